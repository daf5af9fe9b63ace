"""An input field as a control on a page: its words, its choices, what was typed, what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from casereview.lifecycle.fields.field import Choices, InputField
from casereview.web.forms.form_tree import KNOWN, TIME, Tree, is_blank
from casereview.web.presenters.words import translated
from imaging.anatomy.sites import SIDES, place_of, side_of

WIDE = frozenset({"text", "codes", "grid", "rows", "moment"})

Groups = Mapping[str, Choices]  # choices by the name of a field or of its kind, read from the case's rows


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool
    id: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One place with a box for each side on which it exists; None elsewhere."""

    label: str
    boxes: tuple[Option | None, ...]


@dataclass(slots=True)
class Row:
    number: int  # as it is counted for people, from 1
    legend: str
    fields: list["FormControl"]


@dataclass(slots=True)
class FormControl:
    """One control. ``path`` is how the engine names it, ``name`` and ``id`` how the page does."""

    input: InputField
    name: str
    path: str
    values: list[str]
    beside: str = ""  # the time of a moment, or whether codes are known
    options: list[Option] = field(default_factory=list)
    grid: list[GridRow] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    control: str = ""
    blank_label: str = ""

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    @property
    def label(self) -> str:
        return translated(self.input.label)

    @property
    def help(self) -> str:
        return translated(self.input.help)

    @property
    def is_asked(self) -> bool:
        """Whether the page draws it: some things are asked only where a refusal asks for them."""
        return not self.input.only_when_asked or bool(self.errors or self.value)

    @property
    def required(self) -> bool:
        return self.input.required

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def type(self) -> str:
        return self.input.kind.control.type

    @property
    def keyboard(self) -> str:
        return self.input.kind.control.keyboard

    @property
    def wide(self) -> bool:
        return self.control in WIDE

    @property
    def nullable(self) -> bool:
        return self.input.nullable

    @property
    def suggestions(self) -> tuple[str, ...]:
        return self.input.suggestions

    @property
    def may_grow(self) -> bool:
        return not self.input.single

    @property
    def row_noun(self) -> str:
        """A row of "Findings" is a finding, and one of "Studies" a study."""
        label = self.label.lower()
        return f"{label[:-3]}y" if label.endswith("ies") else label.removesuffix("s")

    @property
    def described_by(self) -> str:
        """What a screen reader adds to the label."""
        parts = [f"{self.id}-help"] if self.help else []
        parts += [f"{self.id}-error"] if self.errors else []
        return " ".join(parts)

    @property
    def first_control(self) -> str:
        """Where the list of what went wrong leads to."""
        if self.control == "grid":
            return next((box.id for row in self.grid for box in row.boxes if box), self.id)
        if self.control in ("codes", "tristate") and self.options:
            return self.options[0].id
        return self.id

    def walk(self) -> Iterator["FormControl"]:
        yield self
        for row in self.rows:
            for inner in row.fields:
                yield from inner.walk()


def controls_of(
    fields: Sequence[InputField], tree: Tree, groups: Groups, prefix: str = "", path: str = ""
) -> list[FormControl]:
    """A control for each field that a page asks for."""
    return [_field(field, tree, groups, prefix, path) for field in fields if field.kind.control.shape]


def _field(field: InputField, tree: Tree, groups: Groups, prefix: str, path: str) -> FormControl:
    name, here = f"{prefix}{field.name}", f"{path}{field.name}"
    made = FormControl(field, name, here, [], control=field.kind.control.shape)
    if made.control == "rows":
        made.rows = _rows(made, tree.get(field.name, []), groups)
        return made
    made.values = list(tree.get(field.name) or ([field.default] if field.default else []))
    made.beside = (tree.get(f"{field.name}{TIME}") or tree.get(f"{field.name}{KNOWN}") or [""])[0]
    given = groups.get(field.name) or groups.get(field.kind.name)
    if given is not None:
        made.control = "select"
    if made.control == "select":
        made.blank_label = _("Choose") if field.required else _("Not stated")
    if made.control == "grid":
        made.grid = _grid(made)
    elif made.control == "tristate":
        made.options = _options(made, (("yes", _("Yes")), ("no", _("No")), ("", _("Unknown"))), made.value)
    else:
        made.options = _options(made, given or field.kind.choices(field), *made.values)
    return made


def _options(made: FormControl, choices: Choices, *chosen: str) -> list[Option]:
    options = [
        Option(value, translated(label), value in chosen, f"{made.id}-{number}")
        for number, (value, label) in enumerate(choices)
    ]
    if made.control == "select":
        known = {option.value for option in options}
        # A value that is no longer among the choices stays visible: the refusal speaks of it.
        options += [Option(value, value, chosen=True) for value in chosen if value and value not in known]
    return options


def _rows(made: FormControl, trees: Sequence[Tree], groups: Groups) -> list[Row]:
    fields = made.input.rows
    filled = sum(1 for tree in trees if not is_blank(fields, tree))
    count = 1 if made.input.single else max(made.input.blank_rows, filled + 1, len(trees))
    shown = [*trees, *({} for _row in range(count - len(trees)))][:count]
    return [
        Row(
            number + 1,
            _legend(made, number + 1),
            controls_of(fields, tree, groups, f"{made.name}-{number}-", f"{made.path}[{number}]."),
        )
        for number, tree in enumerate(shown)
    ]


def _legend(made: FormControl, number: int) -> str:
    """Not counted where there is one only."""
    noun = made.row_noun.capitalize()
    return _("%(what)s %(number)s") % {"what": noun, "number": number} if made.may_grow else noun


def _grid(made: FormControl) -> list[GridRow]:
    """Places down, sides across: the eye finds a site where the neck has it."""
    labels = dict(made.input.kind.choices(made.input))
    by_place: dict[str, dict[str, str]] = {}
    for code in labels:
        if place_of(code):
            by_place.setdefault(place_of(code), {})[side_of(code)] = code
        else:
            by_place.setdefault(code, {})[SIDES[1]] = code  # the peripheral baseline has no side
    return [
        GridRow(
            translated(place.replace("_", " ").capitalize()),
            tuple(_box(made, sides.get(side), labels) for side in SIDES),
        )
        for place, sides in by_place.items()
    ]


def _box(made: FormControl, code: str | None, labels: Mapping[str, str]) -> Option | None:
    if code is None:
        return None
    return Option(code, translated(labels[code]), code in made.values, f"{made.id}-{code.replace('.', '-')}")
