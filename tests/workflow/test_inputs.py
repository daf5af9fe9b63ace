"""Whatever fits the description fits the database; whatever does not is refused at its field."""

from typing import Any

import pytest

from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.fields.kinds import KINDS
from casereview.lifecycle.fields.moves import MOVE_FIELDS
from casereview.workflow import engine
from casereview.workflow.opening import open_case
from casereview.workflow.refusals import Invalid
from imaging.sentences import english
from tests.build import CALCIUM, CT_4D, OPENING, OPERATION, SAMPLING, Builder, People, day, key

LONG = "w" * 150
BIG = "999999999999.999999"


def refused(call: Any) -> dict[str, list[str]]:
    with pytest.raises(Invalid) as caught:
        call()
    return {name: [english(sentence) for sentence in says] for name, says in caught.value.fields.items()}


def test_the_longest_lines_and_the_largest_numbers_are_kept(people: People, builder: Builder) -> None:
    long = {"mrn": LONG, "family_name": LONG, "given_name": LONG, "referrer_name": LONG}
    open_case(actor=people.sam, key=key(), body={**OPENING, "site": "brigid", **long})
    sam = people.sam
    lab = {**CALCIUM, "analyte": "pth_intact", "unit": "pg/mL"}
    large = {**lab, "value": BIG, "high": BIG, "assay": LONG, "doubtful": True}
    builder.act("add_lab", sam, collected_at=day(3), **large)
    glands = [{**OPERATION["glands"][0], "weight_mg": BIG, "note": LONG}]
    places = {"surgeon_name": LONG, "place": LONG}
    builder.act("add_operation", sam, performed_on=day(9), **{**OPERATION, "glands": glands}, **places)
    finding = {"location": LONG, "size_mm": BIG}
    read = {"result": "positive", "reader_name": LONG, "findings": [finding]}
    more = {"dose_msv": BIG, "accession": LONG, "place": LONG}
    builder.act("add_study", sam, performed_on=day(2), read=[read], **CT_4D, **more)
    samples = [{"vein": "peripheral", "value": BIG}]
    names = {"assay": LONG, "performed_by": LONG}
    body = {**SAMPLING, "samples": samples, **names, "performed_on": day(1)}
    assert engine.record(builder.pk, "add_sampling", actor=sam, key=key(), body=body).kind == "sampling"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"value": "NaN"}, "value"),
        ({"value": "-1"}, "value"),
        ({"value": 11.9}, "value"),
        ({"value": "1e5"}, "value"),
        ({"value": "9" * 13}, "value"),
        ({"unit": "mg/mL"}, "unit"),
        ({"unit": "pg/mL"}, "unit"),
        ({"analyte": "sodium"}, "analyte"),
        ({"high": "8"}, "high"),
        ({"collected_at": "2024-02-30"}, "collected_at"),
        ({"collected_at": "2024-02-03T10:00:00"}, "collected_at"),
        ({"collected_at": "2999-01-01"}, "collected_at"),
        ({"collected_at": "0202-01-01"}, "collected_at"),
        ({"assay": "x\x00y"}, "assay"),
        ({"assay": "\ud800"}, "assay"),
        ({"assay": "x" * 151}, "assay"),
        ({"color": "red"}, "color"),
    ],
)
def test_a_lab_that_does_not_fit_is_refused_at_its_field(
    builder: Builder, body: dict[str, Any], field: str
) -> None:
    whole = {**CALCIUM, "collected_at": day(3), **body}
    assert list(refused(lambda: builder.act("add_lab", builder.people.sam, **whole))) == [field]
    assert not builder.case.labs.exists()


def test_faults_inside_rows_are_named_by_their_path(builder: Builder) -> None:
    glands = [OPERATION["glands"][0], {"gland": "left.middle", "disposition": "removed", "weight_mg": "x"}]
    body = {**OPERATION, "performed_on": day(4), "glands": glands}
    fields = refused(lambda: builder.act("add_operation", builder.people.sam, **body))
    assert set(fields) == {"glands[1].gland", "glands[1].weight_mg"}


def test_samples_in_another_unit_are_refused_aloud(builder: Builder) -> None:
    builder.venous_sampling()
    samples = [*SAMPLING["samples"], {"vein": "left.vertebral", "value": "12", "unit": "pmol/L"}]
    body = {**SAMPLING, "performed_on": day(0), "samples": samples}
    fields = refused(lambda: builder.act("add_sampling", builder.people.hale, **body))
    assert list(fields) == ["samples[3].unit"]


def test_every_ask_has_a_label_and_a_kind_that_is_read() -> None:
    def walk(fields: tuple[InputField, ...]) -> None:
        for field in fields:
            assert field.label
            assert KINDS[field.kind.name] is field.kind
            walk(field.rows)

    for fields in (*ACT_FIELDS.values(), *MOVE_FIELDS.values()):
        walk(fields)


def test_another_patients_rows_cannot_be_named(people: People, builder: Builder) -> None:
    other = Builder(people)
    other.act("add_lab", people.sam, collected_at=day(3), **CALCIUM)
    lab = other.case.labs.get()
    body = {**CALCIUM, "collected_at": day(3), "supersedes": lab.pk, "reason": "x"}
    assert list(refused(lambda: builder.act("correct_lab", people.sam, **body))) == ["supersedes"]


def test_a_field_whose_name_is_no_text_is_refused_like_any_other(builder: Builder) -> None:
    fields = refused(lambda: builder.do("accept_case", builder.people.ito, **{"\x00\ud800": "x"}))
    assert fields["\\x00\\ud800"] == ["There is no such field."]
