"""Imports point down; nothing but the engine writes a case's state; rooms without a floor are named."""

import re
from pathlib import Path

import pytest

from tests.architecture.fence import FLOORS, OUTSIDE, wrong_arrows

ROOT = Path(__file__).resolve().parents[2]
WRITES_A_CASE = re.compile(
    r"\bCase\.objects\.(create|filter\(pk=case\.pk|update)|\bcase\.(save\(|(state|version)\s*=[^=])"
)


def test_every_import_points_down() -> None:
    assert wrong_arrows(ROOT) == []


def test_every_room_has_a_floor() -> None:
    named = {room for rooms in FLOORS for room in rooms} | set(OUTSIDE)
    there = {
        f"casereview.{path.stem}"
        for path in (ROOT / "casereview").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists())
        and path.stem not in ("__init__", "migrations")
    }
    assert there - named == set()


@pytest.mark.parametrize(
    ("path", "code", "says"),
    [
        ("casereview/rules/new.py", "from casereview.models import Case", "imports point down"),
        ("casereview/workflow/new.py", "from casereview import api", "imports point down"),
        (
            "casereview/policy.py",
            "def late():\n    from casereview.workflow import engine\n",
            "imports point down",
        ),
        ("casereview/rules/new.py", "def late():\n    import django.db\n", "this room is pure"),
        ("imaging/new.py", "from django.db import models", "this room is pure"),
        ("imaging/models/new.py", "from casereview.rules import units", "imports point down"),
        ("casereview/web/new.py", "import casereview.api.views", "rooms of one floor are strangers"),
        ("casereview/api/new.py", "from casereview.tasks import deliver_outbox", "strangers"),
    ],
)
def test_a_planted_violation_is_caught(tmp_path: Path, path: str, code: str, says: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(code)
    found = wrong_arrows(tmp_path)
    assert len(found) == 1
    assert says in found[0]


def test_only_the_engine_writes_a_case_row() -> None:
    """State and version change in one file; the opening makes the row that the engine begins with."""
    writers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "casereview").glob("**/*.py")
        if "migrations" not in path.parts and WRITES_A_CASE.search(path.read_text())
    }
    assert writers == {"casereview/workflow/ledger.py", "casereview/workflow/opening.py"}
