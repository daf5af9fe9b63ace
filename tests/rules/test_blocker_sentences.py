"""What a blocker says, word by word: a clinician acts on the sentence and not on the code."""

from __future__ import annotations

from typing import Any

import pytest

from casereview.rules.codes.conclusions import Blocker
from casereview.rules.labs.blocker import EligibilityFacts
from casereview.rules.labs.blockers import found_blockers
from casereview.rules.labs.course import course
from casereview.rules.labs.readings import chemistry
from casereview.rules.profiles.model import load_profile
from tests.rules.blocker_sentences import SAID
from tests.rules.build import facts


@pytest.mark.parametrize(("changes", "code", "makes", "sentence", "ids"), SAID)
def test_a_blocker_says_what_is_wrong_and_what_to_do(
    changes: dict[str, Any], code: str, makes: str, sentence: str, ids: list[str]
) -> None:
    given, profile = facts(**changes), load_profile("acr-2021")
    found = chemistry(given, profile)
    read = EligibilityFacts(given, profile, found, course(found, profile), frozenset(given.flags or ()))
    blocker = dict(found_blockers(read))[Blocker(code)]
    assert (blocker.makes, str(blocker.sentence), list(blocker.facts)) == (makes, sentence, ids)
