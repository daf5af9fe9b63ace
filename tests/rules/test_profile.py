"""A profile is checked whole when it is loaded."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from casereview.rules import profile
from casereview.rules.profile import PROFILES, ProfileError, load_profile, parse_profile

TEXT = (Path(profile.__file__).parent / "profiles" / "acr-2021.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_loads(name: str) -> None:
    assert load_profile(name).id == name


def test_the_numbers_of_the_rules() -> None:
    numbers = load_profile("acr-2021").numbers
    assert numbers.sampling_threshold.value == Decimal("2.0")
    assert numbers.clearance_ratio.value == Decimal("0.02")
    assert numbers.normal_run.value == 183
    assert numbers.pth_window.value == 90
    assert load_profile("acr-2021").concordance.level == "SAME_QUADRANT"


def test_a_profile_is_read_once() -> None:
    assert load_profile("acr-2021") is load_profile("acr-2021")


def test_an_unknown_profile_is_refused_by_name() -> None:
    with pytest.raises(ProfileError, match=r"'../../etc' is not a known profile; use one of acr-2021"):
        load_profile("../../etc")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "acr-2021"', 'id = "other"', "acr-2021.toml: id: must be 'acr-2021'"),
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
        ('confidence = "low"', 'confidence = "sure"', "confidence: 'sure' is not a known code"),
        ("verify_locally = true", 'verify_locally = "yes"', "verify_locally: must be true or false"),
        ("[numbers.child_age]", "[numbers.infant_age]", "numbers.infant_age: is not a known key"),
        ("LITHIUM = ", "LITIUM = ", "sources.LITHIUM: is required"),
        ("[sources]", "[sources]\nEXTRA = 'x'", "sources.EXTRA: is not a code of the rules"),
        ("[sources]", "[sources", "acr-2021.toml: not valid TOML"),
    ],
)
def test_a_slip_of_an_editor_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(ProfileError) as caught:
        parse_profile(TEXT.replace(old, new, 1), "acr-2021")
    assert message in str(caught.value)
