"""What unmet needs and refusals say, word for word, and that every template has its use."""

from datetime import date
from typing import Any

import pytest

from casereview.lifecycle.needs import sentences
from casereview.lifecycle.needs.facts import Unmet
from casereview.lifecycle.needs.unmet import NEEDS
from casereview.lifecycle.roles import Role
from casereview.rules.sentences.stops import STOP_NAMES
from casereview.workflow import refusals
from casereview.workflow.input.sentences import DAY_IN_FUTURE
from imaging.sentences import ENGLISH, Joined, Sentence, Template, english, render
from tests.lifecycle.facts import StatedFacts
from tests.lifecycle.test_needs import TABLE, TODAY

# Said where the facts are looked up, or of every move alike.
SAID_ELSEWHERE = {"STUDY_OF_DAY", "ONLY_THE_MEETING", "ON_HOLD", "FACTS_REFUSED"}
CT = sentences.STUDY_OF_DAY(study="4D-CT", day=date(2025, 3, 1))
SAYS: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    (
        "care_team_complete",
        {},
        {},
        [
            "The care team has no surgeon: assign one.",
            "The care team has no endocrinologist: assign one.",
            "The care team has no radiologist: assign one.",
        ],
    ),
    (
        "verdict_sufficient",
        {"verdict_reasons": ("One.", "Two.")},
        {},
        [
            "Two adequate post-operative modalities are needed, one functional and one anatomic. One. Two.",
        ],
    ),
    (
        "verdict_sufficient",
        {"verdict_reasons": ("One.",), "reader_questions": ("Is the 4D-CT good enough?",)},
        {},
        [
            "Two adequate post-operative modalities are needed, one functional and one anatomic. One."
            " Ask the reader before ordering again: Is the 4D-CT good enough?",
        ],
    ),
    (
        "reads_final",
        {"preliminary_reads": (CT,), "unread_studies": (CT,)},
        {},
        ["4D-CT of 2025-03-01: the read is preliminary.", "4D-CT of 2025-03-01: no read yet."],
    ),
    (
        "operative_report_seen",
        {"studies_report_not_seen": (CT,)},
        {},
        ["4D-CT of 2025-03-01: the reader has not seen the operative report or its recorded absence."],
    ),
    (
        "quorum",
        {"opinions": frozenset({Role.SURGEON, Role.RADIOLOGIST})},
        {},
        ["The endocrinologist has not given an opinion since the case came to review."],
    ),
    (
        "verdict_confirmed",
        {"confirmed_by": frozenset({Role.SURGEON})},
        {},
        ["The radiologist has not confirmed the verdict on the present facts."],
    ),
    (
        "rationale_where_needed",
        {"verdict": "POSITIVE_NEGATIVE"},
        {},
        ["Write the rationale, because the verdict is positive negative."],
    ),
    (
        "rationale_where_needed",
        {"verdict": "CONCORDANT_POSITIVE", "pet_alone": True},
        {},
        ["Write the rationale, because PET is the only functional evidence for the target."],
    ),
    (
        "rationale_where_needed",
        {"verdict": "CONCORDANT_POSITIVE"},
        {},
        ["Write the rationale, because a single modality family speaks."],
    ),
    (
        "verdict_for_escalation",
        {"verdict": "INSUFFICIENT"},
        {},
        [
            "The verdict is insufficient and no carcinoma flag stands:"
            " the chair may override with a coded reason."
        ],
    ),
    (
        "packet_complete",
        {"flags_known": True, "any_counting": True, "opinions": frozenset({Role.SURGEON})},
        {},
        [
            "Packet: no calcium after the last operation.",
            "Packet: No prior operation is on file: enter each, with its report.",
        ],
    ),
    (
        "carcinoma_flag_resolved",
        {"carcinoma_flags": ("PALPABLE_MASS", "PATHOLOGY")},
        {},
        [
            "The meeting has not answered a carcinoma flag (PALPABLE_MASS): answer it first.",
            "Pathology has shown carcinoma or an atypical gland: name the en bloc plan.",
        ],
    ),
    (
        "outcome_supported",
        {},
        {"resolution": "persistent"},
        ["The calcium values on file do not support persistent."],
    ),
]


def templates_of(room: object) -> dict[str, Template]:
    return {value.code: value for value in vars(room).values() if isinstance(value, Template)}


def used_in(sentence: object) -> set[str]:
    """The codes of a sentence and of those inside it."""
    if isinstance(sentence, Joined):
        return set().union(*map(used_in, sentence.items))
    if not isinstance(sentence, Sentence):
        return set()
    return {sentence.code}.union(*(used_in(value) for value in sentence.values.values()))


def asked(need: str, situation: dict[str, Any], data: dict[str, Any]) -> list[Unmet]:
    return NEEDS[need](StatedFacts(today=TODAY, **situation), data)


@pytest.mark.parametrize(("need", "situation", "data", "says"), SAYS)
def test_an_unmet_need_says_what_is_missing(
    need: str, situation: dict[str, Any], data: dict[str, Any], says: list[str]
) -> None:
    assert [english(item.sentence) for item in asked(need, situation, data)] == says


def test_every_template_of_the_needs_is_said_by_one() -> None:
    said: set[str] = set()
    for need, situation, data, _codes in TABLE:
        for item in asked(need, situation, data):
            said |= used_in(item.sentence) - {pitfall.value for pitfall in STOP_NAMES}
            assert "{" not in english(item.sentence)
    assert said | SAID_ELSEWHERE == set(templates_of(sentences))


def test_a_template_is_named_by_its_code() -> None:
    for room in (sentences, refusals):
        names = {name: value.code for name, value in vars(room).items() if isinstance(value, Template)}
        assert all(name == code for name, code in names.items())


def test_what_stops_an_order_says_where_only_the_meeting_sets_it_aside() -> None:
    says = sentences.ONLY_THE_MEETING(stop="PET comes second.")
    assert english(says) == ("PET comes second. Only that the meeting asked for exactly this sets it aside.")


def test_it_is_said_in_the_readers_language_down_to_the_words_inside() -> None:
    class Shouting:
        @staticmethod
        def gettext(message: str, /) -> str:
            return message.upper().replace("{ROLE}", "{role}")

        ngettext = ENGLISH.ngettext

    [unmet] = asked("quorum", {"opinions": frozenset({Role.SURGEON, Role.RADIOLOGIST})}, {})
    assert render(unmet.sentence, Shouting()) == (
        "THE ENDOCRINOLOGIST HAS NOT GIVEN AN OPINION SINCE THE CASE CAME TO REVIEW."
    )


def test_a_refusal_of_needs_or_fields_says_them_one_after_the_other() -> None:
    unmet = [Unmet("A", sentences.CHAIR_MISSING()), Unmet("B", "It rains.")]
    assert str(refusals.NeedsUnmet(unmet)) == (
        "Nobody on the care team chairs the meeting: assign the chair. It rains."
    )
    invalid = refusals.Invalid({"at": [refusals.HISTORY_AHEAD(), "No."], "day": [DAY_IN_FUTURE()]})
    assert str(invalid) == ("at: History is not entered ahead of time. No. day: This day lies in the future.")


def test_whom_something_is_for_is_said_in_small_words() -> None:
    says = refusals.for_others("Accept case", (Role.SURGEON, Role.NUCLEAR_MEDICINE))
    assert english(says) == "Accept case is for: surgeon, nuclear medicine."
