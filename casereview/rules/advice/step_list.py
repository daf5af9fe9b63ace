"""Next steps as they are gathered, in the table's order, with all reasons of each."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from casereview.rules.advice.assessment import Assessment
from casereview.rules.advice.contraindications import Gate, closed, to_ask
from casereview.rules.answer import NextStepLine
from casereview.rules.codes.conclusions import NextStep


class Steps(Struct):
    """Steps as they are found; a step found for several reasons says them all."""

    picture: Assessment
    sentences: dict[NextStep, list[str]] = field(default_factory=dict)
    facts: dict[NextStep, list[str]] = field(default_factory=dict)

    def add(self, code: NextStep, sentence: str, facts: Iterable[str] = ()) -> None:
        self.sentences.setdefault(code, []).append(sentence)
        self.facts.setdefault(code, []).extend(facts)

    def order(self, code: NextStep, what: str, sentence: str, asked: Gate, facts: Iterable[str] = ()) -> None:
        """Suggest an order, or ask the meeting where something stands against it."""
        against = closed(self.picture, asked)
        if against is None:
            self.add(code, sentence + to_ask(self.picture, asked), facts)
            return
        said = f"{what} is wanted, but {against.sentence}."
        self.add(NextStep.MDT_REVIEW, said, (*against.facts, *facts))

    def lines(self) -> tuple[NextStepLine, ...]:
        return tuple(
            NextStepLine(
                code,
                " ".join(self.sentences[code]),
                self.picture.profile.sources[code],
                tuple(dict.fromkeys(self.facts[code])),
            )
            for code in NextStep
            if code in self.sentences
        )
