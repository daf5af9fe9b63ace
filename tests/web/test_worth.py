"""The page says whether an operation would be worth it, and what nobody has asked yet."""

import json

from casereview.rules.codes.conclusions import Indication
from casereview.web.presenters.case.worth import WORDS
from tests.build import People
from tests.rules.situations_whole.build import OPERATED, PERSISTENT, answer, case, ct, spect
from tests.web.conftest import SignIn, text_of


def test_every_indication_has_its_words() -> None:
    assert set(WORDS) == set(Indication)


def test_the_calculator_says_what_speaks_for_an_operation_and_what_is_not_known(
    signed: SignIn, people: People
) -> None:
    facts = case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), age=44)
    text = text_of(signed(people.olu).post("/calculator/", {"paste": "1", "facts": json.dumps(facts)}))
    assert "Would an operation be worth it?" in text
    assert "younger than 50" in text or "below 50" in text
    assert "Not known: symptoms, kidney stones" in text


def test_an_answered_sign_of_carcinoma_is_marked_as_answered(signed: SignIn, people: People) -> None:
    facts = case(OPERATED, PERSISTENT, answer("PALPABLE_MASS"), flags="palpable_mass")
    text = text_of(signed(people.olu).post("/calculator/", {"paste": "1", "facts": json.dumps(facts)}))
    assert "sign of carcinoma, answered" in text
