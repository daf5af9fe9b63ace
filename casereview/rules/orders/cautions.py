"""The cautions of an order, as they are said one after the other. Each rule answers with its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct

from casereview.rules.advice.contraindications import (
    egfr_to_measure,
    remains_open,
    to_ask,
)
from casereview.rules.advice.reading_questions import studies_to_state
from casereview.rules.advice.steps_of_imaging import biochemistry_first, done_often
from casereview.rules.codes.conclusions import (
    Blocker,
    Eligibility,
    NextStep,
    Pitfall,
    Verdict,
)
from casereview.rules.codes.orders import OrderCaution
from casereview.rules.codes.vocabulary import Flag, ReportState
from casereview.rules.labs.eligibility import unresolved_lines
from casereview.rules.orders.order import Order, against, gate_of
from casereview.rules.sentences import orders as sentences
from imaging.sentences import Capital, Sentence, Word, following, joined, listed
from imaging.studies.appropriateness import SAYS, Says, Scenario
from imaging.studies.procedures import PROCEDURES
from imaging.studies.protocols import LIMITED_AT_BEST

_CATHETERS: Final = ("venous_sampling", "arteriography")
_PIERCES: Final = (*_CATHETERS, "fna_pth")
_BIOCHEMICAL: Final = (
    Blocker.VALUE_IMPLAUSIBLE,
    Blocker.CALCIUM_MISSING,
    Blocker.PTH_MISSING,
    Blocker.NOT_HYPERCALCEMIC,
    Blocker.EUCALCEMIC_PTH_ELEVATION,
    Blocker.PTH_SUPPRESSED,
    Blocker.FHH_NOT_EXCLUDED,
)
#: What a catheter follows; of several agreed places it tells none.
_FOR_A_CATHETER: Final = (
    Verdict.CONCORDANT_NEGATIVE,
    Verdict.CONCORDANT_REGION,
    Verdict.POSITIVE_NEGATIVE,
    Verdict.DISCORDANT_LOCATION,
    Verdict.EQUIVOCAL,
)
_BEFORE_A_CATHETER: Final = (
    Pitfall.STALE_STUDY,
    NextStep.GRAFT_TEST,
    NextStep.STATE_ADEQUACY,
    NextStep.LOCATE_FINDING,
)


class Caution(Struct, frozen=True):
    """`stops`: a person has to give a coded reason to order it all the same."""

    code: str
    sentence: Sentence
    source: str
    facts: tuple[str, ...]
    stops: bool
    instead: str | None = None


Rule = Callable[[Order], Iterator[Caution]]


def _caution(
    order: Order,
    code: Pitfall | OrderCaution | NextStep,
    said: Sentence,
    *,
    stops: bool = False,
    instead: str | None = None,
    facts: Iterable[str] = (),
) -> Caution:
    rather = None if instead is None else _rather(order, instead)
    sentence = said if rather is None else following((said, rather))
    return Caution(code, sentence, order.assessment.profile.sources[code], tuple(facts), stops, instead)


def _rather(order: Order, instead: str) -> Sentence:
    """What is said of the procedure to order in its place."""
    label = Word(PROCEDURES[instead].label)
    if order.counts(PROCEDURES[instead].family):
        return sentences.INSTEAD_COUNTS(procedure=label)
    closed = against(order.assessment, instead)
    if closed is not None:
        return sentences.INSTEAD_STOPPED(procedure=label, against=closed.sentence)
    return sentences.INSTEAD(procedure=label)


def _rated(order: Order) -> Iterator[Caution]:
    if SAYS[order.rating.category] is Says.NOT_APPROPRIATE:
        said = sentences.NOT_APPROPRIATE(procedure=Word(order.procedure.label), scenario=order.scenario)
        yield Caution("NOT_APPROPRIATE", said, order.rating.source, (), stops=True)


def _kind(order: Order) -> Iterator[Caution]:
    if order.procedure.family == "routine_ct":
        said = sentences.STANDARD_CT_NOT_4D()
        yield _caution(order, Pitfall.STANDARD_CT_NOT_4D, said, instead="ct_4d", stops=True)
    if order.code == "sestamibi_planar":
        said = sentences.PLANAR_ONLY()
        yield _caution(order, Pitfall.PLANAR_ONLY, said, instead="sestamibi_spect_ct", stops=True)
    if order.code == "mri_without_contrast":
        said = sentences.MRI_WITHOUT_CONTRAST()
        yield _caution(
            order, Pitfall.MRI_WITHOUT_CONTRAST, said, instead="mri_with_without_contrast", stops=True
        )
    if order.code in LIMITED_AT_BEST:
        said = sentences.LIMITED_AT_BEST(why=Capital(LIMITED_AT_BEST[order.code]))
        yield _caution(order, OrderCaution.LIMITED_AT_BEST, said, instead="sestamibi_spect_ct")


def _second_line(order: Order) -> Iterator[Caution]:
    missing = order.first_line_missing
    open_ones = (study for study in missing if against(order.assessment, study) is None)
    instead = next(open_ones, missing[0] if missing else None)
    if order.code in _CATHETERS and missing:
        said = sentences.SAMPLING_BEFORE_IMAGING()
        yield _caution(order, Pitfall.SAMPLING_BEFORE_IMAGING, said, instead=instead, stops=True)
    elif order.code in _CATHETERS and order.assessment.verdict not in _FOR_A_CATHETER:
        verdict = Word(sentences.VERDICTS[order.assessment.verdict])
        said = sentences.SAMPLING_NOT_INDICATED(verdict=verdict)
        yield _caution(order, OrderCaution.SAMPLING_NOT_INDICATED, said)
    if order.code == "fdg_pet_ct":
        said = sentences.FDG_PET()
        yield _caution(order, Pitfall.FDG_PET, said, instead="sestamibi_spect_ct", stops=True)
    elif order.procedure.family == "pet":
        said = sentences.UNRATED_PET.get(order.rating.category, sentences.PET_ALONE)()
        if missing:
            said = following((said, sentences.FIRST_LINE_FIRST()))
        yield _caution(order, Pitfall.PET_ALONE, said, stops=bool(missing), instead=instead)


def _needle(order: Order) -> Iterator[Caution]:
    if order.code != "fna_pth":
        return
    if order.assessment.is_suspect:
        said = sentences.BIOPSY_WITH_CARCINOMA_FLAG()
        facts = order.assessment.carcinoma_facts
        yield _caution(order, Pitfall.BIOPSY_WITH_CARCINOMA_FLAG, said, facts=facts, stops=True)
    else:
        said = sentences.BIOPSY_NOT_ROUTINE()
        yield _caution(order, OrderCaution.BIOPSY_NOT_ROUTINE, said)


def _patient(order: Order) -> Iterator[Caution]:
    closed = against(order.assessment, order.code)
    if closed is not None:
        rest = remains_open(order.assessment)
        said = following((sentences.CONTRAINDICATED(against=Capital(closed.sentence)), rest))
        yield _caution(order, OrderCaution.CONTRAINDICATED, said, stops=True, facts=closed.facts)
    if Flag.ANTICOAGULATED in order.assessment.flags and order.code in _PIERCES:
        said = sentences.ANTICOAGULATED()
        yield _caution(order, OrderCaution.ANTICOAGULATED, said)
    if measure := egfr_to_measure(order.assessment, gate_of(order.code)):
        yield _caution(order, OrderCaution.ASK_FIRST, measure.sentence, facts=measure.facts)
    if asked := to_ask(order.assessment, gate_of(order.code)):
        yield _caution(order, OrderCaution.ASK_FIRST, asked)


def _reader(order: Order) -> Iterator[Caution]:
    """Ask whoever read the last one, and the meeting about a third, before another of the kind."""
    family = order.procedure.family
    if family is None:
        return
    open_ones = [study for study in studies_to_state(order.assessment) if study.family == family]
    if open_ones:
        said = sentences.STATE_ADEQUACY(studies=listed(study.named for study in open_ones))
        facts = [study.id for study in open_ones]
        yield _caution(order, NextStep.STATE_ADEQUACY, said, facts=facts, stops=True)
    if done := done_often(order.assessment, family):
        said = sentences.DONE_OFTEN(n=len(done))
        yield _caution(order, OrderCaution.DONE_OFTEN, said, facts=done, stops=True)


def _before_a_catheter(order: Order) -> Iterator[Caution]:
    """What is asked and tested with less before veins are sampled."""
    if order.code in _CATHETERS:
        for line in order.first(*_BEFORE_A_CATHETER):
            yield _caution(order, line.code, line.sentence, facts=line.facts, stops=True)


def _field(order: Order) -> Iterator[Caution]:
    same = order.of_family(order.procedure.family)
    if order.code == "ultrasound" and all(
        study.family == "ultrasound" for study in order.assessment.postoperative
    ):
        said = sentences.ULTRASOUND_ALONE()
        yield _caution(order, Pitfall.ULTRASOUND_ALONE, said)
    short = [study for study in same if "mediastinum" not in study.covers and study.family != "ultrasound"]
    if short:
        said = sentences.MEDIASTINUM_NOT_COVERED(study=short[-1].named)
        yield _caution(order, Pitfall.MEDIASTINUM_NOT_COVERED, said, facts=[short[-1].id])
    adequate = order.counts(order.procedure.family)
    if adequate and order.procedure.family != "ultrasound":
        said = sentences.ALREADY_COUNTS(study=adequate[-1].named)
        yield _caution(order, OrderCaution.ALREADY_COUNTS, said, facts=[adequate[-1].id])


def _sampled(order: Order) -> Iterator[Caution]:
    sampled = order.assessment.recent_samplings if order.code == "venous_sampling" else ()
    if sampled:
        said = sentences.ALREADY_SAMPLED()
        yield _caution(order, OrderCaution.ALREADY_COUNTS, said, facts=[part.id for part in sampled])


def _diagnosis(order: Order) -> Iterator[Caution]:
    """Another scenario has a caution of its own."""
    standing = unresolved_lines(order.assessment.eligibility)
    found = [line for line in standing if line.code in _BIOCHEMICAL]
    if found and order.scenario is Scenario.PERSISTENT_RECURRENT:
        said = sentences.DIAGNOSIS_NOT_CONFIRMED(blockers=joined(line.sentence for line in found))
        ineligible = order.assessment.eligibility.status is Eligibility.INELIGIBLE
        stops = ineligible or biochemistry_first(order.assessment)
        facts = [key for line in found for key in line.facts]
        yield _caution(order, OrderCaution.DIAGNOSIS_NOT_CONFIRMED, said, stops=stops, facts=facts)


def _records(order: Order) -> Iterator[Caution]:
    missing = [item for item in order.assessment.facts.operations or () if item.report is ReportState.MISSING]
    if missing:
        days = listed(operation.date for operation in missing)
        said = sentences.OPERATIVE_REPORT_NOT_REVIEWED(days=days)
        facts = [operation.id for operation in missing]
        yield _caution(order, Pitfall.OPERATIVE_REPORT_NOT_REVIEWED, said, facts=facts)
    if order.scenario is not Scenario.PERSISTENT_RECURRENT:
        said = sentences.NOT_THIS_PATHWAY(scenario=order.scenario)
        yield _caution(order, NextStep.NOT_THIS_PATHWAY, said)


CAUTIONS: Final[tuple[Rule, ...]] = (
    _diagnosis,
    _rated,
    _kind,
    _second_line,
    _needle,
    _patient,
    _reader,
    _before_a_catheter,
    _field,
    _sampled,
    _records,
)
