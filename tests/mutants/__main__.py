"""`make mutants`: draws changes spread over the rooms, and says which of them no test noticed.

Each worker has a copy of the checkout and a database of its own, so that the checkout is never touched. A
change that does not load proves nothing of the tests: it is not counted, and another is drawn in its place.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import devservers
from tests.mutants.change import Change
from tests.mutants.rooms import ROOMS, ROOT, Room, drawn

TEMPLATE = "mutants_template"
NOTICED = ("killed", "timeout")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class WorkerEnded(Exception):
    """Its process is gone: it was told to end, or it failed, and its traceback stands above."""


@dataclass
class Worker:
    """A process with its own copy of the checkout."""

    number: int
    folder: Path

    def start(self) -> None:
        name = f"test_mutants_{self.number}"
        base, _, query = os.environ["DATABASE_URL"].partition("?")
        data = self.folder / "var"
        data.mkdir()
        env = os.environ | {
            "DATABASE_URL": f"{base.rpartition('/')[0]}/{name}?{query}",
            "MUTANTS_DATABASE": name,
            "MUTANTS_TEMPLATE": TEMPLATE,
            "CASEREVIEW_VAR": str(data),
            "PYTEST_XDIST_WORKER": f"gw{self.number}",  # its own database in Valkey, and no servers
            "LIFECYCLE_WALKS": "3",
            "PYTHONHASHSEED": "0",
        }
        self.process = subprocess.Popen(
            [sys.executable, "tests/mutants/worker.py"],
            cwd=self.folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._answer()

    def run(self, room: Room, change: Change | None, seconds: float) -> dict[str, Any]:
        source = (ROOT / change.path).read_bytes() if change else b""
        job = {
            "path": change.path if change else "",
            "text": change.applied(source).decode() if change else "",
            "tests": list(room.tests),
            "pure": room.pure,
            "seconds": seconds,
        }
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(job)}\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise WorkerEnded(f"worker {self.number}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@dataclass
class Draw:
    """The changes of one room: how many are still wanted, and what became of those that were tried."""

    room: Room
    wanted: int
    changes: Iterator[Change]
    seconds: float = 600.0
    results: list[tuple[Change, str]] = field(default_factory=list)
    broken: int = 0

    def counts(self) -> Counter[str]:
        return Counter(outcome for _change, outcome in self.results)


class Run:
    """All rooms, by all workers."""

    def __init__(self, draws: list[Draw], workers: list[Worker]) -> None:
        self.draws, self.workers = draws, workers
        self.lock = threading.Lock()
        self.jobs: queue.Queue[Draw] = queue.Queue()
        self.faults: list[str] = []

    def unchanged(self) -> None:
        """The tests of each room pass as it is, and how long they take bounds how long a change may take."""
        for draw in self.draws:
            self.jobs.put(draw)
        self._together(self._measure)

    def changed(self) -> None:
        turns = [draw for draw in self.draws for _ in range(draw.wanted)]
        random.Random(0).shuffle(turns)  # noqa: S311 - so that a run that is stopped has seen every room
        for draw in turns:
            self.jobs.put(draw)
        self._together(self._try)

    def _together(self, work: Any) -> None:
        def loop(worker: Worker) -> None:
            with contextlib.suppress(queue.Empty, WorkerEnded):
                while not self.faults:
                    work(worker, self.jobs.get_nowait())

        threads = [threading.Thread(target=loop, args=(worker,), daemon=True) for worker in self.workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if any(worker.process.poll() is not None for worker in self.workers):
            self.faults.append("a worker has ended before its work was done")

    def _measure(self, worker: Worker, draw: Draw) -> None:
        answer = worker.run(draw.room, None, 900.0)
        if answer["outcome"] != "survived":
            self.faults.append(f"the tests of {draw.room.name} fail unchanged:\n{answer['log']}")
        draw.seconds = 60 + 4 * answer["seconds"]
        say(f"{draw.room.name}: {answer['seconds']:.0f} s unchanged")

    def _try(self, worker: Worker, draw: Draw) -> None:
        while True:
            with self.lock:
                change = next(draw.changes, None)
            if change is None:
                return
            answer = worker.run(draw.room, change, draw.seconds)
            outcome = answer["outcome"]
            with self.lock:
                if outcome == "broken":
                    draw.broken += 1
                    continue
                draw.results.append((change, outcome))
                done = sum(len(other.results) for other in self.draws)
                where = f"{change.path}:{change.line} ({change.kind})"
                say(f"{done:4} {outcome:8} {answer['seconds']:5.1f} s  {where}")
            return


def report(draws: list[Draw], goal: float) -> bool:
    """Prints the survivors and the table; whether enough was noticed."""
    for draw in draws:
        for change, outcome in draw.results:
            if outcome not in NOTICED:
                say(f"\n{outcome}: {change.path}:{change.line} ({change.kind})")
                say(change.diff((ROOT / change.path).read_bytes()))
    say(f"\n{'room':10} {'changes':>8} {'killed':>8} {'timeout':>8} {'survived':>8} {'noticed':>8}")
    noticed = everything = 0
    for draw in draws:
        counts, tried = draw.counts(), len(draw.results)
        good = sum(counts[name] for name in NOTICED)
        noticed, everything = noticed + good, everything + tried
        share = f"{100 * good / tried:.1f} %" if tried else "-"
        columns = (tried, counts["killed"], counts["timeout"], tried - good)
        say(f"{draw.room.name:10} {' '.join(f'{number:8}' for number in columns)} {share:>8}")
    share_of_all = 100 * noticed / everything if everything else 0.0
    broken = sum(draw.broken for draw in draws)
    say(f"\n{noticed} of {everything} noticed: {share_of_all:.1f} % (wanted: {goal:.0f} %);"
          f" {broken} more did not load and were not counted")  # fmt: skip
    return share_of_all >= goal


def copy_of_checkout(folder: Path) -> Path:
    """Every file of the checkout that is not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for name in names:
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def make_template(folder: Path) -> None:
    """The database that every change gets a copy of."""
    import psycopg

    base, _, query = os.environ["DATABASE_URL"].partition("?")
    address = f"{base.rpartition('/')[0]}/{TEMPLATE}?{query}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{TEMPLATE}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{TEMPLATE}"'.encode())
    env = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": ".",
    }
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, cwd=folder, env=env, check=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--changes", type=int, default=300, help="how many, spread evenly over the rooms")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--goal", type=float, default=90.0, help="per cent that have to be noticed")
    names = [room.name for room in ROOMS]
    parser.add_argument("--rooms", nargs="+", choices=names, default=names)
    return parser.parse_args()


def main() -> int:
    chosen, began = arguments(), time.monotonic()
    rooms = [room for room in ROOMS if room.name in chosen.rooms]
    shares = [chosen.changes // len(rooms) + (n < chosen.changes % len(rooms)) for n in range(len(rooms))]
    draws = [Draw(room, share, drawn(room, chosen.seed)) for room, share in zip(rooms, shares, strict=True)]
    say(f"seed {chosen.seed}, {chosen.changes} changes, {chosen.workers} workers")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that workers and servers end too
    devservers.start()
    with tempfile.TemporaryDirectory(prefix="casereview-mutants-", dir=devservers.base_folder()) as base:
        workers = [Worker(n, copy_of_checkout(Path(base) / str(n))) for n in range(chosen.workers)]
        try:
            make_template(workers[0].folder)
            for worker in workers:
                worker.start()
            run = Run(draws, workers)
            run.unchanged()
            if not run.faults:
                run.changed()
        finally:
            for worker in workers:
                if hasattr(worker, "process"):
                    worker.stop()
            devservers.stop()
    if run.faults:
        say("\n".join(run.faults))
        return 2
    good = report(draws, chosen.goal)
    say(f"seed {chosen.seed}, {time.monotonic() - began:.0f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
