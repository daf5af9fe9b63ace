"""The dose calculator as page and API call it: what was sent, checked and added up, and nothing kept."""

from collections.abc import Mapping
from typing import Any

from casereview.rules.dose_asks import DOSE, dose_faults, dose_report
from casereview.workflow import inputs
from casereview.workflow.refusals import Invalid
from imaging.exposure import ExposureReport


def calculated(data: Mapping[str, Any]) -> ExposureReport:
    """The report, or ``Invalid``: first for what cannot be read, then for what a study cannot have."""
    cleaned = inputs.clean(DOSE, data, None)
    if faults := dose_faults(cleaned):
        raise Invalid(faults)
    return dose_report(cleaned)
