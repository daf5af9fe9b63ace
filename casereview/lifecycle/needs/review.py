"""Needs of the decision and of the escalation."""

from casereview.lifecycle.needs.facts import Check, Data, MoveFacts, Unmet
from casereview.lifecycle.needs.workup import operative_reports
from casereview.lifecycle.roles import LABELS, THE_THREE, Role
from casereview.rules.codes.conclusions import ESCALATION_VERDICTS


def _chair(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.chair_on_team:
        return []
    return [Unmet("CHAIR_MISSING", "Nobody on the care team chairs the meeting: assign the chair.")]


def _quorum(s: MoveFacts, _: Data) -> list[Unmet]:
    return [
        Unmet(
            f"OPINION_{role.upper()}_MISSING",
            f"The {LABELS[role]} has not given an opinion since the case came to review.",
        )
        for role in THE_THREE
        if role not in s.opinions
    ]


def _verdict_confirmed(s: MoveFacts, _: Data) -> list[Unmet]:
    return [
        Unmet(
            f"VERDICT_NOT_CONFIRMED_{role.upper()}",
            f"The {LABELS[role]} has not confirmed the verdict on the present facts.",
        )
        for role in (Role.RADIOLOGIST, Role.SURGEON)
        if role not in s.confirmed_by
    ]


def _target(s: MoveFacts, data: Data) -> list[Unmet]:
    if data.get("target_sites") or (
        data.get("plan") == "bilateral_exploration" and str(data.get("rationale") or "").strip()
    ):
        return []
    return [
        Unmet("TARGET_MISSING", "Name the target sites, or choose bilateral exploration and give the reason.")
    ]


def _rationale(s: MoveFacts, data: Data) -> list[Unmet]:
    if str(data.get("rationale") or "").strip():
        return []
    if s.verdict != "CONCORDANT_POSITIVE":
        why = f"the verdict is {s.verdict.replace('_', ' ').lower()}"
    elif s.pet_alone:
        why = "PET is the only functional evidence for the target"
    elif len(s.counting_families) < 2:  # noqa: PLR2004 - one family agrees with nobody
        why = "a single modality family speaks"
    else:
        return []
    return [Unmet("RATIONALE_MISSING", f"Write the rationale, because {why}.")]


def _for_escalation(s: MoveFacts, _: Data) -> list[Unmet]:
    if s.verdict in ESCALATION_VERDICTS or s.carcinoma_flags:
        return []
    return [
        Unmet(
            "VERDICT_NOT_FOR_ESCALATION",
            f"The verdict is {s.verdict.replace('_', ' ').lower()} and no carcinoma flag stands:"
            " the chair may override with a coded reason.",
        )
    ]


def _no_live_referral(s: MoveFacts, _: Data) -> list[Unmet]:
    if not s.referral_status:
        return []
    return [Unmet("REFERRAL_LIVE", "A referral is still open: wait for its answer or recall it.")]


def _order(s: MoveFacts, data: Data) -> list[Unmet]:
    procedure = data.get("procedure")
    return list(s.order_stops(procedure)) if procedure else []


def _sampling_order(s: MoveFacts, _: Data) -> list[Unmet]:
    return list(s.order_stops("venous_sampling"))


def _packet(s: MoveFacts, data: Data) -> list[Unmet]:
    return packet(s)


def packet(s: MoveFacts) -> list[Unmet]:
    """What a center must find in the packet, and is not there yet."""
    missing = []
    if not s.flags_known:
        missing.append(
            Unmet("PACKET_BACKGROUND", "Packet: record the background (drugs, allergies, genetics).")
        )
    if not s.calciums:
        missing.append(Unmet("PACKET_CALCIUM", "Packet: no calcium after the last operation."))
    if not s.any_counting:
        missing.append(Unmet("PACKET_IMAGING", "Packet: no counting study."))
    if not s.opinions:
        missing.append(Unmet("PACKET_OPINION", "Packet: nobody's opinion is on file in this round."))
    return missing + [
        Unmet("PACKET_" + item.code, "Packet: " + item.sentence) for item in operative_reports(s, {})
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
