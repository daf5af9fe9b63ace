"""Needs of opening, accepting and submitting a case."""

from casereview.lifecycle.needs import sentences as says
from casereview.lifecycle.needs.facts import Check, Data, MoveFacts, Unmet, missing
from casereview.lifecycle.roles import LABELS, THE_THREE
from imaging.sentences import Word, joined


def _patient_identified(s: MoveFacts, _: Data) -> list[Unmet]:
    return [] if s.patient_identified else [missing(says.PATIENT_NOT_IDENTIFIED)]


def _no_other_open_case(s: MoveFacts, _: Data) -> list[Unmet]:
    return [missing(says.OTHER_OPEN_CASE)] if s.other_open_case else []


def _eligible(s: MoveFacts, _: Data) -> list[Unmet]:
    return list(s.blockers)


def _care_team(s: MoveFacts, _: Data) -> list[Unmet]:
    return [
        missing(says.CARE_TEAM_MISSING, f"CARE_TEAM_{role.upper()}_MISSING", role=Word(LABELS[role]))
        for role in THE_THREE
        if role not in s.team
    ]


def operative_reports(s: MoveFacts, _: Data) -> list[Unmet]:
    if not s.operations_known:
        return [missing(says.OPERATIONS_UNKNOWN)]
    return [
        missing(says.OPERATIVE_REPORT_MISSING, day=op.performed_on)
        for op in sorted(s.operations.values(), key=lambda op: op.performed_on)
        if op.report == "missing" and not op.superseded
    ]


def _verdict_sufficient(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.verdict != "INSUFFICIENT":
        return []
    asked = s.reader_questions
    first = (says.ASK_THE_READER_FIRST(questions=joined(asked)),) if asked else ()
    return [missing(says.VERDICT_INSUFFICIENT, reasons=joined((*s.verdict_reasons, *first)))]


def _reads_final(s: MoveFacts, _: Data) -> list[Unmet]:
    preliminary = [missing(says.READ_PRELIMINARY, study=label) for label in s.preliminary_reads]
    return preliminary + [missing(says.STUDY_UNREAD, study=label) for label in s.unread_studies]


def _mediastinum(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.mediastinum_covered or not s.any_counting:
        return []
    return [missing(says.MEDIASTINUM_NOT_COVERED)]


def _report_seen(s: MoveFacts, _: Data) -> list[Unmet]:
    return [missing(says.OPERATIVE_REPORT_NOT_SEEN, study=label) for label in s.studies_report_not_seen]


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
