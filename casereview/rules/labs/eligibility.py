"""Whether a case belongs to this pathway: docs/clinical-rules.md, section "Biochemistry and eligibility"."""

from __future__ import annotations

from collections.abc import Iterable

from casereview.rules.answer import BlockerLine, EligibilityPart
from casereview.rules.codes.conclusions import Blocker, Eligibility
from casereview.rules.facts.records import Facts
from casereview.rules.labs.blocker import EligibilityFacts
from casereview.rules.labs.blockers import found_blockers
from casereview.rules.labs.course import course
from casereview.rules.labs.decisions import is_overridden, is_resolved
from casereview.rules.labs.readings import Chemistry, chemistry
from casereview.rules.profiles.model import Profile


def eligibility(facts: Facts, profile: Profile, chem: Chemistry | None = None) -> EligibilityPart:
    """Status, course and every blocker whose condition is met, those marked that people decided about.

    One standing blocker that makes ineligible outweighs those that leave the case undetermined.
    """
    chem = chem or chemistry(facts, profile)
    case = EligibilityFacts(facts, profile, chem, course(chem, profile), frozenset(facts.flags or ()))
    lines = []
    makes = set()
    for code, blocker in found_blockers(case):
        resolved, overridden = is_resolved(code, blocker, case), is_overridden(code, case)
        if not (resolved or overridden):
            makes.add(blocker.makes)
        ids = tuple(dict.fromkeys(blocker.facts))
        lines.append(BlockerLine(code, blocker.sentence, profile.sources[code], ids, resolved, overridden))
    return EligibilityPart(_status(makes), case.course, tuple(lines))


def unresolved(part: EligibilityPart) -> frozenset[Blocker]:
    """The codes of the blockers that stand, which are those neither resolved nor overridden."""
    return frozenset(line.code for line in unresolved_lines(part))


def unresolved_lines(part: EligibilityPart) -> list[BlockerLine]:
    """The blockers that stand, in the table's order."""
    return [line for line in part.blockers if not (line.resolved or line.overridden)]


def _status(makes: Iterable[Eligibility]) -> Eligibility:
    for status in (Eligibility.INELIGIBLE, Eligibility.UNDETERMINED):
        if status in makes:
            return status
    return Eligibility.ELIGIBLE
