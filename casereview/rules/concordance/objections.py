"""What speaks against a target, of a group or a region: docs/clinical-rules.md, section "Verdict".

Asked in this order: a finding without a place on another side; any other finding without a place, or a
first-line study that can place none of its own; studies that see nothing there or explain it. A good
first-line study that covers the place and sees nothing there is never outvoted.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from casereview.rules.codes.conclusions import Verdict
from casereview.rules.concordance.study import CountedFinding, CountedStudy
from imaging.anatomy.sites import Sites
from imaging.studies.modalities import StudyRole


class AdriftFinding(Struct, frozen=True, eq=False):
    """A definite or probable suspicious finding without a place; `side` is the one that its words keep."""

    study: CountedStudy
    finding: CountedFinding
    side: str | None


class Objections(Struct, frozen=True, eq=False):
    """What speaks against one target.

    `off_side` and `unsettled` are findings without a place, the first on another side; `unplaced` are
    first-line studies that can place none of their findings. `unbeaten` are first-line studies good and young
    enough that oppose the target; `as_many` the opposing studies, where they are of as many families as name
    the target for sure; `whole_roles` the roles of which every counting study opposes it.
    """

    target: Sites
    off_side: tuple[AdriftFinding, ...]
    unsettled: tuple[AdriftFinding, ...]
    unplaced: tuple[CountedStudy, ...]
    unbeaten: tuple[CountedStudy, ...]
    as_many: tuple[CountedStudy, ...]
    whole_roles: tuple[tuple[StudyRole, tuple[CountedStudy, ...]], ...]

    @property
    def outweighed(self) -> bool:
        """Whether studies that oppose the target keep it from being one."""
        return bool(self.unbeaten or self.as_many or self.whole_roles)


def strongest(objections: Iterable[Objections]) -> Verdict | None:
    """What speaks against any of the targets, each kind asked of all before the next; None for nothing."""
    each = tuple(objections)
    if any(one.off_side for one in each):
        return Verdict.DISCORDANT_LOCATION
    if any(one.unsettled or one.unplaced for one in each):
        return Verdict.EQUIVOCAL
    return Verdict.POSITIVE_NEGATIVE if any(one.outweighed for one in each) else None
