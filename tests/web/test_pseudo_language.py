"""The main pages, mail and two answers of the API in the pseudo-language: nothing is left in English."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from casereview.rules.profiles.model import PROFILES, load_profile
from tests.build import Builder, People, day, key
from tests.web.conftest import SignIn, send, text_of
from tests.web.plain_text import forgotten, texts_of
from tests.web.test_calculator import TYPED
from tests.web.test_reference import dose_form

PSEUDO = "en-xa"
#: HTTP's own names of a status, addresses, and what is cited word for word.
NOT_SPOKEN = frozenset({"title", "type", "source", "citation"})
LABELS = ("label", "sentence", "detail")


@pytest.fixture(autouse=True)
def pseudo_language(settings: Any) -> None:
    settings.LANGUAGE_CODE = PSEUDO
    settings.LANGUAGES = [(PSEUDO, "Pseudo-language")]


def facts() -> Iterator[str]:
    """What people typed: names, reasons and reports, but no codes; and how the profiles are called."""
    yield from (f"{load_profile(name).id}/{load_profile(name).version}" for name in PROFILES)
    yield from PROFILES
    for model in apps.get_models():
        if model.__module__.startswith(("casereview.", "imaging.")):
            names = [field.attname for field in model._meta.fields if _is_text(field)]
            for row in model._default_manager.values_list(*names) if names else ():
                yield from (text for text in row if text and not (text.islower() and " " not in text))
    yield "Marlow, Ines"


def _is_text(field: Any) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def page(client: Client, path: str, status: int = 200) -> list[str]:
    return _shown(client.get(path), status)


def _shown(response: Any, status: int) -> list[str]:
    assert response.status_code == status, text_of(response)
    return texts_of(response.content.decode())


def spoken(answer: object, name: str = "") -> Iterator[str]:
    """The texts of an answer of the API that are words for people and no codes."""
    if isinstance(answer, Mapping):
        for key_, item in answer.items():
            yield from spoken(item, key_) if key_ not in NOT_SPOKEN else ()
    elif isinstance(answer, list):
        for item in answer:
            yield from spoken(item, name)
    elif isinstance(answer, str) and (" " in answer or name.endswith(LABELS)):
        yield answer


def assert_translated(**pages: list[str]) -> None:
    known = list(facts())
    left = [f"{name}: {line}" for name, texts in pages.items() for line in forgotten(texts, known)]
    if left:
        pytest.fail("English outside of brackets, and where:\n" + "\n".join(left), pytrace=False)


def test_what_is_not_translated_is_seen() -> None:
    assert forgotten(["[!! Sign in ··· !!]", "Dr. Quill"], ["Dr. Quill"]) == []
    assert forgotten(["[!! Due by ·· !!] 3 Nov 2026", "12.1 mg/dL", "CR-00001", "left_superior"], []) == []
    assert forgotten(["[!! Say [!! who ·· !!] ··· !!]"], []) == []
    assert forgotten(["Open [!! the case ··· !!]"], []) == ["Open | Open [!! the case ··· !!]"]
    assert forgotten(["[!! Signed by Sam"], ["Sam"]) == ["unpaired brackets | [!! Signed by Sam"]
    assert texts_of('<p>Say <b>who</b></p><i title="Why"></i><p translate="no">Smith 2014</p>') == [
        "Say who",
        "Why",
    ]


@pytest.mark.django_db
def test_signing_in_and_what_went_wrong() -> None:
    client = Client(raise_request_exception=False)
    refused = client.post("/signin/", {"username": "nobody@example.org", "password": "wrong"})
    empty = client.post("/signin/", {})
    assert_translated(
        sign_in=page(client, "/signin/"),
        refused=_shown(refused, 400),
        empty=_shown(empty, 400),
        not_found=page(client, "/no/such/page/", 404),
    )


def test_the_lists(signed: SignIn, rich: Builder, people: People) -> None:
    sam, reyes = signed(people.sam), signed(people.reyes)
    assert_translated(
        worklist=page(sam, "/?scope=all"),
        waiting=page(sam, "/"),
        searched=_shown(sam.post("/", {"q": "Marlow"}), 200),
        inbox=page(reyes, "/inbox/?all=1"),
        undelivered=page(sam, "/undelivered/"),
        not_mine=page(signed(people.olu), "/undelivered/", 403),
        open_case=page(sam, "/cases/new/"),
        opened_wrong=_shown(send_blank(sam, "/cases/new/"), 400),
    )


def send_blank(client: Client, path: str) -> Any:
    return client.post(path, {"key": key()})


def test_the_page_of_a_case(signed: SignIn, rich: Builder, people: People) -> None:
    assert_translated(
        surgeon=page(signed(people.reyes), f"/cases/{rich.pk}/"),
        coordinator=page(signed(people.sam), f"/cases/{rich.pk}/"),
    )


def test_the_page_of_a_sampled_case(signed: SignIn, builder: Builder, people: People) -> None:
    builder.sampled()
    assert_translated(
        center=page(signed(people.hale), f"/cases/{builder.pk}/"),
        surgeon=page(signed(people.reyes), f"/cases/{builder.pk}/"),
    )


def test_the_page_of_a_followed_and_of_a_closed_case(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.follow_up()
    followed = page(signed(people.ito), f"/cases/{builder.pk}/")
    builder.do("record_death", people.sam, died_on=day(0))
    assert_translated(followed=followed, closed=page(signed(people.sam), f"/cases/{builder.pk}/"))


MOVES = ("request_imaging", "agree_target", "escalate", "manage_medically", "transfer", "withdraw", "hold")
ACTS = (
    "set_background",
    "add_lab",
    "add_operation",
    "add_study",
    "add_read",
    "check_adequacy",
    "add_sampling",
    "add_laryngoscopy",
    "resolve_blocker",
    "add_document",
    "give_opinion",
    "confirm_verdict",
    "assign_member",
)


def test_forms_and_their_refusals(signed: SignIn, builder: Builder, people: People) -> None:
    builder.review()
    case, pages = f"/cases/{builder.pk}", {}
    whose = {
        "transfer": people.sam,
        "withdraw": people.sam,
        "hold": people.sam,
        "assign_member": people.sam,
        "add_sampling": people.sam,
        "check_adequacy": people.okafor,
    }
    for name in (*MOVES, *ACTS):
        path = f"{case}/{'do' if name in MOVES else 'add'}/{name}/"
        client = signed(whose.get(name, people.reyes))
        pages[name] = page(client, path)
        if name not in ("confirm_verdict", "set_background"):  # these may be sent as they are
            refused = send(client, path)
            assert refused.status_code in (400, 409), name
            pages[f"{name}_refused"] = texts_of(refused.content.decode())
    reyes = signed(people.reyes)
    wrong = {"analyte": "calcium_total", "value": "much", "unit": "stones", "collected_at": "2150-01-01"}
    pages |= {
        "wrong_lab": _shown(send(reyes, f"{case}/add/add_lab/", **wrong), 400),
        "stale": _shown(reyes.post(f"{case}/do/escalate/", {"seen_version": "1", "key": key()}), 409),
        "not_mine": page(reyes, f"{case}/do/withdraw/", 403),
        "elsewhere": page(reyes, f"{case}/do/accept_case/", 409),
        "done": _shown(reyes.post(f"{case}/add/add_lab/", {**LAB, "key": key()}, follow=True), 200),
    }
    assert_translated(**pages)


LAB = {"analyte": "calcium_total", "value": "11.9", "unit": "mg/dL", "collected_at": day(3)}


def test_needs_that_are_not_met(signed: SignIn, builder: Builder, people: People) -> None:
    case = f"/cases/{builder.pk}"
    ito = signed(people.ito)
    ticked = send(ito, f"{case}/do/accept_case/", confirm_eligibility="yes")
    assert_translated(bare_case=page(ito, f"{case}/"), refused=_shown(ticked, 409))


def test_the_reference(signed: SignIn, people: People) -> None:
    olu = signed(people.olu)
    estimated = dose_form(**{"studies-0-tracer": "sestamibi", "studies-0-activity": "740"})
    impossible = dose_form(**{"studies-0-procedure": "ultrasound", "studies-0-dlp": "300"})
    assert_translated(
        hub=page(olu, "/reference/"),
        appropriateness=page(olu, "/reference/appropriateness/"),
        protocols=page(olu, "/reference/protocols/"),
        protocol=page(olu, "/reference/protocols/ct_4d/"),
        profiles=page(olu, "/reference/profiles/"),
        dose=page(olu, "/reference/dose/"),
        estimated=_shown(olu.post("/reference/dose/", estimated), 200),
        impossible=_shown(olu.post("/reference/dose/", impossible), 400),
    )


def test_the_calculator(signed: SignIn, people: People) -> None:
    olu = signed(people.olu)
    contradicted = {**TYPED, "never_operated": "yes"}
    assert_translated(
        blank=page(olu, "/calculator/"),
        answer=_shown(olu.post("/calculator/", TYPED), 200),
        nothing=_shown(olu.post("/calculator/", {}), 400),
        contradicted=_shown(olu.post("/calculator/", contradicted), 400),
        pasted=_shown(olu.post("/calculator/", {"paste": "1", "facts": '{"labs": 3}'}), 400),
    )


def test_the_order_check(signed: SignIn, builder: Builder, people: People) -> None:
    builder.review()
    reyes = signed(people.reyes)
    assert_translated(
        orders=page(reyes, f"/cases/{builder.pk}/orders/"),
        order=page(reyes, f"/cases/{builder.pk}/orders/choline_pet_ct/"),
    )


def test_a_case_and_a_refusal_of_the_api(signed: SignIn, rich: Builder, people: People) -> None:
    reyes, path = signed(people.reyes), f"/api/cases/{rich.pk}/"
    answer = reyes.get(path)
    assert answer.status_code == 200
    headers = {"If-Match": f'"{rich.case.version}"', "Idempotency-Key": key()}
    body = {"operation": 1, "iopth_plan": "As planned"}
    refused = reyes.post(f"{path}record_reoperation/", body, "application/json", headers=headers)
    unread = reyes.post(f"{path}record_reoperation/", {}, "application/json", headers={})
    assert refused.status_code >= 400
    assert unread.status_code == 428
    assert_translated(
        case=list(spoken(answer.json())),
        refused=list(spoken(refused.json())),
        unread=list(spoken(unread.json())),
    )


@pytest.mark.django_db
def test_mail_to_the_people_of_a_case(builder: Builder) -> None:
    from casereview.models import OutboxMessage
    from casereview.outbox.messages import wording

    notices = [wording(row) for row in OutboxMessage.objects.filter(channel="email")]
    assert notices
    assert_translated(
        subjects=[notice.subject for notice in notices],
        bodies=[line for notice in notices for line in notice.body.splitlines() if "http" not in line],
    )
