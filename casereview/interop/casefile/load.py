"""Puts the cases of a file on record. Every call goes through the engine, which refuses it like anyone's.

Each call carries the same key at every loading, so that a second one is answered from the first and changes
nothing. A case stops at its first refusal; the others go on.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from casereview.interop.casefile import sentences
from casereview.interop.casefile.plan import Call, opening_key, plan
from casereview.interop.casefile.records import CaseRecord, Malformed
from casereview.interop.casefile.shapes import FieldMisfit
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import FieldKind, InputField
from casereview.lifecycle.fields.kinds.files import Upload
from casereview.models import Center, IdempotencyKey, User
from casereview.reading.patterns import LENGTH_OF_DAY
from casereview.workflow import documents, engine
from casereview.workflow.opening import open_case
from casereview.workflow.refusals import Invalid, NeedsUnmet, Refusal
from imaging.models import Read
from imaging.sentences import english, joined

NAMED_BY_STEPS = (kinds.OPERATION, kinds.STUDY, kinds.LAB, kinds.READ)


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case that is on record as the file has it; ``changed`` when this loading added something."""

    case: str
    pk: int
    changed: bool


@dataclass(frozen=True, slots=True)
class RefusedCase:
    """Where a case stopped, and why."""

    case: str
    step: str
    code: str
    sentences: tuple[str, ...]


def load(cases: Iterable[CaseRecord | Malformed]) -> Iterator[LoadedCase | RefusedCase]:
    """Loads one case after the other and says what became of each."""
    for case in cases:
        if isinstance(case, Malformed):
            yield RefusedCase(case.id, case.path, "malformed", (case.sentence,))
        else:
            yield load_one(case)


def load_one(record: CaseRecord) -> LoadedCase | RefusedCase:
    try:
        calls = plan(record, _first_loading(record) or timezone.localdate())
    except FieldMisfit as misfit:
        return RefusedCase(record.id, misfit.path, "malformed", (misfit.sentence,))
    loading, changed = _Loading(), False
    for call in calls:
        try:
            changed |= not loading.make(call).replayed
        except Refusal as refusal:
            return RefusedCase(record.id, call.label, refusal.code, _sentences(refusal))
    return LoadedCase(record.id, loading.case, changed)


def _first_loading(record: CaseRecord) -> dt.date | None:
    """The day from which a case that is on record already counts its relative days."""
    row = IdempotencyKey.objects.filter(
        account__email=record.opened_by.lower(), key=opening_key(record)
    ).first()
    return timezone.localdate(row.at) if row else None


def _sentences(refusal: Refusal) -> tuple[str, ...]:
    if isinstance(refusal, NeedsUnmet):
        return tuple(f"{item.code}: {item.sentence}" for item in refusal.unmet)
    if isinstance(refusal, Invalid):
        return tuple(f"{name}: {english(joined(says))}" for name, says in refusal.fields.items())
    return (english(refusal.sentence),)


class _Loading:
    """One case on its way: its number and version, and the rows that its names stand for."""

    def __init__(self) -> None:
        self.case = 0
        self.version = 0
        self.made: dict[str, dict[str, int]] = {}
        self.people: dict[str, User] = {}

    def make(self, call: Call) -> engine.WriteResult:
        actor, at = self._actor(call.by), _moment(call.at)
        if call.verb == "open_case":
            body = self._resolved(call.fields, call.body)
            answer = open_case(actor=actor, key=call.key, body=body, at=at)
            self.case = answer.case
        elif call.verb:
            answer = engine.perform(
                self.case,
                call.verb,
                actor=actor,
                seen_version=self.version,
                key=call.key,
                override=call.override,
                data=self._resolved(call.fields, call.body),
                at=at,
            )
        else:
            answer = self._record(call, actor, at)
        self.version = answer.version
        if call.makes and answer.pk is not None:
            self.made[call.makes] = _rows(answer)
        return answer

    def _record(self, call: Call, actor: User, at: dt.datetime | None) -> engine.WriteResult:
        body, uploads = dict(call.body), dict[str, Upload]()
        if names := documents.file_fields(call.act):
            body, uploads = documents.with_uploads(call.act, body, {name: _file(body) for name in names})
        body = self._resolved(call.fields, body)
        return engine.record(
            self.case, call.act, actor=actor, key=call.key, body=body, uploads=uploads, at=at
        )

    def _actor(self, email: str) -> User:
        """One look-up for each person of a case, who has many steps in it."""
        if email not in self.people:
            self.people[email] = _person(email)
        return self.people[email]

    def _resolved(self, fields: tuple[InputField, ...], body: Mapping[str, Any]) -> dict[str, Any]:
        """The body with names, addresses and codes turned into the rows that they stand for."""
        kinds = {field.name: field.kind for field in fields}
        return {name: self._value(kinds.get(name), name, value) for name, value in body.items()}

    def _value(self, kind: FieldKind | None, field: str, value: Any) -> Any:
        if not isinstance(value, str) or value == "":
            return value
        if kind is kinds.PERSON:
            return _person(value, field).pk
        if kind is kinds.CENTER:
            center = None if "\x00" in value else Center.objects.filter(site__code=value).first()
            if center is None:
                raise Invalid({field: [sentences.NO_CENTER(code=repr(value))]})
            return center.pk
        if kind is not None and kind in NAMED_BY_STEPS:
            row = self.made.get(value, {}).get(kind.name)
            if row is None:
                raise Invalid({field: [sentences.NOTHING_NAMED(name=repr(value), kind=kind.name)]})
            return row
        return value


def _rows(answer: engine.WriteResult) -> dict[str, int]:
    """What a name may be used for later, by kind of field: a study's name also stands for its first read."""
    pk = answer.pk or 0
    if answer.kind == kinds.STUDY.name:
        first = Read.objects.filter(study=pk, supersedes=None).values_list("pk", flat=True).first()
        return {kinds.STUDY.name: pk} | ({kinds.READ.name: first} if first else {})
    if answer.kind == kinds.READ.name:
        return {kinds.READ.name: pk, kinds.STUDY.name: Read.objects.get(pk=pk).study_id}
    return {kind.name: pk for kind in (kinds.OPERATION, kinds.LAB) if kind.name == answer.kind}


def _person(email: str, field: str = "by") -> User:
    user = None if "\x00" in email else User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        raise Invalid({field: [sentences.NO_ACCOUNT(email=repr(email))]})
    return user


def _moment(on: str) -> dt.datetime | None:
    """The time of a step: noon of its day, or now where that day is today; None is now, like anyone's."""
    if not on:
        return None
    refused = Invalid({"on": [sentences.WRITE_MOMENT()]})
    try:
        if len(on) > LENGTH_OF_DAY:
            moment = parse_datetime(on)
            if moment is None or moment.tzinfo is None:
                raise refused
            return moment
        day = dt.date.fromisoformat(on)
    except ValueError:
        raise refused from None
    now = timezone.localtime()
    noon = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
    return min(noon, now) if day == now.date() else noon


def _file(body: dict[str, Any]) -> SimpleUploadedFile | None:
    """The bytes of a document: its text, or a scan in base64. Their hash stands in for them in the body."""
    text, scan = body.pop("text", None), body.pop("base64", None)
    try:
        content = base64.b64decode(scan, validate=True) if scan is not None else str(text or "").encode()
    except (binascii.Error, TypeError, ValueError):
        raise Invalid({"base64": [sentences.NO_BASE64()]}) from None
    return SimpleUploadedFile("document", content) if content else None
