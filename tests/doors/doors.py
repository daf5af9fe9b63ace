"""The three ways in: a form of the page, a request to the API, and a case file. Each as its users meet it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.test import Client
from rest_framework.authtoken.models import Token

from casereview.interop.casefile.load import LoadedCase, RefusedCase, load
from casereview.interop.casefile.records import read
from casereview.lifecycle.fields.acts import ACT_FIELDS
from casereview.lifecycle.fields.field import InputField
from casereview.models import Case, User
from casereview.selectors.facts import facts_tree
from casereview.web.forms.form_tree import typed
from tests.build import Builder, People, key

Faults = dict[str, list[str]]
ADDRESSES: Final = {
    "set_background": "background",
    "add_lab": "labs",
    "correct_lab": "labs",
    "add_operation": "operations",
    "add_study": "studies",
    "add_sampling": "samplings",
    "add_laryngoscopy": "laryngoscopies",
    "resolve_blocker": "resolutions",
}


def by_page(builder: Builder, user: User, act: str, body: Mapping[str, Any]) -> Faults:
    """Sends the form as a browser would; the faults by the controls at which they are shown."""
    client = Client()
    client.force_login(user)
    fields = ACT_FIELDS[act]
    carried = {"key": key(), "seen_version": str(builder.case.version)}
    sent = {**carried, **dict(_posted(fields, typed(fields, body)))}
    response = client.post(f"/cases/{builder.pk}/add/{act}/", sent)
    if response.status_code == 302:
        return {}
    assert response.status_code == 400, response.content[:300]
    return {made.path: made.errors for made in response.context["form"]._all() if made.errors}


def _posted(fields: Sequence[InputField], tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, values in tree.items():
        field = next((one for one in fields if one.name == name), None)
        if field is not None and field.rows:
            pairs.append((f"{prefix}{name}-count", str(len(values))))
            for number, row in enumerate(values):
                pairs += _posted(field.rows, row, f"{prefix}{name}-{number}-")
        else:
            pairs.append((f"{prefix}{name}", values))
    return pairs


def by_api(builder: Builder, user: User, act: str, body: Mapping[str, Any]) -> Faults:
    token, _made = Token.objects.get_or_create(user=user)
    response = Client().generic(
        "PUT" if act == "set_background" else "POST",
        f"/api/cases/{builder.pk}/{ADDRESSES[act]}/",
        json.dumps(body),
        "application/json",
        headers={"Authorization": f"Token {token.key}", "Idempotency-Key": key()},
    )
    if response.status_code in (200, 201):
        return {}
    assert response.status_code == 400, response.content[:300]
    faults: Faults = response.json()["fields"]
    return faults


def listed(builder: Builder, user: User, address: str) -> Any:
    token, _made = Token.objects.get_or_create(user=user)
    response = Client().get(
        f"/api/cases/{builder.pk}/{address}/", headers={"Authorization": f"Token {token.key}"}
    )
    assert response.status_code == 200, response.content[:300]
    return response.json()


def by_file(people: People, facts: Mapping[str, Any], **more: Any) -> LoadedCase | RefusedCase:
    """Loads a case file of one case with these facts, which is opened and entered today."""
    case = {
        "id": key(),
        "patient": {"site": people.site.code, "mrn": key(), "family_name": "Finch", "given_name": "Nora"},
        "team": {"surgeon": people.reyes.email, "endocrinologist": people.ito.email},
        "opened": {"by": people.sam.email},
        "facts": {"patient": {}, **facts},
        **more,
    }
    [found] = load(read(json.dumps({"cases": [case]}).encode()))
    return found


def told(case: Case, day: Any) -> dict[str, Any]:
    """What the rules are told, without the names of rows."""
    tree: dict[str, Any] = _nameless(facts_tree(case, day))
    return tree


def _nameless(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _nameless(inner) for name, inner in value.items() if name not in ("id", "baseline")}
    return [_nameless(item) for item in value] if isinstance(value, list) else value
