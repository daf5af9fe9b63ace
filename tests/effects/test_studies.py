"""Studies, reads, judgments and venous samplings: what is written, and what is refused."""

from typing import Any

import pytest

from tests.build import POSITIVE, SAMPLING, Builder, day
from tests.effects.acts import entered, last_event, refused

# --- studies and reads ---


def test_a_study_is_kept_with_its_protocol_dose_and_first_read(reviewed: Builder) -> None:
    protocol = {"phases": ["arterial"], "covers": ["neck"], "fused": True}
    read = {**POSITIVE, "adequacy": "limited", "status": "preliminary", "text": "Seen."}
    made = entered(
        reviewed,
        "add_study",
        reviewed.people.okafor,
        modality="ct_4d",
        performed_on=day(9),
        place="Harbor",
        accession="A1",
        operative_report_seen=False,
        dose_msv="12.5",
        read=[read],
        **protocol,
    )
    study = reviewed.case.case_studies.get(study=made).study
    assert (study.modality, study.place, study.accession, study.operative_report_seen) == (
        "ct_4d",
        "Harbor",
        "A1",
        False,
    )
    assert study.protocol == protocol
    assert [str(dose.effective_msv) for dose in study.doses.all()] == ["12.500000"]
    kept = study.reads.get()
    assert (kept.result, kept.adequacy, kept.status, kept.text, kept.reader_name) == (
        "positive",
        "limited",
        "preliminary",
        "Seen.",
        "Chidi Okafor",
    )
    finding = kept.findings.get()
    assert (finding.location, finding.sites) == ("left inferior", ["left.inferior"])


def test_a_study_without_protocol_or_dose_says_nothing_of_them(reviewed: Builder) -> None:
    made = entered(
        reviewed, "add_study", reviewed.people.okafor, modality="ultrasound", performed_on=day(9), read=[]
    )
    study = reviewed.case.case_studies.get(study=made).study
    assert (study.protocol, study.doses.count(), study.reads.count()) == (None, 0, 0)


def test_a_study_comes_with_one_read_at_most_and_a_negative_one_has_no_findings(reviewed: Builder) -> None:
    study = {"modality": "ultrasound", "performed_on": day(9)}
    okafor = reviewed.people.okafor
    assert refused(reviewed, "add_study", okafor, **study, read=[POSITIVE, POSITIVE]) == ["read"]
    contradictory = {**POSITIVE, "result": "negative"}
    assert refused(reviewed, "add_study", okafor, **study, read=[contradictory]) == ["read[0].findings"]


def test_a_read_amends_the_one_that_holds_and_no_other(reviewed: Builder) -> None:
    okafor = reviewed.people.okafor
    study, other = (row.study for row in reviewed.case.case_studies.order_by("pk"))
    first, theirs = study.reads.get(), other.reads.get()
    read = {**POSITIVE, "study": study.pk}
    assert refused(reviewed, "add_read", okafor, **read) == ["supersedes"]
    assert refused(reviewed, "add_read", okafor, **read, supersedes=theirs.pk) == ["supersedes"]
    made = entered(reviewed, "add_read", okafor, **read, supersedes=first.pk, operative_report_seen=False)
    study.refresh_from_db()
    assert (study.reads.get(pk=made).supersedes, study.operative_report_seen) == (first, False)
    assert refused(reviewed, "add_read", okafor, **read, supersedes=first.pk) == ["supersedes"]


def test_the_first_read_of_an_unread_study_amends_none(reviewed: Builder) -> None:
    okafor = reviewed.people.okafor
    made = entered(
        reviewed,
        "add_study",
        okafor,
        modality="ultrasound",
        performed_on=day(9),
        operative_report_seen=True,
        read=[],
    )
    theirs = reviewed.case.case_studies.earliest("pk").study.reads.get()
    read = {**POSITIVE, "study": made}
    assert refused(reviewed, "add_read", okafor, **read, supersedes=theirs.pk) == ["supersedes"]
    reviewed.act("add_read", okafor, **read)
    study = reviewed.case.case_studies.get(study=made).study
    assert (study.operative_report_seen, study.reads.count()) == (True, 1)
    assert last_event(reviewed).detail["kind"] == "read"


@pytest.mark.parametrize(
    ("name", "reader"), [("ivanov", "Mila Ivanov"), ("nilsen", "Tor Nilsen"), ("reyes", "")]
)
def test_who_types_a_read_is_its_reader_only_if_reading_is_their_part(
    reviewed: Builder, name: str, reader: str
) -> None:
    study = {"modality": "ultrasound", "performed_on": day(9), "read": [POSITIVE]}
    made = entered(reviewed, "add_study", getattr(reviewed.people, name), **study)
    assert reviewed.case.case_studies.get(study=made).study.reads.get().reader_name == reader


def test_a_named_reader_is_kept_whoever_types(reviewed: Builder) -> None:
    study = {
        "modality": "ultrasound",
        "performed_on": day(9),
        "read": [{**POSITIVE, "reader_name": "Dr Wen"}],
    }
    made = entered(reviewed, "add_study", reviewed.people.okafor, **study)
    assert reviewed.case.case_studies.get(study=made).study.reads.get().reader_name == "Dr Wen"


def test_a_judgment_of_adequacy_keeps_who_and_why(reviewed: Builder) -> None:
    study = reviewed.case.case_studies.earliest("pk").study
    reviewed.act(
        "check_adequacy", reviewed.people.okafor, study=study.pk, adequacy="limited", reason="Motion"
    )
    row = study.adequacy_checks.get()
    assert (row.adequacy, row.reason, row.checked_by_name) == ("limited", "Motion", "Chidi Okafor")
    assert last_event(reviewed).detail == {"kind": "adequacy_check", "pk": row.pk, "study": study.pk}


