"""What a verb or an act asks of a person: one description from which page, API and engine are made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from casereview.lifecycle.fields.sentences import NEEDED
from imaging.sentences import Sentence, Template

Choices = tuple[tuple[str, str], ...]
Schema = Mapping[str, Any]
"""The plain words of JSON Schema for one value."""
RowExists = Callable[[str, int], bool]
"""Whether a row of that kind and number is within reach: the one question that needs a database."""


class FieldFault(ValueError):
    """One value that does not fit: the sentence is the remedy."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Control:
    """How a page draws a value; ``shape`` is empty where no page asks for it."""

    shape: str
    type: str = "text"  # of the input element
    keyboard: str = ""


class FieldKind(ABC):
    """One kind of value: how it is read, described, drawn, and what there is to choose from."""

    name: ClassVar[str]
    control: ClassVar[Control] = Control("line")
    value_type: ClassVar[Any] = str
    needed: ClassVar[Template] = NEEDED

    @abstractmethod
    def parse(self, field: InputField, value: object, exists: RowExists) -> Any:
        """The value in its own type. Raises FieldFault."""

    @abstractmethod
    def schema(self, field: InputField) -> Schema:
        """What may be sent for it, in the words of JSON Schema."""

    def choices(self, field: InputField) -> Choices:
        """The codes that may be sent, with their labels."""
        return field.choices

    def empty(self, field: InputField) -> Any:
        """What stands for a value that was not sent."""
        return None

    def holds(self, field: InputField) -> Any:
        """The type of what a writer gets: that of the values, or None too where one may be left out."""
        given = field.required and not field.nullable
        return self.value_type if given or self.empty(field) is not None else self.value_type | None


@dataclass(frozen=True, slots=True)
class InputField:
    """One value. ``choices`` holds (code, label) pairs; ``rows`` the fields of each item of a list.

    ``nullable`` tells unknown (null) from none (an empty list). ``single``: a page draws one item, no more;
    else it draws ``blank_rows`` at first. ``suggestions`` are offered while typing, and bind nobody.
    ``outside_facts`` says why the rules are not told of it; empty where they are. ``only_when_asked``: a page
    draws it only beside the refusal that asks for it.
    """

    name: str
    kind: FieldKind
    label: str
    required: bool = True
    help: str = ""
    choices: Choices = ()
    rows: tuple[InputField, ...] = ()
    nullable: bool = False
    default: str = ""
    single: bool = False
    blank_rows: int = 3
    suggestions: tuple[str, ...] = ()
    outside_facts: str = ""
    only_when_asked: bool = False


def optional(name: str, kind: FieldKind, label: str, help: str = "", outside_facts: str = "") -> InputField:
    return InputField(name, kind, label, required=False, help=help, outside_facts=outside_facts)
