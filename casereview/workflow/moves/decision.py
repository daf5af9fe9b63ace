"""What the two decisions of a meeting write: letting a case in, and agreeing a target."""

from typing import Any

from casereview.lifecycle.fields.decision import AcceptData, TargetData
from casereview.lifecycle.fields.sentences import NEEDED
from casereview.lifecycle.needs.facts import Unmet
from casereview.models import EligibilityOverride, Recommendation, StopAnswer
from casereview.rules.codes.conclusions import LIFTS, OF_NO_PLACE, OverrideCode
from casereview.rules.codes.version import RULES_VERSION
from casereview.rules.labs.eligibility import unresolved_lines
from casereview.selectors.assessed_case import assessed_case, with_answers
from casereview.selectors.stops import pitfalls_at, unanswered
from casereview.workflow.input import sentences
from casereview.workflow.moves.context import MoveContext
from casereview.workflow.refusals import Invalid, NeedsUnmet
from imaging.anatomy.sites import Sites
from imaging.sentences import english


def accept_case(context: MoveContext[AcceptData]) -> dict[str, Any]:
    """With an override each blocker that its reason lifts is kept as let stand: a fact from then on."""
    reason = context.data["override_reason"]
    if context.override:
        _let_stand(context, OverrideCode(context.override), reason)
    elif reason:
        raise Invalid({"override": [sentences.OVERRIDE_NEEDED()]})
    return {"confirm_eligibility": True} | ({"override_reason": reason} if reason else {})


def _let_stand(context: MoveContext[AcceptData], code: OverrideCode, reason: str) -> None:
    if not reason.strip():
        raise Invalid({"override_reason": [NEEDED()]})
    standing = unresolved_lines(context.assessed.answer.eligibility)
    lifted = [line for line in standing if line.code in LIFTS[code]]
    if not lifted:
        raise Invalid({"override": [sentences.NOTHING_LIFTED()]})
    for line in lifted:
        EligibilityOverride.objects.create(
            case=context.case,
            round=context.case.round,
            blocker=line.code,
            code=code,
            reason=reason,
            decided_on=context.today,
            by=context.actor,
            recorded_by_name=context.actor.name,
        )
    # Whether the reason lifts them on these facts is the rules' to say: it does not below the lower limit.
    left = unresolved_lines(assessed_case(context.case, context.today).answer.eligibility)
    if left:
        raise NeedsUnmet([Unmet(line.code, line.sentence) for line in left])


def agree_target(context: MoveContext[TargetData]) -> dict[str, Any]:
    """The chair signs: facts, profile, answers and answer are kept with the recommendation, for good."""
    case, data = context.case, context.data
    given = _answers(context)
    signed = with_answers(context.assessed, given)
    row = Recommendation.objects.create(
        case=case,
        round=case.round,
        **_without_answers(data),
        signed_by=context.actor,
        signed_by_name=context.actor.name,
        signed_at=context.now,
        supersedes=case.recommendations.current().order_by("-signed_at", "-pk").first(),
        profile=signed.profile,
        rules_version=RULES_VERSION,
        facts=signed.facts_json(),
        answer=signed.answer_json(),
    )
    for answer in given:
        answer.recommendation = row
        answer.save()
    typed = {name: value for name, value in _without_answers(data).items() if value not in ("", [])}
    return {**typed, "recommendation": row.pk, "stop_answers": [answer.pk for answer in given]}


def _without_answers(data: TargetData) -> dict[str, Any]:
    """What is typed of the decision itself: its answers have rows of their own."""
    return {name: value for name, value in data.items() if name != "answers"}


def _answers(context: MoveContext[TargetData]) -> list[StopAnswer]:
    """One for each thing that stops at the signed sites; the needs see to it that each has its reason."""
    assessed, data = context.assessed, context.data
    signed = Sites.of(data["target_sites"])
    reasons = {row["code"]: row["reason"] for row in data["answers"]}
    places = signed or Sites.union(Sites.of(target) for target in assessed.answer.verdict.targets)
    return [
        StopAnswer(
            case=context.case,
            round=context.case.round,
            code=line.code,
            sites=[] if line.code in OF_NO_PLACE else list(places.codes),
            reason=reasons[line.code],
            asked=english(line.sentence),
            answered_on=context.today,
            by=context.actor,
            recorded_by_name=context.actor.name,
        )
        for line in unanswered(pitfalls_at(assessed, signed))
    ]
