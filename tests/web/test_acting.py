"""Forms of verbs and acts: what is sent is done once, what is refused says why, and nothing typed is lost."""

import re
import uuid

from casereview.models import CaseEvent, LabResult
from tests.build import Builder, People, day
from tests.web.conftest import LAB, SignIn, hidden, send, text_of


def test_an_act_is_recorded_and_the_case_page_says_so(
    signed: SignIn, builder: Builder, people: People
) -> None:
    client = signed(people.sam)
    response = send(client, f"/cases/{builder.pk}/add/add_lab/", collected_at=day(3), **LAB)
    assert response.status_code == 302
    assert response["Location"] == f"/cases/{builder.pk}/#labs"
    row = LabResult.objects.get(case=builder.pk)
    assert (str(row.value), row.date_only, row.recorded_by_name) == ("11.900000", True, "Sam Brook")
    assert "you added a lab result" in text_of(client.get(f"/cases/{builder.pk}/"))


def test_a_time_is_read_in_the_zone_of_the_server(signed: SignIn, builder: Builder, people: People) -> None:
    data = {**LAB, "collected_at": day(3), "collected_at-time": "09:30"}
    assert send(signed(people.sam), f"/cases/{builder.pk}/add/add_lab/", **data).status_code == 302
    row = LabResult.objects.get(case=builder.pk)
    assert not row.date_only
    assert row.collected_at.isoformat().endswith("09:30:00+00:00")


def test_a_move_is_made_and_names_whom_it_tells(signed: SignIn, builder: Builder, people: People) -> None:
    builder.worked_up()
    client, path = signed(people.ito), f"/cases/{builder.pk}/do/accept_case/"
    page = text_of(client.get(path))
    assert "Tells the surgeon, endocrinologist, radiologist and coordinator" in page
    assert "Lena Reyes" in page
    assert send(client, path, confirm_eligibility="yes").status_code == 302
    assert builder.case.state == "localization"


def test_a_move_says_where_the_case_goes(signed: SignIn, builder: Builder, people: People) -> None:
    builder.review()
    surgeon, coordinator = signed(people.reyes), signed(people.sam)
    path = f"/cases/{builder.pk}/do"
    page = text_of(surgeon.get(f"{path}/request_imaging/"))
    assert "The case goes to Localization, a new round: round 2." in page
    assert "The case stays in Concordance review." in text_of(coordinator.get(f"{path}/hold/"))
    assert "The case goes to Closed." in text_of(coordinator.get(f"{path}/withdraw/"))
    assert "The case goes" not in text_of(coordinator.get(f"/cases/{builder.pk}/add/add_lab/"))


