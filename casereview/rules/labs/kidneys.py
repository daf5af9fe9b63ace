"""What is known of the kidneys before contrast or a catheter: docs/clinical-rules.md, "Gates"."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte, Flag
from casereview.rules.facts.records import Facts, LabFact
from casereview.rules.labs import units
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Chemistry, latest_where
from casereview.rules.profiles.model import Figure, Profile


class Kidneys(Struct, frozen=True):
    """What the gates ask.

    `egfr` is the latest usable one of any date, of one day the lowest; `creatinine` a later one that outdates
    it. `is_low` says whether the eGFR is below the limit of contrast, `is_recent` whether it is young enough
    to be relied on.
    """

    on_dialysis: bool
    egfr: LabFact | None
    is_low: bool
    is_recent: bool
    creatinine: LabFact | None

    @property
    def forbid(self) -> bool:
        """Whether they stand against contrast."""
        return self.on_dialysis or self.is_low

    @property
    def asks_egfr(self) -> bool:
        """Whether an eGFR is asked for before contrast is given."""
        return not self.forbid and (not self.is_recent or self.creatinine is not None)

    @property
    def facts(self) -> tuple[str, ...]:
        """The labs that this rests on."""
        return tuple(lab.id for lab in (self.egfr, self.creatinine) if lab is not None)


def kidneys(facts: Facts, profile: Profile, chem: Chemistry) -> Kidneys:
    """The kidneys of one case. An eGFR that its comparator leaves open counts as missing."""
    latest = gate_egfr(chem, profile.numbers.egfr_contrast)
    egfr = latest[0] if latest else None
    return Kidneys(
        on_dialysis=Flag.CKD_DIALYSIS in (facts.flags or ()),
        egfr=egfr,
        is_low=latest is not None and latest[1],
        is_recent=egfr is not None and _is_recent(egfr.day, facts.as_of, profile),
        creatinine=None if egfr is None else _later_creatinine(egfr, profile, chem),
    )


def gate_egfr(chem: Chemistry, limit: Figure) -> tuple[LabFact, bool] | None:
    """The latest usable eGFR of any date, of one day the lowest, and whether it is below a limit."""
    bar = EXACT.multiply(limit.value, factor(Analyte.EGFR, limit.unit))
    return latest_where(chem.usable, Analyte.EGFR, lambda quantity: quantity.below(bar))


def _is_recent(day: date, as_of: date | None, profile: Profile) -> bool:
    return as_of is None or (as_of - day).days <= profile.numbers.egfr_recent.value


def _later_creatinine(egfr: LabFact, profile: Profile, chem: Chemistry) -> LabFact | None:
    """The latest creatinine above the limit that was measured on a later day, of one day the highest."""
    limit = profile.numbers.creatinine_contrast
    bar = EXACT.multiply(limit.value, factor(Analyte.CREATININE, limit.unit))
    later = [
        lab
        for lab in chem.usable
        if lab.analyte is Analyte.CREATININE and lab.day > egfr.day and units.quantity(lab).above(bar)
    ]
    return max(later, key=lambda lab: (lab.day, units.quantity(lab).rank), default=None)
