"""Forms keep what was typed, start with what is recorded, and can all be drawn."""

import re

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.moves import MOVES
from casereview.models import User
from tests.build import Builder, People, day
from tests.web.conftest import LAB, SignIn, send, text_of


def test_a_fault_deep_in_a_row_stands_at_its_control(
    signed: SignIn, builder: Builder, people: People
) -> None:
    data = {
        "modality": "ct_4d",
        "performed_on": day(5),
        "read-count": "1",
        "read-0-result": "positive",
        "read-0-findings-count": "3",
        "read-0-findings-0-location": "",  # a blank row before the one that is meant
        "read-0-findings-1-location": "left inferior",
        "read-0-findings-1-size_mm": "nine",
        "read-0-findings-1-certainty": "definite",
    }
    response = send(signed(people.sam), f"/cases/{builder.pk}/add/add_study/", **data)
    text = text_of(response)
    assert response.status_code == 400
    assert 'href="#id_read-0-findings-0-size_mm"' in text
    assert re.search(r'id="id_read-0-findings-0-size_mm"[^>]*value="nine"[^>]*aria-invalid="true"', text)
    assert 'value="left inferior"' in text
    assert re.search(r'value="definite" selected', text)


def test_nothing_typed_is_lost_when_an_operation_is_refused(
    signed: SignIn, builder: Builder, people: People
) -> None:
    data = {
        "performed_on": "",  # what is refused
        "kind": "parathyroidectomy",
        "report": "unobtainable",
        "attempts": "Asked twice,\nno answer",
        "grafts": ["left.forearm_graft"],
        "ligated_veins": ["left.middle_thyroid", "right.middle_thyroid"],
        "findings_text": "Scar <everywhere> & no gland",
        "glands-count": "4",
        "glands-0-gland": "left.inferior",
        "glands-0-disposition": "removed",
        "glands-0-weight_mg": "820",
    }
    text = text_of(send(signed(people.sam), f"/cases/{builder.pk}/add/add_operation/", **data))
    assert "Asked twice,\nno answer" in text
    assert "Scar &lt;everywhere&gt; &amp; no gland" in text
    assert 'value="820"' in text
    for code in ("left.forearm_graft", "left.middle_thyroid", "right.middle_thyroid"):
        assert re.search(rf'value="{re.escape(code)}" checked', text)
    assert re.search(r'value="left.inferior" selected', text)


def test_one_more_row_keeps_everything_and_asks_the_engine_nothing(
    signed: SignIn, builder: Builder, people: People
) -> None:
    version = builder.case.version
    data = {
        "glands-count": "4",
        "glands-1-gland": "left.inferior",
        "add_row": "glands",
        "kind": "thyroidectomy",
    }
    response = send(signed(people.sam), f"/cases/{builder.pk}/add/add_operation/", **data)
    text = text_of(response)
    assert response.status_code == 200
    assert 'name="glands-count" value="5"' in text
    assert re.search(r'value="thyroidectomy" selected', text)
    assert re.search(r'name="glands-1-gland"(?:(?!</select>).)*value="left.inferior" selected', text, re.S)
    assert builder.case.version == version


def test_unknown_none_and_some_are_told_apart(signed: SignIn, builder: Builder, people: People) -> None:
    client, path = signed(people.ito), f"/cases/{builder.pk}/add/set_background/"
    for known, flags, kept in (("unknown", [], None), ("none", [], []), ("some", ["lithium"], ["lithium"])):
        assert send(client, path, **{"flags-known": known, "flags": flags}).status_code == 302
        assert builder.case.background.flags == kept
    refused = send(client, path, **{"flags-known": "none", "flags": ["lithium"], "symptoms": "Bone pain"})
    assert refused.status_code == 400
    assert "keep one of the two" in text_of(refused)
    assert "Bone pain" in text_of(refused)
    assert builder.case.background.flags == ["lithium"]


