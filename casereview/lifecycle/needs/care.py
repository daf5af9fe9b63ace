"""Needs of sampling, surgery, follow-up and closing."""

from casereview.lifecycle.clock import SIX_MONTHS
from casereview.lifecycle.needs import sentences as says
from casereview.lifecycle.needs.facts import CalciumView, Check, Data, MoveFacts, Unmet, missing
from casereview.lifecycle.states import Resolution
from casereview.rules.codes.conclusions import CarcinomaFlag


def _referral_accepted(s: MoveFacts, _: Data) -> list[Unmet]:
    return [] if s.referral_status == "accepted" else [missing(says.REFERRAL_NOT_ACCEPTED)]


def _sampling_center(s: MoveFacts, data: Data) -> list[Unmet]:
    unaccepted = _referral_accepted(s, data)
    if unaccepted or s.referral_center_samples:
        return unaccepted
    return [missing(says.CENTER_DOES_NOT_SAMPLE)]


def _sampling_complete(s: MoveFacts, _: Data) -> list[Unmet]:
    sampling = s.sampling
    if sampling is None:
        return [missing(says.SAMPLING_MISSING)]
    lacking = (
        (says.BASELINE_MISSING, sampling.has_baseline),
        (says.VEINS_MISSING, sampling.veins),
        (says.ASSAY_MISSING, sampling.assay),
    )
    return [missing(template) for template, there in lacking if not there]


def _recommendation_or_refusal(s: MoveFacts, data: Data) -> list[Unmet]:
    refused = data.get("resolution") == Resolution.REFUSED
    field_name = "refusal_reason" if refused else "recommendation"
    if str(data.get(field_name) or "").strip():
        return []
    template = says.REFUSAL_MISSING if refused else says.RECOMMENDATION_MISSING
    return [missing(template, "RECOMMENDATION_OR_REFUSAL_MISSING")]


def _laryngoscopy(s: MoveFacts, data: Data) -> list[Unmet]:
    """The cords are examined between the operation before and the re-operation, not after it."""
    chosen = s.operations.get(data.get("operation", 0))
    until = chosen.performed_on if chosen else s.today
    earlier = [op.performed_on for op in s.operations.values() if not op.superseded]
    limit = until if chosen else (s.planned_on or s.today)
    last = max((day for day in earlier if day < limit), default=None)
    if any((last is None or day > last) and day <= until for day in s.cords_seen_on):
        return []
    return [missing(says.CORD_NOT_EXAMINED)]


def _reoperation(s: MoveFacts, data: Data) -> list[Unmet]:
    op = s.operations.get(data.get("operation", 0))
    if op is None:
        return [missing(says.REOPERATION_MISSING)]
    unmet = []
    if s.planned_on and op.performed_on < s.planned_on:
        unmet.append(missing(says.REOPERATION_BEFORE_PLAN))
    if not op.has_findings:
        unmet.append(missing(says.FINDINGS_MISSING))
    return unmet


def _carcinoma_resolved(s: MoveFacts, data: Data) -> list[Unmet]:
    """What pathology has shown is operated on by its own plan; every other flag is absent or answered."""
    open_flags = [flag for flag in s.carcinoma_flags if flag != CarcinomaFlag.PATHOLOGY]
    unmet = [missing(says.CARCINOMA_FLAG_UNANSWERED, flags=", ".join(open_flags))] if open_flags else []
    named = str(data.get("carcinoma_resolution") or "").strip()
    if CarcinomaFlag.PATHOLOGY in s.carcinoma_flags and not named:
        unmet.append(missing(says.CARCINOMA_RESOLUTION_MISSING))
    return unmet


def _outside_operation(s: MoveFacts, data: Data) -> list[Unmet]:
    op = s.operations.get(data.get("operation", 0))
    if op is None:
        return [missing(says.OPERATION_MISSING)]
    if op.report == "missing":
        return [missing(says.REPORT_OF_CHOSEN_MISSING, "OPERATIVE_REPORT_MISSING")]
    return []


def _on_hold(s: MoveFacts, _: Data) -> list[Unmet]:
    return [] if s.on_hold else [missing(says.NOT_ON_HOLD)]


def _not_on_hold(s: MoveFacts, _: Data) -> list[Unmet]:
    return [missing(says.ALREADY_ON_HOLD)] if s.on_hold else []


def _hypercalcemia(s: MoveFacts, _: Data) -> list[Unmet]:
    return [] if _any_high(s.calciums) else [missing(says.HYPERCALCEMIA_NOT_CONFIRMED)]


def _any_high(calciums: tuple[CalciumView, ...]) -> bool:
    return any(calcium.high for calcium in calciums)


def _outcome(s: MoveFacts, data: Data) -> list[Unmet]:
    resolution = data.get("resolution")
    if resolution == Resolution.LOST_TO_FOLLOW_UP:
        tried = str(data.get("attempts") or "").strip()
        return [] if tried else [missing(says.ATTEMPTS_MISSING)]
    line = s.last_operation_on + SIX_MONTHS if s.last_operation_on else None
    late = tuple(calcium for calcium in s.calciums if line and calcium.on >= line)
    if _supported(resolution, s.calciums, late):
        return []
    if not late and resolution != Resolution.PERSISTENT:
        return [missing(says.NO_LATE_CALCIUM, "OUTCOME_NOT_SUPPORTED")]
    outcome = says.OUTCOMES[Resolution(resolution)] if resolution in says.OUTCOMES else str(resolution)
    return [missing(says.OUTCOME_NOT_SUPPORTED, outcome=outcome)]


def _supported(resolution: object, calciums: tuple[CalciumView, ...], late: tuple[CalciumView, ...]) -> bool:
    """``late``: those from six months after surgery on, the last of which decides over a cure."""
    if resolution == Resolution.PERSISTENT:
        return _any_high(calciums)
    if resolution == Resolution.RECURRENT:
        return _any_high(late)
    cured = resolution in (Resolution.CURED, Resolution.EUCALCEMIC_PTH)
    return cured and bool(late) and late[-1].high is False


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
