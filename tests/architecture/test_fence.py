"""Imports point down, by the contracts of pyproject.toml; nothing but the engine writes a case's state."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRITES_A_CASE = re.compile(
    r"\bCase\.objects\.(create|filter\(pk=case\.pk|update)|\bcase\.(save\(|(state|version)\s*=[^=])"
)
ROOMS = (
    "casereview/rules",
    "casereview/lifecycle",
    "casereview/workflow",
    "casereview/web",
    "casereview/api",
)
# A file of each kind that must not be there, and what the fence has to say of it.
PLANTED = {
    "casereview/rules/labs/planted.py": (
        "from casereview.models import Case",
        "casereview.rules.labs.planted -> casereview.models",
    ),
    "casereview/workflow/planted.py": (
        "from casereview.api import urls",
        "casereview.workflow.planted -> casereview.api.urls",
    ),
    "casereview/selectors/planted.py": (
        "def late() -> None:\n    from casereview.workflow import engine",
        "casereview.selectors.planted -> casereview.workflow.engine",
    ),
    "casereview/lifecycle/planted.py": (
        "def late() -> None:\n    import django.db",
        "casereview.lifecycle.planted -> django",
    ),
    "imaging/anatomy/planted.py": ("from django.db import models", "imaging.anatomy.planted -> django"),
    "imaging/models/planted.py": (
        "from casereview.rules.labs import units",
        "imaging.models.planted -> casereview.rules.labs.units",
    ),
    "casereview/web/planted.py": (
        "import casereview.api.views",
        "casereview.web.planted -> casereview.api.views",
    ),
    "casereview/api/planted.py": ("import casereview.tasks", "casereview.api.planted -> casereview.tasks"),
    "casereview/outbox/planted.py": (
        "import casereview.standalone.servers",
        "casereview.outbox.planted -> casereview.standalone.servers",
    ),
    "casereview/rules/facts/planted.py": (
        "from casereview.rules.labs import units",
        "casereview.rules.facts.planted -> casereview.rules.labs.units",
    ),
    "casereview/web/back_door.py": (
        "from casereview.workflow.record import seal",
        "casereview.web.back_door -> casereview.workflow.record.seal",
    ),
    "casereview/rules/advice/planted.py": (
        "from casereview.rules.concordance import objections",
        "casereview.rules.advice.planted -> casereview.rules.concordance.objections",
    ),
    "imaging/dose/planted.py": (
        "def late() -> None:\n    from imaging.wording import lexicon",
        "imaging.dose.planted -> imaging.wording.lexicon",
    ),
    "casereview/newroom/__init__.py": ("", "newroom"),
}


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-cache"]
    env = {"PYTHONPATH": "."}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)


def test_planted_violations_are_caught_each_by_name(tmp_path: Path) -> None:
    for name in ("casereview", "imaging", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.toml", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    before = lint(tmp_path)
    assert before.returncode == 0, before.stdout
    for path, (code, _says) in PLANTED.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{code}\n")
    after = lint(tmp_path)
    assert after.returncode == 1
    for path, (_code, says) in PLANTED.items():
        assert says in after.stdout, path


def test_only_the_engine_writes_a_case_row() -> None:
    """State and version change in one file; the opening makes the row that the engine begins with."""
    writers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "casereview").glob("**/*.py")
        if "migrations" not in path.parts and WRITES_A_CASE.search(path.read_text())
    }
    assert writers == {"casereview/workflow/record/events.py", "casereview/workflow/opening.py"}


def test_no_two_classes_of_the_product_share_a_name() -> None:
    found: dict[str, list[str]] = {}
    for path in (*ROOT.glob("casereview/**/*.py"), *ROOT.glob("imaging/**/*.py")):
        if "migrations" not in path.parts:
            for name in re.findall(r"^class (\w+)", path.read_text(), re.M):
                found.setdefault(name, []).append(str(path.relative_to(ROOT)))
    del found["Command"]  # what Django wants a command to be called
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_a_room_shows_ten_entries_or_fewer() -> None:
    hidden = {"__init__", "__main__", "__pycache__", "migrations"}
    for room in (*ROOMS, "imaging"):
        entries = {path.name for path in (ROOT / room).iterdir() if path.stem not in hidden}
        assert len(entries) <= 10, (room, sorted(entries))
