"""The dose calculator as page and API call it: what was sent, checked and added up, and nothing kept."""

from collections.abc import Mapping
from typing import Any

from casereview.language import say
from casereview.lifecycle.fields.dose import DOSE, dose_faults, dose_report
from casereview.workflow.input import cleaning
from casereview.workflow.refusals import Invalid
from imaging.dose.exposure import ExposureReport


def calculated(data: Mapping[str, Any]) -> ExposureReport:
    """The report, or ``Invalid``: first for what cannot be read, then for what a study cannot have."""
    cleaned = cleaning.clean(DOSE, data, None)
    if faults := dose_faults(cleaned):
        raise Invalid({field: [*map(say, says)] for field, says in faults.items()})
    return dose_report(cleaned)
