"""Every field of every act has its column, its place in the API, in the facts and on the page of the case.

Where it has none, or one of another name, a table says so with the reason (`places`).
"""

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import pytest
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client

from casereview.lifecycle.acts import ACTS
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import ACT_FIELDS, LAB
from casereview.lifecycle.fields.field import InputField
from casereview.models import User
from casereview.selectors.facts import facts_tree
from casereview.web.presenters.words import value as shown_value
from casereview.workflow.documents import record_with_files
from imaging.models import DoseEvent
from tests.build import NEGATIVE, Builder, People, day, key
from tests.fields.filled import filled, value_at
from tests.fields.places import (
    LIKE,
    MODELS,
    NO_COLUMN,
    NO_ROW,
    NOT_ON_PAGE,
    OTHER_COLUMN,
    OTHER_FACT,
    OTHER_ROW,
    RECORDS,
    ROWS,
    SHORT_COLUMN,
    every_field,
    split,
    walk,
)

TEXTS: Final = (models.CharField, models.TextField)
LINKS: Final = (models.ForeignKey, models.OneToOneField)
REFERENCES: Final = ("center", "person", "operation", "study", "lab", "read", "sampling", "laryngoscopy")
CODED: Final = ("choice", "codes", "sites", "veins")
COLUMN_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "text": (models.TextField,),
    "line": TEXTS,
    "row_number": LINKS,
    "file": (models.FileField,),
    "file_digest": (models.CharField,),
    "bool": (models.BooleanField,),
    "tristate": (models.BooleanField,),
    "decimal": (models.DecimalField,),
    "signed_decimal": (models.DecimalField,),
    "date": (models.DateField,),
    "moment": (models.DateTimeField,),
    **dict.fromkeys(CODED, (models.CharField,)),
    **dict.fromkeys(REFERENCES, LINKS),
}


# --- the column ---


def column_of(path: str) -> "models.Field[Any, Any]":
    inside, name = split(path)
    model, column = OTHER_COLUMN.get(path, (MODELS[inside], name))
    stored = model._meta.get_field(column)
    assert isinstance(stored, models.Field)
    return stored


def assert_suits(path: str, field: InputField, column: "models.Field[Any, Any]") -> None:
    """Type, length, null and choices of the column suit whatever the field lets through."""
    if isinstance(column, models.JSONField):
        assert column.null  # the protocol of a study, of which nothing may be known
        return
    if type(None) in getattr(field.kind.holds(field), "__args__", ()):
        assert column.null or column.model is DoseEvent, path  # no dose is no row
    elif field.required:
        assert not column.null or column.model in OPTIONAL_ROWS, path
    if isinstance(column, ArrayField):
        column = column.base_field
    assert type(column) in COLUMN_TYPES[field.kind.name], path
    if isinstance(column, models.DecimalField):
        assert (column.max_digits, column.decimal_places) == (18, 6), path
    codes = [code for code, _label in field.kind.choices(field)]
    if codes:
        assert max(map(len, codes)) <= (column.max_length or 0), path
        assert not column.choices or set(codes) <= {code for code, _label in column.flatchoices}, path
    elif isinstance(column, models.CharField) and path not in SHORT_COLUMN:
        hex_digits = 64
        most = hex_digits if field.kind is kinds.FILE_DIGEST else field.kind.schema(field)["maxLength"]
        assert most <= (column.max_length or 0), path


# A row of these may be without what an act that makes one of its kind must name.
OPTIONAL_ROWS: Final = tuple(
    MODELS[act]
    for act in ("add_lab", "add_operation", "add_sampling", "add_laryngoscopy", "add_read", "add_document")
)


@pytest.mark.parametrize(("path", "field"), every_field())
def test_a_field_has_a_column_that_holds_whatever_it_lets_through(path: str, field: InputField) -> None:
    if field.kind is kinds.ROWS:
        assert path in MODELS  # its items have a table of their own
    elif path in NO_COLUMN:
        with pytest.raises(FieldDoesNotExist):
            column_of(path)
    else:
        assert_suits(path, field, column_of(path))


def test_a_field_without_a_column_or_with_one_that_is_too_small_is_noticed() -> None:
    with pytest.raises(FieldDoesNotExist):
        column_of("add_lab.not_there")
    with pytest.raises(AssertionError):
        assert_suits("add_lab.assay", InputField("assay", kinds.TEXT, "Assay"), column_of("add_lab.assay"))
    with pytest.raises(AssertionError):
        assert_suits("add_lab.value", InputField("value", kinds.DECIMAL, "Value", required=False),
                     column_of("add_lab.value"))  # fmt: skip
    with pytest.raises(AssertionError):
        more = InputField("status", kinds.CHOICE, "Status", choices=(("guessed", "Guessed"),))
        assert_suits("add_lab.status", more, column_of("add_lab.status"))


