"""A browser's half: signed-in clients, and a case with something in every section."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from casereview.models import User
from tests.build import Builder, People, day

SignIn = Callable[[User], Client]


def text_of(response: Any) -> str:
    """The page, with one blank where the template breaks a tag over lines."""
    page = str(response.content.decode())
    return re.sub(r"<[^>]+>", lambda tag: re.sub(r"\s+", " ", tag[0]), page)


@pytest.fixture(autouse=True, scope="session")
def static_folder() -> None:
    """Where the server looks for collected files, of which a test run has none."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def no_tries_left_over() -> None:
    """The counters of failed sign-ins outlive a rolled-back account."""
    cache.clear()


@pytest.fixture
def signed() -> SignIn:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def rich(people: People) -> Builder:
    """A case in planning with everything on file, corrected rows and an unlocated finding too."""
    builder = Builder(people, question="Where is the missing gland?", referrer_name="Dr. Quill").team()
    builder.review()
    sam, okafor = people.sam, people.okafor
    lab = builder.case.labs.first()
    assert lab is not None
    builder.act(
        "correct_lab",
        sam,
        supersedes=lab.pk,
        analyte="calcium_total",
        value="12.1",
        unit="mg/dL",
        low="8.5",
        high="10.5",
        collected_at=day(340),
        reason="Typing error",
    )
    builder.act("add_laryngoscopy", sam, performed_on=day(10), left="mobile", right="paretic")
    builder.act(
        "add_study",
        okafor,
        modality="ultrasound",
        performed_on=day(50),
        read=[
            {"result": "positive", "text": "Beside the trachea.", "findings": [{"location": "somewhere odd"}]}
        ],
    )
    study = builder.case.case_studies.latest("pk").study
    builder.act(
        "add_read",
        okafor,
        study=study.pk,
        supersedes=study.reads.get().pk,
        result="positive",
        findings=[{"location": "left inferior", "size_mm": "9"}],
    )
    builder.act("check_adequacy", okafor, study=study.pk, adequacy="limited", reason="Scar")
    builder.opinions("focused_reoperation").confirmed().do(
        "agree_target",
        people.reyes,
        plan="focused_reoperation",
        target_sites=["left.inferior"],
        rationale="Agreed",
        answers=[{"code": "CORD_PALSY_OPPOSITE", "reason": "The nerve is monitored throughout."}],
    )
    return builder


def hidden(response: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text_of(response))
    assert found, f"no hidden {name}"
    return found[1]


def send(client: Client, path: str, **data: Any) -> Any:
    """As a browser does: look at the form, then send it with what it carries."""
    page = client.get(path)
    assert page.status_code == 200, text_of(page)
    carried = {name: hidden(page, name) for name in ("seen_version", "key")}
    return client.post(path, {**carried, **data})


LAB = {"analyte": "calcium_total", "value": "11.9", "unit": "mg/dL", "status": "final"}
