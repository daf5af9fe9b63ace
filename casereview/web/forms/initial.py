"""What a form starts with: the row that is corrected, the study that is read, what is recorded already."""

from collections.abc import Callable, Mapping
from typing import Any

from casereview.lifecycle.fields.acts import BACKGROUND, LAB, LARYNGOSCOPY, OPERATION, SAMPLING
from casereview.models import Background, Case, LabResult, Laryngoscopy, Operation, VenousSampling
from casereview.reading.numbers import whole_number
from casereview.reading.patterns import DIGITS_OF_KEY
from casereview.rules.facts.load import FactsError
from casereview.selectors.assessed_case import assessed_case
from casereview.selectors.case_page import studies_of
from casereview.selectors.stops import unanswered
from imaging.models import Finding

POINTERS = frozenset(
    {"study", "supersedes", "operation", "lab", "blocker", "person", "role", "read", "finding"}
)


def initial_of(act: str, case: Case, query: Mapping[str, str]) -> dict[str, Any]:
    """``query`` names rows by number only: no clinical word stands in an address."""
    pointed = {name: query[name] for name in POINTERS if query.get(name, "")[:40]}
    found = PREFILLS[act](case, pointed) if act in PREFILLS else {}
    return {**found, **pointed}


def _number(pointed: Mapping[str, str], name: str) -> int:
    return whole_number(pointed.get(name, ""), DIGITS_OF_KEY) or 0


def _background(case: Case, _pointed: Mapping[str, str]) -> dict[str, Any]:
    """The whole row: recording a background replaces it, and what is not shown would be lost."""
    row = Background.objects.filter(case=case).first()
    return {ask.name: getattr(row, ask.name) for ask in BACKGROUND} if row else {}


def _lab(case: Case, pointed: Mapping[str, str]) -> dict[str, Any]:
    row = LabResult.objects.filter(case=case, pk=_number(pointed, "supersedes")).first()
    if row is None:
        return {}
    found = {ask.name: getattr(row, ask.name) for ask in LAB}
    if row.date_only:
        found["collected_at"] = row.collected_at.date()
    return {**found, "status": "corrected", "doubtful": False}  # what is typed anew is asked about anew


def _operation(case: Case, pointed: Mapping[str, str]) -> dict[str, Any]:
    rows = Operation.objects.filter(case=case, pk=_number(pointed, "supersedes"))
    row = rows.prefetch_related("glands__pathology").first()
    if row is None:
        return {}
    found = {ask.name: getattr(row, ask.name) for ask in OPERATION if ask.name != "glands"}
    found["glands"] = []
    for gland in row.glands.all():
        pathology = getattr(gland, "pathology", None)
        found["glands"].append(
            {
                "gland": gland.gland,
                "disposition": gland.disposition,
                "found_at": gland.found_at,
                "note": gland.note,
                "pathology": pathology.diagnosis if pathology else "",
                "weight_mg": pathology.weight_mg if pathology else None,
            }
        )
    return found


def _sampling(case: Case, pointed: Mapping[str, str]) -> dict[str, Any]:
    rows = VenousSampling.objects.filter(case=case, pk=_number(pointed, "supersedes"))
    row = rows.prefetch_related("samples__baseline").first()
    if row is None:
        return {}
    found = {ask.name: getattr(row, ask.name) for ask in SAMPLING if ask.name != "samples"}
    found["samples"] = [
        {
            "vein": sample.vein,
            "comparator": sample.comparator,
            "value": sample.value,
            "baseline": str(sample.baseline.sequence) if sample.baseline else "",
            "occluded": sample.occluded,
        }
        for sample in row.samples.all()
    ]
    return found


def _laryngoscopy(case: Case, pointed: Mapping[str, str]) -> dict[str, Any]:
    row = Laryngoscopy.objects.filter(case=case, pk=_number(pointed, "supersedes")).first()
    return {ask.name: getattr(row, ask.name) for ask in LARYNGOSCOPY} if row else {}


def _read(case: Case, pointed: Mapping[str, str]) -> dict[str, Any]:
    """A study that has a read can only be amended: the read is named already, nobody has to look it up."""
    wanted = _number(pointed, "study")
    for study in studies_of(case) if wanted else []:
        if study.pk == wanted:
            current = [read for read in study.reads.all() if not read.is_superseded]
            return {
                "operative_report_seen": study.operative_report_seen,
                "supersedes": current[-1].pk if current else None,
            }
    return {}


def _place(case: Case, pointed: Mapping[str, str]) -> dict[str, Any]:
    """The sites that today's reading would give, to be accepted; else those that hold."""
    rows = Finding.objects.filter(read__study__case_study__case=case, read=_number(pointed, "read"))
    for number, finding in enumerate(rows.prefetch_related("site_readings"), 1):
        if number == _number(pointed, "finding"):
            sites = finding.placed if finding.newly_read is None else finding.newly_read
            return {"sites": list(sites)}
    return {}


def _stops(case: Case, _pointed: Mapping[str, str]) -> dict[str, Any]:
    """A row for each thing that stops at the verdict's targets, so that none has to be looked up."""
    try:
        stops = unanswered(assessed_case(case).answer.pitfalls)
    except FactsError:
        return {}
    return {"answers": [{"code": line.code.value, "reason": ""} for line in stops]}


PREFILLS: dict[str, Callable[[Case, Mapping[str, str]], dict[str, Any]]] = {
    "set_background": _background,
    "correct_lab": _lab,
    "correct_operation": _operation,
    "correct_sampling": _sampling,
    "correct_laryngoscopy": _laryngoscopy,
    "add_read": _read,
    "confirm_location": _place,
    "agree_target": _stops,
}
