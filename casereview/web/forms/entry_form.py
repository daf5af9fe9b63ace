"""A form made from fields: reads what was typed, hands it on as plain data, shows it again with faults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from casereview.lifecycle.fields.field import InputField
from casereview.web.forms.fields import FormControl, Groups, controls_of
from casereview.web.forms.form_tree import Faults, Tree, parse, plain, typed, with_row, without_blank_rows
from casereview.web.presenters.words import translated
from imaging.sentences import Said


@dataclass(frozen=True, slots=True)
class Wrong:
    """One line of the list above a refused form; ``anchor`` is the control it speaks of, if there is one."""

    anchor: str
    label: str
    sentence: str


@dataclass(slots=True)
class EntryForm:
    fields: Sequence[InputField]
    tree: Tree
    groups: Groups = field(default_factory=dict)
    controls: list[FormControl] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    @classmethod
    def blank(cls, fields: Sequence[InputField], initial: Mapping[str, Any]) -> "EntryForm":
        return cls(fields, typed(fields, initial))

    @classmethod
    def posted(cls, fields: Sequence[InputField], post: QueryDict) -> "EntryForm":
        """As it was sent; with "add_row" the list named there has one row more, and nothing else changes."""
        tree = parse(fields, post)
        if rows := post.get("add_row"):
            return cls(fields, with_row(tree, rows))
        return cls(fields, without_blank_rows(fields, tree))

    def data(self) -> tuple[dict[str, Any], Faults]:
        return plain(self.fields, self.tree)

    def draw(self, groups: Groups, faults: Mapping[str, Sequence[Said]] | None = None) -> "EntryForm":
        """Makes the controls, and hangs each refusal on the one it speaks of."""
        self.groups = groups
        self.controls = controls_of(self.fields, self.tree, groups)
        left = dict(faults or {})
        for made in self._all():
            if says := left.pop(made.path, None):
                made.errors = [translated(sentence) for sentence in says]
                self.wrong += [Wrong(made.first_control, made.label, sentence) for sentence in made.errors]
        self.controls = [made for made in self.controls if made.is_asked]
        for path, says in left.items():
            self.wrong += [Wrong("", _about(path), translated(sentence)) for sentence in says]
        return self

    def _all(self) -> Iterator[FormControl]:
        for made in self.controls:
            yield from made.walk()


def _about(path: str) -> str:
    """Where no control has the name: the name itself, for a fault is never swallowed."""
    return path.replace("_", " ")
