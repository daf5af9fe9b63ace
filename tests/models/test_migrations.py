"""A database of the former version, with rows in it, is brought to this one and loses nothing."""

import datetime as dt
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

FORMER = [("casereview", "0003_rules_version"), ("imaging", "0002_sites_confirmed_by_people")]
DAY = dt.date(2024, 5, 1)


def migrate(targets: list[Any]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def former(transactional_db: None) -> Any:
    """The models of the former version; afterwards the database stands at the newest again."""
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield migrate(FORMER)
    migrate(newest)


def case_of(apps: Any) -> Any:
    site = apps.get_model("casereview", "Site").objects.create(name="A", code="a")
    patient = apps.get_model("casereview", "Patient").objects.create(
        site=site, mrn="1", family_name="Finch", given_name="Nora"
    )
    return apps.get_model("casereview", "Case").objects.create(
        patient=patient,
        site=site,
        state="intake",
        opened_at=timezone.now(),
        state_since=timezone.now(),
        due_on=DAY,
    )


def test_rows_of_the_former_version_stay_as_they_are(former: Any) -> None:
    case, of = case_of(former), partial(former.get_model, "casereview")
    of("LabResult").objects.create(
        case=case, analyte="calcium_total", value="11.9", unit="mg/dL", collected_at=timezone.now()
    )
    of("Laryngoscopy").objects.create(case=case, performed_on=DAY, left="mobile", right="paretic")
    of("Background").objects.create(case=case, flags=["lithium"], stones="Two")
    sampling = of("VenousSampling").objects.create(
        case=case, performed_on=DAY, round=1, unit="pg/mL", threshold="2.00"
    )
    of("VenousSample").objects.create(sampling=sampling, sequence=1, vein="peripheral", value="140")
    study = former.get_model("imaging", "Study").objects.create(modality="fdg_pet_ct", performed_on=DAY)

    apps = migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())

    def only(name: str, app: str = "casereview") -> Any:
        return apps.get_model(app, name).objects.get()

    assert (str(only("LabResult").value), only("LabResult").doubtful) == ("11.900000", False)
    scope = only("Laryngoscopy")
    assert (scope.left, scope.right, scope.supersedes, scope.reason) == ("mobile", "paretic", None, "")
    background = only("Background")
    assert (background.flags, background.stones) == (["lithium"], "Two")
    assert (background.has_stones, background.has_symptoms, background.t_score) == (None, None, None)
    assert only("VenousSample").occluded == ""
    assert only("Study", "imaging").pk == study.pk
    # The scanner that the former version did not know is let in now.
    apps.get_model("imaging", "Study").objects.create(modality="choline_pet_mr", performed_on=DAY)
