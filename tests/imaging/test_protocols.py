"""Adequacy by protocol, row by row of the table, and the field that a study covers."""

from dataclasses import dataclass
from itertools import product

import pytest

from imaging.studies.protocols import (
    FAMILY_LABELS,
    LIMITED_AT_BEST,
    MODALITIES,
    NEVER_ADEQUATE,
    PROTOCOLS,
    StudyRole,
    adequacy_of,
    fields_covered,
    role_of,
)
from imaging.vocabulary import Adequacy

ADEQUATE, LIMITED, INADEQUATE, UNKNOWN = Adequacy
BOTH = ("neck", "mediastinum")
THREE = ("non_contrast", "arterial", "delayed")
DOUBLE = ("early", "late")


@dataclass(frozen=True)
class How:
    phases: tuple[str, ...] | None = None
    covers: tuple[str, ...] | None = None
    fused: bool | None = None
    acquisitions: tuple[str, ...] | None = None
    dual_tracer: bool | None = None


TABLE = [
    ("ct_4d", How(phases=THREE, covers=BOTH), ADEQUATE),
    ("ct_4d", How(phases=THREE), ADEQUATE),
    ("ct_4d", How(phases=("arterial", "delayed"), covers=BOTH), LIMITED),
    ("ct_4d", How(phases=THREE, covers=("neck",)), LIMITED),
    ("ct_4d", How(phases=("arterial", "delayed"), covers=("neck",)), INADEQUATE),  # two things missing
    ("ct_4d", How(phases=("arterial",), covers=BOTH), INADEQUATE),
    ("ct_4d", How(phases=("non_contrast", "delayed"), covers=BOTH), INADEQUATE),
    ("ct_4d", How(phases=(), covers=BOTH), INADEQUATE),
    ("ct_4d", How(phases=THREE, covers=("mediastinum",)), INADEQUATE),
    ("ct_4d", How(covers=BOTH), UNKNOWN),  # nobody says how many phases there were
    ("sestamibi_spect_ct", How(fused=True, acquisitions=DOUBLE, covers=BOTH), ADEQUATE),
    ("sestamibi_spect_ct", How(fused=True, dual_tracer=True, covers=BOTH), ADEQUATE),
    ("sestamibi_spect_ct", How(fused=True, acquisitions=("early",), covers=BOTH), LIMITED),
    ("sestamibi_spect_ct", How(fused=False, acquisitions=DOUBLE, covers=BOTH), LIMITED),
    ("sestamibi_spect_ct", How(fused=True, acquisitions=DOUBLE, covers=("neck",)), LIMITED),
    ("sestamibi_spect_ct", How(fused=False, acquisitions=("early",), covers=BOTH), INADEQUATE),
    ("sestamibi_spect_ct", How(fused=True, acquisitions=DOUBLE, covers=("mediastinum",)), INADEQUATE),
    ("sestamibi_spect_ct", How(acquisitions=DOUBLE, covers=BOTH), LIMITED),  # fusion is not shown
    ("sestamibi_spect_ct", How(covers=BOTH), UNKNOWN),
    ("sestamibi_spect", How(covers=("neck",)), LIMITED),
    ("sestamibi_spect", How(covers=BOTH), LIMITED),
    ("sestamibi_spect", How(covers=("mediastinum",)), INADEQUATE),
    ("ultrasound", How(covers=("neck",)), ADEQUATE),
    ("ultrasound", How(covers=("mediastinum",)), INADEQUATE),
    *((pet, How(covers=BOTH), ADEQUATE) for pet in ("choline_pet_ct", "methionine_pet_ct", "fdg_pet_ct")),
    ("mri_with_without_contrast", How(covers=BOTH), ADEQUATE),
    ("mri_with_without_contrast", How(covers=("neck",)), LIMITED),
    ("mri_with_without_contrast", How(covers=("mediastinum",)), LIMITED),
    ("mri_with_without_contrast", How(covers=()), INADEQUATE),
    ("mri_with_without_contrast", How(), UNKNOWN),
    ("fna_pth", How(covers=BOTH), UNKNOWN),
]


@pytest.mark.parametrize(("modality", "how", "expected"), TABLE)
def test_a_protocol_decides_the_adequacy(modality: str, how: How, expected: Adequacy) -> None:
    judged = adequacy_of(modality, None, how)
    assert judged.adequacy is expected, judged
    assert bool(judged.failed) == (expected is not ADEQUATE), "what is not adequate says why"


