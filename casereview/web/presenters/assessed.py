"""An answer of the rules in words, for a page that has no case behind it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereview.language import say
from casereview.rules.advice.assessment import Assessment
from casereview.rules.answer import AssessmentAnswer, SamplingPart
from casereview.rules.codes.conclusions import Eligibility, GlandStatus
from casereview.rules.labs import phrases
from casereview.rules.labs.readings import Reading
from casereview.rules.profiles.model import Profile
from casereview.web.presenters import words
from casereview.web.presenters.case.disease import Advice
from casereview.web.presenters.case.stops import stops_of
from casereview.web.presenters.case.verdict import JudgedFacts, VerdictBox, sites_words, verdict_of
from casereview.web.presenters.case.worth import WorthIt, worth_of
from casereview.web.presenters.neck.marks import NeckPicture
from casereview.web.presenters.neck.picture import neck_picture
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import SITE_LABELS, VEIN_LABELS
from imaging.sentences import Capital
from imaging.vocabulary import Adequacy


@dataclass(frozen=True, slots=True)
class ShownBlocker:
    title: str
    sentence: str
    source: str
    resolved: bool
    overridden: bool


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A sign of carcinoma, and whether the meeting has answered it."""

    sentence: str
    source: str
    answered: bool


@dataclass(frozen=True, slots=True)
class ShownGland:
    gland: str
    status: str
    accounted: bool
    look_in: str


@dataclass(frozen=True, slots=True)
class ShownStudy:
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
    blockers: tuple[ShownBlocker, ...]
    flags: tuple[ShownFlag, ...]
    worth: WorthIt
    verdict: VerdictBox
    neck: NeckPicture
    steps: tuple[Advice, ...]
    pitfalls: tuple[Advice, ...]
    glands: tuple[ShownGland, ...]
    studies: tuple[ShownStudy, ...]
    samplings: tuple[SamplingBox, ...]


def assessed_of(assessment: Assessment, answer: AssessmentAnswer) -> Assessed:
    profile = f"{answer.profile.id}/{answer.profile.version}"
    numbers = {study.id: number for number, study in enumerate(assessment.facts.studies or (), 1)}
    part = answer.eligibility
    return Assessed(
        eligible=part.status is Eligibility.ELIGIBLE,
        status=translated(part.status.label),
        course=translated(part.course.label),
        deciding=_deciding(assessment),
        blockers=tuple(
            ShownBlocker(
                words.label_of(line.code),
                translated(line.sentence),
                translated(line.source),
                line.resolved,
                line.overridden,
            )
            for line in part.blockers
        ),
        flags=tuple(
            ShownFlag(translated(line.sentence), translated(line.source), line.answered)
            for line in answer.carcinoma_flags
        ),
        worth=worth_of(answer),
        verdict=verdict_of(
            JudgedFacts(answer, assessment.facts, profile), (), numbers, stops_of(answer), confirmable=False
        ),
        neck=neck_picture(assessment, answer, numbers),
        steps=_advice(answer.next_steps),
        pitfalls=_advice(tuple(line for line in answer.pitfalls if not line.stops)),
        glands=tuple(
            ShownGland(
                translated(line.gland.label),
                translated(line.status.label),
                line.status is GlandStatus.ACCOUNTED,
                ", ".join(translated(SITE_LABELS[code]).lower() for code in line.look_in),
            )
            for line in answer.glands
        ),
        studies=_studies(assessment, answer, numbers),
        samplings=tuple(_sampling(assessment, one) for one in answer.samplings),
    )


def _deciding(assessment: Assessment) -> tuple[str, ...]:
    calcium, pth = assessment.chemistry.calcium, assessment.chemistry.pth
    return (
        _beside_limits(calcium, assessment.profile)
        if calcium
        else _("Calcium: none is known that could decide."),
        _beside_limits(pth, assessment.profile) if pth else _("PTH: none is known that could decide."),
    )


def _beside_limits(item: Reading, profile: Profile) -> str:
    words = {
        "value": say(Capital(phrases.value(item))),
        "lower": say(phrases.lower(item, profile)),
        "upper": say(phrases.upper(item, profile)),
    }
    if item.is_high:
        return _("%(value)s, above %(upper)s.") % words
    if item.is_suppressed:
        return _("%(value)s, below %(lower)s.") % words
    if item.is_high is None or item.is_suppressed is None:  # a bound such as "<70"
        return _("%(value)s: a bound that leaves open where it lies, with %(lower)s and %(upper)s.") % words
    return _("%(value)s, between %(lower)s and %(upper)s.") % words


def _advice(lines: tuple[object, ...]) -> tuple[Advice, ...]:
    return tuple(Advice(translated(line.sentence), translated(line.source)) for line in lines)  # type: ignore[attr-defined]


def _studies(
    assessment: Assessment, answer: AssessmentAnswer, numbers: dict[str, int]
) -> tuple[ShownStudy, ...]:
    facts = {study.id: study for study in assessment.facts.studies or ()}
    return tuple(
        ShownStudy(
            number=numbers[line.id],
            study=words.modality_of(facts[line.id].modality),
            day=words.day(facts[line.id].performed_on),
            counts=line.counts,
            adequacy=translated(Adequacy(line.adequacy).label).lower(),
            sites=sites_words(line.sites),
            notes=tuple(translated(note.sentence) for note in line.notes),
        )
        for line in answer.studies
    )


def _sampling(assessment: Assessment, part: SamplingPart) -> SamplingBox:
    [sampling] = [one for one in assessment.facts.samplings or () if one.id == part.id]
    veins = {sample.id: sample.vein for sample in sampling.samples or ()}
    says = {True: _("gradient"), False: _("no gradient"), None: _("cannot say")}
    return SamplingBox(
        veins=tuple(
            VeinLine(
                translated(VEIN_LABELS[veins[line.id]]),
                line.ratio or "",
                says[line.gradient],
                bool(line.gradient),
            )
            for line in part.ratios
        ),
        regions=tuple(sites_words([region]) for region in part.sites),
        caveats=tuple(translated(line.sentence) for line in part.caveats),
    )
