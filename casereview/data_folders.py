"""Where the environment and the data of a checkout live.

Standard library only: bootstrap.py asks before anything is installed, settings.py asks on every start.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import stat
from pathlib import Path

#: PostgreSQL refuses to run as root; this account exists on every Unix, so none has to be added.
DATABASE_ACCOUNT = "nobody"
#: What a Unix socket's address may hold on every system (Linux 107, macOS 103 bytes), less our longest name.
LONGEST_DATA_FOLDER = 103 - len("/postgres/.s.PGSQL.5432")


class StartRefused(Exception):
    """Something that a person has to put right: the message is one line that says what and how."""


def enters(folder: Path, account: pwd.struct_passwd) -> bool:
    """Whether the account may pass through this one folder."""
    found = folder.stat()
    if found.st_uid == account.pw_uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == account.pw_gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def closed_folder(path: Path) -> Path | None:
    """The outermost folder on the way to (and including) path that the database's user may not enter.

    Only root needs another user for the database, so for anyone else nothing is closed.
    """
    if os.geteuid() != 0:
        return None
    try:
        account = database_account()
    except StartRefused:
        return None  # told when a database is to be started, which may never be
    for folder in (*reversed(path.parents), path):
        if folder.is_dir() and not enters(folder, account):
            return folder
    return None


def database_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(DATABASE_ACCOUNT)
    except KeyError:
        raise StartRefused(
            f"PostgreSQL does not run as root and this machine has no account '{DATABASE_ACCOUNT}': "
            "run as an ordinary user, or set DATABASE_URL"
        ) from None


def home(checkout: Path) -> Path:
    """The folder that holds `.venv` and `var`: the checkout, unless the database could not live there."""
    too_deep = len(os.fsencode(checkout / "var")) > LONGEST_DATA_FOLDER
    if too_deep or closed_folder(checkout):
        return Path("/var/tmp") / f"casereview-{hashlib.sha256(os.fsencode(checkout)).hexdigest()[:10]}"  # noqa: S108  (claim() checks the owner)
    return checkout


def claim(folder: Path) -> Path:
    """Make a folder under /var/tmp ours; refuse one that somebody else put there first."""
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise StartRefused(
            f"{folder} belongs to somebody else: remove it, or move the checkout to another path"
        )
    return folder


def environment(checkout: Path) -> Path:
    return home(checkout) / ".venv"


def data_folder(checkout: Path) -> Path:
    """Everything that outlives a run: databases, documents, mail, logs, generated keys."""
    chosen = os.environ.get("CASEREVIEW_VAR")
    return Path(chosen).absolute() if chosen else home(checkout) / "var"