@pytest.mark.parametrize("modality", NEVER_ADEQUATE)
@pytest.mark.parametrize("stated", [None, "adequate", "limited"])
def test_planar_scans_routine_ct_and_plain_mri_are_inadequate_whatever_is_stated(
    modality: str, stated: str | None
) -> None:
    assert adequacy_of(modality, stated, How(THREE, BOTH, True, DOUBLE)).adequacy is INADEQUATE


@pytest.mark.parametrize("stated", ["adequate", "limited", "inadequate", "unknown"])
def test_a_stated_adequacy_stands_without_a_protocol(stated: str) -> None:
    assert adequacy_of("ct_4d", stated, None).adequacy == stated


def test_without_protocol_and_statement_the_adequacy_is_unknown() -> None:
    assert adequacy_of("ct_4d", None, None).adequacy is UNKNOWN


def test_spect_without_ct_is_limited_at_best() -> None:
    assert adequacy_of("sestamibi_spect", "adequate", None).adequacy is LIMITED
    assert adequacy_of("sestamibi_spect", "inadequate", None).adequacy is INADEQUATE
    assert adequacy_of("sestamibi_spect", None, None).adequacy is UNKNOWN


STRICTER = [
    ("adequate", How(phases=THREE, covers=("neck",)), LIMITED),
    ("limited", How(phases=THREE, covers=BOTH), LIMITED),
    ("inadequate", How(phases=THREE, covers=BOTH), INADEQUATE),
    ("adequate", How(phases=("arterial",)), INADEQUATE),
    ("unknown", How(phases=THREE, covers=BOTH), ADEQUATE),
    ("adequate", How(covers=BOTH), ADEQUATE),  # the phases are not recorded, the reader's word stands
    ("adequate", How(covers=("neck",)), LIMITED),  # but the field is
]


@pytest.mark.parametrize(("stated", "how", "expected"), STRICTER)
def test_of_protocol_and_statement_the_stricter_holds(stated: str, how: How, expected: Adequacy) -> None:
    assert adequacy_of("ct_4d", stated, how).adequacy is expected


def test_more_shown_never_makes_a_study_worse() -> None:
    rank = [ADEQUATE, LIMITED, INADEQUATE]
    fields: list[tuple[str, ...]] = [(), ("neck",), BOTH]
    for modality, phases, fused in product(PROTOCOLS, [(), ("arterial", "delayed"), THREE], [False, True]):
        judged = [
            adequacy_of(modality, None, How(phases, covers, fused, DOUBLE)).adequacy for covers in fields
        ]
        assert judged == sorted(judged, key=rank.index, reverse=True)


def test_what_failed_is_said_in_words() -> None:
    judged = adequacy_of("ct_4d", None, How(phases=("arterial", "delayed"), covers=("neck",)))
    said = [str(lack) for lack in judged.failed]
    assert said == ["two phases instead of three", "the mediastinum is not in the field"]
    called = adequacy_of("ct_4d", "limited", How(phases=THREE)).failed
    assert tuple(map(str, called)) == ("its reader calls it limited",)


FIELDS = [
    ("ct_4d", "adequate", None, set(BOTH)),
    ("ct_4d", "limited", None, {"neck"}),
    ("ct_4d", "inadequate", None, set()),
    ("ultrasound", "adequate", None, {"neck"}),
    ("choline_pet_ct", "limited", ("mediastinum",), {"mediastinum"}),
    ("ct_4d", "limited", BOTH, set(BOTH)),
]


@pytest.mark.parametrize(("modality", "adequacy", "stated", "expected"), FIELDS)
def test_where_no_field_is_stated_an_adequate_study_shows_both_and_a_limited_one_the_neck(
    modality: str, adequacy: str, stated: tuple[str, ...] | None, expected: set[str]
) -> None:
    assert fields_covered(modality, adequacy, stated) == expected


def test_every_modality_has_a_family_with_a_name_and_a_row_of_the_table() -> None:
    assert len(MODALITIES) == 14
    assert {row.family for row in MODALITIES.values()} == set(FAMILY_LABELS)
    assert {*PROTOCOLS, *NEVER_ADEQUATE, "fna_pth"} == set(MODALITIES)
    assert set(LIMITED_AT_BEST) <= set(PROTOCOLS)


def test_ultrasound_is_anatomic_only_when_positive() -> None:
    assert role_of("ultrasound", "positive") is StudyRole.ANATOMIC
    assert role_of("ultrasound", "equivocal") is StudyRole.NEITHER
    assert role_of("ct_4d", "negative") is StudyRole.ANATOMIC
    assert role_of("sestamibi_spect", "positive") is StudyRole.FUNCTIONAL
    assert role_of("fna_pth", "positive") is StudyRole.NEITHER
