"""How the tests of acts ask the engine: for a refusal, for the row that was made, for the last event."""

from typing import Any

import pytest

from casereview.models import CaseEvent, User
from casereview.workflow.refusals import Invalid, NeedsUnmet, Refusal
from tests.build import Builder


def refused(builder: Builder, act: str, actor: User, **body: Any) -> list[str]:
    """The fields, or the codes of the needs, that an act is refused for; nothing is written then."""
    version = builder.case.version
    with pytest.raises(Refusal) as caught:
        builder.act(act, actor, **body)
    assert builder.case.version == version
    if isinstance(caught.value, Invalid):
        return list(caught.value.fields)
    assert isinstance(caught.value, NeedsUnmet)
    return [item.code for item in caught.value.unmet]


def last_event(builder: Builder) -> CaseEvent:
    return CaseEvent.objects.filter(case=builder.pk).latest("number")


def entered(builder: Builder, act: str, actor: User, **body: Any) -> int:
    """The number of the row that the act made."""
    pk = builder.act(act, actor, **body).pk
    assert pk is not None
    return pk
