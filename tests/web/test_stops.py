"""What speaks against an operation stands first and in plain words, wherever a verdict is shown."""

import json
import re
from typing import Any

import pgtrigger
import pytest

from casereview.models import LabResult, Recommendation, StopAnswer
from casereview.selectors.assessed_case import assessed_case
from tests.build import CALCIUM, OPERATION, POSITIVE, PTH, SPECT_CT, Builder, People, day
from tests.rules.build import AGREE, case
from tests.web.conftest import SignIn, send, text_of

FIRST, STOPPED, VERDICT = "settle first", "do not operate yet", "Suggested verdict"
NERVE = "Nerve monitoring throughout, tracheostomy planned."
CORD_AT_RISK = "and the operation would reach the other side: an injury there may close the airway"
IN_CODE = re.compile(r"\b(?:SETTLE_FIRST|FIRST_LINE_OPEN|SINGLE_HIGH_CALCIUM|adrift|firm|stops)\b")


@pytest.fixture
def hasty(people: People) -> Builder:
    """One high calcium, sestamibi and ultrasound: they agree, and a surgeon would operate this week."""
    builder, sam = Builder(people), people.sam
    builder.act("set_background", sam, flags=[])
    builder.act("add_operation", sam, performed_on=day(120), **OPERATION)
    builder.act("add_lab", sam, collected_at=day(20), **CALCIUM)
    builder.act("add_lab", sam, collected_at=day(20), **PTH)
    resolved = {"blocker": "FHH_NOT_EXCLUDED", "resolved_on": day(10), "reason": "CASR sequencing negative"}
    builder.act("resolve_blocker", people.ito, **resolved)
    builder.do("accept_case", people.ito, confirm_eligibility=True)
    builder.act("add_study", people.okafor, performed_on=day(9), read=[POSITIVE], **SPECT_CT)
    ultrasound = {"modality": "ultrasound", "covers": ["neck"], "operative_report_seen": True}
    builder.act("add_study", people.okafor, performed_on=day(8), read=[POSITIVE], **ultrasound)
    builder.do("submit_for_review", sam)
    return builder


@pytest.fixture
def palsied(people: People) -> Builder:
    """Both studies say left inferior, everyone has spoken, and the right cord does not move."""
    builder = Builder(people).review().opinions("focused_reoperation").confirmed()
    builder.act("add_laryngoscopy", people.sam, performed_on=day(5), left="mobile", right="immobile")
    return builder


