"""How decimals, days and moments are written, and how long anything may be: once for everybody who reads.

The patterns are plain text, so that a schema can publish them; they are meant to match a whole value.
"""

from __future__ import annotations

from typing import Final

DECIMAL: Final = r"[0-9]+(\.[0-9]+)?"  # not negative, and never with an exponent
SIGNED_DECIMAL: Final = f"-?{DECIMAL}"  # as a T-score is written
COLUMN_DECIMAL: Final = r"[0-9]{1,12}(\.[0-9]{1,6})?"  # the same, of a size that a column can hold
SIGNED_COLUMN_DECIMAL: Final = f"-?{COLUMN_DECIMAL}"
DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME: Final = r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
MOMENT: Final = f"{DAY}({TIME})?"  # a day, or a time with its zone
EMAIL: Final = r"[^@\s]{1,64}@[^@\s]+\.[^@\s]+"

LENGTH_OF_DAY: Final = 10  # characters of YYYY-MM-DD: whatever is longer names an hour, too
LONGEST_TEXT: Final = 20_000  # characters of a sentence or more
LONGEST_LINE: Final = 150  # characters of a name or a few words
# Long enough for any assay; short enough that products of two numbers stay exact (see `quantity`).
LONGEST_NUMBER: Final = 40
MOST_ROWS: Final = 100  # items of a list inside a form
DIGITS_OF_COUNT: Final = 4  # of a whole number that somebody types, such as an age
DIGITS_OF_ROW: Final = 3  # of the number of an item in such a list
DIGITS_OF_VERSION: Final = 9  # of how often a case was written
DIGITS_OF_KEY: Final = 18  # of the number of a row: below the largest that the database knows


def whole_match(pattern: str) -> str:
    """The pattern as a schema writes it, which would else be satisfied by a part of a value."""
    return f"^{pattern}$"
