"""Studies and what was read in them. This room knows nothing of cases."""

from imaging.models.read import Finding, Read, SiteReading
from imaging.models.study import AdequacyCheck, DoseEvent, Study
from imaging.models.superseding import Superseding, SupersedingQuerySet

__all__ = [
    "AdequacyCheck",
    "DoseEvent",
    "Finding",
    "Read",
    "SiteReading",
    "Study",
    "Superseding",
    "SupersedingQuerySet",
]
