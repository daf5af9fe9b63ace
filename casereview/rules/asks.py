"""What a verb or an act asks of a person: one description from which page, API and engine are made."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    TEXT = "text"  # a sentence or more
    LINE = "line"  # a name or a few words
    EMAIL = "email"
    BOOL = "bool"  # a statement; where it is required it must be ticked
    TRISTATE = "tristate"  # yes, no, or unknown (null)
    DECIMAL = "decimal"  # not negative
    WHOLE = "whole"  # a whole number, not negative
    DATE = "date"
    MOMENT = "moment"  # a day, or a time with its zone
    CHOICE = "choice"
    CODES = "codes"  # several choices
    SITES = "sites"  # site codes of imaging.anatomy
    VEINS = "veins"  # vein codes of imaging.anatomy
    ROWS = "rows"  # a list of items, each with its own asks
    CENTER = "center"  # primary key of a high-volume center
    PERSON = "person"  # primary key of a user
    OPERATION = "operation"  # primary keys of rows of the same case
    STUDY = "study"
    LAB = "lab"
    READ = "read"
    SAMPLING = "sampling"


Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One value. ``choices`` holds (code, label) pairs; ``rows`` the asks of each item of a list.

    ``nullable`` tells unknown (null) from none (an empty list).
    """

    name: str
    kind: Kind
    label: str
    required: bool = True
    help: str = ""
    choices: Choices = ()
    rows: tuple["Ask", ...] = ()
    nullable: bool = False
    default: str = ""


REASON = Ask("reason", Kind.TEXT, "Reason")
