"""An early plugin of pytest: a real PostgreSQL and a real Valkey for the run, and a word about the browser.

It must come before Django's settings are loaded, which is before any conftest: hence `-p` in addopts.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from casereview import server_addresses
from casereview.data_folders import StartRefused, closed_folder
from casereview.standalone.processes import ProcessLedger
from casereview.standalone.servers import Servers
from tests import chromium

PREFIX = "casereview-test-"
_servers: Servers | None = None


@pytest.hookimpl(wrapper=True)  # around the others, one of which loads Django's settings
def pytest_load_initial_conftests() -> Generator[None]:
    if not is_worker():
        # Not only in pytest_unconfigure, which is never reached when Django's settings do not load.
        atexit.register(stop, os.getpid())
        start()  # the workers inherit this process's environment
    yield


def start() -> None:
    global _servers  # noqa: PLW0603  (a plugin has no object of its own to keep it in)
    os.environ["CASEREVIEW_LOCAL"] = "1"
    missing = [name for name in ("DATABASE_URL", "REDIS_URL") if not os.environ.get(name)]
    base = base_folder()
    sweep(base)
    data = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
    data.chmod(0o755)  # the database's user has to pass through
    os.environ["CASEREVIEW_VAR"] = str(data)
    try:
        _servers = Servers(data, durable=False)
        _servers.own()
        if "DATABASE_URL" in missing:
            _servers.start_postgres()
            os.environ["DATABASE_URL"] = server_addresses.database_url(data)
        if "REDIS_URL" in missing:
            _servers.start_valkey()
            os.environ["REDIS_URL"] = server_addresses.redis_url(data)
    except StartRefused as refusal:
        stop()
        raise pytest.UsageError(str(refusal)) from None


def stop(owner: int | None = None) -> None:
    global _servers  # noqa: PLW0603
    if _servers is not None and owner in (None, os.getpid()):  # not in a fork that a test made
        _servers.stop()
        shutil.rmtree(_servers.data, ignore_errors=True)
        _servers = None


def base_folder() -> Path:
    """TMPDIR, unless the database's user could not get there."""
    chosen = Path(tempfile.gettempdir()).resolve()
    return Path("/var/tmp") if closed_folder(chosen) else chosen  # noqa: S108  (mkdtemp makes the name)


def sweep(base: Path) -> None:
    """End and remove what a run that was killed left behind; a run that is going on holds its lock."""
    for left in base.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if left.stat().st_uid == os.geteuid() and (ledger := ProcessLedger(left)).own():
                ledger.stop_leftovers()
                ledger.disown()
                shutil.rmtree(left, ignore_errors=True)


# --- the browser ---


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium.find() is None:
        for item in items:
            if "browser" in item.keywords:
                item.add_marker(pytest.mark.skip(reason=f"no Chromium: {chromium.REMEDY}"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With REQUIRE_BROWSER, as .ci/run sets it, nothing may be skipped: what did not run did not pass."""
    if skips(session.config) and os.environ.get("REQUIRE_BROWSER"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    stop()
    if is_worker():
        return
    say = config.get_terminal_writer().line
    if os.environ.get("REQUIRE_BROWSER") and skips(config):
        say(f"FAILED: {skips(config)} skipped, and REQUIRE_BROWSER allows none", red=True)
    if chromium.find() is None and not config.option.collectonly:
        say("The browser tests did not run: no Chromium was found.", yellow=True)
        say(f"To run them: {chromium.REMEDY}", yellow=True)


def skips(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", [])) if reporter else 0


def is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ
