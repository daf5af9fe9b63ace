"""Corners of small rules that the larger tables do not reach."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from casereview.lifecycle.acts import ACTS, EVIDENCE, outdated_by
from casereview.lifecycle.clock import add_working_days, working_days_between
from casereview.lifecycle.fields.dose import dose_faults, dose_report
from casereview.reading.structs import FactsError, struct_reader, text
from casereview.rules.advice.reading_questions import lacks_side
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.concordance.target_weights import printed
from casereview.rules.labs.plausibility import MeasuredValue, converted, doubt
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import ProfileError, load_profile, parse_profile
from casereview.rules.profiles.reference import Coefficients
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import NOWHERE, SITES
from imaging.sentences import english
from tests.rules.build import albumin, calcium, facts, labs, pth
from tests.rules.test_profile import TEXT


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2025, 6, 2), 1, date(2025, 6, 3)),  # Monday
        (date(2025, 6, 6), 1, date(2025, 6, 9)),  # over a weekend
        (date(2025, 6, 6), 2, date(2025, 6, 11)),  # and over a holiday on Tuesday
        (date(2025, 6, 7), 0, date(2025, 6, 7)),
    ],
)
def test_days_are_counted_as_the_ward_works(start: date, days: int, due: date) -> None:
    holidays = {date(2025, 6, 10)}
    assert add_working_days(start, days, holidays) == due
    assert working_days_between(start, due, holidays) == days
    assert working_days_between(due, start, holidays) == (-days if days else 0)


def test_an_answer_to_evidence_is_outdated_by_evidence() -> None:
    assert outdated_by(ACTS["confirm_verdict"]) == EVIDENCE
    assert outdated_by(ACTS["set_background"]) == ("set_background",)
    assert outdated_by(ACTS["add_lab"]) == ()


def test_activity_in_millicuries_is_the_same_activity() -> None:
    row = {
        "procedure": "sestamibi_spect_ct",
        "measured_msv": None,
        "tracer": "sestamibi",
        "region": "",
        "dlp": None,
    }
    in_mci = {**row, "activity": Decimal(20), "activity_unit": "mCi"}
    in_mbq = {**row, "activity": Decimal(740), "activity_unit": "MBq"}
    none = {**row, "activity": None, "activity_unit": "MBq"}
    found = dose_report({"age_years": 40, "studies": [in_mci, in_mbq, none]})
    assert [line.estimated_msv for line in found.lines] == [Decimal("6.7"), Decimal("6.7"), None]


def test_an_amount_that_a_study_cannot_have_is_named_by_its_field_as_asked() -> None:
    amounts = {"measured_msv": None, "tracer": "", "activity": Decimal(1), "activity_unit": "MBq"}
    row = {**amounts, "region": "", "dlp": Decimal(1)}
    rows = [{**row, "procedure": code} for code in ("choline_pet_ct", "ct_4d", "ultrasound")]
    assert set(dose_faults({"studies": rows})) == {
        "studies[1].activity", "studies[2].activity", "studies[2].dlp"
    }  # fmt: skip


def test_weights_add_up_where_no_pair_can_take_what_is_left_over() -> None:
    # One unit is left over, the largest remainders are a pair, so a site of the midline takes it.
    products = [1 if site in {"left.superior", "right.superior"} else 0 for site in SITES]
    products[SITES.index("midline.retroesophageal")] = 1
    weights = printed(products)
    assert sum(Decimal(weights.text(index)) for index in range(len(SITES))) == 1
    assert weights.text(SITES.index("midline.retroesophageal")) == "0.3334"


def test_bounds_that_leave_a_difference_open_correct_no_calcium() -> None:
    high_total = calcium("12.5", comparator=">")
    bound = albumin("2.0", comparator=">")
    decided = chemistry(facts(labs=labs(high_total, bound, pth())), load_profile("acr-2021")).calcium
    assert decided is not None
    assert not decided.corrected
    assert decided.is_high


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(FactsError, match="tracers: must be a table, not text"):
        struct_reader(Coefficients)("", {"tracers": "sestamibi", "regions": {}})


def test_a_text_is_refused_at_its_path() -> None:
    assert text("note", "left") == "left"
    with pytest.raises(FactsError, match="^note: must be text"):
        text("note", 3)


def test_no_site_is_no_place() -> None:
    assert english(in_words(NOWHERE)) == "no place"


ANY = '{ source = "x", confidence = "low", verify_locally = true }'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"30-100 mSv"]\nchild', ']\nchild', "radiation.bands.child: must have as many bands as adult"),
        ("\narteriography = {", "\nangiography = {", "radiation.levels.arteriography: is required"),
        ("\narteriography = {", f"\nx = {ANY}\narteriography = {{",
         "radiation.levels.x: is not a known procedure"),
        ('adult_in_words = "Varies"', 'adult = 3, adult_in_words = "Varies"',
         "radiation.levels.venous_sampling.adult_in_words: stands only where no level does"),
        ("ct_4d = { adult = 3, child = 4", "ct_4d = { adult = 3, child = 6",
     "radiation.levels.ct_4d.child: must lie"),
        ('LITHIUM = "', 'sources = "', "sources.LITHIUM: is required"),
        ("[sources]\n", "[sources.x]\n", "sources.x: must be text"),
    ],
)  # fmt: skip
def test_a_slip_in_the_radiation_table_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(ProfileError) as caught:
        parse_profile(TEXT.replace(old, new, 1), "acr-2021")
    assert message in str(caught.value)


def test_what_singles_cannot_take_goes_to_the_heaviest_place_of_the_midline() -> None:
    """Eight units are left over: the seven central places take one each, and no pair can take the last."""
    products = [0] * len(SITES)
    midline = [site for site in SITES if site.startswith("midline.")]
    assert len(midline) == 7
    for site in midline:
        products[SITES.index(site)] = 1
    for site in ("left.superior", "right.superior"):
        products[SITES.index(site)] = 31
    weights = printed(products)
    assert sum(Decimal(weights.text(index)) for index in range(len(SITES))) == 1
    assert weights.text(SITES.index("left.superior")) == weights.text(SITES.index("right.superior"))


def test_a_finding_without_a_place_lacks_no_side() -> None:
    assert not lacks_side(NOWHERE)


def test_a_value_a_hair_beyond_its_bound_is_said_with_all_its_digits() -> None:
    hair = Decimal("25.00000000000000001")
    measured = MeasuredValue(Analyte.CALCIUM_TOTAL, hair, "mg/dL", None, None, None)
    assert doubt(*measured, load_profile("acr-2021"), dialysis=False) is not None
    assert converted(hair, measured, load_profile("acr-2021")) == hair
