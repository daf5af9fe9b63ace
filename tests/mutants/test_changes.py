"""Which changes the tool makes of a source, and which it leaves alone."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.mutants.changes import changes_of
from tests.mutants.rooms import ROOMS, drawn


def texts(source: str, kind: str = "") -> list[str]:
    """The whole source after each change of a kind."""
    raw = source.encode()
    return [change.applied(raw).decode() for change in changes_of("a.py", raw) if kind in ("", change.kind)]


@pytest.mark.parametrize(
    ("kind", "source", "changed"),
    [
        ("row", 'NEEDS = ("quorum", "target")', ['NEEDS = ("target",)', 'NEEDS = ("quorum",)']),
        ("row", "ROLES = [CHAIR]", ["ROLES = []"]),
        ("row", "ROLES = {CHAIR}", ["ROLES = set()"]),
        ("row", "T = {**A, 'b': c}", ["T = {'b': c}", "T = {**A}"]),
        ("row", "T = ((1, a), (2, b))", ["T = ((2, b),)", "T = ((1, a),)"]),
        ("argument", "Move('hold', needs=N, target=None)",
         ["Move('hold', target=None)", "Move('hold', needs=N)"]),
        ("guard", "def f(a):\n    if a:\n        raise E\n",
         ["def f(a):\n    if ((a) and False):\n        raise E\n",
          "def f(a):\n    if ((a) or True):\n        raise E\n"]),
        ("condition", "x = a if b else c",
         ["x = a if ((b) and False) else c", "x = a if ((b) or True) else c"]),
        ("decorator", "@signed_in\n@require_POST\ndef f(): ...",
         ["\n@require_POST\ndef f(): ...", "@signed_in\n\ndef f(): ..."]),
        ("statement", "def f(a):\n    tell(a)\n", ["def f(a):\n    pass\n"]),
        ("statement", "changes[k] = v", ["pass"]),
        ("statement", "row.done = v", ["pass"]),
        ("statement", "n += v", ["pass"]),
        ("filter", "rows.filter(case=c, done_at=n)", ["rows.filter(done_at=n)", "rows.filter(case=c)"]),
        ("filter", "x = [a for a in b if a.live]", ["x = [a for a in b if True]"]),
        ("step", "rows.order_by(k)[0]", ["rows[0]"]),
        ("junction", "a and b", ["((a) or (b))", "((b))", "((a))"]),
        ("comparison", "a < b", ["a <= b", "a > b"]),
        ("comparison", "a not in b", ["a in b"]),
        ("comparison", "not a.exists()", ["(a.exists())"]),
        ("comparison", "a == b == c", ["a != b == c", "a == b != c"]),
        ("constant", "DAYS = 5", ["DAYS = 4", "DAYS = 6"]),
        ("constant", "LIVE = True", ["LIVE = False"]),
        ("constant", "status = 'sent'", ["status = 'sent_x'"]),
        ("sum", "a + b", ["a - b"]),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_made(kind: str, source: str, changed: list[str]) -> None:
    assert sorted(texts(source, kind)) == sorted(changed)


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "def f():\n    'docstring'\n",
        "import a",
        "log.warning(a, 5)",
        "assert a == 5",
        "X = 'Words for people'",
        "X = f'code_{a}'",
        "__all__ = ['a', 'b']",
        "x: Literal['a', 'b']",
        "def f(a: Literal['b']) -> Literal['c']: ...",
        "@dataclass(frozen=True)\nclass A: ...",
        "x = zip(a, b, strict=True)",
        "x = rows.select_related('center')",
        "x = dict[str, int]",
    ],
)
def test_what_is_no_behavior_is_left_alone(source: str) -> None:
    assert texts(source) == []


def test_a_place_of_a_row_is_not_dropped() -> None:
    assert "T = (('b',),)" not in texts("T = (('a', 'b'),)")


def test_every_change_is_another_program_and_its_diff_names_the_file() -> None:
    source = b"if a and b == 5:\n    tell(c)\n"
    changes = changes_of("a.py", source)
    assert len(changes) > 8
    assert len({change.applied(source) for change in changes}) == len(changes)
    for change in changes:
        compile(change.applied(source), "a.py", "exec")
        assert change.diff(source).startswith("@@")


def test_letters_outside_of_ascii_do_not_shift_a_change() -> None:
    assert texts("x = 'é', a == b", "comparison") == ["x = 'é', a != b"]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_has_files_and_tests_and_a_seed_draws_the_same_changes_again(room: object) -> None:
    from tests.mutants.rooms import ROOT, Room

    assert isinstance(room, Room)
    assert all((ROOT / name).exists() for name in (*room.files, *room.tests))
    first, again, other = (list(islice(drawn(room, seed), 30)) for seed in (1, 1, 2))
    assert first == again != other
    assert len(set(first)) == 30
    assert len({change.kind for change in first}) > 5
