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
PETS = ("choline_pet_ct", "choline_pet_mr", "methionine_pet_ct", "fdg_pet_ct")


@dataclass(frozen=True)
class How:
    phases: tuple[str, ...] | None = None
    covers: tuple[str, ...] | None = None
    fused: bool | None = None
    acquisitions: tuple[str, ...] | None = None
    dual_tracer: bool | None = None


TABLE = [
    ("ct_4d", How(phases=THREE, covers=BOTH), ADEQUATE),
    ("ct_4d", How(phases=THREE), UNKNOWN),  # nobody says which field
    ("ct_4d", How(phases=("arterial", "delayed")), LIMITED),  # one phase is missing, whatever the field
    ("ct_4d", How(covers=("neck",)), LIMITED),  # the mediastinum is missing, whatever the phases
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
    ("sestamibi_spect_ct", How(fused=True, acquisitions=("early",), covers=BOTH), UNKNOWN),  # two tracers?
    ("sestamibi_spect_ct", How(fused=True, dual_tracer=False, covers=BOTH), UNKNOWN),  # late images?
    ("sestamibi_spect_ct", How(None, BOTH, True, ("early",), False), LIMITED),
    ("sestamibi_spect_ct", How(fused=False, acquisitions=DOUBLE, covers=BOTH), LIMITED),
    ("sestamibi_spect_ct", How(fused=True, acquisitions=DOUBLE, covers=("neck",)), LIMITED),
    # never less than the same images without CT, which ask for the neck alone
    ("sestamibi_spect_ct", How(None, BOTH, False, ("early",), False), LIMITED),
    ("sestamibi_spect_ct", How(None, ("neck",), False, ("early",), False), LIMITED),
    ("sestamibi_spect_ct", How(fused=True, acquisitions=DOUBLE, covers=("mediastinum",)), INADEQUATE),
    ("sestamibi_spect_ct", How(acquisitions=DOUBLE, covers=BOTH), UNKNOWN),  # nobody says whether fused
    ("sestamibi_spect_ct", How(covers=BOTH), UNKNOWN),
    ("sestamibi_spect", How(covers=("neck",)), LIMITED),
    ("sestamibi_spect", How(covers=BOTH), LIMITED),
    ("sestamibi_spect", How(covers=("mediastinum",)), INADEQUATE),
    ("ultrasound", How(covers=("neck",)), ADEQUATE),
    ("ultrasound", How(covers=("mediastinum",)), INADEQUATE),
    *((pet, How(covers=BOTH), ADEQUATE) for pet in PETS),
    *((pet, How(covers=("mediastinum",)), LIMITED) for pet in PETS),
    *((pet, How(covers=()), INADEQUATE) for pet in PETS),
    ("mri_with_without_contrast", How(covers=BOTH), ADEQUATE),
    ("mri_with_without_contrast", How(covers=("neck",)), LIMITED),
    ("mri_with_without_contrast", How(covers=("mediastinum",)), LIMITED),
    ("mri_with_without_contrast", How(covers=()), INADEQUATE),
    ("mri_with_without_contrast", How(), UNKNOWN),
    ("fna_pth", How(covers=BOTH), LIMITED),
]


@pytest.mark.parametrize(("modality", "how", "expected"), TABLE)
def test_a_protocol_decides_the_adequacy(modality: str, how: How, expected: Adequacy) -> None:
    judged = adequacy_of(modality, None, how)
    assert judged.adequacy is expected, judged
    says_why = expected is not ADEQUATE and modality != "fna_pth"  # a needle has no images
    assert bool(judged.failed) == says_why, "what is not adequate says why"


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
    ("limited", How(covers=BOTH), LIMITED),
    ("inadequate", How(covers=BOTH), INADEQUATE),
    ("adequate", How(phases=("arterial", "delayed")), LIMITED),
    ("inadequate", How(covers=("neck",)), INADEQUATE),
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
    called = adequacy_of("ct_4d", "limited", How(phases=THREE, covers=BOTH)).failed
    assert tuple(map(str, called)) == ("its reader calls it limited",)


