"""The neck of one case as a drawing: every study at its place, what surgery left, and the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casereview.language import say
from casereview.rules.advice.assessment import Assessment
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.concordance.inclusion import CountedFinding, CountedStudy
from casereview.web.presenters import words
from casereview.web.presenters.neck.anchors import NO_SUCH_PLACE
from casereview.web.presenters.neck.clusters import side_by_side
from casereview.web.presenters.neck.headline import AGREED, headline
from casereview.web.presenters.neck.marks import FieldOutline, Glyph, KeyRow, NeckPicture, Outline
from casereview.web.presenters.neck.placing import Placed, Width, placed, region
from casereview.web.presenters.neck.surgery import gland_lines, gland_rings
from casereview.web.presenters.neck.table import place_rows
from casereview.web.presenters.neck.vein_marks import vein_marks
from casereview.web.presenters.words import translated
from imaging.anatomy.phrasing import in_words
from imaging.vocabulary import Certainty, Coverage, Result

SHAPES: Final = {
    "ultrasound": "circle",
    "sestamibi": "hexagon",
    "ct_4d": "square",
    "mri": "diamond",
    "pet": "triangle",
    "routine_ct": "bar",
    "needle": "drop",
}
_FIELD_BOXES: Final = {
    frozenset({"neck"}): (44, 24, 312, 282),
    frozenset({"mediastinum"}): (44, 310, 312, 222),
    frozenset({"neck", "mediastinum"}): (44, 24, 312, 508),
}
_CERTAINTIES: Final = {
    Certainty.DEFINITE: gettext_lazy("definite"),
    Certainty.PROBABLE: gettext_lazy("probable"),
    Certainty.POSSIBLE: gettext_lazy("possible"),
}


def neck_picture(assessment: Assessment, answer: AssessmentAnswer, numbers: Mapping[str, int]) -> NeckPicture:
    """``numbers`` says how the page counts the study behind each read; what it leaves out is not drawn."""
    studies = [study for study in assessment.studies if study.id in numbers]
    stopping = {key for line in answer.pitfalls if line.stops and not line.answered for key in line.facts}
    drawn = [*_drawn(studies, stopping, numbers)]
    return NeckPicture(
        headline=headline(assessment, numbers),
        stops=tuple(
            translated(line.sentence) for line in answer.pitfalls if line.stops and not line.answered
        ),
        glyphs=side_by_side(_glyphs(drawn, numbers)),
        outlines=(*_findings_outlines(drawn), *_targets(assessment)),
        rings=gland_rings(assessment),
        veins=vein_marks(assessment),
        fields=tuple(_fields(studies, numbers)),
        key=tuple(_key_row(study, numbers[study.id]) for study in studies),
        unplaced=tuple(_unplaced(studies, numbers)),
        glands=gland_lines(assessment),
        rows=place_rows(assessment, numbers),
        forearm=_needs_forearm(assessment, drawn),
    )


Drawn = tuple[CountedStudy, CountedFinding, Placed, bool]


def _drawn(
    studies: Iterable[CountedStudy], stopping: set[str], numbers: Mapping[str, int]
) -> Iterator[Drawn]:
    """Located suspicious findings of studies that count, and thinly those that only speak against."""
    for study in studies:
        thin = not study.counts
        if thin and study.id not in stopping:
            continue
        for finding in study.located:
            yield study, finding, placed(finding.sites), thin


def _glyphs(drawn: Iterable[Drawn], numbers: Mapping[str, int]) -> Iterator[Glyph]:
    for study, finding, form, thin in drawn:
        yield Glyph(
            at=form.at,
            side=form.side,
            side_letter=form.side_letter,
            shape=SHAPES[study.family],
            number=numbers[study.id],
            firm=finding.firm,
            thin=thin,
            role=study.role.value,
            says=_("%(study)s, %(certainty)s: %(place)s")
            % {
                "study": say(study.named),
                "certainty": _CERTAINTIES[finding.certainty],
                "place": say(in_words(finding.sites)),
            },
            href=f"#neck-study-{numbers[study.id]}",
            impossible=bool(NO_SUCH_PLACE & set(finding.sites.codes)) and len(finding.sites) == 1,
        )


def _findings_outlines(drawn: Iterable[Drawn]) -> Iterator[Outline]:
    for _study, _finding, form, thin in drawn:
        kind = "thin" if thin else ("wide" if form.width is Width.WIDE else "near")
        for number, d in enumerate(form.outlines):
            yield Outline(d, kind, side_d=form.side_outline if number == 0 else "")


def _targets(assessment: Assessment) -> Iterator[Outline]:
    """Where the studies agree; what only some of them share is drawn, and is no target."""
    kind = "target" if assessment.verdict in AGREED else "shared"
    for target in assessment.conclusion.targets:
        front, side = region(target, 16)
        for part, d in enumerate(front):
            yield Outline(d, kind, side_d=side if part == 0 else "")


def _fields(studies: Iterable[CountedStudy], numbers: Mapping[str, int]) -> Iterator[FieldOutline]:
    """Once for each field: the counting studies that are negative there."""
    by_field: dict[frozenset[str], list[int]] = {}
    for study in studies:
        if study.counts and study.result is Result.NEGATIVE and study.covers in _FIELD_BOXES:
            by_field.setdefault(frozenset(study.covers), []).append(numbers[study.id])
    for row, (field, negative) in enumerate(by_field.items()):
        x, y, width, height = _FIELD_BOXES[field]
        label = _("%(numbers)s negative: %(field)s") % {
            "numbers": ", ".join(map(str, negative)),
            "field": ", ".join(
                translated(Coverage(name).label).lower() for name in sorted(field, reverse=True)
            ),
        }
        yield FieldOutline(x, y, width, height, label, y + height - 8 - 14 * row)


def _key_row(study: CountedStudy, number: int) -> KeyRow:
    says = [
        _("%(certainty)s: %(place)s")
        % {"certainty": _CERTAINTIES[finding.certainty], "place": say(in_words(finding.sites))}
        for finding in study.located
    ]
    if not study.suspicious:
        says.append(translated(study.result.label).lower())
    return KeyRow(
        number=number,
        shape=SHAPES[study.family],
        role=study.role.value,
        firm=any(finding.firm for finding in study.located),
        struck=not study.counts,
        study=words.modality_of(study.modality),
        day=words.day(study.performed_on),
        says=tuple(says),
        why="" if study.counts else " ".join(translated(note.sentence) for note in study.notes[:1]),
    )


def _unplaced(studies: Iterable[CountedStudy], numbers: Mapping[str, int]) -> Iterator[str]:
    for study in studies:
        for finding in study.suspicious:
            if not finding.sites:
                quoted = say(finding.text) if not isinstance(finding.text, str) else f"“{finding.text}”"
                yield f"{numbers[study.id]}: {quoted}"


def _needs_forearm(assessment: Assessment, drawn: Iterable[Drawn]) -> bool:
    sites = {code for _s, finding, _f, _t in drawn for code in finding.sites}
    sites |= {graft for operation in assessment.facts.operations or () for graft in operation.grafts or ()}
    arms = any(sample.arms for sample in assessment.samplings)
    return arms or any(code.endswith("forearm_graft") for code in sites)