def test_the_background_starts_with_what_is_recorded(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.act(
        "set_background", people.ito, flags=["lithium"], drugs="Lithium since 2010", wishes="Home soon"
    )
    text = text_of(signed(people.ito).get(f"/cases/{builder.pk}/add/set_background/"))
    assert "Lithium since 2010" in text
    assert "Home soon" in text
    assert re.search(r'value="lithium" checked', text)


def test_a_correction_starts_with_the_row_that_it_corrects(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.worked_up()
    lab, operation = builder.case.labs.first(), builder.case.operations.get()
    assert lab is not None
    client = signed(people.sam)
    text = text_of(client.get(f"/cases/{builder.pk}/add/correct_lab/?supersedes={lab.pk}"))
    assert 'value="11.9"' in text
    assert day(340) in text
    response = send(
        client,
        f"/cases/{builder.pk}/add/correct_lab/?supersedes={lab.pk}",
        supersedes=lab.pk,
        collected_at=day(340),
        reason="Typing error",
        **{**LAB, "value": "12.1"},
    )
    assert response.status_code == 302
    text = text_of(client.get(f"/cases/{builder.pk}/add/correct_operation/?supersedes={operation.pk}"))
    assert 'value="820"' in text


FORMS = [
    *(("do", verb) for verb, move in MOVES.items() if move.sources),
    *(("add", act) for act in ACTS),
]


def _someone(people: People, kind: str, name: str) -> User:
    who = (MOVES if kind == "do" else ACTS)[name].allowed_roles
    by_role = {
        "coordinator": people.sam,
        "surgeon": people.reyes,
        "chair": people.reyes,
        "endocrinologist": people.ito,
        "radiologist": people.okafor,
        "nuclear_medicine": people.nilsen,
        "interventional_radiologist": people.ivanov,
        "pathologist": people.petit,
    }
    return next(by_role[role] for role in who if role in by_role)


def test_every_form_can_be_drawn_and_every_control_has_a_label(
    signed: SignIn, rich: Builder, people: People
) -> None:
    """Drawn for the state in which it is possible, with the rows of a full case to choose from."""
    from casereview.models import Case

    for kind, name in FORMS:
        states = MOVES[name].sources if kind == "do" else ACTS[name].states
        state = sorted(states)[0]
        closed = {"resolution": "withdrawn"} if state == "closed" else {"resolution": ""}
        Case.objects.filter(pk=rich.pk).update(state=state, **closed)
        response = signed(_someone(people, kind, name)).get(f"/cases/{rich.pk}/{kind}/{name}/")
        assert response.status_code == 200, (kind, name, text_of(response)[:300])
        text = text_of(response)
        ids = re.findall(r'<(?:input|select|textarea)[^>]*? id="([^"]+)"', text)
        labeled = set(re.findall(r'<label[^>]*? for="([^"]+)"', text))
        assert not [one for one in ids if one not in labeled], (kind, name)
        assert len(ids) == len(set(ids)), (kind, name)


def test_a_baseline_named_by_its_row_is_found_again_when_blank_rows_fall_away(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.venous_sampling()
    rows = {
        "samples-1-vein": "peripheral",
        "samples-1-value": "100",
        "samples-2-vein": "peripheral",
        "samples-2-value": "400",
        "samples-3-vein": "right.superior_thyroid",
        "samples-3-value": "500",
        "samples-3-baseline": "2",
        "samples-count": "8",
    }
    path = f"/cases/{builder.pk}/add/add_sampling/"
    body = {"performed_on": day(0), "unit": "pg/mL", "assay": "2nd generation", **rows}
    assert send(signed(people.hale), path, **body).status_code == 302
    vein = builder.case.samplings.get().samples.get(vein="right.superior_thyroid")
    assert vein.baseline is not None
    assert vein.baseline.value == 100


def test_a_baseline_row_that_was_left_blank_is_refused_and_not_guessed(
    signed: SignIn, builder: Builder, people: People
) -> None:
    builder.venous_sampling()
    rows = {
        "samples-1-vein": "peripheral",
        "samples-1-value": "100",
        "samples-2-vein": "right.superior_thyroid",
        "samples-2-value": "500",
        "samples-2-baseline": "1",
        "samples-count": "8",
    }
    path = f"/cases/{builder.pk}/add/add_sampling/"
    body = {"performed_on": day(0), "unit": "pg/mL", "assay": "2nd generation", **rows}
    page = send(signed(people.hale), path, **body)
    assert page.status_code == 400
    assert "Name the row number of another sample, a peripheral one." in text_of(page)
