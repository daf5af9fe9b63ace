"""What became of each gland over all operations, and where to look for those not accounted for.

The rules are those of docs/clinical-rules.md, section "Glands"; the paths of descent stand in
imaging/anatomy/descent.py.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from casereview.rules.answer import GlandLine
from casereview.rules.codes.conclusions import GlandStatus
from casereview.rules.codes.vocabulary import Disposition, Gland, PathologyCode
from casereview.rules.facts.records import Facts, GlandFact, OperationFact
from imaging.anatomy.descent import descent

_SILENT: Final = (Disposition.NOT_FOUND, Disposition.UNKNOWN)
_REMNANT: Final = (Disposition.PARTIALLY_REMOVED, Disposition.BIOPSIED, Disposition.AUTOGRAFTED)
_NO_GLAND: Final = (PathologyCode.NOT_PARATHYROID, PathologyCode.NONE)
_WORST: Final = tuple(GlandStatus)


class Said(Struct, frozen=True):
    operation: OperationFact
    record: GlandFact


class JudgedGland(Struct, frozen=True):
    """What became of one gland, by which operations, and whether a removal accounts for it."""

    gland: Gland
    status: GlandStatus
    because: tuple[str, ...]
    removed: bool

    @property
    def look_in(self) -> tuple[str, ...]:
        return () if self.status is GlandStatus.ACCOUNTED else descent(self.gland)

    def line(self) -> GlandLine:
        """The gland as it stands in an answer."""
        return GlandLine(self.gland, self.status, self.because, self.look_in)


def gland_ledger(facts: Facts) -> tuple[JudgedGland, ...]:
    """All four glands, then supernumerary ones where any operation names them."""
    return tuple(
        _judged(gland, history)
        for gland, history in _histories(facts).items()
        if history or gland is not Gland.SUPERNUMERARY
    )


def _histories(facts: Facts) -> dict[Gland, list[Said]]:
    said: dict[Gland, list[Said]] = {gland: [] for gland in Gland}
    for operation in sorted(facts.operations or (), key=lambda item: (item.date, item.id)):
        for record in operation.glands or ():
            said[record.gland].append(Said(operation, record))
    return said


def _judged(gland: Gland, history: list[Said]) -> JudgedGland:
    status, because = _judge(gland, history)
    removed = status is GlandStatus.ACCOUNTED and any(
        said.record.disposition is Disposition.REMOVED for said in because
    )
    return JudgedGland(gland, status, tuple(dict.fromkeys(said.operation.id for said in because)), removed)


def _judge(gland: Gland, history: list[Said]) -> tuple[GlandStatus, list[Said]]:
    """The latest operation that says anything decides, unless the gland was removed twice."""
    removals = [said for said in history if said.record.disposition is Disposition.REMOVED]
    # More than one supernumerary gland may be removed; of the other four there is only one each.
    if gland is not Gland.SUPERNUMERARY and len(removals) > 1:
        return GlandStatus.CONTRADICTED, removals
    telling = [said for said in history if said.record.disposition not in _SILENT]
    if not telling:
        return GlandStatus.UNACCOUNTED, history
    latest = [said for said in telling if said.operation.date == telling[-1].operation.date]
    status = max((_status(said.record) for said in latest), key=_WORST.index)
    return status, [said for said in latest if _status(said.record) is status]


def _status(record: GlandFact) -> GlandStatus:
    if record.disposition in _REMNANT:
        return GlandStatus.REMNANT_POSSIBLE
    if record.pathology is PathologyCode.NOT_PARATHYROID:
        return GlandStatus.CONTRADICTED
    if record.disposition is Disposition.REMOVED and record.pathology in _NO_GLAND:
        return GlandStatus.CONTRADICTED
    return GlandStatus.ACCOUNTED
