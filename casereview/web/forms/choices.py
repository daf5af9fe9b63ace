"""The rows of a case, a site or the house that a form lets one choose from."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts.stops import STOPS
from casereview.lifecycle.fields.field import Choices, InputField
from casereview.lifecycle.roles import LABELS, THE_THREE, Role
from casereview.models import Case, Center, Site, User
from casereview.rules.codes.conclusions import RESOLVABLE, CarcinomaFlag
from casereview.web.forms.fields import Groups
from casereview.web.presenters.words import day, label_of, listed, number, stop_of, translated


def groups_for(fields: Iterable[InputField], case: Case) -> Groups:
    """Choices by kind, for those kinds alone that these fields have."""
    names = dict.fromkeys(field.kind.name for field in fields)
    return {name: CHOICES[name](case) for name in names if name in CHOICES}


def _centers(case: Case) -> Choices:
    rows = Center.objects.filter(is_active=True).select_related("site")
    return tuple((str(row.pk), _center(row)) for row in rows)


def _center(row: Center) -> str:
    parts = [row.site.name]
    if row.reoperations_per_year is not None:
        parts.append(_("%(n)s re-operations a year") % {"n": row.reoperations_per_year})
    parts.append(_("samples veins") if row.performs_sampling else _("no venous sampling"))
    return " · ".join(parts)


def _people(case: Case) -> Choices:
    rows = User.objects.filter(is_active=True, memberships__site=case.site_id).distinct()
    return tuple(
        (
            str(row.pk),
            f"{row.name} · "
            + listed(
                translated(LABELS[Role(m.role)]) for m in row.memberships.all() if m.site_id == case.site_id
            ),
        )
        for row in rows.prefetch_related("memberships")
    )


def _operations(case: Case) -> Choices:
    rows = case.operations.current()
    return tuple(
        (str(row.pk), f"{day(row.performed_on)} · {translated(row.get_kind_display())}") for row in rows
    )


def _studies(case: Case) -> Choices:
    rows = case.studies()
    return tuple(
        (str(row.pk), f"{day(row.performed_on)} · {translated(row.get_modality_display())}") for row in rows
    )


def _labs(case: Case) -> Choices:
    rows = case.labs.current()
    return tuple(
        (
            str(row.pk),
            f"{day(row.collected_at.date())} · {translated(row.get_analyte_display())}"
            f" {row.comparator}{number(row.value)} {row.unit}",
        )
        for row in rows
    )


def _reads(case: Case) -> Choices:
    rows = case.reads().current().select_related("study")
    return tuple(
        (
            str(row.pk),
            f"{day(row.study.performed_on)} · {translated(row.study.get_modality_display())}"
            f" · {translated(row.get_result_display())} · {row.reader_name}",
        )
        for row in rows
    )


def _samplings(case: Case) -> Choices:
    rows = case.samplings.current()
    return tuple((str(row.pk), day(row.performed_on)) for row in rows)


def _laryngoscopies(case: Case) -> Choices:
    rows = case.laryngoscopies.current()
    return tuple((str(row.pk), day(row.performed_on)) for row in rows)


CHOICES: dict[str, Callable[[Case], Choices]] = {
    kinds.CENTER.name: _centers,
    kinds.PERSON.name: _people,
    kinds.OPERATION.name: _operations,
    kinds.STUDY.name: _studies,
    kinds.LAB.name: _labs,
    kinds.READ.name: _reads,
    kinds.SAMPLING.name: _samplings,
    kinds.LARYNGOSCOPY.name: _laryngoscopies,
}

BLOCKER = "blocker"


def named_groups(act: str) -> Groups:
    """Better words for codes whose label is the code."""
    if act in ("answer_stop", "agree_target"):
        codes = (*STOPS, *CarcinomaFlag) if act == "answer_stop" else STOPS
        return {"code": tuple((code.value, stop_of(code)) for code in codes)}
    if act != "resolve_blocker":
        return {}
    return {BLOCKER: tuple((code.value, label_of(code)) for code in sorted(RESOLVABLE))}


def opening_groups(sites: Iterable[Site]) -> Groups:
    """Sites at which the person may open a case, and the three disciplines of each."""
    known = list(sites)
    found: dict[str, Choices] = {"site": tuple((site.code, site.name) for site in known)}
    people = (
        User.objects.filter(is_active=True, memberships__site__in=known, memberships__role__in=THE_THREE)
        .distinct()
        .prefetch_related("memberships")
    )
    names = {site.pk: site.name for site in known}
    rows = [(row, m) for row in people for m in row.memberships.all() if m.site_id in names]
    for role in THE_THREE:
        found[role.value] = tuple(
            (str(row.pk), row.name if len(known) == 1 else f"{row.name} · {names[m.site_id]}")
            for row, m in rows
            if m.role == role
        )
    return found