# --- the API ---


@pytest.mark.parametrize(("path", "field"), every_field())
def test_a_field_is_listed_by_the_api(path: str, field: InputField) -> None:
    inside, name = split(path)
    row, column = OTHER_ROW.get(path, (ROWS[inside], name))
    listed = row().get_fields()
    assert (column in listed) is (path not in NO_ROW), path
    if column in listed and field.kind is kinds.DECIMAL and not OTHER_ROW.get(path):
        assert listed[column].allow_null is not field.required, path


# --- the facts ---


@pytest.mark.parametrize(("path", "field"), every_field(of_evidence=True))
def test_a_field_of_evidence_is_told_to_the_rules_or_says_why_not(path: str, field: InputField) -> None:
    inside, name = split(path)
    record, key_of_fact = OTHER_FACT.get(path, (RECORDS[inside], name))
    assert (key_of_fact in record.__struct_fields__) is (not field.outside_facts), path


# --- what is written, told and shown, with every field filled ---


def written(people: People) -> Builder:
    """A case in review on which every act of evidence, an opinion and a member stand, whole."""
    builder = Builder(people)
    builder.act("await_repeat", people.sam, **filled("await_repeat"))
    builder.review(NEGATIVE)
    sam, okafor = people.sam, people.okafor

    def act(name: str, actor: User, **numbers: int) -> int:
        return builder.act(name, actor, **filled(name), **numbers).pk or 0

    lab = act("add_lab", sam)
    act("correct_lab", sam, supersedes=act("add_lab", sam))
    operation = act("add_operation", sam)
    study = act("add_study", okafor)
    first = builder.case.case_studies.get(study=study).study.reads.get().pk
    read = act("add_read", okafor, study=study, supersedes=first)
    act("confirm_location", okafor, read=read)
    act("check_adequacy", okafor, study=study)
    act("correct_sampling", sam, supersedes=act("add_sampling", sam))
    act("correct_laryngoscopy", sam, supersedes=act("add_laryngoscopy", sam))
    act("set_background", sam)
    act("resolve_blocker", people.ito)
    act("answer_stop", people.reyes)
    act("record_emergency", people.reyes)
    act("give_opinion", people.reyes)
    act("assign_member", sam, person=people.olu.pk)
    for owner, pk in (("operation", operation), ("study", study), ("lab", lab)):
        record_with_files(
            builder.pk,
            "add_document",
            actor=sam,
            key=key(),
            body={**filled("add_document"), owner: pk},
            files={"file": SimpleUploadedFile("letter", f"Letter of the {owner}".encode())},
        )
    return builder


