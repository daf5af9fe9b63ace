"""Where a finding lies is decided when it is entered, and from then on by people alone."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pgtrigger
import pytest
from django.db import ProgrammingError, transaction
from msgspec.structs import replace

from casereview.models import CaseEvent, OutboxMessage, User, VerdictConfirmation
from casereview.rules.answer import AssessmentAnswer
from casereview.selectors.assessed_case import AssessedCase, assessed_case
from casereview.workflow.engine import WriteResult
from casereview.workflow.refusals import Invalid, NeedsUnmet, NotPermitted, WrongState
from imaging.anatomy.sites import Sites
from imaging.models import Finding, Read, SiteReading
from imaging.wording import PARSER_VERSION, parse_location
from tests.build import POSITIVE, Builder, People
from tests.lexicon import read_as

KNOWN = "at the lower pole on the left"  # words that are read, and are no code in other words
STRANGE = "left tracheoesophagal groove"  # misspelled: a later lexicon may know it


@pytest.fixture(autouse=True)
def lexicon_of_today() -> Iterator[None]:
    yield
    parse_location.cache_clear()


def positive(*locations: str) -> dict[str, Any]:
    return {"result": "positive", "findings": [{"location": location} for location in locations]}


def facts_of(builder: Builder) -> list[dict[str, Any]]:
    """The findings of the facts, of all studies in their order."""
    studies = assessed_case(builder.case).tree["studies"]
    return [finding for study in studies for finding in study.get("findings", [])]


def sites_of(builder: Builder) -> list[Any]:
    """Of each finding of the facts the sites; ... where it carries no such key."""
    return [finding.get("sites", ...) for finding in facts_of(builder)]


def confirm(builder: Builder, actor: User, finding: Finding, *sites: str, **body: Any) -> WriteResult:
    findings = list(finding.read.findings.all())
    number = findings.index(finding) + 1
    body = {"read": finding.read_id, "finding": number, "sites": list(sites), **body}
    return builder.act("confirm_location", actor, **body)


def first_finding(builder: Builder) -> Finding:
    return Finding.objects.filter(read__study__case_study__case=builder.pk).earliest("pk")


def target(builder: Builder) -> tuple[tuple[str, ...], ...]:
    return assessed_case(builder.case).answer.verdict.targets


def without_steps(assessed: AssessedCase) -> AssessmentAnswer:
    """The answer but for its steps: a reader is asked for a place no longer once a lexicon proposes one."""
    return replace(assessed.answer, next_steps=())


def digest_before_sites_were_kept(assessed: AssessedCase) -> str:
    """As the digest was made when facts held words alone."""
    verdict, tree = assessed.answer.verdict, json.loads(json.dumps(assessed.tree))
    for study in tree["studies"]:
        for finding in study.get("findings", []):
            finding.pop("sites", None)
    said = [verdict.code, verdict.level, verdict.targets]
    said.append([tree.get(name) for name in ("studies", "operations", "samplings")])  # type: ignore[arg-type]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


# --- entering ---


def test_a_finding_keeps_the_sites_it_was_read_as_and_by_which_parser(people: People) -> None:
    builder = Builder(people).localization().imaged(positive(KNOWN, STRANGE))
    rows = Finding.objects.order_by("pk")[:2]
    assert [row.sites for row in rows] == [["left.inferior"], []]
    assert [row.parser_version for row in rows] == [PARSER_VERSION] * 2
    assert sites_of(builder)[:2] == [["left.inferior"], ...]


def test_an_amended_read_is_read_by_the_parser_of_its_own_day(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).localization().imaged(positive(STRANGE))
    read_as(monkeypatch, {STRANGE: "left.tracheoesophageal_groove"})
    read = Read.objects.earliest("pk")
    builder.act("add_read", people.okafor, study=read.study_id, supersedes=read.pk, **positive(STRANGE))
    row = Finding.objects.latest("pk")
    assert (row.sites, row.parser_version) == (["left.tracheoesophageal_groove"], PARSER_VERSION + 1)


# --- a later lexicon ---


@pytest.mark.parametrize(
    ("words", "reading"),
    [(KNOWN, "left.intrathymic"), (KNOWN, ""), (STRANGE, "left.tracheoesophageal_groove")],
)
def test_after_a_change_of_the_lexicon_nothing_moves_by_itself(
    people: People, monkeypatch: pytest.MonkeyPatch, words: str, reading: str
) -> None:
    builder = Builder(people).review(positive(words)).confirmed()
    before = assessed_case(builder.case)
    read_as(monkeypatch, {words: reading})
    after = assessed_case(builder.case)
    assert without_steps(after) == without_steps(before)
    assert after.digest == before.digest
    assert first_finding(builder).newly_read == parse_location(words).sites
    assert parse_location(words).sites.codes == tuple(reading.split())


def test_rows_of_before_are_read_live_until_a_later_lexicon_comes(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows from before the version was kept, with words that had become readable since they were entered."""
    builder = Builder(people).review(positive(KNOWN))
    Finding.objects.update(sites=[], parser_version=None)
    monkeypatch.setattr("imaging.models.read.PARSER_VERSION", 1)
    assert sites_of(builder) == [..., ...]
    assert target(builder) == (("left.inferior",),)
    finding = first_finding(builder)
    assert finding.placed.codes == ("left.inferior",)
    assert finding.newly_read is None
    monkeypatch.setattr("imaging.models.read.PARSER_VERSION", PARSER_VERSION)
    assert sites_of(builder) == [..., ...]
    assert target(builder) == ()
    assert first_finding(builder).newly_read == parse_location(KNOWN).sites
    read_as(monkeypatch, {KNOWN: "left.intrathymic"})
    assert sites_of(builder) == [..., ...]
    assert target(builder) == ()


