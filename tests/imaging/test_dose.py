"""Bands, measured doses and estimates are three things, and none is taken for another."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from casereview.rules.profiles.model import load_profile
from casereview.rules.profiles.reference import load_reference
from imaging.dose.amounts import HYBRID, TRACERS_OF, Exposure, misfits
from imaging.dose.exposure import ExposureReport, Rates, report
from imaging.studies.procedures import PROCEDURES
from imaging.studies.protocol_library import order_text

NOT_CONFIRMED = "not confirmed"
PROFILE, REFERENCE = load_profile("acr-2021"), load_reference("acr-2021")
RATES = Rates(
    radiation=PROFILE.radiation,
    tracers=REFERENCE.coefficients.tracers,
    regions=REFERENCE.coefficients.regions,
    adult_from=18,
)


def given(*exposures: Exposure, age: int | None = 54) -> ExposureReport:
    return report(exposures, RATES, age)


def test_an_activity_becomes_an_estimate_that_says_it_is_one() -> None:
    found = given(Exposure(procedure="sestamibi_spect", tracer="sestamibi", activity_mbq=D(740)))
    [line] = found.lines
    assert line.estimated_msv == D("6.7")
    assert line.measured_msv is None
    assert tuple(map(str, line.arithmetic)) == ("740 MBq × 0.009 mSv/MBq = 6.7 mSv",)
    assert str(line.band) == "1-10 mSv"
    assert str(line.note) == "An estimate from a published coefficient, not a measurement."
    assert str(found.says) == "6.7 mSv in all, of which 6.7 mSv are an estimate."


def test_tracer_and_ct_of_one_study_are_added() -> None:
    both = Exposure(
        procedure="sestamibi_spect_ct", tracer="sestamibi", activity_mbq=D(740), region="neck", dlp=D(300)
    )
    found = given(both)
    [line] = found.lines
    assert line.estimated_msv == D("8.5")  # 6.7 + 1.8
    assert len(line.arithmetic) == len(line.sources) == 2
    assert not line.incomplete
    assert str(found.says) == "8.5 mSv in all, of which 8.5 mSv are an estimate."


@pytest.mark.parametrize("procedure", sorted(HYBRID))
def test_the_tracer_of_a_hybrid_study_is_not_the_whole_study(procedure: str) -> None:
    tracer = TRACERS_OF[procedure][0]
    found = given(Exposure(procedure=procedure, tracer=tracer, activity_mbq=D(500)))
    [line] = found.lines
    assert line.incomplete
    assert str(line.note).endswith("Without its CT: give its dose-length product, too.")
    assert found.incomplete == 1
    assert str(found.says).startswith(f"At least {line.estimated_msv} mSv in all, of which")
    assert str(found.says).endswith(", with 1 known in part only.")


def test_the_ct_of_a_hybrid_study_is_not_the_whole_study() -> None:
    found = given(Exposure(procedure="fdg_pet_ct", region="neck", dlp=D(300)))
    assert str(found.lines[0].note).endswith("Without its tracer: give its activity, too.")
    assert str(found.says).startswith("At least 1.8 mSv in all")


def test_a_measured_hybrid_study_is_whole_and_an_unknown_one_is_not_known_in_part() -> None:
    found = given(
        Exposure(procedure="fdg_pet_ct", measured_msv=D(9), tracer="fdg", activity_mbq=D(200)),
        Exposure(procedure="choline_pet_ct", tracer="fluorocholine"),
        Exposure(procedure="choline_pet_ct", activity_mbq=D(200)),
    )
    assert (found.incomplete, found.unknown) == (0, 2)
    assert str(found.says) == "At least 9 mSv in all, without 2 of unknown dose."


def test_a_subtraction_may_have_a_ct_and_is_not_asked_for_one() -> None:
    without = Exposure(procedure="sestamibi_subtraction", tracer="pertechnetate", activity_mbq=D(100))
    with_ct = Exposure(procedure="sestamibi_subtraction", region="neck", dlp=D(300))
    assert [line.incomplete for line in given(without, with_ct).lines] == [False, False]


def refused(**amounts: object) -> dict[str, str]:
    faults = misfits(Exposure(**amounts), RATES.radiation, RATES.tracers)  # type: ignore[arg-type]
    return {field: str(sentence) for field, sentence in faults.items()}


def test_where_no_dose_is_known_there_is_no_sum() -> None:
    """Nothing known is not nothing received."""
    assert (
        str(given(Exposure(procedure="ct_4d"), Exposure(procedure="choline_pet_ct")).says)
        == "The dose is not known."
    )
    assert str(given().says) == "0 mSv in all."


@pytest.mark.parametrize("procedure", ["ultrasound", "mri_without_contrast", "fna_pth"])
def test_a_study_without_ionizing_radiation_can_have_no_amount_at_all(procedure: str) -> None:
    every = {"measured_msv": D(3), "tracer": "fdg", "activity_mbq": D(9), "region": "neck", "dlp": D(9)}
    found = refused(procedure=procedure, **every)
    assert set(found) == set(every)
    label = PROCEDURES[procedure].label
    assert found["measured_msv"] == (
        f"{label} uses no ionizing radiation: clear this dose, or choose the study that gave it."
    )
    assert found["tracer"] == f"{label} has no tracer: clear this one, or choose the study that had it."
    assert refused(procedure=procedure) == {}


def test_a_ct_can_have_no_tracer_and_no_activity() -> None:
    found = refused(procedure="ct_4d", tracer="fdg", activity_mbq=D(9), region="neck", dlp=D(9))
    assert set(found) == {"tracer", "activity_mbq"}
    assert found["activity_mbq"] == "4D-CT has no tracer: clear this activity, or choose another study."


@pytest.mark.parametrize("procedure", ["sestamibi_planar", "sestamibi_spect", "venous_sampling"])
def test_a_study_without_a_ct_can_have_no_region_and_no_dose_length_product(procedure: str) -> None:
    found = refused(procedure=procedure, measured_msv=D(3), region="neck", dlp=D(9))
    label = PROCEDURES[procedure].label
    assert found == {
        "region": f"{label} has no CT: clear this region, or choose the study that had one.",
        "dlp": f"{label} has no CT: clear this dose-length product, or choose the study that had one.",
    }


def test_a_tracer_of_another_study_is_refused_with_those_that_fit() -> None:
    assert refused(procedure="sestamibi_subtraction", tracer="fdg", activity_mbq=D(9)) == {
        "tracer": "F-18 FDG is no tracer of Sestamibi with pertechnetate subtraction: choose "
        "Tc-99m sestamibi or Tc-99m tetrofosmin or Tc-99m pertechnetate, thyroid not blocked "
        "or I-123 iodide, or the study that had it."
    }


def test_what_a_study_cannot_have_is_never_added_up() -> None:
    with pytest.raises(ValueError, match="Ultrasound of the neck uses no ionizing radiation"):
        given(Exposure(procedure="ultrasound", measured_msv=D(3)))


def test_every_tracer_on_file_is_one_of_a_study() -> None:
    assert {code for codes in TRACERS_OF.values() for code in codes} == set(RATES.tracers)
    assert set(TRACERS_OF) < set(PROCEDURES)


@pytest.mark.parametrize(("age", "band"), [(54, "Varies"), (12, NOT_CONFIRMED)])
def test_the_band_of_venous_sampling_varies_and_none_is_read_for_children(age: int, band: str) -> None:
    [line] = given(Exposure(procedure="venous_sampling"), age=age).lines
    assert str(line.band) == band


def test_a_measured_dose_is_never_replaced_by_an_estimate() -> None:
    found = given(Exposure(procedure="ct_4d", measured_msv=D("12.4"), region="neck", dlp=D(900)))
    [line] = found.lines
    assert (line.measured_msv, line.estimated_msv, line.arithmetic) == (D("12.4"), None, ())
    assert str(line.band) == "1-10 mSv"  # outside its band, and still what was measured
    assert str(found.says) == "12.4 mSv in all."


def test_measured_and_estimated_are_summed_apart_and_together() -> None:
    found = given(
        Exposure(procedure="ct_4d", measured_msv=D("8.1")),
        Exposure(procedure="choline_pet_ct", tracer="fluorocholine", activity_mbq=D(200)),
        Exposure(procedure="ct_neck_contrast"),
        Exposure(procedure="ultrasound"),
    )
    assert (found.measured_msv, found.estimated_msv, found.cumulative_msv) == (D("8.1"), D("4.0"), D("12.1"))
    assert found.unknown == 1
    assert str(found.says) == (
        "At least 12.1 mSv in all, of which 4.0 mSv are an estimate, with 1 known in part only, "
        "without 1 of unknown dose."
    )


def test_nothing_given_is_unknown_and_not_zero() -> None:
    [line] = given(Exposure(procedure="ct_4d")).lines
    assert (line.measured_msv, line.estimated_msv) == (None, None)
    assert str(line.note).startswith("Unknown")


@pytest.mark.parametrize("procedure", ["ultrasound", "mri_with_without_contrast", "fna_pth"])
def test_what_needs_no_radiation_is_known_to_be_zero(procedure: str) -> None:
    found = given(Exposure(procedure=procedure), age=None)
    [line] = found.lines
    assert (line.measured_msv, str(line.band), found.unknown) == (D(0), "0 mSv", 0)


@pytest.mark.parametrize(
    ("age", "estimate", "band"),
    [
        (18, "4.2", NOT_CONFIRMED),
        (17, "3.9", NOT_CONFIRMED),
        (10, "3.9", NOT_CONFIRMED),
        (9, "5.4", NOT_CONFIRMED),
        (0, "11.7", NOT_CONFIRMED),
    ],
)
def test_a_child_gets_the_coefficient_of_the_younger_published_age(
    age: int, estimate: str, band: str
) -> None:
    [line] = given(Exposure(procedure="ct_chest_contrast", region="chest", dlp=D(300)), age=age).lines
    assert (line.estimated_msv, str(line.band)) == (D(estimate), band)


def test_an_adult_coefficient_is_not_used_for_a_child() -> None:
    spect = Exposure(procedure="sestamibi_spect_ct", tracer="sestamibi", activity_mbq=D(300))
    [line] = given(spect, age=12).lines
    assert line.estimated_msv is None
    assert str(line.note) == "Not estimated: no coefficient of Tc-99m sestamibi for a child is on file."
    [scan] = given(Exposure(procedure="ct_4d"), age=12).lines
    assert str(scan.band) == "3-10 mSv"


@pytest.mark.parametrize(
    ("procedure", "tracer", "label"),
    [
        ("sestamibi_spect", "tetrofosmin", "Tc-99m tetrofosmin"),
        ("sestamibi_subtraction", "iodine_123", "I-123 iodide"),
        ("choline_pet_ct", "choline_c11", "C-11 choline"),
        ("choline_pet_mr", "choline_c11", "C-11 choline"),
    ],
)
@pytest.mark.parametrize("age", [54, 12, None])
def test_a_tracer_of_which_no_coefficient_was_read_is_of_unknown_dose(
    procedure: str, tracer: str, label: str, age: int | None
) -> None:
    found = given(Exposure(procedure=procedure, tracer=tracer, activity_mbq=D(300)), age=age)
    [line] = found.lines
    assert (line.measured_msv, line.estimated_msv, found.unknown) == (None, None, 1)
    assert str(line.note) == (f"Not estimated: no coefficient of {label} is on file; give a reported dose.")


@pytest.mark.parametrize(
    ("procedure", "tracer", "age", "activity", "msv"),
    [
        ("sestamibi_subtraction", "pertechnetate", 54, "100", "1.3"),
        ("sestamibi_subtraction", "pertechnetate", 5, "100", "4.0"),
        ("sestamibi_subtraction", "pertechnetate", 17, "100", "4.0"),
        ("sestamibi_subtraction", "pertechnetate", 4, "100", None),
        ("choline_pet_ct", "fluorocholine", 54, "200", "4.0"),
        ("choline_pet_mr", "fluorocholine", 54, "200", "4.0"),
        ("methionine_pet_ct", "methionine", 54, "500", "4.2"),
        ("fdg_pet_ct", "fdg", 54, "200", "3.8"),
    ],
)
def test_an_activity_times_the_coefficient_on_file_is_the_estimate(
    procedure: str, tracer: str, age: int, activity: str, msv: str | None
) -> None:
    [line] = given(Exposure(procedure=procedure, tracer=tracer, activity_mbq=D(activity)), age=age).lines
    assert line.estimated_msv == (None if msv is None else D(msv))


def test_a_pet_with_mr_has_no_ct_to_be_added_and_can_have_none() -> None:
    [line] = given(Exposure(procedure="choline_pet_mr", tracer="fluorocholine", activity_mbq=D(200))).lines
    assert not line.incomplete
    assert set(refused(procedure="choline_pet_mr", dlp=D(100))) == {"dlp"}


@pytest.mark.parametrize(
    ("tracer", "cited"),
    [
        ("pertechnetate", "tech.snmjournals.org/content/42/3/163"),
        ("methionine", "0.0051 by its erratum"),
        ("fdg", "0.017 by its erratum"),
        ("fluorocholine", "ICRP publication 128"),
    ],
)
def test_a_coefficient_names_where_it_was_read(tracer: str, cited: str) -> None:
    assert cited in RATES.tracers[tracer].source


def test_half_an_estimate_is_none() -> None:
    half = Exposure(
        procedure="sestamibi_spect_ct", tracer="sestamibi", activity_mbq=D(300), region="chest", dlp=D(100)
    )
    found = given(half, age=12)
    assert found.lines[0].estimated_msv is None
    assert found.unknown == 1


def test_an_amount_without_its_tracer_or_region_is_asked_for() -> None:
    [line] = given(Exposure(procedure="sestamibi_spect_ct", dlp=D(500), activity_mbq=D(5))).lines
    assert str(line.note) == "Not estimated: name the tracer. Not estimated: name the scanned region."


def test_an_unknown_age_gets_the_adult_band_and_says_so() -> None:
    [line] = given(Exposure(procedure="ct_4d"), age=None).lines
    assert str(line.band) == "1-10 mSv (adult; the age is unknown)"


@pytest.mark.parametrize("name", REFERENCE.protocols)
def test_every_protocol_prints_as_an_order_with_field_and_questions(name: str) -> None:
    card = REFERENCE.protocols[name]
    text = str(order_text(card, REFERENCE.question, ["Look first on the left."]))
    assert text.startswith(f"Order: {card.order_name}{' (' if card.codes else chr(10)}")
    assert all(f"- {line.text}" in text for line in (*card.technique, *card.checklist))
    assert "- Look first on the left." in text
    assert card.report in text
    assert "For this patient" not in str(order_text(card, REFERENCE.question))


@pytest.mark.parametrize(
    "name", ["ct_4d", "sestamibi_spect_ct", "mri_with_without_contrast", "choline_pet_ct"]
)
def test_an_order_of_a_scan_names_the_mediastinum_and_the_operative_report(name: str) -> None:
    text = str(order_text(REFERENCE.protocols[name], REFERENCE.question)).lower()
    assert "mediastinum" in text
    assert "operative report" in text or name == "choline_pet_ct"


def test_the_4d_ct_order_cannot_be_taken_for_a_routine_ct() -> None:
    text = str(order_text(REFERENCE.protocols["ct_4d"], REFERENCE.question))
    assert "4D protocol" in text
    assert "non-contrast, arterial, delayed venous" in text
