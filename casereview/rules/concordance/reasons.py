"""Why the verdict is what it is, in plain English and with the studies each sentence rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from casereview.rules.answer import Reason, SamplingPart
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.grouping import Candidate
from casereview.rules.concordance.localizing_evidence import PlaceEvidence, covers
from casereview.rules.concordance.study import CountedFinding, CountedStudy, Excluded
from casereview.rules.labs.phrases import capital, listed
from imaging.anatomy.cells import Level
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import Sites
from imaging.studies.modalities import FAMILY_LABELS
from imaging.vocabulary import Nature, Result

#: Every code of a verdict's reasons, in the order in which they are given, and what it means.
REASON_CODES: Final[dict[str, str]] = {
    "OPERATIONS_UNKNOWN": "No study counts while the neck operations are unknown.",
    "TOO_FEW_FAMILIES": "Fewer than two families of studies count.",
    "NO_FUNCTIONAL_STUDY": "No functional study counts.",
    "NO_ANATOMIC_STUDY": "No anatomic study counts.",
    "ALL_NEGATIVE": "No counting study has a suspicious finding.",
    "FIELD_NOT_COVERED": "A field is not covered by a functional or by an anatomic counting study.",
    "AGREEMENT": "Studies of different families agree on one place.",
    "CHAIN": "An agreement is a chain of neighboring places.",
    "SEVERAL_GROUPS": "The studies agree on more than one place.",
    "FINDING_OPPOSES": "A firm finding stands elsewhere than the target.",
    "ONE_STUDY_SEES_BOTH": "One study sees both places, so they are two lesions and no contradiction.",
    "NO_STUDY_SEES_BOTH": "No single study sees both places, so the studies contradict each other.",
    "FINDINGS_OPPOSE": "Firm findings of different families share no site.",
    "NEGATIVE_OPPOSES": "A negative study covers a place that others name.",
    "NEGATIVE_ELSEWHERE": "A negative study does not cover the place, and says nothing of it.",
    "NEGATIVE_ALONE": "A negative study stands beside no firm finding that it could oppose.",
    "NO_FIRM_FINDING": "No finding is definite or probable and has a known place.",
    "UNCONFIRMED": "A firm finding is confirmed by no other family.",
    "FINDING_APART": "A finding neither joins nor opposes.",
    "UNLOCATED": "A finding has no known place.",
    "OTHER_NATURE": "A finding is marked as something else and takes no part.",
    "EQUIVOCAL_STUDY": "An equivocal study makes its findings possible only.",
    "GRADIENT_AGREES": "A sampled region holds a target.",
    "GRADIENT_ELSEWHERE": "A sampled region holds no target, or there is none; the meeting should review it.",
    "ASPIRATION_AGREES": "An aspiration proved parathyroid tissue at a target.",
    "ASPIRATION_ELSEWHERE": "An aspiration proved parathyroid tissue elsewhere than at a target.",
}
_ORDER: Final = {code: index for index, code in enumerate(REASON_CODES)}
_LEVEL_WORDS: Final = {
    Level.SAME_SITE: "the same site",
    Level.SAME_QUADRANT: "the same quadrant",
    Level.SAME_SIDE: "the same side",
    Level.SAME_COMPARTMENT: "the same compartment",
    Level.DIFFERENT: "different places",
}


def reasons(
    evidence: PlaceEvidence, code: Verdict, samplings: Iterable[SamplingPart] = ()
) -> tuple[Reason, ...]:
    """The reasons for this verdict on this evidence, in the order of `REASON_CODES`."""
    found = chain(
        _too_little(evidence),
        _silence(evidence, code),
        _agreement(evidence),
        _contradiction(evidence, code),
        _negatives(evidence),
        _no_target(evidence),
        _apart(evidence),
        _no_part(evidence),
        _gradients(evidence, samplings),
        _aspirations(evidence),
    )
    return tuple(sorted(found, key=lambda reason: _ORDER[reason.code]))


def _reason(code: str, sentence: str, studies: Iterable[CountedStudy] = ()) -> Reason:
    ordered = sorted({study.id: study for study in studies}.values(), key=CountedStudy.order)
    return Reason(code, capital(sentence), tuple(study.id for study in ordered))


def _names(studies: Iterable[CountedStudy]) -> str:
    return listed(study.named for study in studies)


def _of(one: Candidate) -> str:
    """As in "the probable finding of 4D-CT of 2024-09-20 at left inferior"."""
    return f"the {one.finding.certainty} finding of {one.study.named} at {in_words(one.sites)}"


def _too_little(evidence: PlaceEvidence) -> Iterator[Reason]:
    unplaced = [study for study in evidence.studies if Excluded.OPERATIONS_UNKNOWN in study.excluded]
    if unplaced:
        yield _reason("OPERATIONS_UNKNOWN", REASON_CODES["OPERATIONS_UNKNOWN"], unplaced)
    if evidence.families_short:
        only = [FAMILY_LABELS[family] for family in evidence.families]
        text = f"only one family of studies counts: {only[0]}." if only else "no study counts."
        yield _reason("TOO_FEW_FAMILIES", text, evidence.counting)
    if not evidence.functional:
        yield _reason("NO_FUNCTIONAL_STUDY", "no functional study (sestamibi SPECT or PET) counts.")
    if not evidence.anatomic:
        text = "no anatomic study (4D-CT, MRI with contrast or a positive ultrasound) counts."
        yield _reason("NO_ANATOMIC_STUDY", text)


def _silence(evidence: PlaceEvidence, code: Verdict) -> Iterator[Reason]:
    silent = not any(study.suspicious or study.result is Result.EQUIVOCAL for study in evidence.counting)
    if not silent or not evidence.counting:
        return
    text = f"nothing suspicious was found by {_names(evidence.counting)}."
    yield _reason("ALL_NEGATIVE", text, evidence.counting)
    if code is Verdict.INSUFFICIENT and evidence.complete:
        for role, field in evidence.fields_missing:
            yield _reason("FIELD_NOT_COVERED", f"no {role} study that counts covers the {field}.")


def _agreement(evidence: PlaceEvidence) -> Iterator[Reason]:
    for group in evidence.groups:
        where = f"{in_words(group.target)} ({_LEVEL_WORDS[group.level]})"
        yield _reason("AGREEMENT", f"{_names(group.studies)} agree on {where}.", group.studies)
        if group.chain or group.level < evidence.at:
            reach = f"its ends lie in {_LEVEL_WORDS[group.level]} at best"
            text = f"the agreement on {in_words(group.target)} is a chain of neighboring places: {reach}."
            yield _reason("CHAIN", text, group.studies)


def _contradiction(evidence: PlaceEvidence, code: Verdict) -> Iterator[Reason]:
    if len(evidence.groups) > 1:
        places = listed(str(in_words(group.target)) for group in evidence.groups)
        members = [study for group in evidence.groups for study in group.studies]
        yield _reason(
            "SEVERAL_GROUPS", f"the studies agree on {len(evidence.groups)} places: {places}.", members
        )
    for one in evidence.opposing:
        yield _reason("FINDING_OPPOSES", f"{_of(one)} stands elsewhere than the target.", [one.study])
    if not evidence.groups:
        for one, other in evidence.clashes:
            text = f"{_of(one)} and {_of(other)} share no site."
            yield _reason("FINDINGS_OPPOSE", text, [one.study, other.study])
    if evidence.groups and code is Verdict.MULTIFOCAL:
        both = evidence.in_two_groups or evidence.naming_both
        verb = "see" if len(both) > 1 else "sees"
        yield _reason("ONE_STUDY_SEES_BOTH", f"{_names(both)} {verb} both places.", both)
    if evidence.groups and code is Verdict.DISCORDANT_LOCATION:
        yield _reason("NO_STUDY_SEES_BOTH", REASON_CODES["NO_STUDY_SEES_BOTH"])


def _negatives(evidence: PlaceEvidence) -> Iterator[Reason]:
    if not any(study.suspicious for study in evidence.counting):
        return
    for study in evidence.negatives:
        opposed = [place for place in evidence.places if covers(study, place)]
        if opposed:
            text = f"{study.named} covers {_or(opposed)} and is negative."
            yield _reason("NEGATIVE_OPPOSES", text, [study])
        elif evidence.places:
            text = f"{study.named} is negative, but its field does not hold {_or(evidence.places)}."
            yield _reason("NEGATIVE_ELSEWHERE", text, [study])
        else:
            text = f"{study.named} is negative, and there is no firm finding that it could oppose."
            yield _reason("NEGATIVE_ALONE", text, [study])


def _or(places: Iterable[Sites]) -> str:
    return ", ".join(str(in_words(place)) for place in places)


def _no_target(evidence: PlaceEvidence) -> Iterator[Reason]:
    if evidence.groups:
        return
    if not evidence.firm and any(study.suspicious for study in evidence.counting):
        yield _reason("NO_FIRM_FINDING", REASON_CODES["NO_FIRM_FINDING"])
    clashing = {one for pair in evidence.clashes for one in pair}
    for one in evidence.firm:
        if one not in clashing:
            yield _reason("UNCONFIRMED", f"{_of(one)} is confirmed by no other family.", [one.study])


def _apart(evidence: PlaceEvidence) -> Iterator[Reason]:
    spoken = {*evidence.grouped, *evidence.opposing, *(() if evidence.groups else evidence.firm)}
    for one in evidence.found:
        if one not in spoken:
            yield _reason("FINDING_APART", f"{_of(one)} neither joins nor opposes.", [one.study])


def _no_part(evidence: PlaceEvidence) -> Iterator[Reason]:
    for study in evidence.counting:
        for finding in study.findings:
            if finding.nature is not Nature.SUSPICIOUS:
                kind = finding.nature.label.lower()
                text = (
                    f"a finding of {study.named} at {_text(finding)} is marked as {kind} and takes no part."
                )
                yield _reason("OTHER_NATURE", text, [study])
            elif not finding.sites:
                text = f"a finding of {study.named} has no known place ({_text(finding)})."
                yield _reason("UNLOCATED", text, [study])
        if study.result is Result.EQUIVOCAL:
            text = f"{study.named} is equivocal, so its findings are possible only."
            yield _reason("EQUIVOCAL_STUDY", text, [study])


def _text(finding: CountedFinding) -> str:
    return f'"{finding.text}"' if finding.text.strip() else "no location given"


def _gradients(evidence: PlaceEvidence, samplings: Iterable[SamplingPart]) -> Iterator[Reason]:
    targets = Sites.union(group.target for group in evidence.groups)
    for sampling in samplings:
        regions = [Sites.of(codes) for codes in sampling.sites]
        holding = [region for region in regions if region & targets]
        if holding:
            yield Reason(
                "GRADIENT_AGREES",
                f"Venous sampling shows a gradient in a region that holds {in_words(holding[0] & targets)}.",
                (sampling.id,),
            )
        if len(holding) < len(regions):
            yield Reason(
                "GRADIENT_ELSEWHERE",
                "Venous sampling shows a gradient in a region with no target; the meeting should review it.",
                (sampling.id,),
            )


def _aspirations(evidence: PlaceEvidence) -> Iterator[Reason]:
    targets = Sites.union(group.target for group in evidence.groups)
    for study in evidence.studies if targets else ():
        if study.excluded == (Excluded.ASPIRATION,) and study.result is Result.POSITIVE and study.located:
            at = Sites.union(finding.sites for finding in study.located)
            code = "ASPIRATION_AGREES" if at & targets else "ASPIRATION_ELSEWHERE"
            where = in_words(at & targets) if at & targets else f"{in_words(at)}, which is no target"
            yield _reason(code, f"{study.named} proved parathyroid tissue at {where}.", [study])
