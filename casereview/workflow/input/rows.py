"""The rows of the database that a case's forms may name, by the kinds of field that name them."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import RowExists
from casereview.models import Case, Center, User

ROWS: dict[str, Callable[[Case], QuerySet[Any]]] = {
    kinds.CENTER.name: lambda case: Center.objects.filter(is_active=True),
    kinds.PERSON.name: lambda case: User.objects.filter(
        is_active=True, memberships__site=case.site_id
    ).distinct(),
    kinds.OPERATION.name: lambda case: case.operations.current(),
    kinds.STUDY.name: lambda case: case.studies(),
    kinds.LAB.name: lambda case: case.labs.current(),
    kinds.SAMPLING.name: lambda case: case.samplings.current(),
    kinds.LARYNGOSCOPY.name: lambda case: case.laryngoscopies.current(),
    kinds.READ.name: lambda case: case.reads().current(),
}


def within(case: Case | None) -> RowExists:
    """The question whether a row is within reach of a case; without a case none is."""

    def exists(kind: str, number: int) -> bool:
        return case is not None and ROWS[kind](case).filter(pk=number).exists()

    return exists
