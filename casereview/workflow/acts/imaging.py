"""Rows of studies, reads and venous samplings."""

from collections.abc import Mapping
from typing import Any

from casereview.lifecycle.roles import Role
from casereview.models import CaseStudy, ImagingRequest, VenousSample, VenousSampling
from casereview.rules.concordance.pairing import (
    NoBaselineError,
    baselines,
    row_in_another_unit,
    threshold_in_force,
)
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow
from casereview.workflow.acts.evidence import not_after_today, not_before_birth
from casereview.workflow.refusals import Invalid
from imaging.models import AdequacyCheck, DoseEvent, Finding, Read, Study
from imaging.wording import parse_location

READERS = (
    Role.RADIOLOGIST,
    Role.NUCLEAR_MEDICINE,
    Role.INTERVENTIONAL_RADIOLOGIST,
    Role.CENTER_REVIEWER,
)
PROTOCOL = ("phases", "covers", "acquisitions", "fused", "dual_tracer")


def add_study(doing: ActContext) -> WrittenRow:
    data = doing.data
    not_after_today("performed_on", data["performed_on"])
    not_before_birth(doing, "performed_on", data["performed_on"])
    if len(data["read"]) > 1:
        raise Invalid({"read": ["Send the first read only; a later one amends it."]})
    protocol = {name: data[name] for name in PROTOCOL if data[name] is not None}
    study = Study.objects.create(
        modality=data["modality"],
        performed_on=data["performed_on"],
        place=data["place"],
        accession=data["accession"],
        operative_report_seen=data["operative_report_seen"],
        protocol=protocol or None,
    )
    CaseStudy.objects.create(case=doing.case, study=study)
    if data["dose_msv"] is not None:
        DoseEvent.objects.create(study=study, effective_msv=data["dose_msv"])
    for read in data["read"]:
        _read(doing, study, read, "read[0].")
    asked = ImagingRequest.objects.filter(case=doing.case, procedure=study.modality, done=None).first()
    if asked:
        asked.done = study
        asked.save(update_fields=["done"])
    return WrittenRow("study", study.pk)


def add_read(doing: ActContext) -> WrittenRow:
    data = doing.data
    study = Study.objects.get(pk=data["study"])
    current = study.reads.filter(superseded_by=None).first()
    if current and data["supersedes"] is None:
        raise Invalid({"supersedes": [f"This study has a read (number {current.pk}): name it to amend it."]})
    if data["supersedes"] is not None and (current is None or current.pk != data["supersedes"]):
        raise Invalid({"supersedes": ["This read belongs to another study, or has been amended already."]})
    if data["operative_report_seen"] is not None:
        study.operative_report_seen = data["operative_report_seen"]
        study.save(update_fields=["operative_report_seen"])
    read = _read(doing, study, data, "")
    return WrittenRow("read", read.pk, corrects=read.supersedes_id is not None)


def _read(doing: ActContext, study: Study, data: Mapping[str, Any], path: str) -> Read:
    """Keeps the reader's words, and beside each the set of sites that they name (empty: unlocated)."""
    if data["result"] == "negative" and data["findings"]:
        raise Invalid({f"{path}findings": ["A negative study has no findings: choose another result."]})
    read = Read.objects.create(
        study=study,
        result=data["result"],
        adequacy=data["adequacy"],
        status=data["status"],
        reader_name=data["reader_name"] or _reader(doing),
        text=data["text"],
        supersedes_id=data.get("supersedes"),
    )
    Finding.objects.bulk_create(
        Finding(read=read, sites=list(parse_location(finding["location"]).sites), **finding)
        for finding in data["findings"]
    )
    return read


def _reader(doing: ActContext) -> str:
    """Who types a read is its reader only if reading is their part; else it is not recorded."""
    return doing.actor.name if doing.standing.may(READERS) else ""


def check_adequacy(doing: ActContext) -> WrittenRow:
    row = AdequacyCheck.objects.create(
        study_id=doing.data["study"],
        adequacy=doing.data["adequacy"],
        reason=doing.data["reason"],
        checked_by_name=doing.actor.name,
    )
    return WrittenRow("adequacy_check", row.pk, {"study": row.study_id}, corrects=True)


def add_sampling(doing: ActContext) -> WrittenRow:
    data, case = doing.data, doing.case
    not_after_today("performed_on", data["performed_on"])
    corrected = data.get("supersedes")
    round_ = case.samplings.get(pk=corrected).round if corrected else case.round
    if not corrected and case.samplings.filter(round=round_).exists():
        raise Invalid({"performed_on": ["This round has a venous sampling already: correct that one."]})
    _one_unit(data["unit"], data["samples"])
    sampling = VenousSampling.objects.create(
        **doing.entered(),
        **{name: data[name] for name in ("performed_on", "unit", "assay", "performed_by", "complications")},
        round=round_,
        supersedes_id=corrected,
        threshold=threshold_in_force(),
    )
    rows: list[VenousSample] = []
    paired = _baselines(data["samples"])
    for number, sample in enumerate(data["samples"]):
        rows.append(
            VenousSample(
                sampling=sampling,
                sequence=number + 1,
                vein=sample["vein"],
                value=sample["value"],
                comparator=sample["comparator"],
            )
        )
    VenousSample.objects.bulk_create(rows)
    for row, baseline in zip(rows, paired, strict=True):
        row.baseline = None if baseline is None else rows[baseline]
    VenousSample.objects.bulk_update(rows, ["baseline"])
    return WrittenRow("sampling", sampling.pk, corrects=corrected is not None)


def _one_unit(unit: str, samples: list[dict[str, Any]]) -> None:
    row = row_in_another_unit(unit, [sample["unit"] for sample in samples])
    if row is not None:
        raise Invalid(
            {f"samples[{row}].unit": [f"Samples of one sampling share one unit: send all in {unit}."]}
        )


def _baselines(samples: list[dict[str, Any]]) -> list[int | None]:
    try:
        return baselines(
            [sample["vein"] for sample in samples], [sample["baseline"] or "" for sample in samples]
        )
    except NoBaselineError as error:
        raise Invalid(
            {f"samples[{error.row}].baseline": ["Name the row number of a peripheral sample."]}
        ) from None


WRITERS: dict[str, Writer] = {
    "add_study": add_study,
    "add_read": add_read,
    "check_adequacy": check_adequacy,
    "add_sampling": add_sampling,
    "correct_sampling": add_sampling,
}
