"""Needs of sampling, surgery, follow-up and closing."""

from casereview.lifecycle.clock import SIX_MONTHS
from casereview.lifecycle.needs.facts import Check, Data, MoveFacts, Unmet
from casereview.lifecycle.states import Resolution


def _referral_accepted(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.referral_status == "accepted":
        return []
    return [Unmet("REFERRAL_NOT_ACCEPTED", "The center has not accepted the referral.")]


def _sampling_center(s: MoveFacts, data: Data) -> list[Unmet]:
    found = _referral_accepted(s, data)
    if not found and not s.referral_center_samples:
        found = [
            Unmet("CENTER_DOES_NOT_SAMPLE", "The center that accepted does not perform venous sampling.")
        ]
    return found


def _sampling_complete(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.sampling is None:
        return [Unmet("SAMPLING_MISSING", "Enter the venous sampling of this round, vein by vein.")]
    found = []
    if not s.sampling.has_baseline:
        found.append(Unmet("BASELINE_MISSING", "The sampling has no peripheral baseline."))
    if not s.sampling.veins:
        found.append(Unmet("VEINS_MISSING", "The sampling has no vein besides the peripheral baseline."))
    if not s.sampling.assay:
        found.append(Unmet("ASSAY_MISSING", "Name the PTH assay of the sampling."))
    return found


def _recommendation_or_refusal(s: MoveFacts, data: Data) -> list[Unmet]:
    refused = data.get("resolution") == Resolution.REFUSED
    field_name = "refusal_reason" if refused else "recommendation"
    if str(data.get(field_name) or "").strip():
        return []
    says = "Give the patient's reason for refusing surgery." if refused else "Write the recommendation."
    return [Unmet("RECOMMENDATION_OR_REFUSAL_MISSING", says)]


def _laryngoscopy(s: MoveFacts, data: Data) -> list[Unmet]:
    """The cords are examined between the operation before and the re-operation, not after it."""
    chosen = s.operations.get(data.get("operation", 0))
    until = chosen.performed_on if chosen else s.today
    earlier = [op.performed_on for op in s.operations.values() if not op.superseded]
    limit = until if chosen else (s.planned_on or s.today)
    last = max((day for day in earlier if day < limit), default=None)
    if any((last is None or day > last) and day <= until for day in s.cords_seen_on):
        return []
    return [
        Unmet(
            "CORD_NOT_EXAMINED",
            "No laryngoscopy between the previous operation and the re-operation: enter it.",
        )
    ]


def _reoperation(s: MoveFacts, data: Data) -> list[Unmet]:
    op = s.operations.get(data.get("operation", 0))
    if op is None:
        return [
            Unmet("REOPERATION_MISSING", "Enter the re-operation with its findings, then choose it here.")
        ]
    found = []
    if s.planned_on and op.performed_on < s.planned_on:
        found.append(
            Unmet(
                "REOPERATION_BEFORE_PLAN", "The chosen operation lies before the day the target was agreed."
            )
        )
    if not op.has_findings:
        found.append(Unmet("FINDINGS_MISSING", "The chosen operation has no gland findings by site."))
    return found


def _carcinoma_resolved(s: MoveFacts, data: Data) -> list[Unmet]:
    if not s.carcinoma_flags or str(data.get("carcinoma_resolution") or "").strip():
        return []
    return [
        Unmet(
            "CARCINOMA_RESOLUTION_MISSING",
            f"Say how the carcinoma flag was resolved ({', '.join(s.carcinoma_flags)}).",
        )
    ]


def _outside_operation(s: MoveFacts, data: Data) -> list[Unmet]:
    op = s.operations.get(data.get("operation", 0))
    if op is None:
        return [Unmet("OPERATION_MISSING", "Enter the operation, then choose it here.")]
    if op.report == "missing":
        return [
            Unmet(
                "OPERATIVE_REPORT_MISSING",
                "Put its report on file, or record that it is unobtainable and why.",
            )
        ]
    return []


def _on_hold(s: MoveFacts, _: Data) -> list[Unmet]:
    return [] if s.on_hold else [Unmet("NOT_ON_HOLD", "The case is not on hold.")]


def _not_on_hold(s: MoveFacts, _: Data) -> list[Unmet]:
    return [Unmet("ALREADY_ON_HOLD", "The case is on hold already.")] if s.on_hold else []


def _hypercalcemia(s: MoveFacts, _: Data) -> list[Unmet]:
    if any(c.high for c in s.calciums):
        return []
    return [Unmet("HYPERCALCEMIA_NOT_CONFIRMED", "No high calcium after the last operation is on file.")]


def _outcome(s: MoveFacts, data: Data) -> list[Unmet]:
    resolution = data.get("resolution")
    if resolution == Resolution.LOST_TO_FOLLOW_UP:
        if str(data.get("attempts") or "").strip():
            return []
        return [Unmet("ATTEMPTS_MISSING", "Record the attempts made to reach the patient.")]
    line = s.last_operation_on + SIX_MONTHS if s.last_operation_on else None
    late = [c for c in s.calciums if line and c.on >= line]
    if resolution == Resolution.PERSISTENT and any(c.high for c in s.calciums):
        return []
    if resolution == Resolution.RECURRENT and any(c.high for c in late):
        return []
    if resolution in (Resolution.CURED, Resolution.EUCALCEMIC_PTH) and late and late[-1].high is False:
        return []
    if not late and resolution != Resolution.PERSISTENT:
        says = "No calcium six months or more after surgery is on file."
    else:
        says = f"The calcium values on file do not support {str(resolution).replace('_', ' ')}."
    return [Unmet("OUTCOME_NOT_SUPPORTED", says)]


NEEDS: dict[str, Check] = {
    "referral_accepted": _referral_accepted,
    "referral_accepted_by_sampling_center": _sampling_center,
    "sampling_complete": _sampling_complete,
    "recommendation_or_refusal": _recommendation_or_refusal,
    "laryngoscopy_before_reoperation": _laryngoscopy,
    "reoperation_with_findings": _reoperation,
    "carcinoma_flag_resolved": _carcinoma_resolved,
    "outside_operation_on_file": _outside_operation,
    "on_hold": _on_hold,
    "not_on_hold": _not_on_hold,
    "hypercalcemia_confirmed": _hypercalcemia,
    "outcome_supported": _outcome,
}
