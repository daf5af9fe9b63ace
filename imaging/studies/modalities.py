"""The kinds of study: their codes, the family each belongs to, and what each adds.

Two studies of one family repeat each other and do not confirm each other.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct


class StudyRole(StrEnum):
    """What a study adds: how tissue behaves, how it looks, or neither with confidence."""

    FUNCTIONAL = "functional"
    ANATOMIC = "anatomic"
    NEITHER = "neither"


class Modality(Struct, frozen=True):
    code: str
    label: str
    family: str
    role: StudyRole


NEEDLE: Final = "fna_pth"
NEEDLE_FAMILY: Final = "needle"
ULTRASOUND: Final = "ultrasound"
PLANAR: Final = "sestamibi_planar"
FDG: Final = "fdg_pet_ct"
_ROWS: Final = (
    Modality(ULTRASOUND, "Ultrasound of the neck", "ultrasound", StudyRole.ANATOMIC),
    Modality(PLANAR, "Sestamibi, planar", "sestamibi", StudyRole.FUNCTIONAL),
    Modality("sestamibi_spect", "Sestamibi SPECT", "sestamibi", StudyRole.FUNCTIONAL),
    Modality("sestamibi_spect_ct", "Sestamibi SPECT/CT", "sestamibi", StudyRole.FUNCTIONAL),
    Modality("ct_4d", "4D-CT", "ct_4d", StudyRole.ANATOMIC),
    Modality("ct_neck_contrast", "CT neck with contrast", "routine_ct", StudyRole.NEITHER),
    Modality("ct_neck_without", "CT neck without contrast", "routine_ct", StudyRole.NEITHER),
    Modality("ct_chest_contrast", "CT chest with contrast", "routine_ct", StudyRole.NEITHER),
    Modality("mri_with_without_contrast", "MRI without and with contrast", "mri", StudyRole.ANATOMIC),
    Modality("mri_without_contrast", "MRI without contrast", "mri", StudyRole.NEITHER),
    Modality("choline_pet_ct", "Choline PET/CT", "pet", StudyRole.FUNCTIONAL),
    Modality("choline_pet_mr", "Choline PET/MR", "pet", StudyRole.FUNCTIONAL),
    Modality("methionine_pet_ct", "Methionine PET/CT", "pet", StudyRole.FUNCTIONAL),
    Modality(FDG, "FDG PET/CT", "pet", StudyRole.NEITHER),
    Modality(NEEDLE, "Fine-needle aspiration with PTH washout", NEEDLE_FAMILY, StudyRole.NEITHER),
)
MODALITIES: Final[dict[str, Modality]] = {row.code: row for row in _ROWS}
MODALITY_LABELS: Final[dict[str, str]] = {row.code: row.label for row in _ROWS}
FAMILY_LABELS: Final[dict[str, str]] = {
    "ultrasound": "ultrasound",
    "sestamibi": "sestamibi",
    "ct_4d": "4D-CT",
    "routine_ct": "routine CT",
    "mri": "MRI",
    "pet": "PET",
    NEEDLE_FAMILY: "needle",
}


#: The families that are asked first in an operated neck; a good negative of theirs is never outvoted.
FIRST_LINE: Final = frozenset({"sestamibi", "ct_4d"})


def role_of(modality: str, result: str | None) -> StudyRole:
    """What a study with this result adds. Ultrasound is anatomic only when positive: in an operated neck a
    negative one proves nothing.
    """
    if modality == ULTRASOUND and result != "positive":
        return StudyRole.NEITHER
    return MODALITIES[modality].role
