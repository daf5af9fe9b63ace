"""`load_cases`: a refusal names case, step, code and sentences, and the other cases go on."""

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from casereview.models import Case, CaseEvent, LabResult, OutboxMessage, User
from casereview.selectors.facts import facts_tree
from imaging.models import SiteReading

pytestmark = pytest.mark.usefixtures("settled")
SAM, JONAS, PRIYA = (f"{name}@example.org" for name in ("sam.whitlock", "jonas.feld", "priya.menon"))
TEAM = {"surgeon": PRIYA, "endocrinologist": JONAS, "radiologist": "amara.diallo@example.org"}


def case(number: int, **parts: Any) -> dict[str, Any]:
    patient = {"site": "harbor", "mrn": f"T-{number}", "family_name": "Finch", "given_name": f"Nora {number}"}
    return {
        "id": f"t{number}",
        "patient": patient,
        "team": TEAM,
        "opened": {"by": SAM, "on": "-30d"},
        **parts,
    }


ELIGIBLE: dict[str, Any] = {
    "patient": {"sex": "F", "age_years": 50},
    "flags": [],
    "operations": [{"id": "op1", "date": "-200d", "kind": "neck_exploration", "report": "on_file"}],
    "labs": [
        {"id": "l1", "analyte": "calcium_total", "value": "11.9", "unit": "mg/dL", "collected_at": "-100d"},
        {"id": "l2", "analyte": "pth_intact", "value": "180", "unit": "pg/mL", "collected_at": "-100d"},
    ],
    "resolutions": [{"blocker": "FHH_NOT_EXCLUDED", "date": "-50d", "reason": "CASR sequencing negative"}],
}
ACCEPT = {"verb": "accept_case", "by": JONAS, "on": "-20d", "data": {"confirm_eligibility": True}}
HOLD = {"verb": "hold", "by": SAM, "on": "-9d", "data": {"reason": "abroad", "until": "+9d"}}


