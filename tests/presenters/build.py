"""Values as the selectors hand them to the presenters, built in memory and without a database."""

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

from casereview.lifecycle.roles import Role
from casereview.models import Case, LabResult, Opinion, Patient, Referral, Site, User
from casereview.policy import CaseRoles
from casereview.selectors.case_page import CaseRows
from tests.lifecycle.facts import StatedFacts

TODAY = dt.date(2025, 6, 2)
NOON = dt.datetime(2025, 6, 2, 12, tzinfo=dt.UTC)


def case(state: str = "concordance_review", **more: Any) -> Case:
    patient = Patient(
        pk=3, family_name="Marlow", given_name="Ines", mrn="M7", sex="F", birth_date=dt.date(1970, 6, 3)
    )
    site = Site(pk=2, name="St. Brigid Hospital")
    columns = {"round": 1, "version": 9, "due_on": TODAY, "state_since": NOON, "opened_at": NOON}
    return Case(pk=7, state=state, patient=patient, site=site, **{**columns, **more})


def rows(of: Case | None = None, **lists: Any) -> CaseRows:
    """A case with nothing on file but what is named."""
    empty: dict[str, Any] = {field.name: [] for field in dataclasses.fields(CaseRows)}
    return CaseRows(**{**empty, "hold": None, "background": None, **lists, "case": of or case()})


def stands_as(*roles: Role) -> CaseRoles:
    return CaseRoles(frozenset(roles))


def facts(**known: Any) -> StatedFacts:
    return StatedFacts(today=TODAY, **known)


def lab(value: str, **more: Any) -> LabResult:
    columns = {
        "pk": 1,
        "case_id": 7,
        "analyte": "calcium_total",
        "unit": "mg/dL",
        "collected_at": NOON,
        "date_only": True,
        "status": "final",
        "recorded_by_name": "Sam Brook",
    }
    row = LabResult(value=Decimal(value), **{**columns, **more})
    row._state.fields_cache["superseded_by"] = None  # as a selector reads it: nothing has corrected it
    return row


def opinion(by: int, role: Role, **more: Any) -> Opinion:
    columns = {"round": 1, "position": "defer", "rationale": "Wait", "made_at": NOON, "by_name": "A. Doe"}
    return Opinion(by=User(pk=by), role=role.value, **{**columns, **more})


def referral(status: str) -> Referral:
    return Referral(status=status, round=1)
