"""What imaging says stands in its catalogues alone, and can be said in every reader's language."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from imaging.anatomy import sentences as anatomy
from imaging.anatomy.labels import PLACE_LABELS, SITE_LABELS
from imaging.anatomy.phrasing import in_words
from imaging.anatomy.sites import EVERYWHERE, MEDIASTINUM, NOWHERE, PLACES, SITES, Sites
from imaging.dose import sentences as dose
from imaging.sentences import either, english, following, render
from imaging.studies import sentences as studies
from imaging.studies.protocols import LIMITED_AT_BEST, NEVER_ADEQUATE, PROTOCOLS
from tests.catalogues import ROOT, english_in, files_of, misfilled_in, names_in, templates_of

ROOMS: dict[ModuleType, list[Path]] = {
    anatomy: files_of("imaging/anatomy"),
    studies: files_of("imaging/studies"),
    dose: files_of("imaging/dose", "casereview/rules/orders"),
}
FILES = sorted({file for files in ROOMS.values() for file in files})


class Marked:
    """A language in which a text is the same between marks."""

    def gettext(self, message: str, /) -> str:
        return f"<{message}>"

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        return self.gettext(singular if number == 1 else plural)


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_a_template_is_known_by_its_code(catalogue: ModuleType) -> None:
    templates = templates_of(catalogue)
    assert templates
    assert {name: template.code for name, template in templates.items()} == {name: name for name in templates}


@pytest.mark.parametrize("catalogue", ROOMS, ids=lambda catalogue: catalogue.__name__)
def test_every_template_is_said_and_given_its_places(catalogue: ModuleType) -> None:
    sources = [file.read_text(encoding="utf-8") for file in ROOMS[catalogue]]
    assert set(templates_of(catalogue)) <= {name for source in sources for name in names_in(source)}
    assert [fault for source in sources for fault in misfilled_in(source, catalogue)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_english_stands_in_the_catalogues_alone(file: Path) -> None:
    assert english_in(file.read_text(encoding="utf-8")) == []


def test_every_lack_of_a_technique_has_a_sentence() -> None:
    lacks = [lack for rows in PROTOCOLS.values() for row in rows for lack in (row.missing, row.unrecorded)]
    said = {lack.code for lack in (*lacks, *LIMITED_AT_BEST.values(), *NEVER_ADEQUATE.values()) if lack}
    assert said <= set(templates_of(studies))


@pytest.mark.parametrize(
    ("codes", "says", "marked"),
    [
        (["left.inferior"], "left inferior", "<left inferior>"),
        (["left.superior", "right.superior"], "either superior", "<either <superior>>"),
        (
            ["left.pericardial", "midline.pericardial"],
            "left or midline pericardial",
            "<<<left> or <midline>> <pericardial>>",
        ),
        (
            ["left.superior", "right.intrathymic"],
            "left superior or right intrathymic",
            "<<left superior> or <right intrathymic>>",
        ),
    ],
)
def test_a_set_of_sites_is_said_in_the_readers_language(codes: list[str], says: str, marked: str) -> None:
    assert english(in_words(Sites.of(codes))) == says
    assert render(in_words(Sites.of(codes)), Marked()) == marked


def test_whole_regions_nothing_and_many_sites_have_words_of_their_own() -> None:
    assert [str(in_words(sites)) for sites in (NOWHERE, MEDIASTINUM, EVERYWHERE)] == [
        "no place",
        "the mediastinum",
        f"any of {len(SITES)} sites",
    ]


def test_a_place_has_the_words_of_its_sites() -> None:
    assert set(PLACE_LABELS) == set(PLACES)
    assert SITE_LABELS["left.carotid_sheath"] == "Left carotid sheath"
    assert PLACE_LABELS["carotid_sheath"] == "Carotid sheath"


def test_sentences_that_follow_each_other_are_one_sentence() -> None:
    both = following((dose.UNKNOWN(), dose.WITHOUT_CT()))
    assert str(both) == f"{dose.UNKNOWN.text} {dose.WITHOUT_CT.text}"
    assert str(following(("a", "b"), by="\n")) == "a\nb"


def test_of_several_things_one_is_meant() -> None:
    assert [english(either(things)) for things in ("a", "ab", "abc")] == ["a", "a or b", "a or b or c"]
    with pytest.raises(ValueError, match="not enough values"):
        either(())
