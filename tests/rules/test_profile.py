"""A profile is checked whole when it is loaded."""

from __future__ import annotations

from decimal import Decimal
from math import sqrt
from pathlib import Path

import pytest

from casereview.rules.assess import assess
from casereview.rules.profiles import model
from casereview.rules.profiles.model import PROFILES, ProfileError, load_profile, parse_profile
from tests.rules.build import facts, study

TEXT = (Path(model.__file__).parent / "acr-2021" / "profile.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_loads(name: str) -> None:
    assert load_profile(name).id == name


def test_the_numbers_of_the_rules() -> None:
    numbers = load_profile("acr-2021").numbers
    assert numbers.sampling_threshold.value == Decimal("2.0")
    assert numbers.clearance_ratio.value == Decimal("0.02")
    assert numbers.normal_run.value == 183
    assert numbers.pth_window.value == 90
    assert numbers.normal_apart.value == numbers.pth_apart.value == 14
    assert numbers.albumin_window.value == numbers.clearance_window.value == 7
    assert numbers.urine_calcium_ends_fhh.value == 250
    assert numbers.urine_calcium_most.value == 600
    plausible = load_profile("acr-2021").plausible
    assert plausible.calcium_total.low == 4
    assert plausible.calcium_total.high == 25
    assert plausible.pth_intact.limit_high_dialysis == 600
    assert numbers.first_line_age.value == 365
    assert load_profile("acr-2021").concordance.level == "SAME_QUADRANT"


def test_only_the_european_profile_lets_a_planar_scan_with_two_tracers_in() -> None:
    counting = {name: load_profile(name).planar_dual_tracer_counts.value for name in PROFILES}
    assert counting == {"acr-2021": False, "eanm-2021": True}


# The size of the series behind an interval; where a count was read whole, how many of them.
SERIES = {
    "eutopic": (None, 88),
    "ectopic": (None, 88),
    "ultrasound.sensitivity": (None, 52),
    "sestamibi.sensitivity": (None, 47),
    "ct_4d.sensitivity": (None, 62),
    "mri.sensitivity": (None, 30),
    "pet.false_positive": (5, 12),
    "sampling.sensitivity": (None, 51),
}


def _wilson(share: float, size: int) -> list[str]:
    z = 1.96
    middle, half = share + z * z / (2 * size), z * sqrt(share * (1 - share) / size + (z / (2 * size)) ** 2)
    return [f"{100 * (middle + sign * half) / (1 + z * z / size):.1f}" for sign in (-1, 1)]


def test_an_interval_is_wilsons_of_the_share_as_printed_in_a_series_of_the_printed_size() -> None:
    figures = load_profile("acr-2021").target_map
    shares = {"eutopic": figures.eutopic, "ectopic": figures.ectopic}
    for family in figures.performance.__struct_fields__:
        both = getattr(figures.performance, family)
        shares |= {f"{family}.sensitivity": both.sensitivity, f"{family}.false_positive": both.false_positive}
    assert {name for name, share in shares.items() if share.low is not None} == SERIES.keys()
    for name, (count, size) in SERIES.items():
        share = shares[name]
        part = float(share.value) / 100 if count is None else count / size
        assert [str(share.low), str(share.high)] == _wilson(part, size), name
        assert str(size) in share.source


def test_the_intervals_that_a_source_names_are_wilsons_of_its_counts() -> None:
    performance = load_profile("acr-2021").target_map.performance
    for share, count, size in ((performance.sestamibi, 18, 47), (performance.ct_4d, 49, 62)):
        low, high = _wilson(count / size, size)
        assert f"{count} of {size}" in share.sensitivity.source
        assert f"({low} to {high})" in share.sensitivity.source


def test_a_profile_is_read_once() -> None:
    assert load_profile("acr-2021") is load_profile("acr-2021")


def test_an_unknown_profile_is_refused_by_name() -> None:
    with pytest.raises(ProfileError, match=r"'../../etc' is not a known profile; use one of acr-2021"):
        load_profile("../../etc")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "acr-2021"', 'id = "other"', "acr-2021/profile.toml: id: must be 'acr-2021'"),
        ('value = "0.02"', "value = 0.02", "numbers.clearance_ratio.value: must be a decimal in quotes"),
        ('value = "0.02"', 'value = "0.0"', "numbers.clearance_ratio.value: must be above zero"),
        (
            'value = "0.02"',
            'value = "-1"',
            "numbers.clearance_ratio.value: '-1' is not a non-negative decimal",
        ),
        ('level = "SAME_QUADRANT"', 'level = "NEAR"', "concordance.level: 'NEAR' is not a known level"),
        ('high = "1.33"', 'high = "1.15"', "ranges.calcium_ionized.high: must lie above low"),
        ('unit = "mmol/L"', 'unit = "mol"', "ranges.calcium_ionized.unit: 'mol' is not a unit"),
        (
            'low = "4"\nhigh = "25"',
            'low = "25"\nhigh = "25"',
            "plausible.calcium_total.high: must lie above low",
        ),
        (
            'low = "1"\nhigh = "250"\nunit = "mL/min/{1.73_m2}"',
            'low = "1"\nhigh = "250"\nunit = "mL/min"',
            "plausible.egfr.unit: 'mL/min' is not a unit of egfr",
        ),
        (
            'limit_low = "9.5"\n',
            "",
            "plausible.calcium_total.limit_low: stands only together with limit_high",
        ),
        ('limit_low = "9.5"', 'limit_low = "11.5"', "plausible.calcium_total.limit_high: must lie above low"),
        ("[plausible.lithium_level]", "[plausible.lithium]", "plausible.lithium: is not a known key"),
        ('confidence = "low"', 'confidence = "sure"', "confidence: 'sure' is not a known code"),
        ("verify_locally = true", 'verify_locally = "yes"', "verify_locally: must be true or false"),
        ("[numbers.child_age]", "[numbers.infant_age]", "numbers.infant_age: is not a known key"),
        ('value = "55.5"', 'value = "100"', "target_map.eutopic.value: must lie below 100 %"),
        ('value = "55.5"', 'value = "70"', "target_map.eutopic.value: must lie inside its interval"),
        (
            'value = "77.4"\nlow = "65.6"',
            'value = "9"\nlow = "8"',
            "target_map.performance.ct_4d.sensitivity.value: must lie above the false-positive share",
        ),
        (
            'value = "0.8"\nunit = "part"',
            'value = "1.1"\nunit = "part"',
            "probable.value: must not lie above 1",
        ),
        ('"intrathyroidal"', '"tongue"', "target_map.places[3].places[0]: 'tongue' is not a known place"),
        ('"intrathyroidal"', '"inferior"', "target_map.places[3].places: inferior is no ectopic place"),
        ('"intrathyroidal"', '"intrathymic"', "target_map.places: intrathyroidal has no share"),
        ("LITHIUM = ", "LITIUM = ", "sources.LITHIUM: is required"),
        ("[sources]", "[sources]\nEXTRA = 'x'", "sources.EXTRA: is not a code of the rules"),
        ("[sources]", "[sources", "acr-2021/profile.toml: not valid TOML"),
    ],
)
def test_a_slip_of_an_editor_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(ProfileError) as caught:
        parse_profile(TEXT.replace(old, new, 1), "acr-2021")
    assert message in str(caught.value)


