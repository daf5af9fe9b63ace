"""A log names the error and its place, and nothing of what it was about."""

import io
import logging
from collections.abc import Iterator

import psycopg.errors
import pytest

from casereview.logs import FramesOnly

MARKER = "ZZPHI-1"


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(FramesOnly("%(levelname)s %(message)s"))
    logger = logging.getLogger("tests.frames_only")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, lines
    logger.removeHandler(handler)


def test_an_error_loses_its_words_and_keeps_its_kind_and_place(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, lines = log
    try:
        try:
            raise psycopg.errors.UniqueViolation(f"Key (mrn)=({MARKER}) already exists")
        except psycopg.Error as found:
            raise ValueError(f"the patient {MARKER}") from found
    except ValueError:
        logger.exception("Internal error")
    written = lines.getvalue()
    assert MARKER not in written
    assert "ValueError" in written
    assert "UniqueViolation [23505]" in written
    assert "test_logs.py" in written
