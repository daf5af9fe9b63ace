"""A finding that carries its sites lies there; sites that say what its words say change nothing."""

from __future__ import annotations

import json
import re
from copy import deepcopy

import msgspec
import pytest
from hypothesis import given, settings

from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import assess, encode
from casereview.rules.concordance.inclusion import count_studies, pairs
from casereview.rules.facts.load import load
from imaging.anatomy.sites import SITES
from imaging.sentences import in_english
from imaging.vocabulary import Nature
from imaging.wording import parse_location
from tests.rules.build import Json, case, study
from tests.rules.cases import cases
from tests.rules.crowds import crowds, dense
from tests.rules.situations_whole.situation import Situation
from tests.rules.situations_whole.table import ALL
from tests.rules.verdicts import conclude, essence

ENCODER = msgspec.json.Encoder(enc_hook=in_english)
few = settings(max_examples=80, deadline=None, derandomize=True)


def answered(tree: Json) -> AssessmentAnswer:
    return assess(load(json.dumps(tree)))


def findings_of(tree: Json) -> list[Json]:
    return [finding for row in tree.get("studies") or () for finding in row.get("findings") or ()]


def written_out(tree: Json, *, sided_only: bool = False) -> Json:
    """The same facts, each finding that has a place with the sites that its words are read as.

    One whose sites a person has confirmed keeps them: its words alone say something else.
    With `sided_only`, only where the words name a side: words that leave it open are asked about.
    """
    stated = deepcopy(tree)
    for finding in findings_of(stated):
        words = finding.get("location") or ""
        codes = list(parse_location(words, Nature(finding.get("nature", "suspicious"))).sites.codes)
        if codes and "sites" not in finding and (not sided_only or re.search(r"left|midline|right", words)):
            finding["sites"] = codes
    return stated


@pytest.mark.parametrize("situation", ALL, ids=lambda situation: situation.name)
def test_writing_out_the_sites_of_sided_findings_changes_no_byte_of_a_situation(situation: Situation) -> None:
    assert encode(answered(written_out(situation.facts, sided_only=True))) == encode(
        answered(situation.facts)
    )


@few
@given(crowds() | dense() | cases())
def test_writing_out_the_sites_of_sided_findings_gives_the_answer_of_their_words(tree: Json) -> None:
    assert encode(answered(written_out(tree, sided_only=True))) == encode(answered(tree))


@few
@given(crowds() | dense() | cases())
def test_sites_equal_to_the_reading_never_change_a_verdict(tree: Json) -> None:
    stated, read = answered(written_out(tree)), answered(tree)
    assert encode_parts(stated) == encode_parts(read)


def encode_parts(answer: AssessmentAnswer) -> bytes:
    return ENCODER.encode((answer.studies, answer.pairs, answer.verdict, answer.target_map))


@few
@given(crowds() | dense())
def test_sites_decide_in_place_of_the_words(tree: Json) -> None:
    """Words that name no place and no side, with the sites that the words would have been read as."""
    stated = written_out(tree)
    wordless = deepcopy(stated)
    for finding in findings_of(wordless):
        if "sites" in finding:
            finding["location"] = "a place in words that nobody knows"
    assert essence(conclude(stated)) == essence(conclude(wordless))
    assert pairs(count_studies(load(stated))) == pairs(count_studies(load(wordless)))


@few
@given(crowds())
def test_neither_the_order_of_sites_nor_one_that_stands_twice_changes_a_byte(tree: Json) -> None:
    stated = written_out(tree)
    shuffled = deepcopy(stated)
    for finding in findings_of(shuffled):
        if "sites" in finding:
            finding["sites"] = finding["sites"][::-1] + finding["sites"][:1]
    for row in shuffled["studies"]:
        row.get("findings", []).reverse()
    assert encode(answered(shuffled)) == encode(answered(stated))


def located(location: str, sites: list[str] | None) -> AssessmentAnswer:
    row = study("s", "ct_4d", location)
    if sites is not None:
        row["findings"][0]["sites"] = sites
    return answered(case(studies=[row]))


def test_an_empty_list_says_that_no_place_is_meant() -> None:
    (line,) = located("left inferior", []).studies
    assert line.sites == ()
    assert [(one.text, one.side) for one in line.unlocated] == [("left inferior", "left")]


def test_a_finding_without_sites_is_read_from_its_words() -> None:
    (line,) = located("left inferior", None).studies
    assert line.sites == (("left.inferior",),)


def test_sites_stand_in_the_order_of_the_vocabulary_and_once() -> None:
    facts = load(case(studies=[study("s", "ct_4d", "thymus")]))
    assert facts.studies
    assert facts.studies[0].findings
    assert facts.studies[0].findings[0].sites is None
    row = study("s", "ct_4d", "thymus")
    row["findings"][0]["sites"] = [*reversed(SITES), SITES[3]]
    facts = load(case(studies=[row]))
    assert facts.studies
    assert facts.studies[0].findings
    assert facts.studies[0].findings[0].sites == SITES


@pytest.mark.parametrize(
    ("location", "sites", "kept"),
    [
        ("right lower pole", ["left.inferior"], False),
        ("right lower pole", ["left.inferior", "right.intrathymic"], True),
        ("right of the trachea", ["midline.retropharyngeal"], True),
        ("left and right lower poles", ["left.inferior"], True),
        ("lower pole", ["left.inferior"], True),
        ("left.inferior", ["right.inferior"], False),
        ("midline", ["right.intrathymic"], True),
    ],
)
def test_sites_off_the_one_side_that_the_words_name_are_no_place(
    location: str, sites: list[str], kept: bool
) -> None:
    (line,) = located(location, sites).studies
    assert line.sites == ((tuple(sites),) if kept else ())
    assert [(one.text, one.side) for one in line.unlocated] == ([] if kept else [(location, None)])


def test_the_note_quotes_the_words_and_the_sites_that_deny_each_other() -> None:
    (line,) = located("right lower pole", ["left.inferior"]).studies
    assert [str(note.sentence) for note in line.notes if note.code == "UNLOCATED"] == [
        '"right lower pole" names another side than the place stated with it, left inferior, '
        "and agrees with nothing."
    ]
