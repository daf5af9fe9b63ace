"""Rows of studies, reads and venous samplings."""

from collections.abc import Callable, Mapping
from typing import Any

from casereview.lifecycle.fields.acts import (
    READ_FIELDS,
    SAMPLE,
    SAMPLING,
    STUDY,
    AdequacyData,
    CorrectedSamplingData,
    FirstReadData,
    ReadData,
    SampleData,
    SamplingData,
    StudyData,
)
from casereview.lifecycle.roles import Role
from casereview.models import CaseStudy, VenousSample, VenousSampling
from casereview.rules.concordance.pairing import (
    BaselineError,
    BaselineFault,
    DrawnSample,
    baselines,
    row_in_another_unit,
    threshold_in_force,
)
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow, values_of
from casereview.workflow.acts.evidence import not_after_today, not_before_birth
from casereview.workflow.input import sentences
from casereview.workflow.refusals import Invalid
from imaging.anatomy.veins import PERIPHERAL
from imaging.models import AdequacyCheck, DoseEvent, Finding, Read, Study
from imaging.sentences import Sentence
from imaging.studies.modalities import NEEDLE
from imaging.vocabulary import Nature, Result
from imaging.wording import PARSER_VERSION, parse_location

READING_ROLES = (
    Role.RADIOLOGIST,
    Role.NUCLEAR_MEDICINE,
    Role.INTERVENTIONAL_RADIOLOGIST,
    Role.CENTER_REVIEWER,
)
PROTOCOL = ("phases", "covers", "acquisitions", "fused", "dual_tracer")


def add_study(context: ActContext[StudyData]) -> WrittenRow:
    data = context.data
    not_after_today("performed_on", data["performed_on"])
    not_before_birth(context, "performed_on", data["performed_on"])
    if len(data["read"]) > 1:
        raise Invalid({"read": [sentences.ONE_FIRST_READ()]})
    stated = values_of(STUDY, data)
    protocol = {name: stated[name] for name in PROTOCOL if stated[name] is not None}
    study = Study.objects.create(
        modality=data["modality"],
        performed_on=data["performed_on"],
        place=data["place"],
        accession=data["accession"],
        operative_report_seen=data["operative_report_seen"],
        protocol=protocol or None,
    )
    CaseStudy.objects.create(case=context.case, study=study)
    if data["dose_msv"] is not None:
        DoseEvent.objects.create(study=study, effective_msv=data["dose_msv"])
    for read in data["read"]:
        _read(context, study, read, "read[0].")
    asked = context.case.imaging_requests.open().filter(procedure=study.modality).first()
    if asked:
        asked.done = study
        asked.save(update_fields=["done"])
    return WrittenRow("study", study.pk)


def add_read(context: ActContext[ReadData]) -> WrittenRow:
    data = context.data
    study = Study.objects.get(pk=data["study"])
    current = study.reads.current().first()
    if current and data["supersedes"] is None:
        raise Invalid({"supersedes": [sentences.READ_EXISTS(number=current.pk)]})
    if data["supersedes"] is not None and (current is None or current.pk != data["supersedes"]):
        raise Invalid({"supersedes": [sentences.READ_OF_ANOTHER()]})
    if data["operative_report_seen"] is not None:
        study.operative_report_seen = data["operative_report_seen"]
        study.save(update_fields=["operative_report_seen"])
    read = _read(context, study, data, "", supersedes_id=data["supersedes"])
    return WrittenRow("read", read.pk, corrects=read.supersedes_id is not None)


def _read(
    context: ActContext[Any], study: Study, data: FirstReadData, path: str, supersedes_id: int | None = None
) -> Read:
    """Keeps the reader's words, and beside each the set of sites that they name (empty: unlocated)."""
    suspicious = any(finding["nature"] == Nature.SUSPICIOUS for finding in data["findings"])
    if data["result"] == Result.NEGATIVE and suspicious and study.modality != NEEDLE:
        raise Invalid({f"{path}findings": [sentences.NEGATIVE_WITH_FINDINGS()]})
    read = Read.objects.create(
        study=study,
        supersedes_id=supersedes_id,
        **values_of(READ_FIELDS, data, "findings", "reader_name"),
        reader_name=data["reader_name"] or _reader(context),
    )
    Finding.objects.bulk_create(
        Finding(
            read=read,
            sites=list(parse_location(finding["location"], Nature(finding["nature"])).sites),
            parser_version=PARSER_VERSION,
            **finding,
        )
        for finding in data["findings"]
    )
    return read


