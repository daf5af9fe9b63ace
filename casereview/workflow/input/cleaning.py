"""Checks what was sent against what is asked for. Bad input names the field and the remedy."""

from collections.abc import Mapping, Sequence
from typing import Any

from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.fields.kinds.rows import read_fields
from casereview.models import Case
from casereview.workflow.input.rows import within
from casereview.workflow.refusals import Invalid


def clean(fields: Sequence[InputField], data: Mapping[str, Any], case: Case | None) -> dict[str, Any]:
    """The values of ``data`` in their own types, or ``Invalid`` with every fault at once.

    What is not sent is ``None``, ``""`` or an empty list by its kind; a field that is not asked is refused.
    """
    values, faults = read_fields(fields, data, within(case))
    if faults:
        raise Invalid(faults)
    return values
