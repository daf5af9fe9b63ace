"""Reads every import of the product, late ones in functions too, and says which point the wrong way."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# From the ground up; rooms of one floor are strangers to each other.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("imaging",),
    ("casereview.rules",),
    ("casereview.models",),
    ("casereview.policy", "casereview.throttle"),
    ("casereview.selectors",),
    ("casereview.workflow",),
    ("casereview.interop",),
    ("casereview.outbox",),
    (
        "casereview.web",
        "casereview.api",
        "casereview.tasks",
        "casereview.admin",
        "casereview.management",
        "casereview.demo",
    ),
    ("casereview.urls", "casereview.settings", "casereview.celery", "casereview.wsgi"),
    ("casereview.apps",),
)
# Neither above nor below: they know nothing of the product, and start or configure it.
OUTSIDE = ("casereview.standalone", "casereview.environment", "casereview.logs")
# What the pure rooms may not touch, and where purity holds.
IMPURE = ("django", "rest_framework", "celery", "pghistory", "pgtrigger")
PURE = ("casereview.rules", "imaging.")
NOT_PURE = ("imaging.models", "imaging.migrations", "imaging.apps", "imaging.services")
# The composition of the running program: a task needs the application it is a task of, and the page for
# mail that was kept needs the demo's own folder. Each exception is named.
ALLOWED = {("casereview.tasks", "casereview.celery"), ("casereview.management", "casereview.demo")}


@dataclass(frozen=True)
class Arrow:
    source: str
    target: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line} imports {self.target}"


def wrong_arrows(root: Path) -> list[str]:
    """A sentence for each import that points up or sideways, or brings a framework into a pure room."""
    return [says for arrow in arrows(root) for says in _judge(arrow)]


def arrows(root: Path) -> Iterator[Arrow]:
    for path in sorted([*root.glob("casereview/**/*.py"), *root.glob("imaging/**/*.py")]):
        parts = path.relative_to(root).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (Arrow(module, alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    yield Arrow(module, f"casereview.relative.{base}", node.lineno)
                    continue
                # "from casereview import policy" points at casereview.policy
                yield from (Arrow(module, f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _judge(arrow: Arrow) -> Iterator[str]:
    if _is_pure(arrow.source) and _within(arrow.target, IMPURE):
        yield f"{arrow}: this room is pure, keep frameworks out of it"
    source, target = _floor(arrow.source), _floor(arrow.target)
    if source is None or target is None or _room(arrow.source) == _room(arrow.target):
        return
    if (_room(arrow.source), _room(arrow.target)) in ALLOWED:
        return
    if target > source:
        yield f"{arrow}: imports point down"
    elif target == source:
        yield f"{arrow}: rooms of one floor are strangers"


def _is_pure(module: str) -> bool:
    return _within(module, PURE) and not _within(module, NOT_PURE)


def _within(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(name.rstrip(".") + ".") for name in names)


def _room(module: str) -> str | None:
    for rooms in FLOORS:
        for room in rooms:
            if module == room or module.startswith(room + "."):
                return room
    return None


def _floor(module: str) -> int | None:
    room = _room(module)
    return None if room is None else next(n for n, rooms in enumerate(FLOORS) if room in rooms)
