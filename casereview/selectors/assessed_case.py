"""A case as the rules see it on one day: its facts and their answer."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import msgspec
from django.utils import timezone

from casereview.models import Case, StopAnswer
from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.carcinoma import gating
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import answer_of, evaluate
from casereview.rules.codes.conclusions import NextStep
from casereview.rules.facts.load import Facts, FactsError, load
from casereview.rules.facts.records import FindingFact, StudyFact, UnacceptedFinding
from casereview.rules.labs.readings import Chemistry
from casereview.selectors.fact_ids import FactId
from casereview.selectors.facts import CaseFacts, answer_fact, case_facts, changed_places
from casereview.selectors.refused_facts import at_its_row
from imaging.sentences import in_english

EMERGENCIES: Final = frozenset({NextStep.URGENT_HYPERCALCEMIA, NextStep.URGENT_HYPOCALCEMIA})


@dataclass(frozen=True)
class AssessedCase:
    """Facts and answer of one case on one day; what is derived from them is derived once."""

    case: Case
    today: dt.date
    tree: dict[str, Any]
    assessment: Assessment
    answer: AssessmentAnswer
    #: Reads with the words of their findings that only a later lexicon places; they stand in no facts.
    unaccepted: frozenset[tuple[str, str]] = frozenset()

    @property
    def facts(self) -> Facts:
        return self.assessment.facts

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
        """Those that gate: an answered one is shown, and stands in nobody's way."""
        return tuple(line.code.value for line in gating(self.answer.carcinoma_flags))

    @property
    def in_danger(self) -> bool:
        """An emergency or a carcinoma flag: outside the meeting's clock."""
        return bool(self.carcinoma_flags) or any(line.code in EMERGENCIES for line in self.answer.next_steps)

    @cached_property
    def digest(self) -> str:
        """Names the verdict on the evidence it rests on: a corrected fact makes another one.

        Sites stand in it only where a person has changed them: before they were kept, their words stood for
        them, and no confirmation may fall because they are written out.
        """
        verdict, changed = self.answer.verdict, changed_places(self.case)
        studies = [_without_read_sites(study, changed) for study in self.tree["studies"]]
        evidence = [studies, self.tree.get("operations"), self.tree["samplings"]]
        said = [verdict.code, verdict.level, verdict.targets, evidence]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    @property
    def chemistry(self) -> Chemistry:
        return self.assessment.chemistry

    @property
    def latest_calcium_id(self) -> int | None:
        """The lab row of the deciding calcium."""
        calcium = self.chemistry.calcium
        return FactId.LAB.pk(calcium.lab.id) if calcium else None


def _without_read_sites(study: dict[str, Any], changed: frozenset[tuple[str, int]]) -> dict[str, Any]:
    if "findings" not in study:
        return study
    findings = [
        {key: value for key, value in finding.items() if key != "sites" or (study["id"], index) in changed}
        for index, finding in enumerate(study["findings"])
    ]
    return {**study, "findings": findings}


def with_answers(assessed: AssessedCase, answers: Iterable[StopAnswer]) -> AssessedCase:
    """The same case with what a meeting is about to answer among its facts."""
    tree = {**assessed.tree, "answers": [*assessed.tree["answers"], *map(answer_fact, answers)]}
    return _assessed(assessed.case, assessed.today, CaseFacts(tree, assessed.unaccepted))


def assessed_case(case: Case, today: dt.date | None = None) -> AssessedCase:
    """Reads the case's facts and assesses them. Raises FactsError, at the row, for what the rules refuse."""
    day = today or timezone.localdate()
    return _assessed(case, day, case_facts(case, day))


def _assessed(case: Case, day: dt.date, known: CaseFacts) -> AssessedCase:
    try:
        facts = load(known.tree)
    except FactsError as error:
        raise at_its_row(error, known.tree) from None
    assessment = evaluate(_without_unaccepted(facts, known.unaccepted))
    return AssessedCase(case, day, known.tree, assessment, answer_of(assessment), known.unaccepted)


def _without_unaccepted(facts: Facts, unaccepted: frozenset[tuple[str, str]]) -> Facts:
    """The facts in which findings whose new reading nobody has accepted locate nothing."""
    if not unaccepted:
        return facts
    return msgspec.structs.replace(
        facts, studies=tuple(_study_without(study, unaccepted) for study in facts.studies or ())
    )


def _study_without(study: StudyFact, unaccepted: frozenset[tuple[str, str]]) -> StudyFact:
    findings = tuple(
        _as_unaccepted(finding)
        if finding.sites is None and (study.id, finding.location) in unaccepted
        else finding
        for finding in study.findings or ()
    )
    return msgspec.structs.replace(study, findings=findings) if findings else study


def _as_unaccepted(finding: FindingFact) -> UnacceptedFinding:
    return UnacceptedFinding(**msgspec.structs.asdict(finding))