class Loader:
    """Writes a file and loads it; says what was printed and whether the command failed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "cases.json"

    def __call__(self, *cases: object) -> tuple[str, str, int]:
        self.path.write_text(json.dumps({"cases": cases}))
        out, err = StringIO(), StringIO()
        try:
            call_command("load_cases", self.path, stdout=out, stderr=err)
        except CommandError as error:
            return out.getvalue(), err.getvalue(), error.returncode
        return out.getvalue(), err.getvalue(), 0


@pytest.fixture
def load(tmp_path: Path) -> Loader:
    return Loader(tmp_path)


def test_a_refusal_names_case_step_code_and_sentences_and_the_next_case_goes_on(load: Loader) -> None:
    out, err, code = load(
        case(1, facts={"patient": {}}, steps=[ACCEPT]),
        case(2, opened={"by": "nobody@example.org"}),
        case(3, facts={"patient": {}, "labs": [{"id": "l1"}]}),
        case(4, facts=ELIGIBLE, steps=[ACCEPT]),
    )
    assert code == 1
    assert "cases.json: 1 loaded, 0 on record already, 3 refused" in out
    assert "t1, steps[0] (accept_case): needs_unmet\n" in err
    assert "  FLAGS_UNKNOWN: " in err
    assert "t2, open_case: invalid\n  by: There is no account with the e-mail address" in err
    assert "t3, facts.labs[0].analyte: malformed\n" in err
    assert Case.objects.get(patient__mrn="T-4").state == "localization"


def test_a_stranger_is_refused_like_anyone(load: Loader) -> None:
    kit = {
        "verb": "withdraw",
        "by": "kit.marlowe@example.org",
        "data": {"resolution": "withdrawn", "reason": "x"},
    }
    _, err, _ = load(case(1, steps=[kit]))
    assert "t1, steps[0] (withdraw): not_found\n  No such case." in err


def test_a_case_goes_on_where_it_stopped_once_the_file_is_right(load: Loader) -> None:
    wrong = {**ACCEPT, "by": SAM}
    _, err, _ = load(case(1, facts=ELIGIBLE, steps=[wrong]))
    assert "steps[0] (accept_case): not_permitted" in err
    labs = LabResult.objects.count()
    assert load(case(1, facts=ELIGIBLE, steps=[ACCEPT]))[2] == 0
    assert Case.objects.get().state == "localization"
    assert LabResult.objects.count() == labs


def test_a_second_load_on_a_later_day_changes_nothing_though_days_are_relative(load: Loader) -> None:
    cases = [case(1, facts=ELIGIBLE, steps=[ACCEPT])]
    load(*cases)
    before = list(CaseEvent.objects.values_list("pk", "at"))
    with time_machine.travel(timezone.now() + dt.timedelta(days=3), tick=False):
        out, _, code = load(*cases)
    assert (code, "0 loaded, 1 on record already" in out) == (0, True)
    assert list(CaseEvent.objects.values_list("pk", "at")) == before


def test_a_step_that_was_taken_cannot_be_edited_in_the_file(load: Loader) -> None:
    load(case(1, question="First"))
    _, err, code = load(case(1, question="Second"))
    assert (code, "t1, open_case: key_reused" in err) == (1, True)


def test_history_is_marked_as_imported_and_tells_nobody(load: Loader) -> None:
    load(case(1, facts=ELIGIBLE, steps=[ACCEPT]))
    assert all(event.detail["imported"] for event in CaseEvent.objects.all())
    assert OutboxMessage.objects.count() == 0
    accepted = CaseEvent.objects.get(verb="accept_case")
    assert timezone.localdate(accepted.at) == timezone.localdate() - dt.timedelta(days=20)
    assert accepted.actor == User.objects.get(email=JONAS)


def test_a_step_without_a_day_happens_now_and_tells_those_it_concerns(load: Loader) -> None:
    now = {"verb": "accept_case", "by": JONAS, "data": {"confirm_eligibility": True}}
    load(case(1, facts=ELIGIBLE, steps=[now]))
    assert OutboxMessage.objects.filter(event__verb="accept_case", address=PRIYA).exists()


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([{**ACCEPT, "on": "-5d"}, HOLD], "at: History is entered in its order"),
        ([{**ACCEPT, "on": "+5d"}], "at: History is entered in its order, and not ahead of time."),
        ([{**ACCEPT, "on": "soon"}], "on: Write a day"),
        ([{**ACCEPT, "on": "2024-01-01T10:00"}], "on: Write a day"),
        ([{**ACCEPT, "data": {"color": "red"}}], "color: There is no such field."),
        ([{"act": "assign_member", "by": SAM, "data": {"person": "x@example.org", "role": "observer"}}],
         "person: There is no account"),
        ([{"act": "check_adequacy", "by": SAM, "data": {"study": "op1"}}], "study: Nothing named 'op1'"),
        ([{"act": "add_document", "by": SAM, "data": {"base64": "%"}}], "base64: This is no base64."),
        ([{"act": "add_document", "by": SAM, "data": {"title": "Scan"}}], "file: Choose a file"),
    ],
)  # fmt: skip
def test_a_step_that_does_not_fit_says_how_it_would(load: Loader, steps: list[object], says: str) -> None:
    _, err, code = load(case(1, facts=ELIGIBLE, steps=steps))
    assert (code, says in err) == (1, True), err


def test_a_center_that_does_not_exist_is_refused_by_its_code(load: Loader) -> None:
    step = {"verb": "escalate", "by": PRIYA, "data": {"center": "nowhere", "question": "Where?"}}
    _, err, _ = load(case(1, steps=[step]))
    assert "center: There is no center with the site code 'nowhere'." in err


def test_an_opening_ahead_of_time_is_refused(load: Loader) -> None:
    _, err, _ = load(case(1, opened={"by": SAM, "on": "+2d"}))
    assert "t1, open_case: invalid\n  at: History is not entered ahead of time." in err


def test_a_document_hangs_on_the_operation_it_belongs_to(load: Loader) -> None:
    data = {"title": "Report", "operation": "op1", "text": "Left side explored."}
    step = {"act": "add_document", "by": SAM, "on": "-19d", "data": data}
    cases = [case(1, facts=ELIGIBLE, steps=[ACCEPT, step])]
    assert load(*cases)[2] == load(*cases)[2] == 0
    document = Case.objects.get().documents.get()
    assert document.operation is not None
    with document.file.open() as file:
        assert file.read() == b"Left side explored."


def test_what_a_step_makes_can_be_named_later(load: Loader) -> None:
    lab = {"analyte": "calcium_total", "value": "12.9", "unit": "mg/dL", "collected_at": "-40d"}
    steps = [
        {"act": "add_lab", "id": "new", "by": SAM, "on": "-29d", "data": lab},
        {"act": "correct_lab", "by": SAM, "on": "-28d",
         "data": {**lab, "value": "11.9", "supersedes": "new", "reason": "misread"}},
    ]  # fmt: skip
    assert load(case(1, facts=ELIGIBLE, steps=steps))[2] == 0
    corrected = LabResult.objects.get(supersedes__isnull=False)
    assert corrected.supersedes is not None
    assert str(corrected.supersedes.value) == "12.900000"


@pytest.mark.parametrize(("content", "says"), [(None, "cannot be read"), ("[", "must be one JSON object")])
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str | None, says: str) -> None:
    path = tmp_path / "none.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(CommandError, match=says):
        call_command("load_cases", path)


def placed_study(number: int, **more: Any) -> dict[str, Any]:
    findings = [
        {"location": "left inferior", "sites": ["left.inferior"]},
        {"location": "the usual spot", "sites": ["left.intrathymic"]},
        {"location": "an artifact", "sites": []},
        {"location": "right superior"},
        {"location": "right inferior", "sites": None},
    ]
    return {
        "id": f"s{number}",
        "modality": "ct_4d",
        "performed_on": "-60d",
        "result": "positive",
        "findings": findings,
        **more,
    }


def test_sites_stated_in_a_file_are_a_persons_word_and_loaded_once(load: Loader) -> None:
    studies = [placed_study(1), placed_study(2, supersedes="s1")]
    file = case(1, facts={**ELIGIBLE, "studies": studies}, steps=[ACCEPT])
    assert load(file)[2] == 0
    rows = SiteReading.objects.values_list("finding__location", "sites", "confirmed_by_name")
    name = User.objects.get(email=SAM).name
    once = [
        ("left inferior", ["left.inferior"], name),
        ("the usual spot", ["left.intrathymic"], name),
        ("an artifact", [], name),
    ]
    assert list(rows) == once * 2
    facts = facts_tree(Case.objects.get(), timezone.localdate())["studies"][-1]["findings"]
    assert [finding["sites"] for finding in facts] == [
        ["left.inferior"],
        ["left.intrathymic"],
        [],
        ["right.superior"],
        ["right.inferior"],
    ]
    assert "0 loaded, 1 on record already" in load(file)[0]
    assert SiteReading.objects.count() == 6


def test_sites_off_the_side_of_their_words_are_refused_by_name(load: Loader) -> None:
    finding = {"location": "left inferior", "sites": ["right.inferior"]}
    file = case(1, facts={**ELIGIBLE, "studies": [placed_study(1, findings=[finding])]})
    _, err, code = load(file)
    assert code == 1
    assert "t1, facts.studies[0].findings[0].sites: invalid\n  sites: The words name the left" in err


def test_a_step_places_a_finding_by_the_name_of_its_study(load: Loader) -> None:
    step = {"act": "confirm_location", "by": PRIYA, "on": "-10d"}
    data = {"read": "s1", "finding": 4, "sites": ["right.intrathyroidal"], "reason": "Seen at the meeting"}
    file = case(1, facts={**ELIGIBLE, "studies": [placed_study(1)]}, steps=[ACCEPT, {**step, "data": data}])
    assert load(file)[2] == 0
    row = SiteReading.objects.latest("pk")
    assert (row.finding.location, row.sites) == ("right superior", ["right.intrathyroidal"])
