"""Needs of opening, accepting and submitting a case."""

from casereview.lifecycle.needs.facts import Check, Data, MoveFacts, Unmet
from casereview.lifecycle.roles import LABELS, THE_THREE


def _patient_identified(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.patient_identified:
        return []
    return [Unmet("PATIENT_NOT_IDENTIFIED", "Give the patient's MRN and name.")]


def _no_other_open_case(s: MoveFacts, _: Data) -> list[Unmet]:
    if not s.other_open_case:
        return []
    return [Unmet("OTHER_OPEN_CASE", "This patient already has an open case: continue that one.")]


def _eligible(s: MoveFacts, _: Data) -> list[Unmet]:
    return list(s.blockers)


def _care_team(s: MoveFacts, _: Data) -> list[Unmet]:
    return [
        Unmet(f"CARE_TEAM_{role.upper()}_MISSING", f"The care team has no {LABELS[role]}: assign one.")
        for role in THE_THREE
        if role not in s.team
    ]


def operative_reports(s: MoveFacts, _: Data) -> list[Unmet]:
    if not s.operations_known:
        return [Unmet("OPERATIONS_UNKNOWN", "No prior operation is on file: enter each, with its report.")]
    return [
        Unmet(
            "OPERATIVE_REPORT_MISSING",
            f"The operative report of {op.performed_on.isoformat()} is missing: put it on file,"
            " or record the attempts made to obtain it.",
        )
        for op in sorted(s.operations.values(), key=lambda op: op.performed_on)
        if op.report == "missing" and not op.superseded
    ]


def _verdict_sufficient(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.verdict != "INSUFFICIENT":
        return []
    why = " ".join(s.verdict_reasons)
    return [
        Unmet(
            "VERDICT_INSUFFICIENT",
            "Two adequate post-operative modalities are needed, one functional and one anatomic. " + why,
        )
    ]


def _reads_final(s: MoveFacts, _: Data) -> list[Unmet]:
    waiting = [
        Unmet("READ_PRELIMINARY", f"{label}: the read is preliminary.") for label in s.preliminary_reads
    ]
    return waiting + [Unmet("STUDY_UNREAD", f"{label}: no read yet.") for label in s.unread_studies]


def _mediastinum(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.mediastinum_covered or not s.any_counting:
        return []
    return [Unmet("MEDIASTINUM_NOT_COVERED", "No counting study covers the mediastinum.")]


def _report_seen(s: MoveFacts, _: Data) -> list[Unmet]:
    return [
        Unmet(
            "OPERATIVE_REPORT_NOT_SEEN",
            f"{label}: the reader has not seen the operative report or its recorded absence.",
        )
        for label in s.studies_report_not_seen
    ]


NEEDS: dict[str, Check] = {
    "patient_identified": _patient_identified,
    "no_other_open_case": _no_other_open_case,
    "eligible": _eligible,
    "care_team_complete": _care_team,
    "operative_reports_accounted": operative_reports,
    "verdict_sufficient": _verdict_sufficient,
    "reads_final": _reads_final,
    "mediastinum_covered": _mediastinum,
    "operative_report_seen": _report_seen,
}
