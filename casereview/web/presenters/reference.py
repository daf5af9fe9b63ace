"""Ratings, protocols and profiles as rows of pages. What is not confirmed says so in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casereview.language import say
from casereview.rules.profiles.lines import ProfileLine, profile_lines
from casereview.rules.profiles.model import PROFILES, load_profile
from casereview.rules.profiles.reference import load_reference
from casereview.web.presenters.words import translated
from imaging.studies.appropriateness import Category, Says, Scenario
from imaging.studies.procedures import PROCEDURES
from imaging.studies.protocol_library import ProtocolCard, ProtocolLine, order_text

MARKS = {
    Category.USUALLY_APPROPRIATE: "good",
    Category.MAY_BE_APPROPRIATE: "plain",
    Category.MAY_BE_APPROPRIATE_DISAGREEMENT: "plain",
    Category.USUALLY_NOT_APPROPRIATE: "danger",
    Category.COVERED: "plain",
    Category.NOT_IN_CRITERIA: "warn",
    Category.NOT_CONFIRMED: "quiet",
}
SAYS_MARKS = {
    Says.APPROPRIATE: "good",
    Says.NOT_APPROPRIATE: "danger",
    Says.NO_GUIDELINE: "quiet",
    Says.NOT_CONFIRMED: "quiet",
}
GROUPS = {
    "concordance": _("Concordance"),
    "planar_dual_tracer_counts": _("Planar scans with two tracers"),
    "ranges": _("Reference ranges"),
    "plausible": _("Where a value can lie"),
    "numbers": _("Numbers of the rules"),
    "target_map": _("Target map"),
    "radiation": _("Radiation levels"),
    "appropriateness": _("Ratings"),
    "coefficients": _("Dose coefficients"),
    "protocols": _("Protocols"),
    "cited": _("What the short names of the sources stand for"),
    "sources": _("Where each rule comes from"),
}


@dataclass(frozen=True, slots=True)
class RatingChip:
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class RatingRow:
    label: str
    category: str
    mark: str
    band_adult: str
    band_child: str
    source: str
    protocol: str  # address of the protocol, where there is one


@dataclass(frozen=True, slots=True)
class ScenarioBox:
    code: str
    label: str
    fits: str
    does_not_fit: str
    then: str
    source: str
    usual: tuple[str, ...]  # what is rated as usually appropriate
    href: str
    is_ours: bool


def scenario_boxes(profile: str) -> tuple[ScenarioBox, ...]:
    criteria = load_reference(profile).criteria
    return tuple(
        ScenarioBox(
            code=one.value,
            label=translated(one.label),
            fits=translated(criteria.scenarios[one].fits),
            does_not_fit=translated(criteria.scenarios[one].does_not_fit),
            then=translated(criteria.scenarios[one].then),
            source=translated(criteria.scenarios[one].source),
            usual=tuple(
                translated(PROCEDURES[code].label)
                for code in PROCEDURES
                if criteria.rating(one, code).category is Category.USUALLY_APPROPRIATE
            ),
            href=f"{reverse('appropriateness')}?scenario={one.value}&profile={profile}",
            is_ours=one is Scenario.PERSISTENT_RECURRENT,
        )
        for one in Scenario
    )


def rating_rows(profile: str, scenario: Scenario) -> tuple[RatingRow, ...]:
    """What is rated first, what is not confirmed last; within each as procedures are listed."""
    found, radiation = load_reference(profile), load_profile(profile).radiation
    rows = [(found.criteria.rating(scenario, code), PROCEDURES[code]) for code in PROCEDURES]
    order = list(MARKS)
    return tuple(
        RatingRow(
            label=translated(procedure.label),
            category=translated(rating.category.label),
            mark=MARKS[rating.category],
            band_adult=translated(radiation.band(procedure.code, child=False)),
            band_child=translated(radiation.band(procedure.code, child=True)),
            source=translated(rating.source),
            protocol=reverse("protocol", args=[procedure.code]) if procedure.code in found.protocols else "",
        )
        for rating, procedure in sorted(rows, key=lambda row: order.index(row[0].category))
    )


def profile_chips(address: str, current: str, **more: str) -> tuple[RatingChip, ...]:
    """The same page under each profile."""
    rest = "".join(f"&{name}={value}" for name, value in more.items() if value)
    return tuple(
        RatingChip(load_profile(name).id, f"{address}?profile={name}{rest}", name == current)
        for name in PROFILES
    )


def scenario_chips(profile: str, current: Scenario) -> tuple[RatingChip, ...]:
    address = reverse("appropriateness")
    return tuple(
        RatingChip(
            translated(one.label),
            f"{address}?scenario={one.value}&profile={profile}",
            one is current,
        )
        for one in Scenario
    )


@dataclass(frozen=True, slots=True)
class Lines:
    text: str
    source: str
    confidence: str
    verify: bool


@dataclass(frozen=True, slots=True)
class ProtocolBox:
    code: str
    label: str
    order_name: str
    role: str
    technique: tuple[Lines, ...]
    checklist: tuple[Lines, ...]
    codes: str
    order_text: str
    href: str
    band_adult: str
    band_child: str


def protocol_box(profile: str, code: str) -> ProtocolBox:
    """KeyError for a procedure without a protocol."""
    found = load_reference(profile)
    card: ProtocolCard = found.protocols[code]
    radiation = load_profile(profile).radiation
    return ProtocolBox(
        code=code,
        label=translated(PROCEDURES[code].label),
        order_name=translated(card.order_name),
        role=translated(card.role),
        technique=_lines(card.technique),
        checklist=_lines(card.checklist),
        codes=", ".join(f"{line.system} {line.code}" for line in card.codes),
        order_text=translated(order_text(card, found.question)),
        href=reverse("protocol", args=[code]),
        band_adult=translated(radiation.band(code, child=False)),
        band_child=translated(radiation.band(code, child=True)),
    )


def protocol_boxes(profile: str) -> tuple[ProtocolBox, ...]:
    return tuple(protocol_box(profile, code) for code in load_reference(profile).protocols)


def _lines(lines: Iterable[ProtocolLine]) -> tuple[Lines, ...]:
    return tuple(
        Lines(
            translated(line.text),
            translated(line.source),
            translated(line.confidence.value),
            line.verify_locally,
        )
        for line in lines
    )


@dataclass(frozen=True, slots=True)
class RatingCell:
    value: str
    source: str
    confidence: str
    verify: bool
    taken_over: bool  # as the first profile has it


@dataclass(frozen=True, slots=True)
class ProfileRow:
    name: str
    cited: bool  # the name of a source or of the rule that it is for, which stays as it is
    cells: tuple[RatingCell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ProfileGroup:
    title: str | Promise
    rows: tuple[ProfileRow, ...]


def profile_groups() -> tuple[ProfileGroup, ...]:
    """Every number of every profile, side by side, as the first lists them, and what differs on top too."""
    tables = [{line.path: line for line in profile_lines(name)} for name in PROFILES]
    rows: dict[str, list[ProfileRow]] = {}
    for path in tables[0]:
        group, _dot, name = path.partition(".")
        lines = [table[path] for table in tables]
        cells = tuple(_cell(line, lines[0], first=number == 0) for number, line in enumerate(lines))
        differs = any(not cell.taken_over for cell in cells[1:])
        rows.setdefault(group, []).append(_row(name or group, cells, differs=differs))
    differing = [row for found in rows.values() for row in found if row.differs]
    groups = [ProfileGroup(str(GROUPS[group]), tuple(found)) for group, found in rows.items()]
    return (ProfileGroup(_("What differs"), tuple(differing)), *groups)


def _cell(line: ProfileLine, base: ProfileLine, *, first: bool) -> RatingCell:
    taken = not first and line.source.endswith(base.source) and line.value == base.value
    return RatingCell(
        say(line.value), translated(line.source), translated(line.confidence), line.verify_locally, taken
    )


def _row(path: str, cells: tuple[RatingCell, ...], *, differs: bool) -> ProfileRow:
    """Only what has a confidence is a number, with a name made of words; the others are names of sources."""
    cited = not any(cell.confidence for cell in cells)
    parts = path.replace("_", " ").split(".")
    return ProfileRow(" · ".join(parts if cited else map(_name, parts)), cited, cells, differs)


def _name(part: str) -> str:
    """A part of a path in words, with the number that it may end with."""
    words, bracket, number = part.partition("[")
    return f"{translated(words)}{bracket}{number}"
