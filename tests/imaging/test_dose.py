"""Bands, measured doses and estimates are three things, and none is taken for another."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from casereview.rules.profile import load_profile
from casereview.rules.reference import load_reference
from imaging.dose import NOT_CONFIRMED
from imaging.exposure import Exposure, ExposureReport, Rates, report
from imaging.library import order_text

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
    found = given(Exposure(procedure="sestamibi_spect_ct", tracer="sestamibi", activity_mbq=D(740)))
    [line] = found.lines
    assert line.estimated_msv == D("6.7")
    assert line.measured_msv is None
    assert line.arithmetic == ("740 MBq × 0.009 mSv/MBq = 6.7 mSv",)
    assert line.band == "1-10 mSv"
    assert "not a measurement" in line.note
    assert found.says == "6.7 mSv in all, of which 6.7 mSv are an estimate."


def test_tracer_and_ct_of_one_study_are_added() -> None:
    both = Exposure(
        procedure="sestamibi_spect_ct", tracer="sestamibi", activity_mbq=D(740), region="neck", dlp=D(300)
    )
    [line] = given(both).lines
    assert line.estimated_msv == D("8.5")  # 6.7 + 1.8
    assert len(line.arithmetic) == len(line.sources) == 2


def test_a_measured_dose_is_never_replaced_by_an_estimate() -> None:
    found = given(Exposure(procedure="ct_4d", measured_msv=D("12.4"), region="neck", dlp=D(900)))
    [line] = found.lines
    assert (line.measured_msv, line.estimated_msv, line.arithmetic) == (D("12.4"), None, ())
    assert line.band == "1-10 mSv"  # outside its band, and still what was measured
    assert found.says == "12.4 mSv in all."


def test_measured_and_estimated_are_summed_apart_and_together() -> None:
    found = given(
        Exposure(procedure="ct_4d", measured_msv=D("8.1")),
        Exposure(procedure="choline_pet_ct", tracer="fluorocholine", activity_mbq=D(200)),
        Exposure(procedure="ct_neck_contrast"),
        Exposure(procedure="ultrasound"),
    )
    assert (found.measured_msv, found.estimated_msv, found.cumulative_msv) == (D("8.1"), D("4.0"), D("12.1"))
    assert found.unknown == 1
    assert found.says == "12.1 mSv in all, of which 4.0 mSv are an estimate, without 1 of unknown dose."


def test_nothing_given_is_unknown_and_not_zero() -> None:
    [line] = given(Exposure(procedure="ct_4d")).lines
    assert (line.measured_msv, line.estimated_msv) == (None, None)
    assert line.note.startswith("Unknown")


@pytest.mark.parametrize("procedure", ["ultrasound", "mri_with_without_contrast", "fna_pth"])
def test_what_needs_no_radiation_is_known_to_be_zero(procedure: str) -> None:
    found = given(Exposure(procedure=procedure), age=None)
    [line] = found.lines
    assert (line.measured_msv, line.band, found.unknown) == (D(0), "0 mSv", 0)


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
    assert (line.estimated_msv, line.band) == (D(estimate), band)


def test_an_adult_coefficient_is_not_used_for_a_child() -> None:
    spect = Exposure(procedure="sestamibi_spect_ct", tracer="sestamibi", activity_mbq=D(300))
    [line] = given(spect, age=12).lines
    assert line.estimated_msv is None
    assert line.note == "Not estimated: no coefficient of Tc-99m sestamibi for a child is on file."
    [scan] = given(Exposure(procedure="ct_4d"), age=12).lines
    assert scan.band == "3-10 mSv"


def test_half_an_estimate_is_none() -> None:
    half = Exposure(
        procedure="sestamibi_spect_ct", tracer="sestamibi", activity_mbq=D(300), region="chest", dlp=D(100)
    )
    found = given(half, age=12)
    assert found.lines[0].estimated_msv is None
    assert found.unknown == 1


def test_an_amount_without_its_tracer_or_region_is_asked_for() -> None:
    [line] = given(Exposure(procedure="ct_4d", dlp=D(500), activity_mbq=D(5))).lines
    assert line.note == "Not estimated: name the tracer. Not estimated: name the scanned region."


def test_an_unknown_age_gets_the_adult_band_and_says_so() -> None:
    [line] = given(Exposure(procedure="ct_4d"), age=None).lines
    assert line.band == "1-10 mSv (adult; the age is unknown)"


@pytest.mark.parametrize("name", REFERENCE.protocols)
def test_every_protocol_prints_as_an_order_with_field_and_questions(name: str) -> None:
    card = REFERENCE.protocols[name]
    text = order_text(card, REFERENCE.question, ["Look first on the left."])
    assert text.startswith(f"Order: {card.order_name} (")
    assert all(f"- {line.text}" in text for line in (*card.technique, *card.checklist))
    assert "- Look first on the left." in text
    assert card.report in text
    assert "For this patient" not in order_text(card, REFERENCE.question)


@pytest.mark.parametrize(
    "name", ["ct_4d", "sestamibi_spect_ct", "mri_with_without_contrast", "choline_pet_ct"]
)
def test_an_order_of_a_scan_names_the_mediastinum_and_the_operative_report(name: str) -> None:
    text = order_text(REFERENCE.protocols[name], REFERENCE.question).lower()
    assert "mediastinum" in text
    assert "operative report" in text or name == "choline_pet_ct"


def test_the_4d_ct_order_cannot_be_taken_for_a_routine_ct() -> None:
    text = order_text(REFERENCE.protocols["ct_4d"], REFERENCE.question)
    assert "4D protocol" in text
    assert "non-contrast, arterial, delayed venous" in text
