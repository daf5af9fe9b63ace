"""`make run` from its first start to its last Ctrl-C, with every process of it."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from casereview.demo.people import LOGINS
from casereview.standalone.processes import ProcessLedger, Started

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NAMES = ["postgres", "valkey", "web", "worker", "beat"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def serve(data: Path, port: int) -> tuple[subprocess.Popen[str], str]:
    env = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    env |= {"CASEREVIEW_VAR": str(data), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "casereview.settings"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=CHECKOUT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if "Ctrl-C" in line:
            break
    return process, said


def running(data: Path) -> list[Started]:
    return [one for one in ProcessLedger(data).read() if one.alive()]


@pytest.mark.timeout(600)  # migrations and the demo, on a machine that may have other things to do
def test_it_greets_survives_kill_9_and_leaves_nothing_behind(data: Path) -> None:
    port = free_port()
    first, said = serve(data, port)
    try:
        assert f"http://localhost:{port}" in said, said
        assert all(email in said and password in said for _role, email, password in LOGINS)
        assert [one.name for one in running(data)] == NAMES
        with urllib.request.urlopen(f"http://localhost:{port}/", timeout=10) as page:
            assert page.status == 200
        orphans = running(data)
    finally:
        first.kill()
        first.communicate()

    second, said = serve(data, port)
    try:
        assert f"http://localhost:{port}" in said, said
        assert "Loading" not in said, "the data of the first run is there"
        assert not any(one.alive() for one in orphans)
        mine = running(data)
        assert [one.name for one in mine] == NAMES
    finally:
        second.send_signal(signal.SIGINT)
        rest, _ = second.communicate(timeout=60)
    assert (second.returncode, rest) == (0, "Stopped.\n")
    assert not any(one.alive() for one in mine)
