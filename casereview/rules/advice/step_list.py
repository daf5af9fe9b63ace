"""Next steps as they are gathered, in the table's order, with all reasons of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import (
    Gate,
    closed,
    egfr_to_measure,
    remains_open,
    to_ask,
)
from casereview.rules.answer import NextStepLine, PitfallLine
from casereview.rules.codes.conclusions import Eligibility, NextStep, Pitfall
from casereview.rules.sentences import steps as sentences
from imaging.anatomy.sites import Sites
from imaging.sentences import Sentence, Template, Value, following


class SuggestedOrder(NamedTuple):
    """An order with what it asks first; `wanted` says with `values` that something stands against it.

    `done` are the studies of its family since the last operation where these are so many that the meeting
    decides on a further one.
    """

    code: NextStep
    sentence: Sentence
    wanted: Template
    asked: Gate
    values: Mapping[str, Value] = MappingProxyType({})
    done: tuple[str, ...] = ()


class Steps(Struct):
    """Steps as they are found beside the pitfalls of a case; a step found for several reasons says them all.

    `at` is the place asked instead of the verdict's targets.
    """

    assessment: Assessment
    pitfalls: tuple[PitfallLine, ...] = ()
    at: Sites | None = None
    sentences: dict[NextStep, list[Sentence]] = field(default_factory=dict)
    facts: dict[NextStep, list[str]] = field(default_factory=dict)
    gated: bool = False

    def add(self, code: NextStep, sentence: Sentence, facts: Iterable[str] = ()) -> None:
        self.sentences.setdefault(code, []).append(sentence)
        self.facts.setdefault(code, []).extend(facts)

    def order(self, order: SuggestedOrder, facts: Iterable[str] = ()) -> None:
        """Suggest an order, or ask the meeting where something stands against it."""
        against = closed(self.assessment, order.asked)
        if against is not None:
            wanted = order.wanted(**order.values, against=against.sentence)
            self.add(NextStep.MDT_REVIEW, wanted, (*against.facts, *facts))
            self.gated = True
            return
        if order.done:
            enough = order.wanted(**order.values, against=sentences.DONE_OFTEN(n=len(order.done)))
            self.add(NextStep.MDT_REVIEW, enough, (*order.done, *facts))
            self.gated = True
            return
        measure = egfr_to_measure(self.assessment, order.asked)
        questions = (to_ask(self.assessment, order.asked), measure.sentence if measure else None)
        parts = (order.sentence, *(question for question in questions if question is not None))
        self.add(order.code, together(parts), (*facts, *(measure.facts if measure else ())))

    def stands(self, code: NextStep) -> bool:
        return code in self.sentences

    def met(self, code: Pitfall) -> PitfallLine | None:
        """The pitfall where the case has met it, answered or not."""
        return next((line for line in self.pitfalls if line.code is code), None)

    @property
    def stopping(self) -> tuple[PitfallLine, ...]:
        """The pitfalls that nobody has answered and that keep everybody from operating."""
        return tuple(line for line in self.pitfalls if line.stops and not line.answered)

    def may_operate(self, *, passing: Iterable[Pitfall] = ()) -> bool:
        """Whether nothing keeps a step that tells to operate from standing, the pitfalls named left out.

        Never while another place than the verdict's is asked about.
        """
        allowed = frozenset(passing)
        return self.at is None and self.eligible and all(line.code in allowed for line in self.stopping)

    @property
    def eligible(self) -> bool:
        return self.assessment.eligibility.status is Eligibility.ELIGIBLE

    def lines(self) -> tuple[NextStepLine, ...]:
        if self.gated:
            self.add(NextStep.MDT_REVIEW, remains_open(self.assessment))
        return tuple(
            NextStepLine(
                code,
                together(self.sentences[code]),
                self.assessment.profile.sources[code],
                tuple(dict.fromkeys(self.facts[code])),
            )
            for code in NextStep
            if code in self.sentences
        )


def together(sentences: Sequence[Sentence]) -> Sentence:
    """Sentences as one that says them all."""
    return following(sentences) if sentences[1:] else sentences[0]
