"""The door of the clinical core: raw JSON in, checked and ordered facts out.

`load` is the only way in that may meet a stranger's text. Whatever does not fit is refused with the name of
the field, and nothing is guessed or repaired.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from casereview.reading.json import JsonFault, JsonLimits, JsonRefused, read_json
from casereview.reading.structs import FactsError, inside, struct_reader
from casereview.rules.facts.checks import check
from casereview.rules.facts.ordering import ordered
from casereview.rules.facts.records import (
    AnswerFact,
    BackgroundFact,
    Facts,
    FindingFact,
    GlandFact,
    LabFact,
    LaryngoscopyFact,
    OperationFact,
    OverrideFact,
    PatientFact,
    ProtocolFact,
    ResolutionFact,
    SampleFact,
    SamplingFact,
    StudyFact,
)
from casereview.rules.sentences import facts as sentences
from imaging.sentences import Sentence

__all__ = [
    "AnswerFact",
    "BackgroundFact",
    "ResolutionFact",
    "Facts",
    "FactsError",
    "FindingFact",
    "GlandFact",
    "LabFact",
    "LaryngoscopyFact",
    "OperationFact",
    "OverrideFact",
    "PatientFact",
    "ProtocolFact",
    "SampleFact",
    "SamplingFact",
    "StudyFact",
    "load",
]

_read = struct_reader(Facts)


def load(raw: bytes | str | Mapping[str, object]) -> Facts:
    """Read, check and order the facts of one case.

    Dates are ISO days, decimals are text. `as_of` is the latest day in the facts where none is given.
    Raises FactsError with the field and the remedy for everything that docs/clinical-rules.md refuses.
    """
    return read(raw if isinstance(raw, Mapping) else parsed(raw))


def read(tree: object) -> Facts:
    """As `load`, from the plain values of the JSON."""
    return ordered(check(cast(Facts, _read("", tree))))


def parsed(raw: bytes | str) -> object:
    """The JSON as plain values. Raises FactsError for what is none, and for a key that stands twice."""
    try:
        return read_json(raw, JsonLimits())
    except JsonRefused as refused:
        field = inside("", refused.name) if refused.fault is JsonFault.KEY_TWICE else "facts"
        raise FactsError(field, _SAYS[refused.fault](refused)) from None


_SAYS: Final[Mapping[JsonFault, Callable[[JsonRefused], Sentence]]] = {
    JsonFault.NOT_UTF8: lambda _: sentences.NOT_UTF_8(),
    JsonFault.TOO_DEEP: lambda _: sentences.NESTED_TOO_DEEP(),
    JsonFault.MALFORMED: lambda refused: sentences.NOT_JSON(
        line=refused.line, column=refused.column, problem=refused.message
    ),
    JsonFault.TOO_LARGE: lambda _: sentences.TOO_MANY_DIGITS(),
    JsonFault.KEY_TWICE: lambda _: sentences.KEY_TWICE(),
    JsonFault.NO_NUMBER: lambda refused: sentences.NOT_FINITE(word=refused.name),
}
