"""The version of the rules themselves, beside the versions of the profiles whose numbers they use."""

from typing import Final

#: Raised with any change of an answer to the same facts and profile, a new reading of words (PARSER_VERSION)
#: included. It is kept with every decision, so that a changed rule can be told from a changed fact;
#: tests/rules/test_version.py holds it to the answers.
RULES_VERSION: Final = 2
