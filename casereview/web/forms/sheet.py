"""A form made from asks: read what was typed, hand it on as plain data, show it again with what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from casereview.rules.asks import Ask
from casereview.web.forms.fields import Field, Groups, fields_of
from casereview.web.forms.typed import Faults, Tree, parse, plain, typed, with_row, without_blank_rows
from casereview.web.presenters.words import said


@dataclass(frozen=True, slots=True)
class Wrong:
    """One line of the list above a refused form; ``anchor`` is the control it speaks of, if there is one."""

    anchor: str
    label: str
    sentence: str


@dataclass(slots=True)
class Sheet:
    asks: Sequence[Ask]
    tree: Tree
    groups: Groups = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    @classmethod
    def blank(cls, asks: Sequence[Ask], initial: Mapping[str, Any]) -> "Sheet":
        return cls(asks, typed(asks, initial))

    @classmethod
    def posted(cls, asks: Sequence[Ask], post: QueryDict) -> "Sheet":
        """As it was sent; with "add_row" the list named there has one row more, and nothing else changes."""
        tree = parse(asks, post)
        if rows := post.get("add_row"):
            return cls(asks, with_row(tree, rows))
        return cls(asks, without_blank_rows(asks, tree))

    def data(self) -> tuple[dict[str, Any], Faults]:
        return plain(self.asks, self.tree)

    def draw(self, groups: Groups, faults: Mapping[str, Sequence[str]] | None = None) -> "Sheet":
        """Makes the controls, and hangs each refusal on the one it speaks of."""
        self.groups = groups
        self.fields = fields_of(self.asks, self.tree, groups)
        left = dict(faults or {})
        for made in self._all():
            if says := left.pop(made.path, None):
                made.errors = [said(sentence) for sentence in says]
                self.wrong += [Wrong(made.first_control, made.label, sentence) for sentence in made.errors]
        for path, says in left.items():
            self.wrong += [Wrong("", _about(path), said(sentence)) for sentence in says]
        return self

    def _all(self) -> Iterator[Field]:
        for made in self.fields:
            yield from made.walk()


def _about(path: str) -> str:
    """Where no control has the name: the name itself, for a fault is never swallowed."""
    return path.replace("_", " ")
