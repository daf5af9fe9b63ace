"""Nothing is ended but what was started."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from casereview.standalone.processes import Child, ProcessLedger, Started, birth, spawn, until

STUBBORN = "import signal, time; signal.signal(15, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
PARENT = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"


def run(data: Path, code: str) -> Child:
    child = spawn(
        ProcessLedger(data),
        "one",
        [sys.executable, "-u", "-c", code],
        log=data / "log" / "one.log",
        folder=data,
        env=dict(os.environ),
    )
    assert until(lambda: bool(child.last_lines()), 10)
    return child


def test_a_number_that_was_given_out_again_is_not_ours(tmp_path: Path) -> None:
    stranger = subprocess.Popen(["sleep", "30"], start_new_session=True)
    try:
        ledger = ProcessLedger(tmp_path)
        ledger.write([Started("web", stranger.pid, "an earlier beginning")])
        assert ledger.stop_leftovers() == []
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_zombie_is_gone() -> None:
    child = subprocess.Popen(["true"])
    assert until(lambda: birth(child.pid) is None, 5)
    child.wait()


def test_what_does_not_stop_when_asked_is_forced_and_said_so(tmp_path: Path) -> None:
    child = run(tmp_path, STUBBORN)
    assert child.stop(ProcessLedger(tmp_path), patience=0.2)
    assert child.ended()
    assert ProcessLedger(tmp_path).read() == []


def test_what_a_killed_process_had_started_goes_with_it(tmp_path: Path) -> None:
    child = run(tmp_path, PARENT)
    grandchild = int(child.last_lines())
    os.kill(child.started.pid, signal.SIGKILL)
    child.stop(ProcessLedger(tmp_path))
    assert until(lambda: birth(grandchild) is None, 5)


def test_a_later_owner_ends_what_an_earlier_one_left(tmp_path: Path) -> None:
    child = run(tmp_path, PARENT)
    assert ProcessLedger(tmp_path).stop_leftovers() == ["one"]
    assert child.ended()
    child.popen.wait()


def test_a_spoilt_ledger_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "started.json").write_text('[{"name": "web"')
    assert ProcessLedger(tmp_path).read() == []
