"""What became of each gland over all operations, where to look for those not accounted for, and the grafts.

The rules are those of docs/clinical-rules.md, section "Glands"; the paths of descent stand in
imaging/anatomy/descent.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct

from casereview.rules.answer import GlandLine
from casereview.rules.codes.conclusions import GlandStatus
from casereview.rules.codes.vocabulary import Disposition, Gland, OperationKind, PathologyCode
from casereview.rules.facts.records import Facts, GlandFact, OperationFact
from imaging.anatomy.descent import descent
from imaging.anatomy.sites import GRAFTS, Sites

_SILENT: Final = (Disposition.NOT_FOUND, Disposition.UNKNOWN)
_REMNANT: Final = (Disposition.PARTIALLY_REMOVED, Disposition.BIOPSIED, Disposition.AUTOGRAFTED)
_NO_GLAND: Final = (PathologyCode.NOT_PARATHYROID, PathologyCode.NONE)
_WORST: Final = tuple(GlandStatus)


class Said(Struct, frozen=True):
    operation: OperationFact
    record: GlandFact


class JudgedGland(Struct, frozen=True):
    """What became of one gland, by which operations, and whether a removal accounts for it.

    `grafts` are the places where tissue of it was grafted and is still on record.
    """

    gland: Gland
    status: GlandStatus
    because: tuple[str, ...]
    removed: bool
    grafts: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """Where a gland that is not accounted for can lie by its descent, in the order in which to look."""
        return () if self.status is GlandStatus.ACCOUNTED else descent(self.gland)

    @property
    def look_in(self) -> tuple[str, ...]:
        """Where to look for it: in its graft first, then along its path."""
        return () if self.status is GlandStatus.ACCOUNTED else (*self.grafts, *self.path)

    def line(self) -> GlandLine:
        """The gland as it stands in an answer."""
        return GlandLine(self.gland, self.status, self.because, self.look_in)


def gland_ledger(facts: Facts) -> tuple[JudgedGland, ...]:
    """All four glands, then supernumerary ones where any operation names them."""
    grafts = grafts_on_record(facts)
    return tuple(
        _judged(gland, history, grafts)
        for gland, history in _histories(facts).items()
        if history or gland is not Gland.SUPERNUMERARY
    )


def grafts_on_record(facts: Facts) -> Sites:
    """The graft places that hold tissue: from the operation that placed it to the one that removed it.

    What was placed on the day of a removal is a new graft.
    """
    operations = facts.operations or ()
    if not any(operation.grafts for operation in operations):
        return Sites()
    removed = last_removals(operations)
    return Sites.of(
        site
        for operation in operations
        if operation.kind is not OperationKind.GRAFT_REMOVAL
        for site in operation.grafts or ()
        if site not in removed or removed[site] <= operation.date
    )


def last_removals(operations: Iterable[OperationFact]) -> dict[str, date]:
    """The day on which each graft place was last emptied; without those that never were."""
    removed: dict[str, date] = {}
    for operation in operations:
        if operation.kind is OperationKind.GRAFT_REMOVAL:
            for site in operation.grafts or ():
                removed[site] = max(operation.date, removed.get(site, operation.date))
    return removed


def _histories(facts: Facts) -> dict[Gland, list[Said]]:
    said: dict[Gland, list[Said]] = {gland: [] for gland in Gland}
    for operation in sorted(facts.operations or (), key=lambda item: (item.date, item.id)):
        for record in operation.glands or ():
            said[record.gland].append(Said(operation, record))
    return said


def _judged(gland: Gland, history: list[Said], grafts: Sites) -> JudgedGland:
    status, because = _judge(gland, history)
    removed = status is GlandStatus.ACCOUNTED and any(
        said.record.disposition is Disposition.REMOVED for said in because
    )
    ids = tuple(dict.fromkeys(said.operation.id for said in because))
    return JudgedGland(gland, status, ids, removed, _autografts(history, grafts) if grafts else ())


def _autografts(history: Iterable[Said], grafts: Sites) -> tuple[str, ...]:
    """The places of grafts on record into which an operation put tissue of this gland."""
    placed = Sites.of(
        site
        for said in history
        if said.record.disposition is Disposition.AUTOGRAFTED
        for site in said.operation.grafts or ()
        if said.operation.kind is not OperationKind.GRAFT_REMOVAL
    )
    return (placed & grafts & GRAFTS).codes


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