def test_a_case_that_has_moved_on_is_not_said_to_go_anywhere(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.worked_up()
    client, path = signed(people.ito), f"/cases/{builder.pk}/do/accept_case/"
    assert "The case goes to Localization, round 1." in text_of(client.get(path))
    assert send(client, path, confirm_eligibility="yes").status_code == 302
    again = client.post(path, {"confirm_eligibility": "yes", "seen_version": "1", "key": str(uuid.uuid4())})
    assert again.status_code == 409
    assert "The case goes" not in text_of(again)


def test_sent_twice_is_done_once(signed: SignIn, builder: Builder, people: People) -> None:
    client, path = signed(people.sam), f"/cases/{builder.pk}/add/add_lab/"
    body = {**LAB, "collected_at": day(3), "key": str(uuid.uuid4())}
    assert client.post(path, body).status_code == client.post(path, body).status_code == 302
    assert LabResult.objects.filter(case=builder.pk).count() == 1
    assert "recorded once" in text_of(client.get(f"/cases/{builder.pk}/"))


def test_the_same_key_with_other_words_asks_to_look_first(
    signed: SignIn, builder: Builder, people: People
) -> None:
    client, path = signed(people.sam), f"/cases/{builder.pk}/add/add_lab/"
    body = {**LAB, "collected_at": day(3), "key": str(uuid.uuid4())}
    client.post(path, body)
    again = client.post(path, {**body, "value": "12.5"})
    assert again.status_code == 409
    assert "Sent before" in text_of(again)
    assert 'value="12.5"' in text_of(again)
    assert hidden(again, "key") != body["key"]


def test_unmet_needs_are_said_on_the_form_and_refused_on_sending(
    signed: SignIn, builder: Builder, people: People
) -> None:
    client, path = signed(people.ito), f"/cases/{builder.pk}/do/accept_case/"
    page = client.get(path)
    assert "No prior operation is on file" in text_of(page)
    assert "disabled" in text_of(page)
    refused = client.post(
        path,
        {"key": "k1", "seen_version": hidden(page, "seen_version"), "confirm_eligibility": "yes"},
    )
    assert refused.status_code == 409
    assert "No prior operation is on file" in text_of(refused)
    assert re.search(r'name="confirm_eligibility"[^>]*checked', text_of(refused))
    assert builder.case.state == "intake"


def test_somebody_was_faster(signed: SignIn, builder: Builder, people: People) -> None:
    client, path = signed(people.sam), f"/cases/{builder.pk}/do/hold/"
    page = client.get(path)
    builder.act("add_laryngoscopy", people.ito, performed_on=day(3), left="mobile", right="mobile")
    body = {"seen_version": hidden(page, "seen_version"), "key": "k1", "reason": "Travels", "until": day(-20)}
    refused = client.post(path, body)
    text = text_of(refused)
    assert refused.status_code == 409
    assert "Mai Ito added a laryngoscopy" in text
    assert "What you typed is still here" in text
    assert "Travels" in text
    assert day(-20) in text
    again = client.post(path, {**body, "seen_version": hidden(refused, "seen_version")})
    assert again.status_code == 302


def test_a_form_that_is_drawn_anew_keeps_the_version_that_it_was_made_for(
    signed: SignIn, builder: Builder, people: People
) -> None:
    """What came in meanwhile was not seen: to send the mended form again must not pass it over."""
    client, path = signed(people.sam), f"/cases/{builder.pk}/do/withdraw/"
    seen = hidden(client.get(path), "seen_version")
    body = {"seen_version": seen, "key": "k1", "resolution": "withdrawn"}
    builder.act("add_laryngoscopy", people.ito, performed_on=day(3), left="mobile", right="mobile")
    again = client.post(path, {**body, "add_row": "x"})  # drawn anew, without asking the engine
    assert hidden(again, "seen_version") == seen != str(builder.case.version)
    stale = client.post(path, {**body, "reason": "Moved away"})
    assert stale.status_code == 409
    assert "Mai Ito added a laryngoscopy" in text_of(stale)
    assert builder.case.state == "intake"
    newer = hidden(stale, "seen_version")
    assert newer == str(builder.case.version)
    assert client.post(path, {**body, "reason": "Moved away", "seen_version": newer}).status_code == 302


def test_a_form_without_a_version_that_was_seen_moves_nothing(
    signed: SignIn, builder: Builder, people: People
) -> None:
    client, path = signed(people.sam), f"/cases/{builder.pk}/do/withdraw/"
    body = {"key": "k1", "resolution": "withdrawn", "reason": "Moved away"}
    for seen in ("", "x", "-1", "９", "9" * 10):
        assert client.post(path, {**body, "seen_version": seen}).status_code == 409
    assert builder.case.state == "intake"


def test_a_verdict_is_confirmed_only_as_it_was_read(signed: SignIn, builder: Builder, people: People) -> None:
    builder.review()
    client, path = signed(people.okafor), f"/cases/{builder.pk}/add/confirm_verdict/"
    page = client.get(path)
    assert "studies agree on one place" in text_of(page)
    builder.act(
        "add_study",
        people.okafor,
        modality="mri_with_without_contrast",
        performed_on=day(4),
        covers=["neck", "mediastinum"],
        read=[{"result": "positive", "findings": [{"location": "right superior"}]}],
    )
    stale = client.post(path, {"key": "k1", "seen_version": hidden(page, "seen_version")})
    assert stale.status_code == 409
    assert "Chidi Okafor added an imaging study" in text_of(stale)
    assert not builder.case.verdict_confirmations.exists()
    assert client.post(path, {"key": "k1", "seen_version": hidden(stale, "seen_version")}).status_code == 302


def test_what_is_not_mine_says_whose_it_is(signed: SignIn, builder: Builder, people: People) -> None:
    builder.team()
    client = signed(people.olu)
    for path in (f"/cases/{builder.pk}/do/withdraw/", f"/cases/{builder.pk}/add/add_lab/"):
        looked = client.get(path)
        assert looked.status_code == 403
        assert "is for: " in text_of(looked)
        sent = client.post(path, {"key": "k", "seen_version": "1", "reason": "My words", "value": "11.9"})
        assert sent.status_code in (400, 403)
    refused = client.post(
        f"/cases/{builder.pk}/do/withdraw/",
        {"key": "k2", "seen_version": builder.case.version, "resolution": "withdrawn", "reason": "My words"},
    )
    assert refused.status_code == 403
    assert "My words" in text_of(refused)


def test_a_form_for_another_state_leads_back(signed: SignIn, builder: Builder, people: People) -> None:
    response = signed(people.sam).get(f"/cases/{builder.pk}/do/submit_for_review/")
    assert response.status_code == 409
    assert "The case is in intake" in text_of(response)
    sent = signed(people.sam).post(
        f"/cases/{builder.pk}/do/submit_for_review/", {"key": "k", "seen_version": builder.case.version}
    )
    assert sent.status_code == 409


def test_the_chair_may_set_needs_aside_with_a_reason(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.localization()
    path = f"/cases/{builder.pk}/do/submit_for_review/"
    assert "id_override" not in text_of(signed(people.sam).get(path))
    client = signed(people.reyes)
    assert send(client, path).status_code == 403  # a surgeon may only by override
    assert send(client, path, override="pregnancy").status_code == 302
    assert CaseEvent.objects.get(case=builder.pk, verb="submit_for_review").override == "pregnancy"
    assert "override: Pregnancy" in text_of(client.get(f"/cases/{builder.pk}/"))


def test_a_center_that_has_answered_is_led_to_its_list(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.accepted()
    client, path = signed(people.hale), f"/cases/{builder.pk}/do/return_opinion/"
    page = client.get(path)
    body = {"seen_version": hidden(page, "seen_version"), "key": "k1", "opinion": "Look in the thymus."}
    for _click in range(2):
        response = client.post(path, body)
        assert (response.status_code, response["Location"]) == (302, "/")
    assert "returned the center" in text_of(client.get("/"))


def test_save_and_add_another_comes_back_to_the_form(
    signed: SignIn, builder: Builder, people: People
) -> None:
    path = f"/cases/{builder.pk}/add/add_lab/"
    response = send(signed(people.sam), path, collected_at=day(3), again="1", **LAB)
    assert response["Location"] == path


def test_strangers_get_404_however_they_ask(signed: SignIn, builder: Builder, people: People) -> None:
    client = signed(people.kit)
    for path in (f"/cases/{builder.pk}/do/withdraw/", f"/cases/{builder.pk}/add/add_lab/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"key": "k", "seen_version": "1"}).status_code == 404
    assert client.get("/cases/99999999999999999999999/").status_code == 404


def test_what_does_not_exist_is_not_found(signed: SignIn, builder: Builder, people: People) -> None:
    client = signed(people.sam)
    for path in ("do/set_status/", "do/open_case/", "add/delete_lab/", "do/add_lab/"):
        assert client.get(f"/cases/{builder.pk}/{path}").status_code == 404


def test_odd_input_is_refused_and_never_a_fault_of_ours(
    signed: SignIn, builder: Builder, people: People
) -> None:
    client, path = signed(people.sam), f"/cases/{builder.pk}/add/add_lab/"
    for body in (
        {},
        {"key": "x" * 5000, **LAB},
        {"key": "k1", **LAB, "unit": "mg\x00dL", "collected_at": "yesterday"},
        {"key": "k2", **LAB, "collected_at": "2026-02-30", "collected_at-time": "25:99"},
        {"key": "k3", **LAB, "analyte": "nonsense", "value": "1e400", "collected_at": day(1)},
        {"key": "k4", "add_row": "glands-999-x"},
    ):
        assert client.post(path, body).status_code in (200, 400), body
    rows = {"key": "k5", "samples-count": "999999", "samples-0-vein": "no vein"}
    assert client.post(f"/cases/{builder.pk}/add/add_sampling/", rows).status_code == 400
    assert client.get(f"{path}?supersedes=99999999999999999999999").status_code == 200


def test_whom_a_form_has_told_is_named_and_where_it_told_nobody_nothing_is_said(
    signed: SignIn, builder: Builder, people: People
) -> None:
    client = signed(people.sam)
    hold = {"reason": "Travels", "until": day(-20)}
    assert send(client, f"/cases/{builder.pk}/do/hold/", **hold).status_code == 302
    page = text_of(client.get(f"/cases/{builder.pk}/"))
    assert "Told: Lena Reyes, Mai Ito and Chidi Okafor." in page
    send(client, f"/cases/{builder.pk}/add/add_lab/", collected_at=day(3), **LAB)
    page = text_of(client.get(f"/cases/{builder.pk}/"))
    assert "you added a lab result." in page
    assert "Told:" not in page


def test_opening_a_case_names_whom_it_told_and_nobody_where_nobody_is_named(
    signed: SignIn, people: People
) -> None:
    client = signed(people.sam)
    body = {"site": "brigid", "family_name": "Marlow", "given_name": "Ines"}
    alone = client.post("/cases/new/", {**body, "mrn": "N1", "key": str(uuid.uuid4())}, follow=True)
    assert "you opened the case." in text_of(alone)
    assert "Told:" not in text_of(alone)
    named = {**body, "mrn": "N2", "key": str(uuid.uuid4()), "surgeon": people.sato.pk}
    assert "Told: Kenji Sato." in text_of(client.post("/cases/new/", named, follow=True))
