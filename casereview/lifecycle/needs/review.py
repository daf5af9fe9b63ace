"""Needs of the decision and of the escalation."""

from casereview.lifecycle.needs import sentences as says
from casereview.lifecycle.needs.facts import Check, Data, MoveFacts, Unmet, missing
from casereview.lifecycle.needs.workup import operative_reports
from casereview.lifecycle.roles import LABELS, THE_THREE, Role
from casereview.rules.codes.conclusions import ESCALATION_VERDICTS, Verdict
from imaging.anatomy.sites import MEDIASTINUM
from imaging.sentences import Sentence, Word


def _chair(s: MoveFacts, _: Data) -> list[Unmet]:
    return [] if s.chair_on_team else [missing(says.CHAIR_MISSING)]


def _quorum(s: MoveFacts, _: Data) -> list[Unmet]:
    return [
        missing(says.OPINION_MISSING, f"OPINION_{role.upper()}_MISSING", role=Word(LABELS[role]))
        for role in THE_THREE
        if role not in s.opinions
    ]


def _verdict_confirmed(s: MoveFacts, _: Data) -> list[Unmet]:
    return [
        missing(says.VERDICT_NOT_CONFIRMED, f"VERDICT_NOT_CONFIRMED_{role.upper()}", role=Word(LABELS[role]))
        for role in (Role.RADIOLOGIST, Role.SURGEON)
        if role not in s.confirmed_by
    ]


def _target(s: MoveFacts, data: Data) -> list[Unmet]:
    if data.get("target_sites") or (
        data.get("plan") == "bilateral_exploration" and str(data.get("rationale") or "").strip()
    ):
        return []
    return [missing(says.TARGET_MISSING)]


def _rationale(s: MoveFacts, data: Data) -> list[Unmet]:
    if str(data.get("rationale") or "").strip():
        return []
    why = _to_be_explained(s)
    return [missing(says.RATIONALE_MISSING, why=why)] if why else []


def _to_be_explained(s: MoveFacts) -> Sentence | None:
    """Why a decision does not speak for itself."""
    if s.verdict != "CONCORDANT_POSITIVE":
        return says.THE_VERDICT_IS(verdict=says.VERDICTS[Verdict(s.verdict)])
    if s.pet_alone:
        return says.PET_ONLY()
    if len(s.counting_families) < 2:  # noqa: PLR2004 - one family agrees with nobody
        return says.SINGLE_FAMILY()
    return None


def _for_escalation(s: MoveFacts, _: Data) -> list[Unmet]:
    mediastinal = any(target & MEDIASTINUM for target in s.targets)
    if s.verdict in ESCALATION_VERDICTS or s.carcinoma_flags or mediastinal:
        return []
    return [missing(says.VERDICT_NOT_FOR_ESCALATION, verdict=says.VERDICTS[Verdict(s.verdict)])]


def _no_live_referral(s: MoveFacts, _: Data) -> list[Unmet]:
    return [missing(says.REFERRAL_LIVE)] if s.referral_status else []


def _order(s: MoveFacts, data: Data) -> list[Unmet]:
    procedure = data.get("procedure")
    return list(s.order_stops(procedure)) if procedure else []


def _sampling_order(s: MoveFacts, _: Data) -> list[Unmet]:
    return list(s.order_stops("venous_sampling"))


def _packet(s: MoveFacts, _: Data) -> list[Unmet]:
    """What a center must find in the packet, and is not there yet."""
    lacking = (
        (says.PACKET_BACKGROUND, s.flags_known),
        (says.PACKET_CALCIUM, s.calciums),
        (says.PACKET_IMAGING, s.any_counting),
        (says.PACKET_OPINION, s.opinions),
    )
    return [missing(template) for template, there in lacking if not there] + [
        missing(says.PACKET, f"PACKET_{item.code}", missing=item.sentence)
        for item in operative_reports(s, {})
    ]


NEEDS: dict[str, Check] = {
    "chair_on_team": _chair,
    "quorum": _quorum,
    "verdict_confirmed": _verdict_confirmed,
    "target_or_bilateral": _target,
    "rationale_where_needed": _rationale,
    "verdict_for_escalation": _for_escalation,
    "no_live_referral": _no_live_referral,
    "packet_complete": _packet,
    "order_checked": _order,
    "sampling_order_checked": _sampling_order,
}