def _reader(context: ActContext[Any]) -> str:
    """Who types a read is its reader only if reading is their part; else it is not recorded."""
    return context.actor.name if context.standing.may(READING_ROLES) else ""


def check_adequacy(context: ActContext[AdequacyData]) -> WrittenRow:
    row = AdequacyCheck.objects.create(
        study_id=context.data["study"],
        adequacy=context.data["adequacy"],
        reason=context.data["reason"],
        checked_by_name=context.actor.name,
    )
    return WrittenRow("adequacy_check", row.pk, {"study": row.study_id}, corrects=True)


def add_sampling(context: ActContext[SamplingData]) -> WrittenRow:
    case = context.case
    not_after_today("performed_on", context.data["performed_on"])
    if case.samplings.filter(round=case.round).exists():
        raise Invalid({"performed_on": [sentences.SAMPLED_ALREADY()]})
    return WrittenRow("sampling", _sampling(context, context.data, round=case.round).pk)


def correct_sampling(context: ActContext[CorrectedSamplingData]) -> WrittenRow:
    not_after_today("performed_on", context.data["performed_on"])
    corrected = context.case.samplings.get(pk=context.data["supersedes"])
    row = _sampling(context, context.data, round=corrected.round, supersedes=corrected)
    return WrittenRow("sampling", row.pk, corrects=True)


def _sampling(context: ActContext[Any], data: SamplingData, **place: Any) -> VenousSampling:
    _one_unit(data["unit"], data["samples"])
    _tied_where_peripheral(data["samples"])
    sampling = VenousSampling.objects.create(
        **context.entered(), **values_of(SAMPLING, data, "samples"), **place, threshold=threshold_in_force()
    )
    rows = [
        VenousSample(sampling=sampling, sequence=number, **values_of(SAMPLE, sample, "unit", "baseline"))
        for number, sample in enumerate(data["samples"], 1)
    ]
    paired = _baselines(data["samples"])
    VenousSample.objects.bulk_create(rows)
    for row, baseline in zip(rows, paired, strict=True):
        row.baseline = None if baseline is None else rows[baseline]
    VenousSample.objects.bulk_update(rows, ["baseline"])
    return sampling


def _one_unit(unit: str, samples: list[SampleData]) -> None:
    row = row_in_another_unit(unit, [sample["unit"] for sample in samples])
    if row is not None:
        raise Invalid({f"samples[{row}].unit": [sentences.ONE_UNIT(unit=unit)]})


def _tied_where_peripheral(samples: list[SampleData]) -> None:
    for row, sample in enumerate(samples):
        if sample["occluded"] and sample["vein"] != PERIPHERAL:
            raise Invalid({f"samples[{row}].occluded": [sentences.OCCLUDED_NOT_PERIPHERAL()]})


def _baselines(samples: list[SampleData]) -> list[int | None]:
    drawn = [DrawnSample(sample["vein"], sample["value"], sample["occluded"]) for sample in samples]
    try:
        return baselines(drawn, [sample["baseline"] for sample in samples])
    except BaselineError as error:
        says = _SAYS_OF_BASELINE[error.fault](number=(error.named or 0) + 1)
        raise Invalid({f"samples[{error.row}].baseline": [says]}) from None


_SAYS_OF_BASELINE: Mapping[BaselineFault, Callable[..., Sentence]] = {
    BaselineFault.NOT_PERIPHERAL: lambda number: sentences.NO_BASELINE_ROW(),
    BaselineFault.NOT_PERIPHERAL_NOR_ARM: lambda number: sentences.NO_BASELINE_ROW_OF_ARM(),
    BaselineFault.OCCLUDED: sentences.OCCLUDED_BASELINE,
    BaselineFault.ZERO: sentences.ZERO_BASELINE,
    BaselineFault.CIRCLE: lambda number: sentences.BASELINES_IN_CIRCLE(),
}


WRITERS: dict[str, Writer] = {
    "add_study": add_study,
    "add_read": add_read,
    "check_adequacy": check_adequacy,
    "add_sampling": add_sampling,
    "correct_sampling": correct_sampling,
}
