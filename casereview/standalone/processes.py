"""Processes that we start, and the ledger by which a later start finds the ones that a kill -9 left behind.

A number alone does not name a process: numbers are given out again. The ledger therefore keeps when
each one began, and nothing is ended unless both agree.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from casereview.data_folders import StartRefused

LOG_SIZE_KEPT = 5_000_000


def birth(pid: int) -> str | None:
    """When the process began, in whatever form the system gives it; None when it is gone or a zombie."""
    try:
        # After the name, which may hold spaces and brackets itself: the state is field 0, the start field 19.
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        fields = text.rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        if Path("/proc/self").exists():
            return None
        answer = subprocess.run(  # noqa: S603  (no /proc, as on macOS: a fixed command and a number)
            ["/bin/ps", "-o", "state=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        fields = answer.stdout.split(maxsplit=1)
        return None if len(fields) < 2 or fields[0].startswith("Z") else fields[1].strip()  # noqa: PLR2004
    if fields[0] == "Z":
        return None
    boot = Path("/proc/sys/kernel/random/boot_id")
    return f"{fields[19]} {boot.read_text().strip() if boot.exists() else ''}".strip()


@dataclass(frozen=True)
class Started:
    """One line of the ledger."""

    name: str
    pid: int
    born: str
    how_to_stop: int = signal.SIGTERM

    def alive(self) -> bool:
        return birth(self.pid) == self.born

    def tell(self, what: int) -> None:
        if self.alive():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, what)

    def stop(self, patience: float = 10.0) -> bool:
        """Ask, wait, then force. True when it had to be forced."""
        self.tell(self.how_to_stop)
        if until(lambda: not self.alive(), patience):
            return False
        self.tell(signal.SIGKILL)
        until(lambda: not self.alive(), patience)
        return True


def until(true: Callable[[], bool], seconds: float, every: float = 0.02) -> bool:
    """Wait for something to become true; False when the time is up."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(every)
    return True


class ProcessLedger:
    """What is running out of one data folder, kept on disk; one owner at a time."""

    def __init__(self, data: Path) -> None:
        self.path = data / "started.json"
        self._lock_path = data / "owner.lock"
        self._lock: int | None = None

    def own(self) -> bool:
        """Take the folder. The system drops the lock with the process, so a kill -9 leaves none behind."""
        handle = os.open(self._lock_path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._lock = handle
        return True

    def disown(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def read(self) -> list[Started]:
        try:
            return [Started(**row) for row in json.loads(self.path.read_text(encoding="utf-8"))]
        except (FileNotFoundError, ValueError, TypeError):
            return []

    def write(self, rows: Sequence[Started]) -> None:
        partial = self.path.with_suffix(".partial")
        partial.write_text(json.dumps([vars(row) for row in rows]), encoding="utf-8")
        partial.replace(self.path)

    def add(self, row: Started) -> None:
        self.write([*self.read(), row])

    def remove(self, row: Started) -> None:
        self.write([other for other in self.read() if other != row])

    def stop_leftovers(self) -> list[str]:
        """End what an earlier owner started and could not stop, the last started first."""
        left = [row for row in reversed(self.read()) if row.alive()]
        for row in left:
            row.stop(patience=30.0)
        self.write([])
        return [row.name for row in left]


@dataclass
class Child:
    """A process of ours, in a session of its own: Ctrl-C in the terminal does not reach it."""

    started: Started
    popen: subprocess.Popen[bytes]
    log: Path

    def ended(self) -> bool:
        return not self.started.alive()

    def stop(self, ledger: ProcessLedger, patience: float = 10.0) -> bool:
        """True when it had to be forced."""
        self.started.tell(self.started.how_to_stop)
        forced = not until(self.ended, patience)
        # What is left of its group goes too: a worker's pool outlives a worker that was killed. It is not
        # waited for until then, because its number stays ours only for as long as it has not been.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.started.pid, signal.SIGKILL)
        self.popen.wait()
        ledger.remove(self.started)
        return forced

    def last_lines(self, count: int = 15) -> str:
        return tail(self.log, count)


def tail(log: Path, count: int) -> str:
    if not log.exists():
        return ""
    with log.open("rb") as handle:
        handle.seek(max(0, log.stat().st_size - 20_000))
        return "\n".join(handle.read().decode(errors="replace").splitlines()[-count:])


def spawn(
    ledger: ProcessLedger,
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    folder: Path,
    env: Mapping[str, str],
    account: pwd.struct_passwd | None = None,
    how_to_stop: int = signal.SIGTERM,
) -> Child:
    """Start it, with both its outputs in the log, and write it into the ledger."""
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_SIZE_KEPT:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as output:
        try:
            popen = subprocess.Popen(  # noqa: S603  (our own commands only; no shell)
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=dict(env),
                start_new_session=True,
                **as_account(account),
            )
        except OSError as problem:
            raise StartRefused(f"{name} does not start: {problem}") from problem
    started = Started(name, popen.pid, birth(popen.pid) or "", how_to_stop)
    ledger.add(started)
    return Child(started, popen, log)


class RunAs(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def as_account(account: pwd.struct_passwd | None) -> RunAs:
    """How to run a command as somebody else; only root may, so only root asks."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
