"""Whether a case belongs to this pathway: docs/clinical-rules.md, section "Biochemistry and eligibility"."""

from __future__ import annotations

from collections.abc import Iterable

from casereview.rules.answer import BlockerLine, EligibilityPart
from casereview.rules.codes.conclusions import RESOLVABLE, Blocker, Eligibility
from casereview.rules.facts.records import Facts
from casereview.rules.labs.blockers import EligibilityFacts, found_blockers
from casereview.rules.labs.course import course
from casereview.rules.labs.readings import Chemistry, chemistry
from casereview.rules.profiles.model import Profile


def eligibility(facts: Facts, profile: Profile, chem: Chemistry | None = None) -> EligibilityPart:
    """Status, course and every blocker whose condition is met, resolved ones marked.

    One standing blocker that makes ineligible outweighs those that leave the case undetermined.
    """
    chem = chem or chemistry(facts, profile)
    case = EligibilityFacts(facts, profile, chem, course(chem, profile), frozenset(facts.flags or ()))
    lines = []
    makes = set()
    for code, found in found_blockers(case):
        resolved = _is_resolved(code, facts, chem)
        if not resolved:
            makes.add(found.makes)
        ids = tuple(dict.fromkeys(found.facts))
        lines.append(
            BlockerLine(code, found.sentence, profile.sources[code], ids, resolved, overridden=False)
        )
    return EligibilityPart(_status(makes), case.course, tuple(lines))


def unresolved(part: EligibilityPart) -> frozenset[Blocker]:
    """The codes of the blockers that stand, which are those neither resolved nor overridden."""
    return frozenset(line.code for line in unresolved_lines(part))


def unresolved_lines(part: EligibilityPart) -> list[BlockerLine]:
    """The blockers that stand, in the table's order."""
    return [line for line in part.blockers if not line.resolved and not line.overridden]


def _status(makes: Iterable[Eligibility]) -> Eligibility:
    for status in (Eligibility.INELIGIBLE, Eligibility.UNDETERMINED):
        if status in makes:
            return status
    return Eligibility.ELIGIBLE


def _is_resolved(code: Blocker, facts: Facts, chem: Chemistry) -> bool:
    """A decision from before the last parathyroid operation speaks of another situation, except on FHH."""
    if code not in RESOLVABLE:
        return False
    since = chem.operation.date if chem.operation and code is not Blocker.FHH_NOT_EXCLUDED else None
    return any(
        resolution.blocker is code and (since is None or resolution.date >= since)
        for resolution in facts.resolutions or ()
    )
