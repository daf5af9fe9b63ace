"""What the second edition of the rules asks can be entered on the page, by the API and from a case file.

What does not fit is refused by its field, with the remedy.
"""

from typing import Any, NamedTuple

import pytest
from django.utils import timezone

from casereview.interop.casefile.load import LoadedCase, RefusedCase
from casereview.models import Case
from tests.build import Builder, People, day
from tests.doors.doors import by_api, by_file, by_page, told
from tests.fields.test_places import page_of


class Entry(NamedTuple):
    """One act, who does it, and the same as facts: for the case file, and as the rules are told of it."""

    act: str
    body: dict[str, Any]
    facts: dict[str, Any]
    told: dict[str, Any]
    by: str = "sam"


PG = {"unit": "pg/mL"}
ARM = {"vein": "peripheral", "value": "140", **PG}
LEFT_ARM = {"vein": "left.antecubital", "value": "900", **PG}
RIGHT_ARM = {"vein": "right.antecubital", "value": "45", **PG}
TIED = {**ARM, "value": "40", "occluded": "left"}
STUDY = {"performed_on": day(60)}
NODULE = {"location": "left inferior", "nature": "thyroid_nodule", "certainty": "definite"}
NEEDLE = {"location": "right superior", "nature": "suspicious", "certainty": "probable"}
PYRIFORM = {"location": "left.pyriform_sinus", "nature": "suspicious", "certainty": "probable"}

ENTRIES: dict[str, Entry] = {
    "answers of the background": Entry(
        "set_background",
        {"flags": ["antiresorptive", "mri_unsafe"], "has_symptoms": True, "has_stones": False,
         "fragility_fracture": None, "t_score": "-2.7"},
        {"flags": ["antiresorptive", "mri_unsafe"],
         "background": {"symptoms": True, "stones": False, "t_score": "-2.7"}},
        {"flags": ["antiresorptive", "mri_unsafe"],
         "background": {"symptoms": True, "stones": False, "t_score": "-2.7"}},
    ),
    "a fracture and a T-score above zero": Entry(
        "set_background",
        {"fragility_fracture": True, "t_score": "0.5"},
        {"background": {"fragility_fracture": True, "t_score": "0.5"}},
        {"background": {"fragility_fracture": True, "t_score": "0.5"}},
    ),
    "a graft that was removed": Entry(
        "add_operation",
        {"performed_on": day(90), "kind": "graft_removal", "report": "on_file",
         "grafts": ["left.forearm_graft"]},
        {"operations": [{"id": "o", "date": day(90), "kind": "graft_removal", "report": "on_file",
                         "grafts": ["left.forearm_graft"]}]},
        {"operations": [{"date": day(90), "kind": "graft_removal", "report": "on_file", "glands": [],
                         "grafts": ["left.forearm_graft"], "ligated_veins": []}]},
    ),
    "a tourniquet test": Entry(
        "add_sampling",
        {"performed_on": day(30), **PG,
         "samples": [ARM, {"vein": "peripheral", "value": "40", "occluded": "left"}]},
        {"samplings": [{"id": "v", "performed_on": day(30),
                        "samples": [{"id": "v1", **ARM},
                                    {"id": "v2", **TIED}]}]},
        {"samplings": [{"performed_on": day(30), "samples": [ARM, TIED]}]},
    ),
    "one arm against the other": Entry(
        "add_sampling",
        {"performed_on": day(30), **PG, "samples": [{**LEFT_ARM, "baseline": "2"}, RIGHT_ARM]},
        {"samplings": [{"id": "v", "performed_on": day(30),
                        "samples": [{"id": "v1", **LEFT_ARM, "baseline": "v2"},
                                    {"id": "v2", **RIGHT_ARM}]}]},
        {"samplings": [{"performed_on": day(30), "samples": [LEFT_ARM, RIGHT_ARM]}]},
    ),
    "one vocal cord": Entry(
        "add_laryngoscopy",
        {"performed_on": day(20), "right": "paretic"},
        {"laryngoscopies": [{"id": "y", "performed_on": day(20), "right": "paretic"}]},
        {"laryngoscopies": [{"performed_on": day(20), "right": "paretic"}]},
    ),
    "both vocal cords": Entry(
        "add_laryngoscopy",
        {"performed_on": day(20), "left": "immobile", "right": "mobile"},
        {"laryngoscopies": [{"id": "y", "performed_on": day(20), "left": "immobile", "right": "mobile"}]},
        {"laryngoscopies": [{"performed_on": day(20), "left": "immobile", "right": "mobile"}]},
    ),
    "a needle that found nothing, with its place": Entry(
        "add_study",
        {"modality": "fna_pth", **STUDY, "read": [{"result": "negative", "findings": [NEEDLE]}]},
        {"studies": [{"id": "s", "modality": "fna_pth", **STUDY, "result": "negative",
                      "findings": [NEEDLE]}]},
        {"studies": [{"modality": "fna_pth", **STUDY, "result": "negative", "findings": [NEEDLE]}]},
    ),
    "a negative study that explains something": Entry(
        "add_study",
        {"modality": "ct_4d", **STUDY, "read": [{"result": "negative", "findings": [NODULE]}]},
        {"studies": [{"id": "s", "modality": "ct_4d", **STUDY, "result": "negative", "findings": [NODULE]}]},
        {"studies": [{"modality": "ct_4d", **STUDY, "result": "negative", "findings": [NODULE]}]},
    ),
    "choline PET/MR and a new place": Entry(
        "add_study",
        {"modality": "choline_pet_mr", **STUDY, "read": [{"result": "positive", "findings": [PYRIFORM]}]},
        {"studies": [{"id": "s", "modality": "choline_pet_mr", **STUDY, "result": "positive",
                      "findings": [PYRIFORM]}]},
        {"studies": [{"modality": "choline_pet_mr", **STUDY, "result": "positive", "findings": [PYRIFORM]}]},
    ),
    **{
        f"the resolution of {blocker}": Entry(
            "resolve_blocker",
            {"blocker": blocker, "resolved_on": day(5), "reason": "Asked the laboratory"},
            {"resolutions": [{"blocker": blocker, "date": day(5), "reason": "Asked the laboratory"}]},
            {"resolutions": [{"blocker": blocker, "date": day(5), "reason": "Asked the laboratory"}]},
            by="ito",
        )
        for blocker in ("VALUE_IMPLAUSIBLE", "NOT_HYPERCALCEMIC", "TERTIARY_POSSIBLE")
    },
}  # fmt: skip
every_entry = pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))


