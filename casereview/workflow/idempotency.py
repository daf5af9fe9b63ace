"""Idempotency: one account and key get one answer, however often and however parallel they ask."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import connection

from casereview.models import IdempotencyKey, User
from casereview.workflow.refusals import KEY_MALFORMED, KEY_REUSED, Invalid, KeyReused

MAX_KEY = 100


def fingerprint(what: str, case_id: int | None, body: Mapping[str, Any]) -> str:
    """A digest of the request: the same key with another one is refused."""
    text = json.dumps([what, case_id, body], sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def earlier_answer(account: User, key: str, print_: str) -> dict[str, Any] | None:
    """The first answer under this key, if there is one. Call inside the transaction, first.

    An advisory lock makes a parallel repeat wait here until the first has committed or failed.
    """
    if not key or len(key) > MAX_KEY or not key.isprintable():
        raise Invalid({"idempotency_key": [KEY_MALFORMED(most=MAX_KEY)]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{account.pk}:{key}"])
    row = IdempotencyKey.objects.filter(account=account, key=key).first()
    if row is None:
        return None
    if row.fingerprint != print_:
        raise KeyReused(KEY_REUSED())
    answer: dict[str, Any] = row.answer
    return answer


def remember(account: User, key: str, print_: str, answer: dict[str, Any]) -> None:
    """Keep the answer, in the transaction that earned it."""
    IdempotencyKey.objects.create(account=account, key=key, fingerprint=print_, answer=answer)
