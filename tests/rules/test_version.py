"""A changed answer comes with a new version of the rules."""

from __future__ import annotations

import hashlib
import json

from casereview.rules.assess import assess, encode
from casereview.rules.codes.version import RULES_VERSION
from casereview.rules.facts.load import load
from imaging.wording import PARSER_VERSION
from tests.rules.situations_whole.table import ALL

# The digest of all answers under each version. Where the test below fails because an answer was meant to
# change, raise RULES_VERSION and put the new digest beside it.
ANSWERS = {
    1: "73781e8123c517d9914531218f20f37ebc6fe9b6443c07fb1e7040f7947e1872",
    2: "dd076b7e05b7416740c1ef886d094bdceeac0772128723bd34a83540c4bf90d3",
}


def digest_of_answers(parser_version: int = PARSER_VERSION) -> str:
    """The parser's version is part of it: facts without sites are read anew at each replay."""
    digest = hashlib.sha256(f"parser {parser_version}\n".encode())
    for situation in ALL:
        digest.update(f"{situation.name}\n".encode())
        digest.update(encode(assess(load(json.dumps(situation.facts)))))
    return digest.hexdigest()


def test_no_answer_changes_without_a_new_version_of_the_rules() -> None:
    assert ANSWERS[RULES_VERSION] == digest_of_answers()
    assert max(ANSWERS) == RULES_VERSION


def test_a_new_version_of_the_parser_asks_for_a_new_version_of_the_rules() -> None:
    assert digest_of_answers(PARSER_VERSION + 1) not in ANSWERS.values()
