"""A verdict is confirmed on its evidence: with a corrected fact it is another verdict."""

from typing import Any

import pytest

from casereview.selectors.assessed_case import assessed_case
from casereview.workflow.refusals import NeedsUnmet
from tests.build import NEGATIVE, OPERATION, POSITIVE, SAMPLING, Builder, day

AGREED: dict[str, Any] = {
    "plan": "focused_reoperation",
    "target_sites": ["left.inferior"],
    "rationale": "As discussed.",
}
UNCONFIRMED = {"VERDICT_NOT_CONFIRMED_RADIOLOGIST", "VERDICT_NOT_CONFIRMED_SURGEON"}


def digest(builder: Builder) -> str:
    return assessed_case(builder.case).digest


def agree(builder: Builder) -> set[str]:
    """What still stands in the way of signing."""
    try:
        builder.do("agree_target", builder.people.reyes, **AGREED)
    except NeedsUnmet as refused:
        return {item.code for item in refused.unmet}
    return set()


@pytest.fixture
def confirmed(reviewed: Builder) -> Builder:
    return reviewed.opinions("focused_reoperation").confirmed()


def test_a_confirmed_verdict_on_the_same_evidence_is_signed(confirmed: Builder) -> None:
    confirmed.act(
        "add_laryngoscopy", confirmed.people.sam, performed_on=day(3), left="mobile", right="mobile"
    )
    assert agree(confirmed) == set()


def test_a_corrected_operation_reopens_a_confirmed_verdict(confirmed: Builder) -> None:
    operation = confirmed.case.operations.get()
    body = {**OPERATION, "performed_on": day(401), "supersedes": operation.pk, "reason": "Typed"}
    confirmed.act("correct_operation", confirmed.people.sam, **body)
    assert agree(confirmed) == UNCONFIRMED


def test_another_study_reopens_a_confirmed_verdict(confirmed: Builder) -> None:
    confirmed.act(
        "add_study", confirmed.people.okafor, modality="ultrasound", performed_on=day(2), read=[NEGATIVE]
    )
    assert agree(confirmed) == UNCONFIRMED


def test_a_venous_sampling_reopens_a_confirmed_verdict(confirmed: Builder) -> None:
    confirmed.act("add_sampling", confirmed.people.ivanov, performed_on=day(0), **SAMPLING)
    assert agree(confirmed) == UNCONFIRMED


def test_a_verdict_that_somebody_else_confirmed_on_older_evidence_does_not_count(confirmed: Builder) -> None:
    before = digest(confirmed)
    study = confirmed.case.case_studies.get(study__modality="ct_4d").study
    first = study.reads.get()
    amended = confirmed.act(
        "add_read", confirmed.people.okafor, study=study.pk, supersedes=first.pk, **POSITIVE
    )
    assert amended.pk is not None
    assert digest(confirmed) != before
    confirmed.act("confirm_verdict", confirmed.people.okafor)
    assert agree(confirmed) == {"VERDICT_NOT_CONFIRMED_SURGEON"}


def test_the_digest_is_the_same_however_often_it_is_asked_and_another_for_each_case(
    reviewed: Builder,
) -> None:
    assert digest(reviewed) == digest(reviewed)
    assert len(digest(reviewed)) == 64


def test_the_deciding_calcium_is_named_by_its_row(reviewed: Builder) -> None:
    latest = reviewed.case.labs.filter(analyte="calcium_total").latest("collected_at")
    assert assessed_case(reviewed.case).latest_calcium_id == latest.pk


def test_a_case_without_calcium_names_none(reviewed: Builder) -> None:
    assert assessed_case(Builder(reviewed.people).case).latest_calcium_id is None
