"""The reference tables of a profile: what is a rating, what is not confirmed, and what a slip does."""

from __future__ import annotations

from pathlib import Path

import pytest

from casereview.rules.profiles import files, reference
from casereview.rules.profiles.lines import profile_lines
from casereview.rules.profiles.model import PROFILES, ProfileError
from casereview.rules.profiles.reference import load_reference
from imaging.studies.appropriateness import Category, Scenario
from imaging.studies.modalities import MODALITIES
from imaging.studies.procedures import PROCEDURES

# The rows that were read, by scenario: CLINICAL facts, section 1a. Everything else is not confirmed.
READ = {
    "primary": {
        "ultrasound": "usually_appropriate",
        "sestamibi_spect": "usually_appropriate",
        "sestamibi_spect_ct": "usually_appropriate",
        "ct_4d": "usually_appropriate",
    },
    "persistent_recurrent": {
        "ultrasound": "usually_appropriate",
        "sestamibi_spect": "usually_appropriate",
        "sestamibi_spect_ct": "usually_appropriate",
        "ct_4d": "usually_appropriate",
        "mri_with_without_contrast": "may_be_appropriate",
        "mri_without_contrast": "usually_not_appropriate",
        "choline_pet_ct": "not_in_criteria",
        "choline_pet_mr": "not_in_criteria",
        "venous_sampling": "may_be_appropriate",
    },
    "secondary": {"ultrasound": "usually_appropriate"},
    "tertiary": {
        "ultrasound": "usually_appropriate",
        "sestamibi_subtraction": "usually_appropriate",
        "ct_4d": "usually_appropriate",
    },
}


@pytest.mark.parametrize("scenario", Scenario)
def test_only_what_was_read_is_a_rating_and_all_else_says_so(scenario: Scenario) -> None:
    criteria = load_reference("acr-2021").criteria
    found = {name: criteria.rating(scenario, name).category.value for name in PROCEDURES}
    assert found == dict.fromkeys(PROCEDURES, "not_confirmed") | READ[scenario]


@pytest.mark.parametrize("name", PROFILES)
def test_every_rating_names_its_source_and_asks_to_be_verified(name: str) -> None:
    for rows in load_reference(name).criteria.ratings.values():
        for rating in rows.values():
            assert rating.source
            assert rating.verify_locally
            assert (rating.category is not Category.NOT_CONFIRMED) or rating.confidence == "low"


def test_the_guideline_of_the_other_profile_covers_pet_and_takes_over_the_rest() -> None:
    own = load_reference("eanm-2021").criteria
    assert own.rating(Scenario.PERSISTENT_RECURRENT, "choline_pet_ct").category is Category.COVERED
    taken = own.rating(Scenario.PERSISTENT_RECURRENT, "ct_4d")
    assert taken.category is Category.USUALLY_APPROPRIATE
    assert taken.source.startswith("As acr-2021, not stated differently: ")
    assert load_reference("eanm-2021").protocols.keys() == load_reference("acr-2021").protocols.keys()


def test_every_kind_of_study_is_a_procedure() -> None:
    assert set(MODALITIES) < set(PROCEDURES)


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(ProfileError, match="is not a known profile"):
        load_reference("nice-2019")


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("appropriateness", "[ratings.primary]", "[ratings.first]", "ratings.primary: is required"),
        ("appropriateness", "\narteriography = ", "\nangio = ", "ratings.primary.arteriography: is required"),
        ("appropriateness", "[ratings.primary]\n", "[ratings.primary]\nx = {category='covered', source='x',"
         " confidence='low', verify_locally=true}\n", "ratings.primary.x: is not known"),
        ("appropriateness", '"usually_appropriate"', '"fine"', "'fine' is not a known code"),
        ("protocols", "[ct_4d]", "[ct_5d]", "protocols.toml: ct_5d: is not a known procedure"),
        ("protocols", "order_name", "name", "name: is not a known key"),
        ("radiation", '"mSv/MBq"', '"mSv/mCi"', "tracers.sestamibi.unit: must be mSv/MBq"),
        ("radiation", 'value = "0.009"', 'value = "0"', "tracers.sestamibi.value: must be above zero"),
        ("radiation", '{ 0 = "0.039"', '{ young = "0.039"', "'young' is not an age in whole years"),
        ("radiation", "[tracers.fdg]", "[tracers.fdg", "radiation.toml: not valid TOML"),
    ],
)  # fmt: skip
def test_a_slip_of_an_editor_is_named(
    part: str, old: str, new: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path(files.FOLDER)
    (tmp_path / "acr-2021").mkdir()
    for path in real.glob("acr-2021/*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.stem == part:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / path.relative_to(real)).write_text(text, encoding="utf-8")
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    with pytest.raises(ProfileError) as caught:
        reference.load_reference.__wrapped__("acr-2021")
    assert message in str(caught.value)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_lists_every_number_with_its_source(name: str) -> None:
    lines = {line.path: line for line in profile_lines(name)}
    assert str(lines["numbers.sampling_threshold"].value) == "2.0 ratio"
    assert str(lines["ranges.pth_intact"].value) == "15 to 65 pg/mL"
    assert str(lines["target_map.performance.ct_4d.sensitivity"].value).startswith("77.4 (65.6 to 86.0)")
    assert (
        str(lines["appropriateness.persistent_recurrent.venous_sampling"].value)
        == "category may_be_appropriate"
    )
    assert str(lines["radiation.levels.ct_4d"].value) == "adult 3; child 4"
    assert str(lines["radiation.levels.ct_chest_contrast"].value) == "not stated"
    assert str(lines["coefficients.regions.chest"].value).startswith("0.014 mSv/mGy.cm; child_ages 0: 0.039")
    assert (
        str(lines["protocols.ct_4d.technique[0]"].value)
        == "Three phases: non-contrast, arterial, delayed venous."
    )
    assert all(line.source for line in lines.values())
    assert {line.confidence for line in lines.values()} == {"high", "medium", "low", ""}
