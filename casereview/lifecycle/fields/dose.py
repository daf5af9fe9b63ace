"""What the dose calculator asks, for page and API, and how its answers become exposures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import InputField
from casereview.rules.profiles.files import DEFAULT_PROFILE
from casereview.rules.profiles.model import load_profile
from casereview.rules.profiles.reference import load_reference
from imaging.dose.amounts import Exposure, misfits
from imaging.dose.exposure import MBQ_PER_MCI, ExposureReport, Rates, report
from imaging.sentences import Sentence
from imaging.studies.procedures import PROCEDURES

_ASKED: Final = {"activity_mbq": "activity"}  # asked with a unit of its own
_COEFFICIENTS: Final = load_reference(DEFAULT_PROFILE).coefficients
_STUDY: Final = (
    InputField(
        "procedure", kinds.CHOICE, "Study", choices=tuple((p.code, p.label) for p in PROCEDURES.values())
    ),
    InputField(
        "measured_msv",
        kinds.DECIMAL,
        "Dose as reported (mSv)",
        required=False,
        help="Where a report gives it, it stands; nothing is estimated beside it.",
    ),
    InputField(
        "tracer",
        kinds.CHOICE,
        "Tracer",
        required=False,
        choices=tuple((code, row.label) for code, row in _COEFFICIENTS.tracers.items()),
    ),
    InputField(
        "activity",
        kinds.DECIMAL,
        "Activity",
        required=False,
        help="SPECT/CT and PET/CT need the dose-length product of their CT, too.",
    ),
    InputField(
        "activity_unit",
        kinds.CHOICE,
        "Unit of the activity",
        required=False,
        choices=(("MBq", "MBq"), ("mCi", "mCi")),
        default="MBq",
    ),
    InputField(
        "region",
        kinds.CHOICE,
        "Region of the CT",
        required=False,
        choices=tuple((code, row.label) for code, row in _COEFFICIENTS.regions.items()),
    ),
    InputField("dlp", kinds.DECIMAL, "Dose-length product (mGy·cm)", required=False),
)
DOSE: Final = (
    InputField(
        "age_years",
        kinds.WHOLE,
        "Age in years",
        required=False,
        help="Below 18 the bands and coefficients for children hold, where there are any.",
    ),
    InputField("studies", kinds.ROWS, "Studies", rows=_STUDY),
)


def dose_report(cleaned: Mapping[str, Any], profile: str = DEFAULT_PROFILE) -> ExposureReport:
    """The report on what `DOSE` asked, cleaned. Raises ValueError for what `dose_faults` names."""
    return report(_exposures(cleaned["studies"]), _rates(profile), cleaned.get("age_years"))


def dose_faults(cleaned: Mapping[str, Any], profile: str = DEFAULT_PROFILE) -> dict[str, list[Sentence]]:
    """The amounts that a study cannot have, by field as asked, such as `studies[0].activity`."""
    rates = _rates(profile)
    return {
        f"studies[{number}].{_ASKED.get(field, field)}": [sentence]
        for number, one in enumerate(_exposures(cleaned["studies"]))
        for field, sentence in misfits(one, rates.radiation, rates.tracers).items()
    }


def _rates(profile: str) -> Rates:
    used, found = load_profile(profile), load_reference(profile)
    return Rates(
        radiation=used.radiation,
        tracers=found.coefficients.tracers,
        regions=found.coefficients.regions,
        adult_from=int(used.numbers.child_age.value),
    )


def _exposures(rows: Sequence[Mapping[str, Any]]) -> list[Exposure]:
    return [
        Exposure(
            procedure=row["procedure"],
            measured_msv=row["measured_msv"],
            tracer=row["tracer"] or None,
            activity_mbq=_mbq(row),
            region=row["region"] or None,
            dlp=row["dlp"],
        )
        for row in rows
    ]


def _mbq(row: Mapping[str, Any]) -> Any:
    if row["activity"] is None:
        return None
    return row["activity"] * MBQ_PER_MCI if row["activity_unit"] == "mCi" else row["activity"]
