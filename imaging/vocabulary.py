"""The coded words of imaging, each with a short label for people: models, facts and rules derive from these.

The codes themselves are listed in docs/clinical-rules.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Self


class Coded(StrEnum):
    """A code that is its own JSON text and carries the words shown to people."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


def choices_of(codes: Iterable[Coded]) -> tuple[tuple[str, str], ...]:
    """A vocabulary as the choices of a field: of a form or of a column."""
    return tuple((code.value, code.label) for code in codes)


class Adequacy(Coded):
    ADEQUATE = "adequate", "Adequate"
    LIMITED = "limited", "Limited"
    INADEQUATE = "inadequate", "Inadequate"
    UNKNOWN = "unknown", "Unknown"


class Result(Coded):
    POSITIVE = "positive", "Positive"
    NEGATIVE = "negative", "Negative"
    EQUIVOCAL = "equivocal", "Equivocal"
    NOT_REPORTED = "not_reported", "Not reported"


class Certainty(Coded):
    DEFINITE = "definite", "Definite"
    PROBABLE = "probable", "Probable"
    POSSIBLE = "possible", "Possible"


class Nature(Coded):
    SUSPICIOUS = "suspicious", "Suspicious for parathyroid"
    PHYSIOLOGIC = "physiologic", "Physiologic uptake"
    LYMPH_NODE = "lymph_node", "Lymph node"
    THYROID_NODULE = "thyroid_nodule", "Thyroid nodule"
    KNOWN_GRAFT = "known_graft", "Known graft"


class ReadStatus(Coded):
    PRELIMINARY = "preliminary", "Preliminary"
    FINAL = "final", "Final"


class Phase(Coded):
    NON_CONTRAST = "non_contrast", "Non-contrast"
    ARTERIAL = "arterial", "Arterial"
    DELAYED = "delayed", "Delayed"


class Coverage(Coded):
    NECK = "neck", "Neck"
    MEDIASTINUM = "mediastinum", "Mediastinum"


class Acquisition(Coded):
    EARLY = "early", "Early"
    LATE = "late", "Late"