# --- venous sampling ---


def sampled(builder: Builder, *samples: dict[str, Any], **more: Any) -> Any:
    body = {**SAMPLING, "performed_on": day(0), **({"samples": list(samples)} if samples else {}), **more}
    made = entered(builder, "add_sampling", builder.people.ivanov, **body)
    return builder.case.samplings.get(pk=made)


PERIPHERAL, LEFT = {"vein": "peripheral", "value": "140"}, {"vein": "left.inferior_thyroid", "value": "980"}


def test_a_sampling_keeps_its_veins_in_order_with_the_threshold_of_its_day(reviewed: Builder) -> None:
    row = sampled(reviewed, performed_by="Dr Ivanov", complications="None")
    assert (row.unit, row.assay, row.performed_by, row.complications) == (
        "pg/mL",
        "2nd generation",
        "Dr Ivanov",
        "None",
    )
    assert (row.round, str(row.threshold), row.recorded_by_name) == (1, "2.00", "Mila Ivanov")
    assert [(s.sequence, s.vein, str(s.value)) for s in row.samples.order_by("pk")] == [
        (1, "peripheral", "140.000000"),
        (2, "left.inferior_thyroid", "980.000000"),
        (3, "right.inferior_thyroid", "150.000000"),
    ]


def test_a_round_has_one_sampling_and_the_next_round_another(reviewed: Builder) -> None:
    sampled(reviewed)
    body = {**SAMPLING, "performed_on": day(0)}
    assert refused(reviewed, "add_sampling", reviewed.people.ivanov, **body) == ["performed_on"]
    reviewed.do(
        "request_imaging", reviewed.people.ito, procedure="mri_with_without_contrast", question="Where?"
    )
    assert sampled(reviewed).round == 2


def test_a_corrected_sampling_stays_in_its_round(reviewed: Builder) -> None:
    first = sampled(reviewed)
    reviewed.do(
        "request_imaging", reviewed.people.ito, procedure="mri_with_without_contrast", question="Where?"
    )
    body = {**SAMPLING, "performed_on": day(0), "supersedes": first.pk, "reason": "Typed"}
    made = entered(reviewed, "correct_sampling", reviewed.people.ivanov, **body)
    row = reviewed.case.samplings.get(pk=made)
    assert (row.round, row.supersedes) == (1, first)


def test_a_sample_that_names_no_baseline_is_paired_with_the_only_peripheral_one(reviewed: Builder) -> None:
    left, baseline = sampled(reviewed, LEFT, PERIPHERAL).samples.order_by("sequence")
    assert (left.baseline, baseline.baseline) == (baseline, None)


def test_of_several_peripherals_none_is_guessed_and_a_named_one_holds(reviewed: Builder) -> None:
    row = sampled(
        reviewed,
        LEFT,
        PERIPHERAL,
        {**PERIPHERAL, "value": "150"},
        {"vein": "right.inferior_thyroid", "value": "150", "baseline": "3"},
    )
    left, first, second, right = row.samples.order_by("sequence")
    assert (left.baseline, first.baseline, second.baseline, right.baseline) == (None, None, None, second)


def test_a_sample_drawn_with_an_arm_tied_is_no_baseline(reviewed: Builder) -> None:
    tied = {**PERIPHERAL, "value": "60", "occluded": "left"}
    left, baseline, occluded = sampled(reviewed, LEFT, PERIPHERAL, tied).samples.order_by("sequence")
    assert (left.baseline, occluded.baseline) == (baseline, baseline)
    again = {**SAMPLING, "performed_on": day(0), "samples": [PERIPHERAL, tied, {**LEFT, "baseline": "2"}]}
    fields = refused(
        reviewed,
        "correct_sampling",
        reviewed.people.ivanov,
        supersedes=baseline.sampling_id,
        reason="x",
        **again,
    )
    assert fields == ["samples[2].baseline"]


def test_a_sampling_without_a_peripheral_pairs_nothing(reviewed: Builder) -> None:
    assert [sample.baseline for sample in sampled(reviewed, LEFT).samples.all()] == [None]


@pytest.mark.parametrize("named", ["2", "0", "4", "x", "-1", "0001", "１"])
def test_a_baseline_is_the_row_of_a_peripheral_sample(reviewed: Builder, named: str) -> None:
    samples = [PERIPHERAL, LEFT, {"vein": "right.inferior_thyroid", "value": "150", "baseline": named}]
    body = {**SAMPLING, "performed_on": day(0), "samples": samples}
    assert refused(reviewed, "add_sampling", reviewed.people.ivanov, **body) == ["samples[2].baseline"]


@pytest.mark.parametrize(
    ("unit", "written", "fields"),
    [
        ("pg/mL", "ng/L", []),
        ("ng/L", "pg/mL", []),
        ("pmol/L", "pmol/L", []),
        ("pg/mL", "pmol/L", ["samples[1].unit"]),
        ("pmol/L", "pg/mL", ["samples[1].unit"]),
        ("pg/mL", "mg", ["samples[1].unit"]),
    ],
)
def test_samples_of_one_sampling_share_one_unit(
    reviewed: Builder, unit: str, written: str, fields: list[str]
) -> None:
    samples = [PERIPHERAL, {**LEFT, "unit": written}]
    if not fields:
        assert sampled(reviewed, *samples, unit=unit).unit == unit
        return
    body = {**SAMPLING, "performed_on": day(0), "unit": unit, "samples": samples}
    assert refused(reviewed, "add_sampling", reviewed.people.ivanov, **body) == fields
