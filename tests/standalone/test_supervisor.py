"""What the supervisor says and does when one of its own fails."""

import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from casereview.data_folders import StartRefused
from casereview.standalone.processes import ProcessLedger, until
from casereview.standalone.supervisor import Signals, Supervisor, commands

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def signals(monkeypatch: pytest.MonkeyPatch) -> Signals:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the run of the tests keeps its own Ctrl-C
    return Signals()


@pytest.fixture
def supervisor(tmp_path: Path, said: list[str]) -> Iterator[Supervisor]:
    made = Supervisor(ProcessLedger(tmp_path), tmp_path, tmp_path, said.append)
    yield made
    made.stop()


def test_a_process_that_ends_by_itself_is_named_with_the_end_of_its_log(
    supervisor: Supervisor, signals: Signals
) -> None:
    supervisor.start("web", SLEEP)
    supervisor.start("worker", [sys.executable, "-c", "print('out of memory'); raise SystemExit(1)"])
    with pytest.raises(StartRefused, match="^worker ended by itself; .*worker.log:\nout of memory$"):
        supervisor.watch(signals)
    children = list(supervisor.children.values())
    supervisor.stop()
    assert all(child.ended() for child in children)


def test_errors_are_told_in_one_line_each_and_the_rest_stays_in_the_log(
    supervisor: Supervisor, signals: Signals, said: list[str]
) -> None:
    lines = "12:00 INFO django: fine\\n12:01 ERROR django.request: Internal Server Error\\n  File x\\n"
    supervisor.start(
        "web",
        [sys.executable, "-c", f"import time; time.sleep(.3); print('{lines}', flush=True); time.sleep(60)"],
    )
    watch = threading.Thread(target=supervisor.watch, args=[signals])
    watch.start()
    try:
        assert until(lambda: bool(said), 10)
    finally:
        signals.asked = True
        watch.join()
    assert said == ["web: 12:01 ERROR django.request: Internal Server Error"]


def test_once_the_end_is_asked_for_no_further_step_is_begun(signals: Signals) -> None:
    with pytest.raises(KeyboardInterrupt), signals.cutting():
        signals._hear(signal.SIGINT, None)
    with pytest.raises(KeyboardInterrupt):
        signals.step()
    signals._hear(signal.SIGINT, None)  # impatience: the stop goes on undisturbed


def test_the_web_server_listens_to_this_machine_only(tmp_path: Path) -> None:
    assert "127.0.0.1:8000" in commands(8000, tmp_path)["web"]