def assert_told(case: Case, expected: dict[str, Any]) -> None:
    tree = told(case, timezone.localdate())
    for study in tree["studies"]:
        for finding in study.get("findings", ()):
            finding.pop("sites", None)
    assert {name: tree.get(name) for name in expected} == expected


@every_entry
def test_the_page_takes_it(builder: Builder, entry: Entry) -> None:
    assert by_page(builder, getattr(builder.people, entry.by), entry.act, entry.body) == {}
    assert_told(builder.case, entry.told)


@every_entry
def test_the_api_takes_it(builder: Builder, entry: Entry) -> None:
    assert by_api(builder, getattr(builder.people, entry.by), entry.act, entry.body) == {}
    assert_told(builder.case, entry.told)


@every_entry
def test_a_case_file_takes_it(people: People, entry: Entry) -> None:
    loaded = by_file(people, entry.facts)
    assert isinstance(loaded, LoadedCase), loaded
    assert_told(Case.objects.get(pk=loaded.pk), entry.told)


def test_what_nobody_asked_stays_unknown_and_is_no_fact(builder: Builder) -> None:
    assert by_page(builder, builder.people.sam, "set_background", {"drugs": "none"}) == {}
    assert "background" not in told(builder.case, timezone.localdate())


# --- what does not fit ---

OPERATION = {"performed_on": day(90), "report": "on_file"}


class Refused(NamedTuple):
    act: str
    body: dict[str, Any]
    field: str
    says: str


def sampled(*samples: dict[str, Any]) -> dict[str, Any]:
    return {"performed_on": day(30), "unit": "pg/mL", "samples": [*samples]}


VEIN = {"vein": "left.inferior_thyroid", "value": "980"}
PERIPHERAL = {"vein": "peripheral", "value": "140"}
REFUSED: dict[str, Refused] = {
    "a T-score that is no number": Refused(
        "set_background", {"t_score": "minus two"}, "t_score", 'Give a number such as "-2.7"'
    ),
    "a removal that names no graft": Refused(
        "add_operation", {**OPERATION, "kind": "graft_removal"}, "grafts", "Name the graft that was removed"
    ),
    "a look at no cord": Refused(
        "add_laryngoscopy", {"performed_on": day(20)}, "left", "State one cord at least"
    ),
    "an arm tied for a thyroid vein": Refused(
        "add_sampling",
        sampled(PERIPHERAL, {**VEIN, "occluded": "left"}),
        "samples[1].occluded",
        "Only a peripheral sample is drawn while an arm is tied",
    ),
    "an arm that nobody has": Refused(
        "add_sampling",
        sampled({**PERIPHERAL, "occluded": "midline"}),
        "samples[0].occluded",
        "Choose one of: left, right.",
    ),
    "a baseline that was drawn with an arm tied": Refused(
        "add_sampling",
        sampled(PERIPHERAL, {**PERIPHERAL, "occluded": "left"}, {**VEIN, "baseline": "2"}),
        "samples[2].baseline",
        "Row 2 was drawn while an arm was tied: name one that was not.",
    ),
    "a baseline of zero": Refused(
        "add_sampling",
        sampled({**PERIPHERAL, "value": "0"}, {**VEIN, "baseline": "1"}),
        "samples[1].baseline",
        "Row 1 is zero",
    ),
    "a baseline of the same arm": Refused(
        "add_sampling",
        sampled(LEFT_ARM, {**LEFT_ARM, "baseline": "1"}),
        "samples[1].baseline",
        "or of the antecubital vein of the other arm",
    ),
    "two baselines that name each other": Refused(
        "add_sampling",
        sampled({**LEFT_ARM, "baseline": "2"}, {**RIGHT_ARM, "baseline": "1"}),
        "samples[0].baseline",
        "These samples name each other",
    ),
    "a suspicious finding of a negative study": Refused(
        "add_study",
        {"modality": "ct_4d", **STUDY, "read": [{"result": "negative", "findings": [NEEDLE]}]},
        "read[0].findings",
        "choose another result, or say what the finding is",
    ),
    "limits of which none is above the other": Refused(
        "add_lab",
        {"analyte": "calcium_total", "value": "11.9", "unit": "mg/dL", "collected_at": day(3), "low": "10.5",
         "high": "10.5"},
        "high",
        "The upper limit must lie above the lower one",
    ),
}  # fmt: skip
every_refusal = pytest.mark.parametrize("entry", REFUSED.values(), ids=list(REFUSED))


