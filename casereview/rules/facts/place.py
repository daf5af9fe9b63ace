"""The place of which a meeting asks what speaks against operating there, as a stranger types it."""

from __future__ import annotations

from casereview.reading.structs import FactsError, shown
from casereview.rules.sentences import facts as sentences
from imaging.anatomy.sites import SITES, Sites


def read_place(field: str, text: str) -> Sites:
    """Site codes with a comma between them, as in "left.superior,left.inferior".

    Raises FactsError, under the name of the field that held the text, for what is no site.
    """
    codes = text.split(",")
    for code in codes:
        if code not in SITES:
            raise FactsError(field, sentences.NO_SUCH_SITE(site=shown(code)))
    return Sites.of(codes)
