"""What the neck map draws of a case, and what it leaves to the key."""

from __future__ import annotations

import json

import pytest

from casereview.rules.assess import answer_of, evaluate
from casereview.rules.facts.load import load
from casereview.web.presenters.neck.anchors import FRONT
from casereview.web.presenters.neck.marks import NeckPicture
from casereview.web.presenters.neck.picture import neck_picture
from casereview.web.presenters.neck.placing import Width, placed
from imaging.anatomy.sites import MEDIASTINUM, Sites
from tests.rules.build import Json
from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    case,
    ct,
    mri,
    op,
    other,
    sampled,
    spect,
    us,
)


def picture(tree: Json) -> NeckPicture:
    assessment = evaluate(load(json.dumps(tree)))
    numbers = {study.id: number for number, study in enumerate(assessment.studies, 1)}
    return neck_picture(assessment, answer_of(assessment), numbers)


def test_a_finding_stands_at_its_site_filled_where_it_is_firm() -> None:
    neck = picture(case(OPERATED, PERSISTENT, spect("left inferior"), ct("right superior?")))
    marks = {glyph.number: glyph for glyph in neck.glyphs}
    assert marks[1].at == FRONT["left.inferior"]
    assert marks[1].firm
    assert not marks[2].firm


def test_two_findings_at_one_site_stand_side_by_side() -> None:
    neck = picture(case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior")))
    one, other_one = neck.glyphs
    assert one.at != other_one.at
    assert {glyph.at.y for glyph in neck.glyphs} == {FRONT["left.inferior"].y}


def test_of_more_than_four_at_one_site_the_last_says_how_many_more() -> None:
    studies = [spect("left inferior"), ct("left inferior"), mri("left inferior"), us("left lower pole")]
    neck = picture(case(OPERATED, PERSISTENT, *studies, other("methionine_pet_ct", "left inferior")))
    assert len(neck.glyphs) == 4
    assert [glyph.more for glyph in neck.glyphs] == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("codes", "width"),
    [
        (["left.inferior"], Width.SITE),
        (["left.inferior", "left.thyrothymic_ligament"], Width.NEAR),
        (["left.retroesophageal", "midline.retroesophageal", "right.retroesophageal"], Width.NEAR),
        (["left.superior", "left.inferior"], Width.WIDE),
        (MEDIASTINUM.codes, Width.WIDE),
    ],
)
def test_a_wide_finding_is_drawn_wide(codes: list[str], width: Width) -> None:
    form = placed(Sites.of(codes))
    assert form.width is width
    assert bool(form.outlines) is (width is not Width.SITE)


def test_words_without_a_place_are_quoted_and_never_drawn() -> None:
    neck = picture(case(OPERATED, PERSISTENT, spect("left inferior"), ct("behind the scar")))
    assert [glyph.number for glyph in neck.glyphs] == [1]
    assert neck.unplaced == ("2: “behind the scar”",)


def test_a_study_that_takes_no_part_is_struck_in_the_key_only() -> None:
    neck = picture(
        case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
             other("mri_without_contrast", "left inferior"))
    )  # fmt: skip
    struck = [row for row in neck.key if row.struck]
    assert [row.study for row in struck] == ["MRI without contrast"]
    assert struck[0].why
    assert len(neck.glyphs) == 2


def test_what_speaks_against_from_outside_is_drawn_thin() -> None:
    neck = picture(
        case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
             other("ct_neck_contrast", "right superior"))
    )  # fmt: skip
    thin = [glyph for glyph in neck.glyphs if glyph.thin]
    assert [glyph.at for glyph in thin] == [FRONT["right.superior"]]


def test_the_target_is_outlined_and_said_first() -> None:
    neck = picture(case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior")))
    assert [outline.kind for outline in neck.outlines] == ["target"]
    assert "left inferior" in neck.headline.lower()
    assert neck.rows[0].is_target


def test_glands_ring_their_homes_once_an_operation_is_known() -> None:
    operated = op("2024-01-10", "LS removed adenoma", "LI seen_normal", "RS not_found")
    neck = picture(case(operated, PERSISTENT, spect(), ct()))
    assert {ring.kind for ring in neck.rings} == {"removed", "normal", "open"}
    assert "Left superior gland: removed 2024" in neck.glands
    assert picture(case(PERSISTENT)).rings == ()


def test_a_vein_with_a_gradient_stands_out_and_one_left_open_is_dashed() -> None:
    neck = picture(
        case(OPERATED, PERSISTENT, spect(), ct(),
             sampled("left.inferior_thyroid 640", "right.inferior_thyroid 110", "right.vertebral >150"))
    )  # fmt: skip
    kinds = {mark.says.partition(":")[0]: mark.kind for mark in neck.veins}
    assert kinds == {
        "Left inferior thyroid": "gradient",
        "Right inferior thyroid": "flat",
        "Right vertebral": "open",
    }


def test_a_negative_is_the_field_that_it_covers() -> None:
    neck = picture(case(OPERATED, PERSISTENT, spect(), ct(), mri(covers=["neck"])))
    assert [field.label for field in neck.fields] == [
        "1, 2 negative: neck, mediastinum",
        "3 negative: neck",
    ]


def test_nothing_recorded_says_so() -> None:
    assert picture(case()).empty


def test_where_the_studies_disagree_no_place_is_called_the_target() -> None:
    neck = picture(case(OPERATED, PERSISTENT, spect("right superior"), ct("left intrathymic!")))
    assert neck.headline.startswith(
        "The studies do not agree. 1 Sestamibi SPECT/CT: right superior; 2 4D-CT:"
    )
    assert not any(row.is_target for row in neck.rows)
    assert "target" not in {outline.kind for outline in neck.outlines}


def test_a_gradient_is_said_as_a_region() -> None:
    veins = sampled("left.inferior_thyroid 110", "right.inferior_thyroid 640")
    neck = picture(case(OPERATED, PERSISTENT, spect(), ct(), veins))
    assert neck.headline == (
        "Every study that counts sees nothing. Sampling points to a region: right inferior thyroid 6.4×."
    )


def test_what_stops_stands_under_the_headline_in_words() -> None:
    neck = picture(case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), flags="pregnancy"))
    assert any("pregnan" in sentence.lower() for sentence in neck.stops)
    assert picture(case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"))).stops == ()
