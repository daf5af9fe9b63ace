"""What keeps a case from being judged: the row that the rules refuse, its field, and the remedy."""

from django.utils.translation import gettext as _

from casereview.reading.structs import FactsError
from casereview.selectors.case_page import CaseRows
from casereview.selectors.fact_ids import FactId
from casereview.web.presenters import words
from casereview.web.presenters.words import translated
from imaging.anatomy.labels import VEIN_LABELS


def refused_of(error: FactsError, rows: CaseRows) -> str:
    """The row as the page shows it, then its field by the name that answers and API know it by."""
    row, _dot, _field = error.field.partition(".")
    named = _labels(rows).get(row)
    where = f"{named} ({error.field})" if named else error.field
    return f"{where}: {translated(error.sentence)}"


def _labels(rows: CaseRows) -> dict[str, str]:
    """The rows in which a fault can lie that was let in before, by their names in the facts."""
    labs = {
        FactId.LAB.of(row.pk): _("%(what)s of %(day)s")
        % {"what": translated(row.get_analyte_display()), "day": words.day(row.collected_at.date())}
        for row in rows.labs
    }
    samples = {
        FactId.SAMPLE.of(sample.pk): _("%(what)s of %(day)s")
        % {"what": translated(VEIN_LABELS.get(sample.vein, sample.vein)), "day": words.day(row.performed_on)}
        for row in rows.samplings
        for sample in row.samples.all()
    }
    return labs | samples
