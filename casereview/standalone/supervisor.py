"""Web, worker and beat: started, watched, and stopped in order. Nothing is restarted behind anyone's back."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from casereview.data_folders import StartRefused
from casereview.standalone.ports import HOST
from casereview.standalone.processes import Child, ProcessLedger, spawn, until

STOP_ORDER = ("web", "worker", "beat")
WEB_START_SECONDS = 60.0
TROUBLE = (" ERROR ", " CRITICAL ", "[ERROR]", "[CRITICAL]")


class Signals:
    """Ctrl-C, a closed terminal and `kill` all ask to stop. Only the long, harmless steps are cut short."""

    def __init__(self) -> None:
        self.asked = False
        self._may_cut = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup means it
                signal.signal(number, self._hear)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        first, self.asked = not self.asked, True
        if first and self._may_cut:
            raise KeyboardInterrupt

    @contextlib.contextmanager
    def cutting(self) -> Iterator[None]:
        """Not around the start of a process: it has to get into the ledger, whatever is pressed."""
        if self.asked:
            raise KeyboardInterrupt
        self._may_cut = True
        try:
            yield
        finally:
            self._may_cut = False

    def step(self) -> None:
        if self.asked:
            raise KeyboardInterrupt


def commands(port: int, data: Path, workers: int = 2) -> dict[str, list[str]]:
    """What runs, with this Python. Celery's own pid file is left out: a stale one would stop a start."""
    python = sys.executable
    celery = [python, "-m", "celery", "-A", "casereview.celery"]
    return {
        "web": [
            *(python, "-m", "gunicorn", "casereview.wsgi:application", "--bind", f"{HOST}:{port}"),
            *("--workers", str(workers), "--timeout", "60", "--graceful-timeout", "5", "--no-control-socket"),
        ],
        "worker": [
            *celery,
            *("worker", "--concurrency", str(workers), "--loglevel", "INFO"),
            *("--without-gossip", "--without-mingle"),
        ],
        "beat": [
            *celery,
            "beat",
            "--schedule",
            str(data / "beat-schedule"),
            "--pidfile=",
            "--loglevel",
            "WARNING",
        ],
    }


@dataclass
class Supervisor:
    ledger: ProcessLedger
    data: Path
    checkout: Path
    say: Callable[[str], object]
    children: dict[str, Child] = field(default_factory=dict)
    _read: dict[str, int] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str]) -> Child:
        log = self.data / "log" / f"{name}.log"
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        child = spawn(self.ledger, name, command, log=log, folder=self.checkout, env=env)
        self.children[name] = child
        # After the start, which may have begun a new file. A first line that is missed is still in the log.
        self._read[name] = log.stat().st_size
        return child

    def wait_for_web(self, port: int) -> None:
        web = self.children["web"]
        if not until(lambda: web.ended() or answers(port), WEB_START_SECONDS, every=0.1) or web.ended():
            raise StartRefused(f"the web server does not start; the end of {web.log}:\n{web.last_lines()}")

    def watch(self, signals: Signals) -> None:
        """Until somebody asks for the end, or a process ends on its own."""
        while not signals.asked:
            self._tell_trouble()
            for name, child in self.children.items():
                if child.ended() and not signals.asked:
                    raise StartRefused(
                        f"{name} ended by itself; the end of {child.log}:\n{child.last_lines()}"
                    )
            time.sleep(0.2)

    def stop(self) -> None:
        for name in STOP_ORDER:
            if (child := self.children.pop(name, None)) and child.stop(self.ledger):
                self.say(f"{name} did not stop when asked and was ended; see {child.log}")

    def _tell_trouble(self) -> None:
        """Errors, and only the line that names them: the rest is in the log."""
        for name, child in self.children.items():
            with child.log.open("rb") as log:
                log.seek(self._read[name])
                new = log.read()
            whole = new[: new.rfind(b"\n") + 1]
            self._read[name] += len(whole)
            for line in whole.decode(errors="replace").splitlines():
                if any(mark in line for mark in TROUBLE):
                    self.say(f"{name}: {line}")


def answers(port: int) -> bool:
    """Whether the application answers, not only the port: any status will do."""
    try:
        line = http.client.HTTPConnection(HOST, port, timeout=10)
        line.request("GET", "/")
        line.getresponse()
        line.close()
    except (OSError, http.client.HTTPException):
        return False
    return True
