"""Published patients in words: how near the rules come to what surgery found, the misses first."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from casereview.published.comparing import HITS, Comparison, Match, of_answer
from casereview.published.patients import ComparedPatient, compared_patients
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.codes.conclusions import Verdict
from casereview.web.presenters.case.verdict import VERDICTS, sites_words

MATCHES: dict[Match, str | Promise] = {
    Match.ELSEWHERE: gettext_lazy("Misses: elsewhere"),
    Match.SAME_SIDE: gettext_lazy("Misses: same side, another place"),
    Match.NO_TARGET: gettext_lazy("Misses: names no target, although enough studies are there"),
    Match.TOO_LITTLE: gettext_lazy("Cannot say: too few studies for a verdict"),
    Match.NOT_KNOWN: gettext_lazy("Cannot be compared: no place found is stated"),
    Match.SHARED_SITES: gettext_lazy("Agrees: shares sites"),
    Match.SAME_SITES: gettext_lazy("Agrees: the same sites"),
}
MARKS = {
    Match.ELSEWHERE: "danger",
    Match.SAME_SIDE: "danger",
    Match.NO_TARGET: "danger",
    Match.SHARED_SITES: "good",
    Match.SAME_SITES: "good",
}
_WORST_FIRST = tuple(MATCHES)


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One patient of the list, judged with everything assumed, or on what is stated where nothing can be."""

    number: str
    who: str
    found: str
    verdict: str | Promise
    targets: str
    match: str
    mark: str
    assumes: bool
    href: str


@dataclass(frozen=True, slots=True)
class MatchCount:
    match: str | Promise
    mark: str
    stated: int
    assumed: int


@dataclass(frozen=True, slots=True)
class AssumptionSwitch:
    number: int
    because: str
    on: bool


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """One patient with the switches as they stand, and how near the rules come with them."""

    number: str
    who: str
    course: str
    address: str
    address_note: str
    known: str
    studies: str
    placed: str
    switches: tuple[AssumptionSwitch, ...]
    left_out: tuple[str, ...]
    found: str
    lesions: tuple[str, ...]
    afterwards: str
    match: str
    mark: str
    comment: str  # written about all assumptions, or none
    comment_holds: bool


def published_rows() -> tuple[PublishedRow, ...]:
    """Every patient: the misses first, then what cannot be said, the hits last."""
    rows = [(_comparison(item, _judged(item)).match, item) for item in compared_patients()]
    return tuple(_listed(item) for _match, item in sorted(rows, key=lambda row: _WORST_FIRST.index(row[0])))


def match_counts() -> tuple[MatchCount, ...]:
    """How often each match comes, on what is stated and with everything assumed."""
    stated = [of_answer(item.stated, item.lesions).match for item in compared_patients()]
    assumed = [of_answer(item.assumed, item.lesions).match for item in compared_patients() if item.assumed]
    return tuple(
        MatchCount(words, MARKS.get(match, "quiet"), stated.count(match), assumed.count(match))
        for match, words in MATCHES.items()
    )


def published_case(item: ComparedPatient, answer: AssessmentAnswer, on: Collection[int]) -> PublishedCase:
    patient, comparison = item.patient, _comparison(item, answer)
    address, _blank, note = patient.address.partition(" ")
    every = range(len(patient.assumptions))
    return PublishedCase(
        number=patient.id,
        who=capfirst(patient.who),
        course=patient.course,
        address=address,
        address_note=note,
        known=patient.known,
        studies=patient.studies,
        placed=patient.placed,
        switches=tuple(
            AssumptionSwitch(number, patient.assumptions[number].because, number in on) for number in every
        ),
        left_out=patient.left_out,
        found=capfirst(patient.found.words),
        lesions=tuple(sites_words([lesion.sites]) for lesion in patient.found.lesions),
        afterwards=capfirst(patient.found.afterwards),
        match=_in_words(comparison),
        mark=MARKS.get(comparison.match, "quiet"),
        comment=patient.comment,
        comment_holds=set(on) in (set(), set(every)),
    )


def _judged(item: ComparedPatient) -> AssessmentAnswer:
    return item.assumed or item.stated


def _comparison(item: ComparedPatient, answer: AssessmentAnswer) -> Comparison:
    return of_answer(answer, item.lesions)


def _listed(item: ComparedPatient) -> PublishedRow:
    answer = _judged(item)
    comparison = _comparison(item, answer)
    return PublishedRow(
        number=item.patient.id,
        who=capfirst(item.patient.who),
        found=", ".join(lesion.named for lesion in item.patient.found.lesions) or item.patient.found.words,
        verdict=VERDICTS[Verdict(answer.verdict.code)],
        targets=sites_words(answer.verdict.targets),
        match=_in_words(comparison),
        mark=MARKS.get(comparison.match, "quiet"),
        assumes=bool(item.patient.assumptions),
        href=reverse("published_case", args=[item.patient.id]),
    )


def _in_words(comparison: Comparison) -> str:
    """The match, and what a hit leaves out."""
    parts = [str(MATCHES[comparison.match])]
    if comparison.match in HITS and comparison.unnamed:
        more = len(comparison.unnamed)
        parts.append(
            ngettext("but %(n)d place found is not named", "but %(n)d places found are not named", more)
            % {"n": more}
        )
    if comparison.match in HITS and comparison.empty:
        more = len(comparison.empty)
        parts.append(
            ngettext(
                "and %(n)d target is named where nothing was found",
                "and %(n)d targets are named where nothing was found",
                more,
            )
            % {"n": more}
        )
    return "; ".join(parts)


def assumed_numbers(item: ComparedPatient, asked: Collection[str] | None) -> tuple[int, ...]:
    """The assumptions that a page asks for, all of them where it asks for nothing. ValueError for another."""
    every = range(len(item.patient.assumptions))
    if asked is None:
        return tuple(every)
    numbers = {int(text) for text in asked if text.isascii() and text.isdigit()}
    if len(numbers) != len(set(asked)) or not numbers <= set(every):
        raise ValueError(_("There is no such assumption."))
    return tuple(sorted(numbers))
