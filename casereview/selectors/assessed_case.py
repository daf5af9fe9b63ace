"""A case as the rules see it on one day: its facts and their answer."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec
from django.utils import timezone

from casereview.models import Case
from casereview.rules.advice.assessment import Assessment as Seen
from casereview.rules.advice.carcinoma import GATING
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import answer_of, evaluate
from casereview.rules.facts.load import Facts, load
from casereview.rules.labs.readings import Chemistry
from casereview.selectors.fact_ids import FactId
from casereview.selectors.facts import facts_tree
from imaging.sentences import in_english


@dataclass(frozen=True)
class AssessedCase:
    """Facts and answer of one case on one day; what is derived from them is derived once."""

    case: Case
    today: dt.date
    tree: dict[str, Any]
    seen: Seen
    answer: AssessmentAnswer

    @property
    def facts(self) -> Facts:
        return self.seen.facts

    @property
    def profile(self) -> str:
        return f"{self.answer.profile.id}/{self.answer.profile.version}"

    def facts_json(self) -> dict[str, Any]:
        return self.tree

    def answer_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = msgspec.to_builtins(self.answer, builtin_types=(), enc_hook=in_english)
        return plain

    @property
    def carcinoma_flags(self) -> tuple[str, ...]:
        return tuple(line.code.value for line in self.answer.carcinoma_flags if line.code in GATING)

    @property
    def in_danger(self) -> bool:
        """Very high calcium or a carcinoma flag: told at once, outside the meeting's clock."""
        return bool(self.carcinoma_flags)

    @cached_property
    def digest(self) -> str:
        """Names the verdict on the evidence it rests on: a corrected fact makes another one."""
        verdict, evidence = self.answer.verdict, ("studies", "operations", "samplings")
        said = [verdict.code, verdict.level, verdict.targets, [self.tree.get(name) for name in evidence]]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    @property
    def chemistry(self) -> Chemistry:
        return self.seen.chemistry

    @property
    def latest_calcium_id(self) -> int | None:
        """The lab row of the deciding calcium."""
        calcium = self.chemistry.calcium
        return FactId.LAB.pk(calcium.lab.id) if calcium else None


def assessed_case(case: Case, today: dt.date | None = None) -> AssessedCase:
    """Reads the case's facts and assesses them. Raises FactsError where rows contradict each other."""
    day = today or timezone.localdate()
    tree = facts_tree(case, day)
    seen = evaluate(load(tree))
    return AssessedCase(case, day, tree, seen, answer_of(seen))