def test_words_that_only_a_later_lexicon_places_are_asked_about_and_not_told_as_no_place(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That none is meant is a word of a person; nobody has said it."""
    builder = Builder(people).review(positive(STRANGE))
    read_as(monkeypatch, {STRANGE: "left.tracheoesophageal_groove"})
    assert sites_of(builder) == [..., ...]
    answer = assessed_case(builder.case).answer
    assert "LOCATE_FINDING" in [line.code for line in answer.next_steps]
    assert [line.unlocated[0].side for line in answer.studies] == ["left", "left"]
    assert first_finding(builder).placed.codes == ()
    for finding in Finding.objects.order_by("pk"):
        confirm(builder, people.okafor, finding, no_place=True, reason="Motion")
    assert sites_of(builder) == [[], []]
    answer = assessed_case(builder.case).answer
    assert "LOCATE_FINDING" not in [line.code for line in answer.next_steps]


def test_no_target_is_agreed_before_a_new_reading_is_accepted_or_refused(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).review(positive(KNOWN, STRANGE)).opinions("focused_reoperation").confirmed()
    read_as(monkeypatch, {STRANGE: "left.tracheoesophageal_groove"})

    def lacking() -> list[str]:
        with pytest.raises(NeedsUnmet) as refusal:
            builder.do(
                "agree_target", people.reyes, plan="focused_reoperation", target_sites=["left.inferior"]
            )
        return [item.code for item in refusal.value.unmet]

    assert lacking().count("READING_NOT_ACCEPTED") == 1  # the same words in both reads
    for finding in Finding.objects.filter(location=STRANGE):
        confirm(builder, people.okafor, finding, "left.tracheoesophageal_groove")
    assert "READING_NOT_ACCEPTED" not in lacking()


def test_a_finding_of_known_nature_is_placed_without_its_words_of_explanation(people: People) -> None:
    """A thyroid nodule explains a target only where its own place is known."""
    builder = Builder(people).review(positive("left lower pole thyroid nodule"))
    assert not first_finding(builder).placed
    Finding.objects.update(nature="thyroid_nodule")
    assert first_finding(builder).newly_read == Sites.of(["left.inferior"])


def test_stored_sites_of_before_decide_over_what_the_words_are_read_as_now(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN))
    Finding.objects.update(sites=["left.intrathymic"], parser_version=None)
    assert sites_of(builder) == [["left.intrathymic"]] * 2
    assert target(builder) == (("left.intrathymic",),)


# --- the digest ---


@pytest.mark.parametrize("words", [KNOWN, STRANGE, "left inferior", "left.inferior"])
def test_a_confirmation_of_before_stays_valid(people: People, words: str) -> None:
    assessed = assessed_case(Builder(people).review(positive(words)).case)
    assert assessed.digest == digest_before_sites_were_kept(assessed)


def test_sites_that_a_person_changed_make_another_digest(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN)).confirmed()
    before = assessed_case(builder.case)
    confirm(builder, people.okafor, first_finding(builder), "left.intrathymic", reason="Seen again")
    after = assessed_case(builder.case)
    assert after.digest not in (before.digest, digest_before_sites_were_kept(after))
    assert not VerdictConfirmation.objects.filter(digest=after.digest).exists()


def test_an_accepted_reading_reopens_the_verdict_even_where_its_target_stays(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).review(positive(KNOWN))
    builder.act(
        "add_study", people.okafor, modality="ultrasound", performed_on="2024-01-01", read=[positive(STRANGE)]
    )
    before = assessed_case(builder.case)
    read_as(monkeypatch, {STRANGE: "left.tracheoesophageal_groove"})
    finding = Finding.objects.get(location=STRANGE)
    confirm(builder, people.okafor, finding, "left.tracheoesophageal_groove")
    after = assessed_case(builder.case)
    assert after.answer.verdict == before.answer.verdict
    assert after.digest != before.digest


def test_to_confirm_what_stands_leaves_confirmations_of_the_verdict_valid(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN, STRANGE)).confirmed()
    before = assessed_case(builder.case).digest
    first, second = Finding.objects.order_by("pk")[:2]
    confirm(builder, people.okafor, first, "left.inferior")
    confirm(builder, people.okafor, second, no_place=True)
    assert assessed_case(builder.case).digest == before


# --- the act ---


def test_a_new_reading_is_accepted_by_an_act(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    builder = Builder(people).review(positive(KNOWN)).confirmed()
    read_as(monkeypatch, {KNOWN: "left.intrathymic"})
    for finding in Finding.objects.order_by("pk"):
        answer = confirm(builder, people.okafor, finding, "left.intrathymic")
    assert target(builder) == (("left.intrathymic",),)
    assert first_finding(builder).newly_read is None
    assert first_finding(builder).sites == ["left.inferior"]
    row = SiteReading.objects.latest("pk")
    assert row.pk == answer.pk
    assert (row.sites, row.read_as, row.parser_version) == (
        ["left.intrathymic"],
        ["left.intrathymic"],
        PARSER_VERSION + 1,
    )
    assert row.confirmed_by_name == people.okafor.name
    with pytest.raises(NeedsUnmet) as refusal:
        builder.do(
            "agree_target", people.reyes, plan="focused_reoperation", target_sites=["left.intrathymic"]
        )
    assert "VERDICT_NOT_CONFIRMED_SURGEON" in [item.code for item in refusal.value.unmet]


def test_the_event_keeps_the_finding_and_its_sites_before_and_after(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN, STRANGE))
    finding = Finding.objects.order_by("pk")[1]
    confirm(builder, people.okafor, finding, "left.paraesophageal", reason="The reader was asked")
    detail = CaseEvent.objects.filter(case=builder.pk).latest("number").detail
    assert detail == {
        "kind": "site_reading",
        "pk": SiteReading.objects.get().pk,
        "read": finding.read_id,
        "finding": 2,
        "sites_before": [],
        "sites": ["left.paraesophageal"],
        "reason": "The reader was asked",
    }


def test_that_no_place_is_meant_is_an_empty_list_in_the_facts(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN, STRANGE))
    assert sites_of(builder)[:2] == [["left.inferior"], ...]
    confirm(builder, people.okafor, Finding.objects.order_by("pk")[1], no_place=True)
    assert sites_of(builder)[:2] == [["left.inferior"], []]


def test_the_latest_word_holds(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN))
    finding = first_finding(builder)
    confirm(builder, people.okafor, finding, no_place=True, reason="Motion")
    assert sites_of(builder)[0] == []
    confirm(builder, people.okafor, finding, "left.inferior")
    assert sites_of(builder)[0] == ["left.inferior"]


def test_a_reading_that_a_person_decided_against_is_not_offered_again(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder(people).review(positive(KNOWN))
    read_as(monkeypatch, {KNOWN: "left.intrathymic"})
    confirm(builder, people.okafor, first_finding(builder), "left.inferior")
    assert first_finding(builder).newly_read is None
    assert sites_of(builder)[0] == ["left.inferior"]
    read_as(monkeypatch, {KNOWN: "left.paraesophageal"}, version=3)
    newer = first_finding(builder).newly_read
    assert newer
    assert newer.codes == ("left.paraesophageal",)


def test_changed_sites_are_told_to_the_three_and_the_same_ones_to_nobody(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN))
    told = OutboxMessage.objects.count()
    confirm(builder, people.okafor, first_finding(builder), "left.inferior")
    assert OutboxMessage.objects.count() == told
    confirm(builder, people.okafor, first_finding(builder), "left.intrathymic", reason="Seen again")
    assert OutboxMessage.objects.filter(ask="corrected").exists()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"finding": 0}, "finding"),
        ({"finding": 3}, "finding"),
        ({"finding": None}, "finding"),
        ({"read": None}, "read"),
        ({"sites": []}, "sites"),
        ({"no_place": True}, "sites"),
        ({"sites": ["left.nowhere"]}, "sites"),
        ({"sites": ["right.inferior"], "reason": "A slip of the side"}, "sites"),
        ({"sites": ["left.intrathymic"]}, "reason"),
        ({"sites": [], "no_place": True}, "reason"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(
    people: People, body: dict[str, Any], field: str
) -> None:
    builder = Builder(people).review(positive(KNOWN, STRANGE))
    whole = {"read": first_finding(builder).read_id, "finding": 1, "sites": ["left.inferior"]}
    with pytest.raises(Invalid) as refusal:
        builder.act("confirm_location", people.okafor, **(whole | body))
    assert list(refusal.value.fields) == [field]
    assert not SiteReading.objects.exists()


def test_a_site_of_the_midline_or_of_the_named_side_beside_another_is_taken(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN))
    for sites in (["midline.retropharyngeal"], ["left.inferior", "right.inferior"]):
        confirm(builder, people.okafor, first_finding(builder), *sites, reason="Seen again")
        assert set(sites_of(builder)[0]) == set(sites)


def test_what_is_confirmed_already_is_not_confirmed_again(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN))
    confirm(builder, people.okafor, first_finding(builder), "left.inferior")
    with pytest.raises(Invalid) as refusal:
        confirm(builder, people.okafor, first_finding(builder), "left.inferior")
    assert list(refusal.value.fields) == ["sites"]


def test_an_amended_read_and_one_of_another_case_have_no_finding_to_place(people: People) -> None:
    builder, other = Builder(people).review(positive(KNOWN)), Builder(people).review(POSITIVE)
    old = first_finding(builder)
    builder.act("add_read", people.okafor, study=old.read.study_id, supersedes=old.read_id, **positive(KNOWN))
    for finding in (old, first_finding(other)):
        with pytest.raises(Invalid) as refusal:
            confirm(builder, people.okafor, finding, "left.inferior")
        assert list(refusal.value.fields) == ["read"]


def test_whoever_may_not_add_a_read_may_not_place_its_findings(people: People) -> None:
    builder = Builder(people).team().review(positive(KNOWN))
    with pytest.raises(NotPermitted):
        confirm(builder, people.olu, first_finding(builder), "left.inferior")
    confirm(builder, people.petit, first_finding(builder), "left.inferior")


def test_a_closed_case_is_not_placed_anew(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN))
    builder.do("withdraw", people.sam, resolution="withdrawn", reason="Moved away")
    with pytest.raises(WrongState):
        confirm(builder, people.okafor, first_finding(builder), "left.inferior")


def test_the_database_refuses_to_change_or_delete_a_persons_word(people: People) -> None:
    builder = Builder(people).review(positive(KNOWN))
    confirm(builder, people.okafor, first_finding(builder), "left.inferior")
    for write in (lambda: SiteReading.objects.update(sites=[]), lambda: SiteReading.objects.all().delete()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            write()
    assert pgtrigger.registered("imaging.SiteReading:site_reading_append_only")
