"""From a bare machine to a running command: find a Python, make the environment, install the lock, go on.

    python3 -m casereview.standalone.bootstrap run  manage.py serve
    python3 -m casereview.standalone.bootstrap test pytest -n 2

`run` needs requirements.lock, `test` requirements-dev.lock, which holds the first. What follows takes the
place of this process: a program of the environment, or a file or module (-m) for its Python. Standard library
only, and older Pythons must be able to read it, so that they can look for a newer one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from casereview.data_folders import StartRefused, claim, environment, home

OLDEST, TOO_NEW = (3, 11), (3, 15)
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
CHECKOUT = Path(__file__).resolve().parent.parent.parent
STAMP = "casereview-installed.json"


def say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def newer_python() -> str | None:
    """Another Python on this machine that will do, the newest first."""
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        if found := shutil.which(f"python3.{minor}"):
            return found
    return None


def use_fitting_python() -> None:
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return
    here = ".".join(str(part) for part in sys.version_info[:2])
    other = newer_python()
    if other is None:
        raise StartRefused(
            f"Python 3.11 to 3.14 is needed and this is {here}: apt install python3.11 python3.11-venv"
        )
    os.execv(other, [other, "-m", "casereview.standalone.bootstrap", *sys.argv[1:]])  # noqa: S606  (a Python that we found ourselves)


def installed(folder: Path) -> dict[str, str]:
    """Which lock, by its hash, the environment was made from; empty for none, or for a broken one."""
    if not (
        folder / "bin" / "python"
    ).exists():  # a link to a Python that was upgraded away does not exist either
        return {}
    try:
        found = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def fingerprint(kind: str) -> str:
    return hashlib.sha256((CHECKOUT / LOCKS[kind]).read_bytes()).hexdigest()


def ready(folder: Path, kind: str) -> bool:
    """What tests need includes what a run needs, so either lock will do for a run."""
    have = installed(folder)
    return any(have.get(one) == fingerprint(one) for one in {kind, "test"})


def make(folder: Path, kind: str, uv: str | None) -> None:
    if not (folder / "bin" / "python").exists():
        shutil.rmtree(folder, ignore_errors=True)
        if uv:
            run([uv, "venv", "--quiet", "--python", sys.executable, str(folder)])
        else:
            run([sys.executable, "-m", "venv", str(folder)])
    python = str(folder / "bin" / "python")
    (folder / STAMP).unlink(missing_ok=True)
    # The lock is whole, so there is nothing to resolve: an older pip would look past a pin for name[extra].
    pinned = ["--require-hashes", "--no-deps", "-r", str(CHECKOUT / LOCKS[kind])]
    if uv:
        run([uv, "pip", "install", "--quiet", "--python", python, *pinned])
    else:
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        run([*pip, *pinned])
    (folder / STAMP).write_text(json.dumps({kind: fingerprint(kind)}), encoding="utf-8")


def need_venv() -> None:
    """Debian and Ubuntu ship Python without these two."""
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        version = f"python3.{sys.version_info[1]}"
        raise StartRefused(f"{version}-venv is missing: apt install {version}-venv (or install uv)") from None


def run(command: list[str]) -> None:
    if subprocess.run(command, check=False).returncode:  # noqa: S603  (our own commands; no shell)
        raise StartRefused(f"this did not work, see above: {' '.join(command)}")


def prepare(kind: str) -> Path:
    """The environment's Python, with the lock of that kind installed."""
    place = home(CHECKOUT)
    if place != CHECKOUT:
        say(f"Environment and data are in {claim(place)}: PostgreSQL cannot live below {CHECKOUT}")
    folder = environment(CHECKOUT)
    python = folder / "bin" / "python"
    if ready(folder, kind):
        return python
    asked_for = os.umask(
        0o022
    )  # as root the database runs as another user, who has to read what is installed
    (place / "var").mkdir(exist_ok=True)
    with (place / "var" / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second `make` waits for the first instead of mixing with it
        if not ready(folder, kind):
            uv = shutil.which("uv")
            how = "uv" if uv else "pip"
            if not uv:
                need_venv()
            say(f"Installing {LOCKS[kind]} into {folder} with {how} (this once, about a minute)")
            began = time.monotonic()
            make(folder, kind, uv)
            say(f"Installed in {time.monotonic() - began:.0f} s")
    os.umask(asked_for)
    return python


def main() -> None:
    try:
        use_fitting_python()
        if len(sys.argv) < 2 or sys.argv[1] not in LOCKS:  # noqa: PLR2004
            raise StartRefused(f"say what for: {' or '.join(LOCKS)}, and then what to run")
        python = str(prepare(sys.argv[1]))
    except StartRefused as refusal:
        say(str(refusal))
        raise SystemExit(1) from None
    except OSError as problem:
        say(f"{problem}: the checkout and its environment have to belong to who runs this")
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    if sys.argv[2:]:
        os.environ["PATH"] = f"{Path(python).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        # In place of this process, so that a Ctrl-C or a kill goes to the one that has to hear it.
        program = Path(python).parent / sys.argv[2]
        command = sys.argv[2:] if program.is_file() else [python, *sys.argv[2:]]
        os.execvp(command[0], command)  # noqa: S606  (a program of the environment, found on the PATH set above)


if __name__ == "__main__":
    main()
