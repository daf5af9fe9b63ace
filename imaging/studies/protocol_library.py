"""The imaging protocol library: how each study is done when a gland is looked for, and how to order it.

Every line carries its source; numbers are a profile's and never this module's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from imaging.studies.sourced import Sourced

_BLANK: Final = "________________"


class ProtocolLine(Sourced, frozen=True, kw_only=True):
    text: str


class ProcedureCode(Sourced, frozen=True, kw_only=True):
    """A code of a public list, such as CPT; the list's own wording is licensed and not kept."""

    system: str
    code: str


class ProtocolCard(Struct, frozen=True, kw_only=True):
    """One protocol: what to write on the order, how to do it, and what must be ticked before it counts."""

    order_name: str
    role: str
    technique: tuple[ProtocolLine, ...]
    checklist: tuple[ProtocolLine, ...]
    report: str
    codes: tuple[ProcedureCode, ...] = ()


def order_text(card: ProtocolCard, question: str, notes: Iterable[str] = ()) -> str:
    """An order to print or to paste, with blanks where a patient's own words belong.

    `notes` are what the case asks for beside the protocol, one sentence each.
    """
    codes = "; ".join(f"{line.system} {line.code}" for line in card.codes)
    parts = [
        f"Order: {card.order_name}" + (f" ({codes})" if codes else ""),
        f"Patient: {_BLANK}  Record number: {_BLANK}  Date: {_BLANK}",
        f"Question: {question}",
        "Protocol:",
        *(f"- {line.text}" for line in card.technique),
        "For the study to be adequate:",
        *(f"- {line.text}" for line in card.checklist),
    ]
    said = tuple(notes)
    if said:
        parts += ["For this patient:", *(f"- {note}" for note in said)]
    return "\n".join([*parts, card.report, f"Ordered by: {_BLANK}", ""])
