"""A bare machine, as far as it can be had without one: every refusal is one line with its remedy."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from casereview.data_folders import StartRefused
from casereview.standalone import bootstrap, ports


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    return tmp_path


def stamp(environment: Path, **installed: str) -> None:
    (environment / bootstrap.STAMP).write_text(json.dumps(installed))


def test_an_environment_for_tests_will_do_for_a_run_but_not_the_other_way(environment: Path) -> None:
    stamp(environment, test=bootstrap.fingerprint("test"))
    assert bootstrap.ready(environment, "run")
    stamp(environment, run=bootstrap.fingerprint("run"))
    assert bootstrap.ready(environment, "run")
    assert not bootstrap.ready(environment, "test")


def test_a_changed_lock_or_a_vanished_python_asks_for_another_installation(environment: Path) -> None:
    stamp(environment, run="of an earlier lock")
    assert not bootstrap.ready(environment, "run")
    stamp(environment, run=bootstrap.fingerprint("run"))
    python = environment / "bin" / "python"
    python.unlink()
    python.symlink_to("/gone/with/an/upgrade")
    assert not bootstrap.ready(environment, "run")


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
def test_only_what_the_lock_pins_is_installed(
    environment: Path, monkeypatch: pytest.MonkeyPatch, uv: str | None
) -> None:
    # A newer release of what the lock names with an extra made pip's resolver look past the pin, and stop.
    asked: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "run", asked.append)
    bootstrap.make(environment, "test", uv)
    [command] = asked
    assert {"--require-hashes", "--no-deps"} <= set(command)
    assert bootstrap.ready(environment, "test")


def test_a_python_too_old_without_a_newer_one_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(StartRefused, match=r"^Python 3\.11 to 3\.14 is needed and this is 3\.9: apt install"):
        bootstrap.use_fitting_python()


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(StartRefused, match=r"^python3\.\d+-venv is missing: apt install python3\.\d+-venv"):
        bootstrap.need_venv()


def test_a_port_in_use_is_told_with_another_one() -> None:
    with socket.create_server((ports.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartRefused) as refused:
            ports.check(port)
    assert str(refused.value) == f"Port {port} is in use; run `make run PORT={port + 1}`"
    ports.check(port)


def test_the_refusal_is_all_that_is_printed() -> None:
    checkout = Path(__file__).resolve().parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "casereview.standalone.bootstrap", "nothing"],
        cwd=checkout,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "say what for: run or test, and then what to run\n"