FIELDS = [
    ("ct_4d", "adequate", None, set(BOTH)),
    ("ct_4d", "limited", None, {"neck"}),
    ("ct_4d", "inadequate", None, set()),
    ("ultrasound", "adequate", None, {"neck"}),
    ("choline_pet_ct", "limited", ("mediastinum",), {"mediastinum"}),
    ("ct_4d", "limited", BOTH, set(BOTH)),
    ("fna_pth", "limited", None, set()),
    ("fna_pth", "limited", BOTH, set()),
]


@pytest.mark.parametrize(("modality", "adequacy", "covers", "expected"), FIELDS)
def test_where_no_field_is_recorded_an_adequate_study_shows_both_and_a_limited_one_the_neck(
    modality: str, adequacy: str, covers: tuple[str, ...] | None, expected: set[str]
) -> None:
    assert fields_covered(modality, adequacy, covers, stated=True) == expected


@pytest.mark.parametrize("adequacy", ["adequate", "limited"])
def test_where_neither_field_nor_adequacy_is_stated_a_study_shows_nothing_for_sure(adequacy: str) -> None:
    assert fields_covered("ct_4d", adequacy, None, stated=False) == set()
    assert fields_covered("ct_4d", adequacy, BOTH, stated=False) == set(BOTH)


UNKNOWN_KEYS = [
    ("ct_4d", None, ("phases", "covers")),
    ("ct_4d", How(covers=BOTH), ("phases",)),
    ("ct_4d", How(phases=THREE), ("covers",)),
    ("sestamibi_spect_ct", How(), ("fused", "acquisitions", "dual_tracer", "covers")),
    ("sestamibi_spect_ct", How(None, BOTH, True, ("late",)), ("dual_tracer",)),
    ("sestamibi_spect_ct", How(covers=BOTH, fused=True, dual_tracer=False), ("acquisitions",)),
    ("sestamibi_spect", None, ("covers",)),
    ("ultrasound", How(), ("covers",)),
    ("choline_pet_mr", None, ("covers",)),
]


@pytest.mark.parametrize(("modality", "how", "keys"), UNKNOWN_KEYS)
def test_an_unknown_adequacy_names_the_keys_that_leave_it_so(
    modality: str, how: How | None, keys: tuple[str, ...]
) -> None:
    judged = adequacy_of(modality, None, how)
    assert (judged.adequacy, judged.unknown_keys) == (UNKNOWN, keys)
    assert adequacy_of(modality, "limited", how).unknown_keys == (), "the reader has said it"


BY_FIELD = [
    ("ct_4d", None, How(phases=THREE, covers=("neck",)), True),
    ("ct_4d", "limited", How(phases=THREE, covers=("neck",)), True),
    ("ct_4d", "adequate", How(covers=("neck",)), True),
    ("choline_pet_ct", None, How(covers=("mediastinum",)), True),
    ("sestamibi_spect_ct", None, How(None, ("neck",), True, DOUBLE), True),
    ("sestamibi_spect_ct", None, How(None, ("neck",), False, DOUBLE), False),
    ("ct_4d", None, How(phases=("arterial", "delayed"), covers=BOTH), False),
    ("ct_4d", "limited", How(phases=THREE, covers=BOTH), False),  # for a reason of the reader's own
    ("ct_4d", "limited", None, False),
    ("ct_4d", "inadequate", How(phases=THREE, covers=("neck",)), False),
    ("ct_4d", None, How(phases=THREE, covers=BOTH), False),
    ("sestamibi_spect", None, How(covers=("neck",)), False),  # limited for want of a CT
]


@pytest.mark.parametrize(("modality", "stated", "how", "by_field"), BY_FIELD)
def test_a_study_is_limited_by_its_field_where_nothing_else_limits_it(
    modality: str, stated: str | None, how: How | None, by_field: bool
) -> None:
    assert adequacy_of(modality, stated, how).by_field is by_field


