"""What the rules of blockers read, and what each of them answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Final

from msgspec import Struct

from casereview.rules.codes.conclusions import Blocker, Course, Eligibility
from casereview.rules.codes.vocabulary import Flag
from casereview.rules.facts.records import Facts
from casereview.rules.labs.readings import Chemistry
from casereview.rules.labs.usable import DECIDING, ImplausibleLab
from casereview.rules.profiles.model import Profile
from imaging.sentences import Sentence

#: Drugs that may hold calcium down.
LOWERING: Final = (Flag.CALCIMIMETIC, Flag.ANTIRESORPTIVE)


class EligibilityFacts(Struct, frozen=True, dict=True):
    """What the rules read."""

    facts: Facts
    profile: Profile
    chemistry: Chemistry
    course: Course
    flags: frozenset[Flag]

    @property
    def operated(self) -> date | None:
        """The day of the last parathyroid operation."""
        operation = self.chemistry.operation
        return None if operation is None else operation.date

    @cached_property
    def last_high(self) -> date | None:
        """The last day after that operation on which calcium was high."""
        return max((item.day for item in self.chemistry.days if item.is_high), default=None)

    @cached_property
    def lowering(self) -> tuple[Flag, ...]:
        """The flagged drugs that may hold calcium down."""
        return tuple(flag for flag in LOWERING if flag in self.flags)

    def is_settled(self, item: ImplausibleLab) -> bool:
        """Whether a clinician has decided about an implausible value since it was collected."""
        return any(
            resolution.blocker is Blocker.VALUE_IMPLAUSIBLE and resolution.date >= item.lab.day
            for resolution in self.facts.resolutions or ()
        )

    @cached_property
    def is_in_doubt(self) -> bool:
        """Whether an implausible value stands that could have decided, so that no other one excludes."""
        return any(
            item.blocks and item.lab.analyte in DECIDING and not self.is_settled(item)
            for item in self.chemistry.implausible
        )


class BlockerFound(Struct, frozen=True):
    """A blocker whose condition is met, and what it makes of eligibility while it stands.

    `implausible` is the value that one of VALUE_IMPLAUSIBLE speaks of.
    """

    makes: Eligibility
    sentence: Sentence
    facts: tuple[str, ...] = ()
    implausible: ImplausibleLab | None = None


Rule = Callable[[EligibilityFacts], BlockerFound | None]