def plain(page: str) -> str:
    """The words of a page, or of a part of it."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def section(page: str, name: str) -> str:
    return page[page.index(f'id="{name}"') :].split("</section>", maxsplit=1)[0]


def stands_first(page: str) -> str:
    """The words between what has to be settled and the verdict, of a page that shows both in this order."""
    said = plain(page)
    verdict = said.index(VERDICT)
    first = said.rindex(FIRST, 0, verdict)
    assert said.index(STOPPED, first) < verdict
    return said[first:verdict]


# --- the page of a case ---


def test_a_hasty_surgeon_reads_what_is_to_be_settled_before_the_verdict(
    signed: SignIn, hasty: Builder, people: People
) -> None:
    assert assessed_case(hasty.case).answer.verdict.code == "CONCORDANT_POSITIVE"
    page = text_of(signed(people.reyes).get(f"/cases/{hasty.pk}/"))
    said = stands_first(section(page, "concordance"))
    assert said.count(STOPPED) == 2
    assert "Calcium was high on one day only since the last operation" in said
    assert "a 4D-CT could still be done before it is operated on" in said
    assert IN_CODE.search(said) is None
    assert "Before anybody operates, settle in writing: " in plain(section(page, "next"))
    assert "focused re-operation" not in plain(section(page, "next")).lower()


def test_the_head_of_the_page_says_it_beside_the_verdict(
    signed: SignIn, hasty: Builder, people: People
) -> None:
    head = plain(text_of(signed(people.sam).get(f"/cases/{hasty.pk}/")).split('id="next"')[0])
    assert "Concordant positive: studies agree on one place" in head
    assert STOPPED in head


def test_where_nothing_stops_nothing_is_said(signed: SignIn, people: People) -> None:
    builder = Builder(people).review()
    page = text_of(signed(people.reyes).get(f"/cases/{builder.pk}/"))
    assert STOPPED not in page
    assert FIRST not in page


def test_an_answered_stop_says_who_answered_and_what_and_once(
    signed: SignIn, palsied: Builder, people: People
) -> None:
    answer = {"code": "CORD_PALSY_OPPOSITE", "sites": ["left.inferior"], "reason": NERVE}
    palsied.act("answer_stop", people.reyes, **answer)
    shown = plain(section(text_of(signed(people.sam).get(f"/cases/{palsied.pk}/")), "concordance"))
    before = shown[: shown.index(VERDICT)]
    assert STOPPED not in shown
    assert CORD_AT_RISK in before
    assert before.count("tracheostomy planned") == 1
    assert "answered" in before
    assert "Lena Reyes" in before


# --- the forms that answer a verdict ---


@pytest.mark.parametrize("path", ["do/agree_target", "add/confirm_verdict"])
def test_a_form_that_answers_the_verdict_says_it_first(
    signed: SignIn, hasty: Builder, people: People, path: str
) -> None:
    page = text_of(signed(people.reyes).get(f"/cases/{hasty.pk}/{path}/"))
    assert stands_first(page).count(STOPPED) == 2


def test_the_signature_has_a_row_for_each_thing_that_stops(
    signed: SignIn, hasty: Builder, people: People
) -> None:
    page = text_of(signed(people.reyes).get(f"/cases/{hasty.pk}/do/agree_target/"))
    chosen = re.findall(r'<option value="([A-Z_]+)" selected', page)
    assert chosen == ["FIRST_LINE_OPEN", "SINGLE_HIGH_CALCIUM"]
    # And one that is empty: the meeting may sign another place, where something else stops.
    assert len(set(re.findall(r'name="(answers-\d+-reason)"', page))) == len(chosen) + 1


def test_a_row_without_an_answer_is_no_answer_and_nothing_typed_is_lost(
    signed: SignIn, palsied: Builder, people: People
) -> None:
    chair, path = signed(people.reyes), f"/cases/{palsied.pk}/do/agree_target/"
    body: dict[str, Any] = {
        "plan": "focused_reoperation",
        "target_sites": ["left.inferior"],
        "rationale": "Severe disease.",
        "answers-0-code": "CORD_PALSY_OPPOSITE",
        "answers-count": "1",
    }
    refused = send(chair, path, **body)
    assert refused.status_code in (400, 422, 409)
    assert "Severe disease." in text_of(refused)
    assert palsied.case.state == "concordance_review"
    assert send(chair, path, **body, **{"answers-0-reason": NERVE}).status_code == 302
    row = StopAnswer.objects.get(case=palsied.pk)
    assert (row.code, row.reason) == ("CORD_PALSY_OPPOSITE", NERVE)
    decided = plain(section(text_of(chair.get(f"/cases/{palsied.pk}/")), "decision"))
    assert NERVE in decided
    assert "The vocal cords, which do not both move well" in decided


# --- the calculator ---


def test_the_calculator_says_it_first_too(signed: SignIn, people: People) -> None:
    facts = case(studies=AGREE, laryngoscopies=[
        {"id": "y", "performed_on": "2024-06-01", "left": "immobile", "right": "immobile"}
    ])  # fmt: skip
    pasted = {"paste": "1", "facts": json.dumps(facts)}
    said = stands_first(text_of(signed(people.olu).post("/calculator/", pasted)))
    assert "vocal cord" in said
    assert IN_CODE.search(said) is None


# --- a decision under other rules, and facts that are refused today ---


def behind_its_back(**fields: object) -> None:
    with pgtrigger.ignore("casereview.Recommendation:recommendation_append_only"):
        Recommendation.objects.update(**fields)


def test_a_decision_says_what_todays_rules_would_say_and_stays(signed: SignIn, people: People) -> None:
    builder = Builder(people).surgical_planning()
    path, chair = f"/cases/{builder.pk}/", signed(people.reyes)
    assert "today's rules" not in plain(text_of(chair.get(path)))
    facts = Recommendation.objects.get().facts
    cords = {"id": "y9", "performed_on": day(5), "left": "mobile", "right": "immobile"}
    behind_its_back(rules_version=1, facts={**facts, "laryngoscopies": [cords]})
    shown = plain(section(text_of(chair.get(path)), "decision"))
    assert "today's rules On the same facts they would say: Concordant positive" in shown
    assert f"They would ask for an answer first: The right vocal cord is immobile as of {day(5)}, " in shown
    assert "Left inferior" in shown
    assert builder.case.state == "surgical_planning"


def test_a_decision_whose_facts_would_be_refused_today_names_the_field(
    signed: SignIn, people: People
) -> None:
    builder = Builder(people).surgical_planning()
    facts = Recommendation.objects.get().facts
    facts["labs"][0] |= {"low": "10.5", "high": "10.5"}
    behind_its_back(rules_version=1, facts=facts)
    shown = plain(section(text_of(signed(people.reyes).get(f"/cases/{builder.pk}/")), "decision"))
    assert "These facts would be refused today: labs[0]" in shown


def test_a_case_whose_facts_are_refused_opens_and_names_row_and_field(signed: SignIn, people: People) -> None:
    builder = Builder(people).review()
    lab = builder.case.labs.earliest("pk")
    LabResult.objects.filter(pk=lab.pk).update(low="10.5", high="10.5")
    for user in (people.sam, people.reyes):
        response = signed(user).get(f"/cases/{builder.pk}/")
        assert response.status_code == 200
        said = plain(text_of(response).split('id="next"')[0])
        told = said[said.index("Nothing can be judged until this is put right:") :]
        assert "Calcium, total" in told
        assert "low" in told.lower()


# --- a tired coordinator ---


def test_a_value_in_the_wrong_unit_is_asked_about_where_it_is_typed_and_kept_if_it_is_right(
    signed: SignIn, people: People
) -> None:
    builder = Builder(people).worked_up()
    sam, path = signed(people.sam), f"/cases/{builder.pk}/add/add_lab/"
    body = {**CALCIUM, "unit": "mmol/L", "low": "2.1", "high": "2.6", "collected_at": day(2)}
    asked = send(sam, path, **body)
    assert asked.status_code == 400
    said = plain(text_of(asked))
    assert "is the unit right?" in said
    assert "11.9" in text_of(asked)
    assert builder.case.labs.filter(unit="mmol/L").count() == 0
    assert send(sam, path, **body, doubtful="on").status_code == 302
    page = plain(section(text_of(sam.get(f"/cases/{builder.pk}/")), "labs"))
    assert "doubtful" in page
    assert assessed_case(builder.case).answer.eligibility.status == "undetermined"


def test_a_study_entered_from_its_conclusion_is_asked_about_and_not_ordered_again(
    signed: SignIn, people: People
) -> None:
    builder = Builder(people).localization()
    for ago, modality in ((9, "ct_4d"), (8, "sestamibi_spect_ct")):
        builder.act("add_study", people.sam, performed_on=day(ago), modality=modality, read=[POSITIVE])
    asked = plain(section(text_of(signed(people.sam).get(f"/cases/{builder.pk}/")), "next"))
    assert "ask the reader" in asked.lower()
    assert "Order a 4D-CT" not in asked
    assert "Order sestamibi" not in asked