def leaves(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a tree with each value that stands under it."""
    if isinstance(tree, Mapping):
        for name, value in tree.items():
            for inner in value if isinstance(value, list) else [value]:
                yield name, inner
            yield from leaves(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from leaves(item)


def test_the_rules_are_told_what_was_entered(people: People) -> None:
    builder = written(people)
    told = set()
    for name, value in leaves(facts_tree(builder.case, dt.date.fromisoformat(day(0)))):
        told |= {(name, str(value))} if not isinstance(value, dict) else set()
    for act in TOLD:
        for path, field in walk(ACT_FIELDS[act], act):
            place = f"{LIKE.get(act, act)}{path.removeprefix(act)}"
            by_number = field.kind.name in (*REFERENCES, "row_number", "rows") or place in BY_SHAPE
            if field.outside_facts or by_number:
                continue
            name = OTHER_FACT[place][1] if place in OTHER_FACT else split(place)[1]
            sent = value_at(path, field)
            for value in sent if isinstance(sent, list) else [sent]:
                assert (name, str(value)) in told, path


WRITTEN: Final = tuple(
    act
    for act in ACT_FIELDS
    if act not in ("await_repeat", "correct_operation", "decline_referral", "refer_again", "release_member")
)
# A sampling or a look at the cords that was replaced is no fact any more.
REPLACED: Final = ("add_sampling", "add_laryngoscopy")
TOLD: Final = tuple(act for act in WRITTEN if ACTS[act].evidence and act not in REPLACED)
# What the facts say by another value than the one that was sent.
BY_SHAPE: Final = {
    "answer_stop.sites": "An answer to a flag speaks of the patient: it has no sites.",
    "set_background.never_operated": "There are operations, and nobody was asked.",
    "add_study.operative_report_seen": "The second read's answer holds for the study.",
    "add_study.read.adequacy": "The strictest of all counts: the judgment's.",
    "add_read.adequacy": "The strictest of all counts: the judgment's.",
}


# --- the page ---


def page_of(builder: Builder, user: User) -> str:
    client = Client()
    client.force_login(user)
    text = client.get(f"/cases/{builder.pk}/").content.decode()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).lower()


def shown_as(path: str, field: InputField, value: Any) -> list[str]:
    """The words in which the page says a value."""
    if path in SHOWN_AS:
        return [SHOWN_AS[path].lower()]
    stored: Any = value
    if field.kind in (kinds.DATE, kinds.MOMENT):
        stored = dt.date.fromisoformat(value)
    elif field.kind in (kinds.DECIMAL, kinds.SIGNED_DECIMAL):
        stored = Decimal(value)
    parts = [[item] for item in stored] if isinstance(stored, list) else [stored]
    return [shown_value(part, field).lower() for part in parts]


SHOWN_AS: Final = {
    "add_lab.comparator": ">1",
    "correct_lab.comparator": "<1",
    "correct_lab.status": "Corrected",
    "add_study.covers": "mediastinum",
    "add_study.fused": "fused",
    "add_study.dual_tracer": "dual tracer",
    "add_study.operative_report_seen": "operative report seen: no",  # as the second read has it
    "add_read.operative_report_seen": "operative report seen: no",
    "add_lab.doubtful": "doubtful",
    "correct_lab.doubtful": "doubtful",
    "add_sampling.samples.occluded": "right arm tied",
    "correct_sampling.samples.occluded": "left arm tied",
    "add_sampling.samples.comparator": ">1",
    "correct_sampling.samples.comparator": "<1",
    "add_laryngoscopy.left": "left paretic",
    "add_laryngoscopy.right": "right immobile",
    "correct_laryngoscopy.left": "left immobile",
    "correct_laryngoscopy.right": "right paretic",
    "set_background.never_operated": "Drugs and conditions",  # shown where it is so
    "resolve_blocker.blocker": "FHH not excluded",
    "answer_stop.code": "Palpable mass",
    "give_opinion.dissents": "dissents from the verdict",
    "add_document.operation": "operation of",
    "add_document.study": "sestamibi",
    "add_document.lab": "phosphate of",
    "assign_member.person": "Olu Ade",
    "refer_again.center": "Northgate Center",
}  # fmt: skip


def missing_from(text: str, acts: tuple[str, ...], fields: Mapping[str, tuple[InputField, ...]]) -> list[str]:
    """The paths of the fields that the page does not say."""
    missing = []
    for act in acts:
        for path, field in walk(fields[act], act):
            place = f"{LIKE.get(act, act)}{path.removeprefix(act)}"
            if place in NOT_ON_PAGE or field.kind is kinds.ROWS:
                continue
            if not all(says in text for says in shown_as(path, field, value_at(path, field))):
                missing.append(path)
    return missing


def test_the_page_of_a_case_shows_what_was_entered(people: People) -> None:
    builder = written(people)
    text = page_of(builder, people.sam)
    assert missing_from(text, WRITTEN, ACT_FIELDS) == []
    extra = InputField("not_there", kinds.DECIMAL, "Not there", required=False)
    more = {**ACT_FIELDS, "add_lab": (*LAB, extra)}
    assert missing_from(text, ("add_lab",), more) == ["add_lab.not_there"]  # it would be missed


def test_the_page_of_a_case_shows_the_repeat_that_its_clock_rests_for(people: People) -> None:
    builder = Builder(people)
    builder.act("await_repeat", people.sam, **filled("await_repeat"))
    assert missing_from(page_of(builder, people.sam), ("await_repeat",), ACT_FIELDS) == []


def test_the_page_of_a_case_shows_a_corrected_operation(people: People) -> None:
    builder = Builder(people)
    earlier = builder.act("add_operation", people.sam, **filled("add_operation"))
    builder.act("correct_operation", people.sam, supersedes=earlier.pk, **filled("correct_operation"))
    assert missing_from(page_of(builder, people.sam), ("correct_operation",), ACT_FIELDS) == []


def test_the_page_of_a_case_shows_what_centers_were_asked_and_answered(people: People) -> None:
    builder = Builder(people).escalation()
    builder.act("decline_referral", people.hale, **filled("decline_referral"))
    builder.act("refer_again", people.reyes, center=people.center.pk, **filled("refer_again"))
    assert missing_from(page_of(builder, people.sam), ("decline_referral", "refer_again"), ACT_FIELDS) == []