PLANAR = [
    (None, How(covers=("neck",), dual_tracer=True), LIMITED),
    ("adequate", How(covers=BOTH, dual_tracer=True), LIMITED),
    ("adequate", How(dual_tracer=True), LIMITED),  # the field is not recorded, the reader's word stands
    ("inadequate", How(covers=BOTH, dual_tracer=True), INADEQUATE),
    (None, How(dual_tracer=True), UNKNOWN),
    (None, How(covers=("mediastinum",), dual_tracer=True), INADEQUATE),
    ("adequate", How(covers=BOTH, dual_tracer=False), INADEQUATE),
    ("adequate", How(covers=BOTH), INADEQUATE),
    ("adequate", None, INADEQUATE),
]


@pytest.mark.parametrize(("stated", "how", "expected"), PLANAR)
def test_a_planar_scan_of_the_neck_with_two_tracers_is_limited_where_the_profile_says_so(
    stated: str | None, how: How | None, expected: Adequacy
) -> None:
    judged = adequacy_of("sestamibi_planar", stated, how, planar_dual_tracer_counts=True)
    assert judged.adequacy is expected
    assert adequacy_of("sestamibi_planar", stated, how).adequacy is INADEQUATE
    routine = adequacy_of("ct_neck_contrast", stated, how, planar_dual_tracer_counts=True)
    assert routine.adequacy is INADEQUATE, "a planar scan alone"


WAYS = [
    How(None, covers, fused, times, tracers)
    for covers, fused, times, tracers in product(
        (None, (), ("neck",), ("mediastinum",), BOTH),
        (None, False, True),
        (None, ("early",), DOUBLE),
        (None, False, True),
    )
]


@pytest.mark.parametrize("stated", [None, "adequate", "limited", "inadequate"])
def test_a_spect_ct_is_never_graded_less_than_the_same_images_without_ct(stated: str | None) -> None:
    for how in WAYS:
        alone = adequacy_of("sestamibi_spect", stated, how).adequacy
        with_ct = adequacy_of("sestamibi_spect_ct", stated, how).adequacy
        if alone is not INADEQUATE:
            assert with_ct is not INADEQUATE, how


@pytest.mark.parametrize(
    ("stated", "expected"), [(None, LIMITED), ("adequate", LIMITED), ("unknown", LIMITED)]
)
def test_a_needle_is_limited_unless_its_reader_calls_it_inadequate(
    stated: str | None, expected: Adequacy
) -> None:
    assert adequacy_of("fna_pth", stated, None).adequacy is expected
    assert adequacy_of("fna_pth", "inadequate", None).adequacy is INADEQUATE


def test_every_modality_has_a_family_with_a_name_and_a_row_of_the_table() -> None:
    assert len(MODALITIES) == 15
    assert {row.family for row in MODALITIES.values()} == set(FAMILY_LABELS)
    assert MODALITIES["fna_pth"].family == FAMILY_LABELS["needle"] == "needle"
    assert {*PROTOCOLS, *NEVER_ADEQUATE, "fna_pth"} == set(MODALITIES)
    assert set(LIMITED_AT_BEST) <= set(PROTOCOLS)


def test_ultrasound_is_anatomic_only_when_positive() -> None:
    assert role_of("ultrasound", "positive") is StudyRole.ANATOMIC
    assert role_of("ultrasound", "equivocal") is StudyRole.NEITHER
    assert role_of("ct_4d", "negative") is StudyRole.ANATOMIC
    assert role_of("sestamibi_spect", "positive") is StudyRole.FUNCTIONAL
    assert role_of("sestamibi_planar", "positive") is StudyRole.FUNCTIONAL
    assert role_of("choline_pet_mr", "positive") is StudyRole.FUNCTIONAL
    assert role_of("fdg_pet_ct", "positive") is StudyRole.NEITHER
    assert role_of("fna_pth", "positive") is StudyRole.NEITHER