@every_refusal
def test_the_page_refuses_what_does_not_fit_at_its_control(builder: Builder, entry: Refused) -> None:
    faults = by_page(builder, builder.people.sam, entry.act, entry.body)
    assert list(faults) == [entry.field]
    assert entry.says in faults[entry.field][0]


@every_refusal
def test_the_api_refuses_what_does_not_fit_by_its_field(builder: Builder, entry: Refused) -> None:
    faults = by_api(builder, builder.people.sam, entry.act, entry.body)
    assert list(faults) == [entry.field]
    assert entry.says in faults[entry.field][0]


@pytest.mark.parametrize(
    ("facts", "step", "says"),
    [
        ({"background": {"t_score": "low"}}, "facts.background.t_score", "decimal"),
        ({"background": {"pain": True}}, "facts.background.pain", "not a known key"),
        (
            {"operations": [{"id": "o", "date": day(90), "kind": "graft_removal", "report": "on_file"}]},
            "facts.operations[0] (o)",
            "grafts: Name the graft that was removed",
        ),
        (
            {"laryngoscopies": [{"id": "y", "performed_on": day(20)}]},
            "facts.laryngoscopies[0] (y)",
            "left: State one cord at least",
        ),
        (
            {"studies": [{"id": "s", "modality": "ct_4d", **STUDY, "result": "negative",
                          "findings": [NEEDLE]}]},
            "facts.studies[0].findings",
            "suspicious",
        ),
        (
            {"samplings": [{"id": "v", "performed_on": day(3), "samples": [
                {"id": "a", **VEIN, **PG, "occluded": "left"}]}]},
            "facts.samplings[0].samples[0].occluded",
            "peripheral",
        ),
        (
            {"samplings": [{"id": "v", "performed_on": day(3), "samples": [
                {"id": "a", **PERIPHERAL, **PG, "occluded": "left"},
                {"id": "b", **VEIN, **PG, "baseline": "a"}]}]},
            "facts.samplings[0].samples[1].baseline",
            "a",
        ),
        (
            {"resolutions": [{"blocker": "EUCALCEMIC_PTH_ELEVATION", "date": day(3)}]},
            "facts.resolutions[0].blocker",
            "EUCALCEMIC_PTH_ELEVATION",
        ),
        (
            {"overrides": [{"blocker": "TERTIARY_POSSIBLE", "code": "renal_primary", "date": day(3)}]},
            "facts.overrides",
            "take accept_case with its override in a step",
        ),
        ({"answers": [{"code": "PREGNANCY", "date": day(3)}]}, "facts.answers", "take answer_stop"),
    ],
)  # fmt: skip
def test_a_case_file_is_refused_by_the_field_that_does_not_fit(
    people: People, facts: dict[str, Any], step: str, says: str
) -> None:
    refused = by_file(people, facts)
    assert isinstance(refused, RefusedCase), refused
    assert refused.step == step
    assert says in refused.sentences[0]


def test_an_answer_that_stands_twice_in_a_case_file_is_refused(people: People) -> None:
    refused = by_file(people, {"background": {"symptoms": True}}, background={"has_symptoms": False})
    assert isinstance(refused, RefusedCase), refused
    assert refused.step == "background.has_symptoms"
    assert refused.sentences == ("stands under facts.background.symptoms too; keep one of the two",)


def test_what_was_entered_stands_on_the_page(builder: Builder) -> None:
    for name, entry in ENTRIES.items():
        if name != "one arm against the other":  # one sampling a round
            builder.act(entry.act, getattr(builder.people, entry.by), **entry.body)
    text = page_of(builder, builder.people.sam)
    for words in (
        "lowest t-score 0.5",
        "fragility fracture yes",
        "removal of a graft",
        "left not stated, right paretic",
        "left immobile, right mobile",
        "left arm tied",
        "choline pet/mr",
        "left pyriform sinus",
        "fine-needle aspiration with pth washout",
    ):
        assert words in text, words
