"""Whether the studies agree, where, and who has said so: the verdict and the matrix of pairs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casereview.language import say
from casereview.lifecycle.roles import LABELS, Role
from casereview.models import VerdictConfirmation
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.facts.load import Facts
from casereview.selectors.assessed_case import AssessedCase
from casereview.web.presenters import words
from casereview.web.presenters.case.stops import StopRow, settle_first_of
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS
from imaging.anatomy.phrasing import in_words, only_counted
from imaging.anatomy.sites import Sites

VERDICTS = {
    Verdict.INSUFFICIENT: gettext_lazy("Insufficient: not enough to judge"),
    Verdict.CONCORDANT_NEGATIVE: gettext_lazy("Concordant negative: nothing found"),
    Verdict.CONCORDANT_POSITIVE: gettext_lazy("Concordant positive: studies agree on one place"),
    Verdict.CONCORDANT_REGION: gettext_lazy("Concordant region: studies agree on a region, not on one place"),
    Verdict.MULTIFOCAL: gettext_lazy("Multifocal: more than one place"),
    Verdict.DISCORDANT_LOCATION: gettext_lazy("Discordant: studies point to different places"),
    Verdict.POSITIVE_NEGATIVE: gettext_lazy("Positive and negative: one study sees what another does not"),
    Verdict.EQUIVOCAL: gettext_lazy("Equivocal: no study is firm"),
}
LEVELS = {
    "SAME_SITE": gettext_lazy("same site"),
    "SAME_QUADRANT": gettext_lazy("same quadrant"),
    "SAME_SIDE": gettext_lazy("same side"),
    "SAME_COMPARTMENT": gettext_lazy("same compartment"),
    "DIFFERENT": gettext_lazy("different"),
}
MOST_RANKED = 5  # of the target map; the rest carries next to nothing


@dataclass(frozen=True, slots=True)
class PairCell:
    text: str
    level: str  # for the color; the text says the same


@dataclass(frozen=True, slots=True)
class MatrixRow:
    number: int
    label: str
    cells: tuple[PairCell, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    by: str
    role: str
    at: str
    present: bool  # on the facts as they are now
    verdict: str


@dataclass(frozen=True, slots=True)
class Ranked:
    site: str
    weight: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictBox:
    """``stops`` is shown before anything else of it: what speaks against an operation is no footnote."""

    stops: tuple[StopRow, ...]
    settle_first: str
    code: str
    says: str
    level: str
    targets: str
    reasons: tuple[str, ...]
    confirmed: tuple[Confirmed, ...]
    missing: str  # who of radiologist and surgeon has not confirmed on the present facts
    columns: tuple[int, ...]
    matrix: tuple[MatrixRow, ...]
    map_says: str
    weighed: tuple[Ranked, ...]  # the targets, each by the weight of its sites together: shown first
    ranked: tuple[Ranked, ...]
    profile: str


def sites_words(targets: Iterable[Sequence[str]]) -> str:
    """Sets of sites in words: within a set any of them, between sets each."""
    return "; ".join(capfirst(_one_set(target)) for target in targets)


def _one_set(codes: Sequence[str]) -> str:
    """As a reader says it; all of them one by one where that would only count them."""
    if set(codes) <= SITE_LABELS.keys():
        sites = Sites.of(codes)
        if not only_counted(sites):
            return say(in_words(sites))
    return _(" or ").join(translated(SITE_LABELS.get(code, code)).lower() for code in codes)


@dataclass(frozen=True, slots=True)
class JudgedFacts:
    """An answer with no case behind it, which nobody can confirm."""

    answer: AssessmentAnswer
    facts: Facts
    profile: str
    digest: str = ""


def verdict_of(
    assessed: AssessedCase | JudgedFacts,
    confirmations: Iterable[VerdictConfirmation],
    numbers: Mapping[str, int],
    stops: tuple[StopRow, ...],
    *,
    confirmable: bool = True,
) -> VerdictBox:
    """``numbers`` says how the page counts the study behind each read."""
    verdict, answer = assessed.answer.verdict, assessed.answer
    confirmed = tuple(
        Confirmed(
            row.by_name,
            translated(LABELS[Role(row.role)]),
            words.moment(row.confirmed_at),
            row.digest == assessed.digest,
            str(VERDICTS[Verdict(row.verdict)]) if row.verdict in set(Verdict) else row.verdict,
        )
        for row in confirmations
    )
    there = {translated(LABELS[role]) for role in (Role.RADIOLOGIST, Role.SURGEON)}
    left = there - {row.role for row in confirmed if row.present}
    columns, matrix = _matrix(assessed, numbers)
    return VerdictBox(
        stops=stops,
        settle_first=settle_first_of(answer),
        code=verdict.code,
        says=str(VERDICTS[Verdict(verdict.code)]),
        level=str(LEVELS[verdict.level]) if verdict.level else "",
        targets=sites_words(verdict.targets),
        reasons=tuple(translated(reason.sentence) for reason in verdict.reasons),
        confirmed=confirmed,
        missing=words.listed(sorted(left)) if confirmable else "",
        columns=columns,
        matrix=matrix,
        map_says=translated(answer.target_map.says.label),
        weighed=tuple(
            Ranked(sites_words([line.sites]), line.weight, ()) for line in answer.target_map.targets
        ),
        ranked=tuple(
            Ranked(
                translated(SITE_LABELS[line.site]),
                line.weight,
                tuple(f"{translated(term.because)}: × {term.factor}" for term in line.terms),
            )
            for line in answer.target_map.sites[:MOST_RANKED]
        ),
        profile=assessed.profile,
    )


def _matrix(
    assessed: AssessedCase | JudgedFacts, numbers: Mapping[str, int]
) -> tuple[tuple[int, ...], tuple[MatrixRow, ...]]:
    """Counting studies against each other; what does not count is compared with nothing."""
    levels = {frozenset((pair.a, pair.b)): pair.level for pair in assessed.answer.pairs}
    counting = sorted(
        (line.id for line in assessed.answer.studies if line.counts), key=lambda key: numbers[key]
    )
    labels = {study.id: study for study in assessed.facts.studies or ()}
    rows = tuple(
        MatrixRow(
            numbers[a],
            words.modality_of(labels[a].modality),
            tuple(_cell(a, b, levels) for b in counting),
        )
        for a in counting
    )
    return tuple(numbers[key] for key in counting), rows


def _cell(a: str, b: str, levels: Mapping[frozenset[str], str | None]) -> PairCell:
    if a == b:
        return PairCell("", "self")
    level = levels.get(frozenset((a, b)))
    if level is None:
        return PairCell(_("no place to compare"), "none")
    return PairCell(str(LEVELS[level]), level.lower().replace("_", "-"))
