"""Which files a room of changes covers, and which tests are asked about them: the nearest first."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.change import Change
from tests.mutants.changes import changes_of

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Room:
    """``files`` are files or folders. A pure room's tests run without Django and without servers."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]
    pure: bool = False

    def sources(self, root: Path = ROOT) -> list[Path]:
        places = [root / name for name in self.files]
        return [
            file
            for place in places
            for file in ([place] if place.is_file() else sorted(place.rglob("*.py")))
            if file.name != "__init__.py" or file.stat().st_size
        ]

    def changes(self, root: Path = ROOT) -> list[Change]:
        return [
            change
            for file in self.sources(root)
            for change in changes_of(file.relative_to(root).as_posix(), file.read_bytes())
        ]


ROOMS = (
    Room(
        "rules",
        ("casereview/rules", "imaging/anatomy", "imaging/wording"),
        ("tests/rules", "tests/imaging"),
        pure=True,
    ),
    Room(
        "tables",
        tuple(f"casereview/lifecycle/{name}.py" for name in ("moves", "acts", "states", "roles", "notify")),
        (
            "tests/lifecycle",
            "tests/effects",
            "tests/notices",
            "tests/policy",
            "tests/selectors",
            "tests/workflow",
            "tests/web/test_case_page.py",
        ),
    ),
    Room(
        "needs",
        ("casereview/lifecycle/needs", "casereview/lifecycle/clock.py", "casereview/lifecycle/calendar.py"),
        ("tests/lifecycle", "tests/calendar", "tests/effects", "tests/workflow"),
    ),
    Room(
        "fields",
        ("casereview/lifecycle/fields", "casereview/workflow/input"),
        ("tests/lifecycle", "tests/workflow", "tests/effects", "tests/web/test_forms.py", "tests/api"),
    ),
    Room(
        "policy",
        ("casereview/policy.py",),
        ("tests/policy", "tests/selectors", "tests/access", "tests/workflow"),
    ),
    Room(
        "selectors",
        ("casereview/selectors",),
        (
            "tests/selectors",
            "tests/effects",
            "tests/workflow",
            "tests/web/test_worklist.py",
            "tests/web/test_case_page.py",
            "tests/api/test_lists.py",
            "tests/demo",
        ),
    ),
    Room(
        "engine",
        tuple(f"casereview/workflow/{name}.py" for name in ("engine", "opening", "idempotency", "documents")),
        (
            "tests/workflow",
            "tests/effects",
            "tests/notices",
            "tests/lifecycle",
            "tests/policy",
            "tests/api/test_verbs.py",
            "tests/api/test_documents.py",
            "tests/demo",
        ),
    ),
    Room(
        "effects",
        ("casereview/workflow/moves", "casereview/workflow/acts"),
        ("tests/effects", "tests/workflow", "tests/notices", "tests/api/test_documents.py"),
    ),
    Room(
        "record",
        ("casereview/workflow/record", "casereview/workflow/outgoing"),
        ("tests/notices", "tests/workflow", "tests/effects", "tests/demo"),
    ),
    Room(
        "outbox",
        ("casereview/outbox",),
        ("tests/outbox", "tests/notices", "tests/workflow/test_notices.py"),
    ),
    Room("api", ("casereview/api/http",), ("tests/api",)),
    Room(
        "web",
        ("casereview/web/pages.py", "casereview/web/refusal_views.py", "casereview/web/views"),
        ("tests/web", "tests/access"),
    ),
)


def drawn(room: Room, seed: int) -> Iterator[Change]:
    """The changes of a room in an order made by the seed, each kind of change in turn."""
    dice = random.Random(f"{seed} {room.name}")  # noqa: S311 - to be repeated, not to be secret
    kinds: dict[str, list[Change]] = {}
    for change in room.changes():
        kinds.setdefault(change.kind, []).append(change)
    for changes in kinds.values():
        dice.shuffle(changes)
    while kinds:
        for kind in sorted(kinds):
            yield kinds[kind].pop()
            if not kinds[kind]:
                del kinds[kind]
