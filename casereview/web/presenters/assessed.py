"""An answer of the rules in words, for a page that has no case behind it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereview.rules import phrases
from casereview.rules.answer import Answer, SamplingPart
from casereview.rules.codes import Eligibility, GlandStatus
from casereview.rules.deciding import Reading
from casereview.rules.picture import Picture
from casereview.rules.profile import Profile
from casereview.rules.vocabulary import Adequacy
from casereview.web.presenters import words
from casereview.web.presenters.disease import Advice
from casereview.web.presenters.verdict import Judged, VerdictBox, sites_words, verdict_of
from casereview.web.presenters.words import said
from imaging.labels import SITE_LABELS, VEIN_LABELS


@dataclass(frozen=True, slots=True)
class BlockerLine:
    title: str
    sentence: str
    source: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class GlandLine:
    gland: str
    status: str
    accounted: bool
    look_in: str


@dataclass(frozen=True, slots=True)
class StudyLine:
    number: int
    study: str
    day: str
    counts: bool
    adequacy: str
    sites: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VeinLine:
    vein: str
    ratio: str
    says: str
    gradient: bool


@dataclass(frozen=True, slots=True)
class SamplingBox:
    veins: tuple[VeinLine, ...]
    regions: tuple[str, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessed:
    eligible: bool
    status: str
    course: str
    deciding: tuple[str, ...]  # calcium and PTH beside their limits: a slip of the unit shows nowhere else
    blockers: tuple[BlockerLine, ...]
    flags: tuple[Advice, ...]
    verdict: VerdictBox
    steps: tuple[Advice, ...]
    pitfalls: tuple[Advice, ...]
    glands: tuple[GlandLine, ...]
    studies: tuple[StudyLine, ...]
    samplings: tuple[SamplingBox, ...]


def assessed_of(seen: Picture, answer: Answer) -> Assessed:
    profile = f"{answer.profile.id}/{answer.profile.version}"
    numbers = {study.id: number for number, study in enumerate(seen.facts.studies or (), 1)}
    part = answer.eligibility
    return Assessed(
        eligible=part.status is Eligibility.ELIGIBLE,
        status=said(part.status.label),
        course=said(part.course.label),
        deciding=_deciding(seen),
        blockers=tuple(
            BlockerLine(words.label_of(line.code), said(line.sentence), said(line.source), line.resolved)
            for line in part.blockers
        ),
        flags=_advice(answer.carcinoma_flags),
        verdict=verdict_of(Judged(answer, seen.facts, profile), (), numbers, confirmable=False),
        steps=_advice(answer.next_steps),
        pitfalls=_advice(answer.pitfalls),
        glands=tuple(
            GlandLine(
                said(line.gland.label),
                said(line.status.label),
                line.status is GlandStatus.ACCOUNTED,
                ", ".join(said(SITE_LABELS[code]).lower() for code in line.look_in),
            )
            for line in answer.glands
        ),
        studies=_studies(seen, answer, numbers),
        samplings=tuple(_sampling(seen, one) for one in answer.samplings),
    )


def _deciding(seen: Picture) -> tuple[str, ...]:
    calcium, pth = seen.chemistry.calcium, seen.chemistry.pth
    return (
        _beside_limits(calcium, seen.profile) if calcium else _("Calcium: none is known that could decide."),
        _beside_limits(pth, seen.profile) if pth else _("PTH: none is known that could decide."),
    )


def _beside_limits(item: Reading, profile: Profile) -> str:
    words = {
        "value": phrases.capital(phrases.value(item)),
        "lower": phrases.lower(item, profile),
        "upper": phrases.upper(item, profile),
    }
    if item.is_high:
        return _("%(value)s, above %(upper)s.") % words
    if item.is_suppressed:
        return _("%(value)s, below %(lower)s.") % words
    if item.is_high is None or item.is_suppressed is None:  # a bound such as "<70"
        return _("%(value)s: a bound that leaves open where it lies, with %(lower)s and %(upper)s.") % words
    return _("%(value)s, between %(lower)s and %(upper)s.") % words


def _advice(lines: tuple[object, ...]) -> tuple[Advice, ...]:
    return tuple(Advice(said(line.sentence), said(line.source)) for line in lines)  # type: ignore[attr-defined]


def _studies(seen: Picture, answer: Answer, numbers: dict[str, int]) -> tuple[StudyLine, ...]:
    facts = {study.id: study for study in seen.facts.studies or ()}
    return tuple(
        StudyLine(
            number=numbers[line.id],
            study=words.modality_of(facts[line.id].modality),
            day=words.day(facts[line.id].performed_on),
            counts=line.counts,
            adequacy=said(Adequacy(line.adequacy).label).lower(),
            sites=sites_words(line.sites),
            notes=tuple(said(note.sentence) for note in line.notes),
        )
        for line in answer.studies
    )


def _sampling(seen: Picture, part: SamplingPart) -> SamplingBox:
    [sampling] = [one for one in seen.facts.samplings or () if one.id == part.id]
    veins = {sample.id: sample.vein for sample in sampling.samples or ()}
    says = {True: _("gradient"), False: _("no gradient"), None: _("cannot say")}
    return SamplingBox(
        veins=tuple(
            VeinLine(
                said(VEIN_LABELS[veins[line.id]]), line.ratio or "", says[line.gradient], bool(line.gradient)
            )
            for line in part.ratios
        ),
        regions=tuple(sites_words([region]) for region in part.sites),
        caveats=tuple(said(line.sentence) for line in part.caveats),
    )
