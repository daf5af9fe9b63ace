"""A data folder as the product would have it: short enough for a socket, open to the database's user."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from casereview.standalone.processes import ProcessLedger
from tests.devservers import PREFIX, base_folder


@pytest.fixture
def data() -> Iterator[Path]:
    # The prefix lets a later run sweep it up, servers and all, should this one be killed.
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base_folder()))
    folder.chmod(0o755)
    yield folder
    ProcessLedger(folder).stop_leftovers()  # of a test that failed half-way
    shutil.rmtree(folder, ignore_errors=True)
