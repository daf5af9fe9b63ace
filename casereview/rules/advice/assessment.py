"""Everything that the assessment has found so far, for the rules that look at the whole."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from msgspec import Struct

from casereview.rules.advice.carcinoma import is_flagged
from casereview.rules.answer import CarcinomaLine, EligibilityPart, IndicationsPart
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.concordance.glands import JudgedGland
from casereview.rules.concordance.graft_test import GraftTest, graft_tests
from casereview.rules.concordance.sampling import JudgedSampling
from casereview.rules.concordance.study import CountedStudy
from casereview.rules.concordance.verdict import Conclusion
from casereview.rules.facts.records import Facts
from casereview.rules.labs.kidneys import Kidneys, kidneys
from casereview.rules.labs.readings import Chemistry
from casereview.rules.profiles.model import Profile


class Assessment(Struct, frozen=True, dict=True):
    """One case with its eligibility, glands, studies, verdict and samplings."""

    facts: Facts
    profile: Profile
    chemistry: Chemistry
    eligibility: EligibilityPart
    carcinoma: tuple[CarcinomaLine, ...]
    glands: tuple[JudgedGland, ...]
    studies: tuple[CountedStudy, ...]
    conclusion: Conclusion
    samplings: tuple[JudgedSampling, ...]
    indications: IndicationsPart

    @cached_property
    def flags(self) -> frozenset[Flag]:
        """The flags that are known to be there."""
        return frozenset(self.facts.flags or ())

    @cached_property
    def counting(self) -> tuple[CountedStudy, ...]:
        return tuple(study for study in self.studies if study.counts)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of the counting studies."""
        return frozenset(study.family for study in self.counting)

    @cached_property
    def postoperative(self) -> tuple[CountedStudy, ...]:
        """Studies after the last neck operation; all where there was none, none while that is unknown."""
        if self.facts.operations is None:
            return ()
        last = last_neck_operation(self.facts)
        return tuple(study for study in self.studies if last is None or study.performed_on > last)

    @cached_property
    def recent_samplings(self) -> tuple[JudgedSampling, ...]:
        """Samplings since the last neck operation."""
        return since_last_operation(self.facts, self.samplings)

    @cached_property
    def kidneys(self) -> Kidneys:
        """What stands or is to be measured before contrast."""
        return kidneys(self.facts, self.profile, self.chemistry)

    @cached_property
    def graft_tests(self) -> tuple[GraftTest, ...]:
        """What was tested since the last neck operation of each forearm graft that is there."""
        return graft_tests(self.facts, self.studies, self.recent_samplings, self.profile)

    @property
    def verdict(self) -> Verdict:
        return self.conclusion.code

    @property
    def is_suspect(self) -> bool:
        """Whether a carcinoma flag is up that changes the plan."""
        return is_flagged(self.carcinoma)

    @cached_property
    def carcinoma_facts(self) -> tuple[str, ...]:
        """What the carcinoma flags rest on."""
        return tuple(dict.fromkeys(key for line in self.carcinoma for key in line.facts))


def since_last_operation(facts: Facts, judged: tuple[JudgedSampling, ...]) -> tuple[JudgedSampling, ...]:
    """The samplings after the last neck operation: an earlier one drained another neck."""
    last = last_neck_operation(facts)
    return tuple(sampling for sampling in judged if last is None or sampling.performed_on > last)


def last_neck_operation(facts: Facts) -> date | None:
    """The day of the last operation on the neck or chest, the removal of a graft left out; None for none."""
    return max((item.date for item in facts.operations or () if item.is_on_neck), default=None)
