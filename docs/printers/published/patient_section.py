"""One published patient: what is known, both answers side by side, what was found, and a comment."""

from __future__ import annotations

import json
from collections.abc import Iterator

from casereview.published.comparing import in_plain_words, of_answer
from casereview.published.patients import ComparedPatient
from casereview.rules.answer import AssessmentAnswer
from docs.printers.published.cells import in_the_way, map_top, row, targets
from docs.printers.published.short_words import with_words
from imaging.studies.modalities import FAMILY_LABELS


def section(one: ComparedPatient) -> str:
    return "\n".join([*_known(one), *_answers(one), *_end(one)])


def _known(one: ComparedPatient) -> Iterator[str]:
    patient = one.patient
    url, _, rest = patient.address.partition(" ")
    yield f"### {one.patient.id}\n"
    yield f"{patient.who[:1].upper()}{patient.who[1:]}; {patient.course}. <{url}>{rest and f' {rest}'}\n"
    yield f"**Known.** {patient.known} {patient.studies}\n"
    if not patient.assumptions:
        yield "**Assumed.** Nothing: no result of a study is stated.\n"
        return
    yield "**Assumed.**\n"
    for assumption in patient.assumptions:
        yield f"- {assumption.because}"
        for name, items in assumption.facts.items():
            yield from (f"  - {name}: `{json.dumps(item)}`" for item in items)
            if not items:
                yield f"  - {name}: none (`[]`)"
    yield from (f"- {sentence}" for sentence in patient.left_out)
    yield ""


def _answers(one: ComparedPatient) -> Iterator[str]:
    both = [answer for answer in (one.stated, one.assumed) if answer is not None]
    yield row("", "on what is stated", "under the assumptions")
    yield row("---", "---", "---")
    for heads in zip(*(_lines(one, answer) for answer in both), strict=True):
        cells = [cell for _, cell in heads]
        yield row(heads[0][0], *cells, *[""] * (2 - len(cells)))
    yield ""


def _lines(one: ComparedPatient, answer: AssessmentAnswer) -> Iterator[tuple[str, str]]:
    eligibility, verdict = answer.eligibility, answer.verdict
    yield "eligibility", eligibility.status.value
    yield "course", eligibility.course.value
    yield "in the way", with_words(in_the_way(answer))
    yield "carcinoma flags", with_words(line.code for line in answer.carcinoma_flags)
    yield "studies that count", _counting(answer)
    yield "verdict", with_words([verdict.code])
    yield "because", "<br>".join(f"`{reason.code}` {reason.sentence}" for reason in verdict.reasons)
    yield "target", targets(answer)
    yield "top of the map", map_top(answer)
    yield "pitfalls", with_words(line.code for line in answer.pitfalls)
    yield "next steps", with_words(line.code for line in answer.next_steps)
    yield "**compared**", f"**{in_plain_words(of_answer(answer, one.lesions))}**"


def _counting(answer: AssessmentAnswer) -> str:
    said = []
    for study in answer.studies:
        notes = ", ".join(f"`{note.code}`" for note in study.notes)
        named = f"{study.id} ({FAMILY_LABELS[study.family]})"
        said.append(f"{named} {'counts' if study.counts else 'does not'}{notes and f': {notes}'}")
    return "<br>".join(said) or "none"


def _end(one: ComparedPatient) -> Iterator[str]:
    found = one.patient.found
    yield f"**Found.** {found.words[:1].upper()}{found.words[1:]}. Afterwards: {found.afterwards}.\n"
    for lesion in found.lesions:
        sites = ", ".join(f"`{code}`" for code in lesion.place)
        yield f"- as sites, {lesion.named}: {sites}"
    if found.lesions:
        yield ""
    yield f"**Comment.** {one.patient.comment}"
