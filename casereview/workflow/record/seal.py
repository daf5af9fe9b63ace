"""The chain that ties a case's events together. Its key lives outside the database."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings

from casereview.models import CaseEvent


def seal(event: CaseEvent) -> str:
    """HMAC-SHA256 over everything the event says and the digest of the one before it."""
    return hmac.new(settings.RECORD_KEY.encode(), _content(event), hashlib.sha256).hexdigest()


def _content(event: CaseEvent) -> bytes:
    said: dict[str, Any] = {
        "case": event.case_id,
        "number": event.number,
        "verb": event.verb,
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "before": event.before,
        "after": event.after,
        "reason": event.reason,
        "override": event.override,
        "detail": event.detail,
        "at": event.at.isoformat(),
        "previous": event.previous_digest,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
