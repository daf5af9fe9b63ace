"""The imaging protocol library: how each study is done when a gland is looked for, and how to order it.

Every line carries its source; numbers are a profile's and never this module's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from imaging.sentences import Sentence, Value, Word, following
from imaging.studies import sentences
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


def order_text(card: ProtocolCard, question: str, notes: Iterable[Value] = ()) -> Sentence:
    """An order to print or to paste, with blanks where a patient's own words belong.

    `notes` are what the case asks for beside the protocol, one sentence each.
    """
    codes = "; ".join(f"{line.system} {line.code}" for line in card.codes)
    title = sentences.ORDER_WITH_CODES if codes else sentences.ORDER
    lines: list[Value] = [
        title(order=card.order_name, codes=codes),
        sentences.PATIENT(blank=_BLANK),
        sentences.QUESTION(question=Word(question)),
        sentences.PROTOCOL(),
        *(sentences.ITEM(text=Word(line.text)) for line in card.technique),
        sentences.FOR_ADEQUACY(),
        *(sentences.ITEM(text=Word(line.text)) for line in card.checklist),
    ]
    items = [sentences.ITEM(text=note) for note in notes]
    if items:
        lines += [sentences.FOR_PATIENT(), *items]
    return following([*lines, Word(card.report), sentences.ORDERED_BY(blank=_BLANK), ""], by="\n")
