"""What the environment says. A missing or unreadable value stops the start with one line, never a traceback.

Any NAME may come as NAME_FILE instead, the path of a file that holds it, as container secrets do.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

TRUE = ("1", "true", "yes", "on")


class Environment:
    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._missing: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        """The value, from NAME_FILE before NAME; an empty one counts as not given."""
        path = self._variables.get(f"{name}_FILE")
        if not path:
            return self._variables.get(name, "") or default
        try:
            # Editors and `echo` end a file with a line break that is no part of the secret.
            found = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            refuse(f"{name}_FILE names {path}, which cannot be read ({problem}): correct path or permissions")
        if not found:
            refuse(f"{name}_FILE names {path}, which is empty: write the value of {name} into it")
        return found

    def required(self, name: str, what: str) -> str:
        """A value without which nothing may start; all that are missing are told at once, by check()."""
        found = self.text(name)
        if not found:
            self._missing.append(f"{name} ({what})")
        return found

    def names(self, name: str) -> list[str]:
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in TRUE

    def number(self, name: str, default: int) -> int:
        found = self.text(name, str(default))
        if not found.isdigit():
            refuse(f"{name} is {found!r}, which is not a whole number: correct it, or unset it for {default}")
        return int(found)

    def check(self) -> None:
        if self._missing:
            refuse(
                f"not set: {', '.join(self._missing)}. Set each in the environment, or as NAME_FILE "
                "(see .env.example); `make run` needs none of them"
            )


def refuse(line: str) -> NoReturn:
    sys.stderr.write(f"casereview does not start: {line}\n")
    # Not 1: gunicorn ends on this code, and on any other starts the same worker again for ever.
    raise SystemExit(3)


def kept_secret(folder: Path, name: str) -> str:
    """A random key of this data folder, made when it is first asked for; readable by its owner only."""
    try:
        return _kept_secret(folder / name)
    except OSError as problem:
        refuse(
            f"{problem}: run as the user who made {folder.parent}, or set CASEREVIEW_VAR to another folder"
        )


def _kept_secret(path: Path) -> str:
    folder, name = path.parent, path.name
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = folder / f".{name}.{os.getpid()}"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(48))
        # A link, not a rename: web, worker and beat may come here at once, and the first key must stay.
        with contextlib.suppress(FileExistsError):
            os.link(partial, path)
        partial.unlink()
    return path.read_text(encoding="utf-8")
