"""The cautions of an order, as they are said one after the other. Each rule answers with its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct

from casereview.rules.advice.contraindications import Gate, to_ask
from casereview.rules.codes.conclusions import (
    ESCALATION_VERDICTS,
    Blocker,
    Eligibility,
    NextStep,
    OrderCaution,
    Pitfall,
)
from casereview.rules.codes.vocabulary import Flag, ReportState
from casereview.rules.labs import phrases
from casereview.rules.orders.order import Order, against, gate_of
from imaging.studies.appropriateness import SAYS, Category, Says, Scenario
from imaging.studies.procedures import PROCEDURES
from imaging.studies.protocols import LIMITED_AT_BEST

#: Every code of a caution and what it means; those of the pitfalls keep their names.
CAUTION_CODES: Final[dict[str, str]] = {
    "NOT_APPROPRIATE": "The guideline rates the procedure as usually not appropriate for this scenario.",
    Pitfall.STANDARD_CT_NOT_4D: "A routine CT is ordered where a 4D-CT is needed.",
    Pitfall.PLANAR_ONLY: "Planar sestamibi is ordered where SPECT/CT is needed.",
    Pitfall.MRI_WITHOUT_CONTRAST: "MRI is ordered without contrast.",
    Pitfall.SAMPLING_BEFORE_IMAGING: "Sampling is ordered before 4D-CT and sestamibi count.",
    Pitfall.PET_ALONE: "PET is ordered; it replaces no first-line study and names no target alone.",
    Pitfall.BIOPSY_WITH_CARCINOMA_FLAG: "An aspiration is ordered while a sign of carcinoma stands.",
    OrderCaution.DIAGNOSIS_NOT_CONFIRMED: "Calcium and PTH do not establish the disease that is looked for.",
    OrderCaution.CONTRAINDICATED: "Pregnancy, allergy or kidneys stand against the procedure.",
    OrderCaution.ANTICOAGULATED: "A catheter or a needle is ordered for a patient on anticoagulants.",
    OrderCaution.SAMPLING_NOT_INDICATED: "A catheter is ordered though the verdict does not call for one.",
    OrderCaution.BIOPSY_NOT_ROUTINE: "An aspiration before surgery is the exception.",
    Pitfall.ULTRASOUND_ALONE: "Ultrasound would be the only study since the operation.",
    OrderCaution.LIMITED_AT_BEST: "The study cannot be more than limited.",
    OrderCaution.ALREADY_COUNTS: "An adequate study of this kind counts already.",
    Pitfall.MEDIASTINUM_NOT_COVERED: "An earlier study of this kind left out the mediastinum.",
    Pitfall.OPERATIVE_REPORT_NOT_REVIEWED: "An operative report is missing; the reader needs it.",
    NextStep.NOT_THIS_PATHWAY: "The case is rated under another scenario than persistent or recurrent.",
    OrderCaution.ASK_FIRST: "Pregnancy, allergy or kidneys are not known yet.",
}

_CATHETERS: Final = ("venous_sampling", "arteriography")
_PIERCES: Final = (*_CATHETERS, "fna_pth")
_BIOCHEMICAL: Final = (
    Blocker.CALCIUM_MISSING,
    Blocker.PTH_MISSING,
    Blocker.NOT_HYPERCALCEMIC,
    Blocker.EUCALCEMIC_PTH_ELEVATION,
    Blocker.PTH_SUPPRESSED,
    Blocker.FHH_NOT_EXCLUDED,
)
_PET: Final = defaultdict(
    lambda: "PET is rated,",
    {
        Category.COVERED: "The guideline covers PET without a rating,",
        Category.NOT_IN_CRITERIA: "No guideline rates PET here,",
        Category.NOT_CONFIRMED: "The rating of this PET is not confirmed here,",
    },
)


class Caution(Struct, frozen=True):
    """`stops`: a person has to give a coded reason to order it all the same."""

    code: str
    sentence: str
    source: str
    facts: tuple[str, ...]
    stops: bool
    instead: str | None = None


Rule = Callable[[Order], Iterator[Caution]]


def _caution(
    order: Order,
    code: Pitfall | OrderCaution | NextStep,
    said: str,
    *,
    stops: bool = False,
    instead: str | None = None,
    facts: Iterable[str] = (),
) -> Caution:
    said = f"{said}{_rather(order, instead)}"
    return Caution(code, said, order.picture.profile.sources[code], tuple(facts), stops, instead)


def _rather(order: Order, instead: str | None) -> str:
    if instead is None:
        return ""
    label = PROCEDURES[instead].label
    if order.counts(PROCEDURES[instead].family):
        return f" An adequate {label} counts already: say what this one is to add."
    closed = against(order.picture, instead)
    if closed is not None:
        return f" {label} would be the study, but {closed.sentence}: ask the meeting."
    return f" Order {label} instead."


def _rated(order: Order) -> Iterator[Caution]:
    if SAYS[order.rating.category] is Says.NOT_APPROPRIATE:
        said = f"{order.procedure.label} is rated as usually not appropriate for: {order.scenario.label}."
        yield Caution("NOT_APPROPRIATE", said, order.rating.source, (), stops=True)


def _kind(order: Order) -> Iterator[Caution]:
    if order.procedure.family == "routine_ct":
        said = (
            "A routine CT is not a 4D-CT: without its phases it cannot show how a gland fills and washes out."
        )
        yield _caution(order, Pitfall.STANDARD_CT_NOT_4D, said, instead="ct_4d", stops=True)
    if order.code == "sestamibi_planar":
        said = "Planar images show no depth and place no focus."
        yield _caution(order, Pitfall.PLANAR_ONLY, said, instead="sestamibi_spect_ct", stops=True)
    if order.code == "mri_without_contrast":
        said = "MRI without contrast does not tell a gland from a node."
        yield _caution(
            order, Pitfall.MRI_WITHOUT_CONTRAST, said, instead="mri_with_without_contrast", stops=True
        )
    if order.code in LIMITED_AT_BEST:
        said = f"{phrases.capital(LIMITED_AT_BEST[order.code])}."
        yield _caution(order, OrderCaution.LIMITED_AT_BEST, said, instead="sestamibi_spect_ct")


def _second_line(order: Order) -> Iterator[Caution]:
    missing = order.first_line_missing
    open_ones = (study for study in missing if against(order.picture, study) is None)
    instead = next(open_ones, missing[0] if missing else None)
    if order.code in _CATHETERS and missing:
        said = "A catheter comes after the first-line studies: 4D-CT and sestamibi do not both count yet."
        yield _caution(order, Pitfall.SAMPLING_BEFORE_IMAGING, said, instead=instead, stops=True)
    elif (
        order.code in ("venous_sampling", "arteriography")
        and order.picture.verdict not in ESCALATION_VERDICTS
    ):
        verdict = order.picture.verdict.replace("_", " ").lower()
        said = f"The verdict is {verdict}: a catheter follows negative or discordant studies."
        yield _caution(order, OrderCaution.SAMPLING_NOT_INDICATED, said)
    if order.procedure.family == "pet":
        said = f"{_PET[order.rating.category]} and it never names a target alone."
        if missing:
            said = f"{said} 4D-CT and sestamibi come first, and do not both count yet."
        yield _caution(order, Pitfall.PET_ALONE, said, stops=bool(missing), instead=instead)


def _needle(order: Order) -> Iterator[Caution]:
    if order.code != "fna_pth":
        return
    if order.picture.is_suspect:
        said = "A needle may spread a carcinoma, and a sign of one is there."
        facts = order.picture.carcinoma_facts
        yield _caution(order, Pitfall.BIOPSY_WITH_CARCINOMA_FLAG, said, facts=facts, stops=True)
    else:
        said = "An aspiration before surgery is the exception: a consultant asks for it, with a reason."
        yield _caution(order, OrderCaution.BIOPSY_NOT_ROUTINE, said)


def _patient(order: Order) -> Iterator[Caution]:
    closed = against(order.picture, order.code)
    if closed is not None:
        said = f"{phrases.capital(closed.sentence)}: ask the meeting."
        yield _caution(order, OrderCaution.CONTRAINDICATED, said, stops=True, facts=closed.facts)
    if Flag.ANTICOAGULATED in order.picture.flags and order.code in _PIERCES:
        said = "The patient is on anticoagulants: agree on a plan for them before the day."
        yield _caution(order, OrderCaution.ANTICOAGULATED, said)
    if Gate.KIDNEYS in gate_of(order.code) and order.egfr_is_due:
        said = "Chronic kidney disease is recorded, and no eGFR that answers: measure it first."
        yield _caution(order, OrderCaution.ASK_FIRST, said)
    if asked := to_ask(order.picture, gate_of(order.code)).strip():
        yield _caution(order, OrderCaution.ASK_FIRST, asked)


def _field(order: Order) -> Iterator[Caution]:
    same = order.of_family(order.procedure.family)
    if order.code == "ultrasound" and all(
        study.family == "ultrasound" for study in order.picture.postoperative
    ):
        said = "Ultrasound alone does not settle the place: plan 4D-CT and sestamibi too."
        yield _caution(order, Pitfall.ULTRASOUND_ALONE, said)
    short = [study for study in same if "mediastinum" not in study.covers and study.family != "ultrasound"]
    if short:
        said = f"The {short[-1].named} left out the mediastinum: the order must name the whole field."
        yield _caution(order, Pitfall.MEDIASTINUM_NOT_COVERED, said, facts=[short[-1].id])
    adequate = order.counts(order.procedure.family)
    if adequate and order.procedure.family != "ultrasound":
        said = f"The {adequate[-1].named} is adequate and counts: say what another one is to show."
        yield _caution(order, OrderCaution.ALREADY_COUNTS, said, facts=[adequate[-1].id])


def _sampled(order: Order) -> Iterator[Caution]:
    sampled = order.picture.recent_samplings if order.code == "venous_sampling" else ()
    if sampled:
        said = "Veins were sampled since the last operation: say what another sampling is to show."
        yield _caution(order, OrderCaution.ALREADY_COUNTS, said, facts=[part.id for part in sampled])


def _diagnosis(order: Order) -> Iterator[Caution]:
    """Another scenario has a caution of its own."""
    standing = (line for line in order.picture.eligibility.blockers if not line.resolved)
    found = [line for line in standing if line.code in _BIOCHEMICAL]
    if found and order.scenario is Scenario.PERSISTENT_RECURRENT:
        said = " ".join(("Imaging makes no diagnosis.", *(str(line.sentence) for line in found)))
        stops = order.picture.eligibility.status is Eligibility.INELIGIBLE
        facts = [key for line in found for key in line.facts]
        yield _caution(order, OrderCaution.DIAGNOSIS_NOT_CONFIRMED, said, stops=stops, facts=facts)


def _records(order: Order) -> Iterator[Caution]:
    missing = [item for item in order.picture.facts.operations or () if item.report is ReportState.MISSING]
    if missing:
        dates = phrases.listed(str(operation.date) for operation in missing)
        said = f"The operative report of {dates} is missing: the reader needs it beside the images."
        facts = [operation.id for operation in missing]
        yield _caution(order, Pitfall.OPERATIVE_REPORT_NOT_REVIEWED, said, facts=facts)
    if order.scenario is not Scenario.PERSISTENT_RECURRENT:
        said = f"On the present facts the case is rated as: {order.scenario.label}."
        yield _caution(order, NextStep.NOT_THIS_PATHWAY, said)


CAUTIONS: Final[tuple[Rule, ...]] = (
    _diagnosis,
    _rated,
    _kind,
    _second_line,
    _needle,
    _patient,
    _field,
    _sampled,
    _records,
)
