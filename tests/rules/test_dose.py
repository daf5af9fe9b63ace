"""Cumulative dose and published bands."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.answer import DosePart
from casereview.rules.orders.dose import dose
from casereview.rules.profiles.model import load_profile
from imaging.studies.modalities import MODALITIES
from tests.rules.build import CT, SPECT, Json, facts, study


def summed(*studies: Json, **changes: Any) -> DosePart:
    return dose(facts(studies=list(studies), **changes), load_profile("acr-2021"))


def band(modality: str, age: int | None) -> str:
    (line,) = summed(study("s", modality), patient={"age_years": age}).bands
    return str(line.band)


def test_what_is_known_is_summed_and_the_rest_listed() -> None:
    part = summed(study("s1", SPECT, dose_msv="8.1"), study("s2", CT), study("s3", CT, dose_msv="12.40"))
    assert part.cumulative_msv == "20.50"
    assert part.unknown == ("s2",)


def test_ultrasound_and_mri_are_known_to_be_nothing() -> None:
    part = summed(study("u", "ultrasound"), study("m", "mri_with_without_contrast"))
    assert (part.cumulative_msv, part.unknown) == ("0", ())
    assert {str(line.band) for line in part.bands} == {"0 mSv"}


def test_reads_of_the_same_images_are_one_acquisition() -> None:
    part = summed(
        study("s1", CT, dose_msv="10"),
        study("s2", CT, supersedes="s1", dose_msv="12"),
        study("s3", CT, supersedes="s2"),
    )
    assert part.cumulative_msv == "12"
    assert [line.id for line in part.bands] == ["s1"]


def test_a_second_read_has_no_band_of_its_own_and_a_second_acquisition_of_the_day_has() -> None:
    part = summed(
        study("a", CT),
        study("b", CT, supersedes="a", dose_msv="9"),
        study("c", CT, dose_msv="4"),
        study("d", "ultrasound"),
    )
    assert [line.id for line in part.bands] == ["a", "c", "d"]
    assert (part.cumulative_msv, part.unknown) == ("13", ())


def test_an_acquisition_of_unknown_dose_is_listed_once_under_its_first_read() -> None:
    part = summed(study("a", SPECT), study("b", SPECT, supersedes="a"))
    assert (part.cumulative_msv, part.unknown) == ("0", ("a",))


@pytest.mark.parametrize(
    ("modality", "adult", "child"),
    [
        ("ct_4d", "1-10 mSv", "3-10 mSv"),
        ("ct_neck_contrast", "1-10 mSv", "0.3-3 mSv"),
        ("fdg_pet_ct", "10-30 mSv", "10-30 mSv"),
        ("sestamibi_spect_ct", "1-10 mSv", "not confirmed"),
        ("ultrasound", "0 mSv", "0 mSv"),
        ("mri_with_without_contrast", "0 mSv", "0 mSv"),
        ("mri_without_contrast", "0 mSv", "0 mSv"),
        ("choline_pet_ct", "1-10 mSv", "not confirmed"),
        ("choline_pet_mr", "not confirmed", "not confirmed"),
        ("methionine_pet_ct", "not confirmed", "not confirmed"),
    ],
)
def test_children_have_bands_of_their_own(modality: str, adult: str, child: str) -> None:
    assert band(modality, 18) == adult
    assert band(modality, 17) == child


def test_an_unknown_age_is_said() -> None:
    assert band(CT, None) == "1-10 mSv (adult; the age is unknown)"
    assert band("ultrasound", None) == "0 mSv"


def test_every_modality_is_rated_or_said_not_to_be() -> None:
    assert set(load_profile("acr-2021").radiation.levels) >= set(MODALITIES)
