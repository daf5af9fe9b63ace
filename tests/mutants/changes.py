"""Small changes of a source file, each one that a test should notice. Pure: text in, changes out.

What is never changed: docstrings, annotations, log lines, assertions, words for people, decorators that only
shape a class or a name, how rows are fetched ahead, and `strict` of a zip. None of them is behavior.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeGuard

from tests.mutants.change import Change

CODE = re.compile(r"[a-z][a-z0-9_.]*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")  # a word for machines, none for people
QUERIES = frozenset({"filter", "exclude", "get", "create", "update", "get_or_create", "update_or_create"})
# Steps of a chain without which the rest still runs.
STEPS = frozenset({"strip", "lower", "upper", "distinct", "order_by", "select_for_update"})
FETCHING = frozenset({"select_related", "prefetch_related", "only", "defer", "iterator"})
GENERICS = frozenset({"dict", "list", "tuple", "type", "set", "frozenset", "Callable", "Mapping", "QuerySet"})
SHAPING = frozenset(
    ("dataclass", "property", "cached_property", "classmethod", "staticmethod", "cache", "contextmanager")
)
COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
}
SIGNS: dict[type[ast.operator], str] = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.BitOr: "&"}
BRACKETS: dict[type[ast.expr], tuple[str, str]] = {
    ast.Tuple: ("(", ")"),
    ast.List: ("[", "]"),
    ast.Set: ("{", "}"),
}
SPELLINGS = ("not in", "is not", "==", "!=", "<=", ">=", "in", "is", "<", ">", "+", "-", "*", "|", "&")


def changes_of(path: str, source: bytes) -> list[Change]:
    """Every change of this file that leaves it a program, in the order of its lines."""
    distinct: dict[tuple[int, int, str], Change] = {}
    for change in _Finder(path, source).changes():
        if change.text != source[change.start : change.end].decode():
            distinct.setdefault((change.start, change.end, change.text), change)
    valid = [change for change in distinct.values() if _parses(change, source)]
    return sorted(valid, key=lambda change: (change.start, change.end, change.text))


def _parses(change: Change, source: bytes) -> bool:
    try:
        ast.parse(change.applied(source))
    except SyntaxError:
        return False
    return True


class _Finder:
    def __init__(self, path: str, source: bytes) -> None:
        self.path, self.source = path, source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self._finders: dict[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
            ast.If: self._condition,
            ast.IfExp: self._condition,
            ast.While: self._condition,
            ast.FunctionDef: self._decorators,
            ast.ClassDef: self._decorators,
            ast.Expr: self._statement,
            ast.AugAssign: self._statement,
            ast.Assign: self._statement,
            ast.Delete: self._statement,
            ast.Tuple: self._rows,
            ast.List: self._rows,
            ast.Set: self._rows,
            ast.Dict: self._entries,
            ast.BoolOp: self._junction,
            ast.UnaryOp: self._negation,
            ast.Compare: self._comparison,
            ast.BinOp: self._sum,
            ast.Constant: self._constant,
            ast.Call: self._call,
            ast.ListComp: self._conditions_of_rows,
            ast.SetComp: self._conditions_of_rows,
            ast.GeneratorExp: self._conditions_of_rows,
            ast.DictComp: self._conditions_of_rows,
        }

    def changes(self) -> Iterator[Change]:
        yield from self._within(ast.parse(self.source), in_record=False)

    # --- places ---

    def _start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        assert node.end_lineno is not None and node.end_col_offset is not None  # noqa: PT018
        return self.starts[node.end_lineno - 1] + node.end_col_offset

    def _text(self, node: ast.expr | ast.keyword) -> str:
        return self.source[self._start(node) : self._end(node)].decode()

    def _change(self, kind: str, node: ast.expr | ast.stmt | ast.keyword, text: str) -> Change:
        return Change(self.path, kind, node.lineno, self._start(node), self._end(node), text)

    # --- the walk ---

    def _within(self, node: ast.AST, *, in_record: bool) -> Iterator[Change]:
        """``in_record``: inside a row of a table, whose own places are not rows."""
        if isinstance(node, ast.stmt | ast.expr):
            yield from self._of(node, in_record)
        for child in self._children(node):
            yield from self._within(child, in_record=_is_row_of(child, node))

    def _children(self, node: ast.AST) -> Iterator[ast.AST]:
        """What stands inside ``node`` and is behavior."""
        skipped: list[ast.AST] = []
        if _has_docstring(node):
            skipped.append(node.body[0])
        if isinstance(node, ast.FunctionDef):
            skipped += [*node.decorator_list, *([node.returns] if node.returns else [])]
        if isinstance(node, ast.ClassDef):
            skipped += [*node.decorator_list, *node.bases]
        if isinstance(node, ast.AnnAssign):
            skipped.append(node.annotation)
        if isinstance(node, ast.arg) and node.annotation:
            skipped.append(node.annotation)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FETCHING:
            skipped += [*node.args, *node.keywords]
        for child in ast.iter_child_nodes(node):
            if child not in skipped and not _is_idle(child):
                yield child

    def _of(self, node: ast.stmt | ast.expr, in_record: bool) -> Iterator[Change]:
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and in_record:
            return iter(())
        finder = self._finders.get(type(node))
        return finder(node) if finder else iter(())

    # --- kinds of change ---

    def _condition(self, node: ast.If | ast.IfExp | ast.While) -> Iterator[Change]:
        """A condition that never holds, and one that always does; its names stay bound."""
        refuses = isinstance(node, ast.If) and isinstance(
            node.body[-1], ast.Raise | ast.Return | ast.Continue
        )
        kind, test = "guard" if refuses else "condition", self._text(node.test)
        yield self._change(kind, node.test, f"(({test}) and False)")
        if not isinstance(node, ast.While):
            yield self._change(kind, node.test, f"(({test}) or True)")

    def _statement(self, node: ast.Expr | ast.AugAssign | ast.Assign | ast.Delete) -> Iterator[Change]:
        """A call, or a change of something that is there; a new name is needed by what follows."""
        if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Call):
            return
        if isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Attribute | ast.Subscript):
            return
        yield self._change("statement", node, "pass")

    def _negation(self, node: ast.UnaryOp) -> Iterator[Change]:
        if isinstance(node.op, ast.Not):
            yield self._change("comparison", node, f"({self._text(node.operand)})")

    def _conditions_of_rows(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
    ) -> Iterator[Change]:
        for generator in node.generators:
            for test in generator.ifs:
                yield self._change("filter", test, "True")

    def _decorators(self, node: ast.FunctionDef | ast.ClassDef) -> Iterator[Change]:
        for decorator in node.decorator_list:
            if _name_of(decorator) not in SHAPING:
                start, end = self._start(decorator) - 1, self._end(decorator)
                yield Change(self.path, "decorator", decorator.lineno, start, end, "")

    def _rows(self, node: ast.Tuple | ast.List | ast.Set) -> Iterator[Change]:
        opening, closing = BRACKETS[type(node)]
        if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load) or not self._text(node).startswith(
            opening
        ):
            return
        for dropped in node.elts:
            rest = [self._text(item) for item in node.elts if item is not dropped]
            comma = "," if isinstance(node, ast.Tuple) and rest else ""
            text = f"{opening}{', '.join(rest)}{comma}{closing}"
            yield self._change("row", node, text if rest or not isinstance(node, ast.Set) else "set()")

    def _entries(self, node: ast.Dict) -> Iterator[Change]:
        rows = [
            f"{self._text(key)}: {self._text(value)}" if key else f"**{self._text(value)}"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        for number in range(len(rows)):
            rest = ", ".join(row for other, row in enumerate(rows) if other != number)
            yield self._change("row", node, f"{{{rest}}}")

    def _junction(self, node: ast.BoolOp) -> Iterator[Change]:
        parts = [f"({self._text(value)})" for value in node.values]
        other = " or " if isinstance(node.op, ast.And) else " and "
        same = " and " if isinstance(node.op, ast.And) else " or "
        yield self._change("junction", node, f"({other.join(parts)})")
        for number in range(len(parts)):
            rest = [part for place, part in enumerate(parts) if place != number]
            yield self._change("junction", node, f"({same.join(rest)})")

    def _comparison(self, node: ast.Compare) -> Iterator[Change]:
        left: ast.expr = node.left
        for op, right in zip(node.ops, node.comparators, strict=True):
            for text in COMPARISONS[type(op)]:
                if change := self._between(left, right, text, "comparison"):
                    yield change
            left = right

    def _sum(self, node: ast.BinOp) -> Iterator[Change]:
        text = SIGNS.get(type(node.op))
        if text and (change := self._between(node.left, node.right, text, "sum")):
            yield change

    def _between(self, left: ast.expr, right: ast.expr, text: str, kind: str) -> Change | None:
        """The operator between two operands, where no comment or bracket hides it."""
        start, end = self._end(left), self._start(right)
        between = self.source[start:end].decode()
        spelled = between.strip("() \n\t")
        if spelled not in SPELLINGS:
            return None
        return Change(self.path, kind, left.lineno, start, end, between.replace(spelled, text, 1))

    def _constant(self, node: ast.Constant) -> Iterator[Change]:
        value = node.value
        if isinstance(value, bool):
            yield self._change("constant", node, str(not value))
        elif isinstance(value, int):
            yield self._change("constant", node, str(value + 1))
            if value > 1:
                yield self._change("constant", node, str(value - 1))
        elif isinstance(value, float):
            yield self._change("constant", node, repr(value + 1))
        elif isinstance(value, str) and CODE.fullmatch(value) and self._text(node)[0] in "'\"":
            yield self._change("constant", node, repr(f"{value}_x"))

    def _call(self, node: ast.Call) -> Iterator[Change]:
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if isinstance(node.func, ast.Attribute) and method in STEPS:
            yield self._change("step", node, self._text(node.func.value))
        named = [word for word in node.keywords if word.arg != "strict"]
        if method in QUERIES:
            yield from self._arguments(node, "filter", [*node.args, *named])
        elif isinstance(node.func, ast.Name) and node.func.id[:1].isupper():
            yield from self._arguments(node, "argument", named)

    def _arguments(
        self, node: ast.Call, kind: str, droppable: Sequence[ast.expr | ast.keyword]
    ) -> Iterator[Change]:
        everything: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
        for dropped in droppable:
            rest = ", ".join(self._text(item) for item in everything if item is not dropped)
            yield self._change(kind, node, f"{self._text(node.func)}({rest})")


def _name_of(node: ast.expr) -> str:
    target = node.func if isinstance(node, ast.Call) else node
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def _is_row_of(child: ast.AST, parent: ast.AST) -> bool:
    """A tuple inside a table is one row of it, and to drop a place of the row breaks the table."""
    return isinstance(child, ast.Tuple) and isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Dict)


def _has_docstring(node: ast.AST) -> TypeGuard[ast.FunctionDef | ast.ClassDef | ast.Module]:
    return (
        isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module)
        and ast.get_docstring(node, clean=False) is not None
    )


def _is_idle(node: ast.AST) -> bool:
    """What is no behavior: assertions, log lines, `__all__`, types by name, and f-strings."""
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.JoinedStr():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.keyword(arg="strict"):
            return True
        case ast.Subscript(value=ast.Name(id=name)):
            return name in GENERICS
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="log")))):
            return True
        case _:
            return False