EANM = (Path(model.__file__).parent / "eanm-2021" / "profile.toml").read_text(encoding="utf-8")
TAKEN = "As acr-2021, not stated differently: "


def test_a_profile_that_extends_another_says_what_it_took_over() -> None:
    own, base = load_profile("eanm-2021"), load_profile("acr-2021")
    assert own.numbers.sampling_threshold.value == base.numbers.sampling_threshold.value
    assert own.numbers.sampling_threshold.source == TAKEN + base.numbers.sampling_threshold.source
    assert own.target_map.eutopic.source == TAKEN + base.target_map.eutopic.source
    assert own.target_map.places[0].source == TAKEN + base.target_map.places[0].source
    assert own.concordance.source == TAKEN + base.concordance.source
    assert {code for code, said in own.sources.items() if not said.startswith(TAKEN)} == {"PET_ALONE"}
    assert "PMC8263421" in own.sources["PET_ALONE"]
    assert "not rated" in base.sources["PET_ALONE"]


def test_a_figure_of_its_own_replaces_the_whole_figure() -> None:
    rows = ('value = "16"', 'unit = "years"', 'source = "x"', 'confidence = "low"', "verify_locally = true")
    more = "\n".join(["[numbers.child_age]", *rows])
    own = parse_profile(EANM + more, "eanm-2021").numbers
    assert own.child_age.value == 16
    assert own.child_age.source == "x"
    assert own.genetics_age.value == 40


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'extends = "acr-2021"',
            'extends = "../x"',
            "eanm-2021/profile.toml: extends: must name one of acr-2021",
        ),
        ('extends = "acr-2021"', 'extends = "eanm-2021"', "eanm-2021 extends another profile"),
        ("PET_ALONE", "PET_ALLONE", "sources.PET_ALLONE: is not a code of the rules"),
    ],
)
def test_a_slip_in_an_extension_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(ProfileError) as caught:
        parse_profile(EANM.replace(old, new, 1), "eanm-2021")
    assert message in str(caught.value)


@pytest.mark.parametrize("name", PROFILES)
def test_an_assessment_names_its_profile_and_version(name: str) -> None:
    answer = assess(facts(profile=name, studies=[study("s", "choline_pet_ct", "left inferior")]))
    assert (answer.profile.id, answer.profile.version) == (name, "2")
    (alone,) = [line for line in answer.pitfalls if line.code == "PET_ALONE"]
    assert alone.source == load_profile(name).sources["PET_ALONE"]
