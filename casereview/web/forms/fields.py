"""An ask as a control on a page: its words, its choices, what was typed, and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from casereview.rules.asks import Ask, Choices, Kind
from casereview.rules.vocabulary import UNITS
from casereview.web.forms.typed import KNOWN, TIME, Tree, is_blank
from casereview.web.presenters.words import said
from imaging.labels import SITE_LABELS, VEIN_LABELS
from imaging.sites import SIDES, SITES, place_of, side_of
from imaging.veins import VEINS

CONTROLS: dict[Kind, str] = {
    Kind.TEXT: "text",
    Kind.LINE: "line",
    Kind.EMAIL: "line",
    Kind.BOOL: "tick",
    Kind.TRISTATE: "tristate",
    Kind.DECIMAL: "line",
    Kind.WHOLE: "line",
    Kind.DATE: "line",
    Kind.MOMENT: "moment",
    Kind.CHOICE: "select",
    Kind.CODES: "codes",
    Kind.SITES: "grid",
    Kind.VEINS: "grid",
    Kind.ROWS: "rows",
    Kind.CENTER: "select",
    Kind.PERSON: "select",
    Kind.OPERATION: "select",
    Kind.STUDY: "select",
    Kind.LAB: "select",
    Kind.READ: "select",
    Kind.SAMPLING: "select",
}
TYPES = {Kind.DATE: "date", Kind.EMAIL: "email"}
KEYBOARDS = {Kind.DECIMAL: "decimal", Kind.WHOLE: "numeric"}
WIDE = frozenset({"text", "codes", "grid", "rows", "moment"})

# A study is entered with one first read; a later one is an act of its own.
ONE_ROW = frozenset({"read"})
BLANK_ROWS = {"samples": 8, "glands": 4}
USUAL_BLANK_ROWS = 3
SUGGESTED = {"unit": tuple(dict.fromkeys(unit for units in UNITS.values() for unit in units))}

Groups = Mapping[str, Choices]  # choices by the name or the kind of an ask, read from the case's rows


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
    fields: list["Field"]


@dataclass(slots=True)
class Field:
    """One control. ``path`` is how the engine names it, ``name`` and ``id`` how the page does."""

    ask: Ask
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
        return said(self.ask.label)

    @property
    def help(self) -> str:
        return said(self.ask.help)

    @property
    def required(self) -> bool:
        return self.ask.required

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def type(self) -> str:
        return TYPES.get(self.ask.kind, "text")

    @property
    def keyboard(self) -> str:
        return KEYBOARDS.get(self.ask.kind, "")

    @property
    def wide(self) -> bool:
        return self.control in WIDE

    @property
    def nullable(self) -> bool:
        return self.ask.nullable

    @property
    def suggestions(self) -> tuple[str, ...]:
        return SUGGESTED.get(self.ask.name, ()) if self.ask.kind is Kind.LINE else ()

    @property
    def may_grow(self) -> bool:
        return self.ask.name not in ONE_ROW

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

    def walk(self) -> Iterator["Field"]:
        yield self
        for row in self.rows:
            for inner in row.fields:
                yield from inner.walk()


def fields_of(
    asks: Sequence[Ask], tree: Tree, groups: Groups, prefix: str = "", path: str = ""
) -> list[Field]:
    return [_field(ask, tree, groups, prefix, path) for ask in asks]


def _field(ask: Ask, tree: Tree, groups: Groups, prefix: str, path: str) -> Field:
    name, here = f"{prefix}{ask.name}", f"{path}{ask.name}"
    made = Field(ask, name, here, [], control=CONTROLS[ask.kind])
    if ask.kind is Kind.ROWS:
        made.rows = _rows(made, tree.get(ask.name, []), groups)
        return made
    made.values = list(tree.get(ask.name) or ([ask.default] if ask.default else []))
    made.beside = (tree.get(f"{ask.name}{TIME}") or tree.get(f"{ask.name}{KNOWN}") or [""])[0]
    given = groups.get(ask.name) or groups.get(ask.kind)
    if given is not None:
        made.control = "select"
    if made.control == "select":
        made.blank_label = _("Choose") if ask.required else _("Not stated")
    if made.control == "grid":
        made.grid = _grid(made)
    elif made.control == "tristate":
        made.options = _options(made, (("yes", _("Yes")), ("no", _("No")), ("", _("Unknown"))), made.value)
    else:
        made.options = _options(made, given or ask.choices, *made.values)
    return made


def _options(made: Field, choices: Choices, *chosen: str) -> list[Option]:
    options = [
        Option(value, said(label), value in chosen, f"{made.id}-{number}")
        for number, (value, label) in enumerate(choices)
    ]
    if made.control == "select":
        known = {option.value for option in options}
        # A value that is no longer among the choices stays visible: the refusal speaks of it.
        options += [Option(value, value, chosen=True) for value in chosen if value and value not in known]
    return options


def _rows(made: Field, trees: Sequence[Tree], groups: Groups) -> list[Row]:
    asks = made.ask.rows
    filled = sum(1 for tree in trees if not is_blank(asks, tree))
    if made.ask.name in ONE_ROW:
        count = 1
    else:
        blank = BLANK_ROWS.get(made.ask.name, USUAL_BLANK_ROWS)
        count = max(blank, filled + 1, len(trees))
    shown = [*trees, *({} for _row in range(count - len(trees)))][:count]
    return [
        Row(
            number + 1,
            _legend(made, number + 1),
            fields_of(asks, tree, groups, f"{made.name}-{number}-", f"{made.path}[{number}]."),
        )
        for number, tree in enumerate(shown)
    ]


def _legend(made: Field, number: int) -> str:
    """Not counted where there is one only."""
    noun = made.row_noun.capitalize()
    return _("%(what)s %(number)s") % {"what": noun, "number": number} if made.may_grow else noun


def _grid(made: Field) -> list[GridRow]:
    """Places down, sides across: the eye finds a site where the neck has it."""
    codes, labels = (SITES, SITE_LABELS) if made.ask.kind is Kind.SITES else (VEINS, VEIN_LABELS)
    by_place: dict[str, dict[str, str]] = {}
    for code in codes:
        if place_of(code):
            by_place.setdefault(place_of(code), {})[side_of(code)] = code
        else:
            by_place.setdefault(code, {})[SIDES[1]] = code  # the peripheral baseline has no side
    return [
        GridRow(
            said(place.replace("_", " ").capitalize()),
            tuple(_box(made, sides.get(side), labels) for side in SIDES),
        )
        for place, sides in by_place.items()
    ]


def _box(made: Field, code: str | None, labels: Mapping[str, str]) -> Option | None:
    if code is None:
        return None
    return Option(code, said(labels[code]), code in made.values, f"{made.id}-{code.replace('.', '-')}")
