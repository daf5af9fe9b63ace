"""One worker: a copy of the checkout, a database of its own, and a fork for every change.

It imports what the tests import from elsewhere, and nothing of the project; a fork begins there, and is
spared the seconds that this takes. Jobs come as lines of JSON, answers go the same way.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NamedTuple

SURVIVED, KILLED, BROKEN, NO_TESTS = 0, 1, 77, 5
ELSEWHERE = (
    "aiosmtpd.controller",
    "celery",
    "django.contrib.admin",
    "django.test",
    "drf_spectacular",
    "holidays",
    "hypothesis.stateful",
    "msgspec",
    "psycopg",
    "pytest",
    "redis",
    "rest_framework.settings",
    "schemathesis",
    "time_machine",
)


class Job(NamedTuple):
    """``path`` is changed to ``text`` and put back afterwards; an empty path changes nothing."""

    path: str
    text: str
    tests: list[str]
    pure: bool
    seconds: float


def main() -> None:
    """Reads jobs until there are no more, or until it is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    for name in ELSEWHERE:
        importlib.import_module(name)
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    answers.write(f"{json.dumps({'ready': True})}\n")
    for line in sys.stdin:
        answers.write(f"{json.dumps(_run(Job(**json.loads(line))))}\n")


def _run(job: Job) -> dict[str, Any]:
    began, file = time.monotonic(), Path(job.path)
    kept = (file.read_bytes(), file.stat()) if job.path else None
    try:
        if job.path:
            file.write_text(job.text)
            os.utime(
                file, (time.time() + 9, time.time() + 9)
            )  # no byte-code of the unchanged file passes for it
        if not job.pure:
            _fresh_database()
        outcome = _in_a_fork(job)
    finally:
        if kept:
            file.write_bytes(kept[0])
            os.utime(file, ns=(kept[1].st_atime_ns, kept[1].st_mtime_ns))
    return {
        "outcome": outcome,
        "seconds": time.monotonic() - began,
        "log": Path("mutant.log").read_text()[-4000:],
    }


def _fresh_database() -> None:
    """A copy of the migrated one: whatever a change did to the last is gone with it."""
    import psycopg

    address, name = os.environ["DATABASE_URL"], os.environ["MUTANTS_DATABASE"]
    maintenance = address.replace(f"/{name}?", "/postgres?")
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{os.environ["MUTANTS_TEMPLATE"]}"'.encode())


def _in_a_fork(job: Job) -> str:
    child = os.fork()
    if not child:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.setsid()
        log = os.open("mutant.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for descriptor in (1, 2):
            os.dup2(log, descriptor)
        code = 70
        try:
            code = _tests(job)
        except BaseException:  # noqa: BLE001 - a fork must not run on as a second worker
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return _ended(child, time.monotonic() + job.seconds)


def _ended(child: int, until: float) -> str:
    try:
        while time.monotonic() < until:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                return {SURVIVED: "survived", BROKEN: "broken", NO_TESTS: "no tests"}.get(code, "killed")
            time.sleep(0.02)
        return "timeout"
    finally:
        _end_group(child)


def _end_group(child: int) -> None:
    """The fork and whatever it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


def _tests(job: Job) -> int:
    """The exit code of pytest, or BROKEN where the changed file cannot even be imported."""
    import pytest

    sys.dont_write_bytecode = bool(job.path)
    more = ["-c", "tests/pure.ini", "--rootdir", "."] if job.pure else ["--reuse-db"]
    if not job.pure:
        _use_database()
    if job.path:
        try:
            importlib.import_module(job.path.removesuffix(".py").replace("/", "."))
        except Exception:  # noqa: BLE001 - whatever it is, no test was asked
            traceback.print_exc()
            return BROKEN
    # Some plugins of pytest are imported by now; their own assertions need no rewriting.
    imported = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    quick = ["-x", "-q", "--tb=line", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", *more]
    return int(pytest.main([*quick, *imported, *job.tests]))


def _use_database() -> None:
    """Django as the suite has it, on the database that is there already."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.test import utils

    django.setup()
    vars(utils)["setup_databases"] = lambda **_: []


if __name__ == "__main__":
    sys.path[0] = os.getcwd()
    main()
