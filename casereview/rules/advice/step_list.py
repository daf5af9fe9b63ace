"""Next steps as they are gathered, in the table's order, with all reasons of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import Gate, closed, to_ask
from casereview.rules.answer import NextStepLine
from casereview.rules.codes.conclusions import NextStep
from imaging.sentences import Sentence, Template, Value, following


class SuggestedOrder(NamedTuple):
    """An order with what it asks first; `wanted` says with `values` that something stands against it."""

    code: NextStep
    sentence: Sentence
    wanted: Template
    asked: Gate
    values: Mapping[str, Value] = MappingProxyType({})


class Steps(Struct):
    """Steps as they are found; a step found for several reasons says them all."""

    assessment: Assessment
    sentences: dict[NextStep, list[Sentence]] = field(default_factory=dict)
    facts: dict[NextStep, list[str]] = field(default_factory=dict)

    def add(self, code: NextStep, sentence: Sentence, facts: Iterable[str] = ()) -> None:
        self.sentences.setdefault(code, []).append(sentence)
        self.facts.setdefault(code, []).extend(facts)

    def order(self, order: SuggestedOrder, facts: Iterable[str] = ()) -> None:
        """Suggest an order, or ask the meeting where something stands against it."""
        against = closed(self.assessment, order.asked)
        if against is not None:
            wanted = order.wanted(**order.values, against=against.sentence)
            self.add(NextStep.MDT_REVIEW, wanted, (*against.facts, *facts))
            return
        question = to_ask(self.assessment, order.asked)
        self.add(order.code, following((order.sentence, question)) if question else order.sentence, facts)

    def lines(self) -> tuple[NextStepLine, ...]:
        return tuple(
            NextStepLine(
                code,
                _together(self.sentences[code]),
                self.assessment.profile.sources[code],
                tuple(dict.fromkeys(self.facts[code])),
            )
            for code in NextStep
            if code in self.sentences
        )


def _together(sentences: Sequence[Sentence]) -> Sentence:
    return following(sentences) if sentences[1:] else sentences[0]
