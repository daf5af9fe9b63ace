"""What a verb or an act asks of a person: one description from which page, API and engine are made."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from imaging.vocabulary import Coded


class FieldKind(StrEnum):
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
    ROWS = "rows"  # a list of items, each with its own fields
    CENTER = "center"  # primary key of a high-volume center
    PERSON = "person"  # primary key of a user
    OPERATION = "operation"  # primary keys of rows of the same case
    STUDY = "study"
    LAB = "lab"
    READ = "read"
    SAMPLING = "sampling"


Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InputField:
    """One value. ``choices`` holds (code, label) pairs; ``rows`` the fields of each item of a list.

    ``nullable`` tells unknown (null) from none (an empty list).
    """

    name: str
    kind: FieldKind
    label: str
    required: bool = True
    help: str = ""
    choices: Choices = ()
    rows: tuple["InputField", ...] = ()
    nullable: bool = False
    default: str = ""


REASON = InputField("reason", FieldKind.TEXT, "Reason")


def choices_of(codes: Iterable[Coded]) -> Choices:
    return tuple((code.value, code.label) for code in codes)


def optional(name: str, kind: FieldKind, label: str, help: str = "") -> InputField:
    return InputField(name, kind, label, required=False, help=help)
