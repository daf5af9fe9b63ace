"""A whole case decided by hand: its facts, the thought behind it, and what the assessment must say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from casereview.rules.answer import AssessmentAnswer
from casereview.rules.codes.conclusions import (
    Blocker,
    CarcinomaFlag,
    Caveat,
    Course,
    Eligibility,
    GlandStatus,
    Indication,
    NextStep,
    Pitfall,
    Verdict,
)
from casereview.rules.sentences.meanings import NOTE_CODES, REASON_CODES
from imaging.anatomy.cells import Level
from tests.rules.build import Json
from tests.rules.situations_whole.traps import Trap

SHORT = {"LS": "left.superior", "LI": "left.inferior", "RS": "right.superior", "RI": "right.inferior"}
GLANDS = {**SHORT, "5": "supernumerary"}
_LEDGER_ORDER = ("left.superior", "left.inferior", "right.superior", "right.inferior", "supernumerary")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Essence:
    """The codes of an answer, each list in the order of its table."""

    eligibility: str
    course: str
    blockers_standing: Words
    blockers_resolved: Words
    blockers_overridden: Words
    carcinoma_flags: Words
    verdict: str
    level: str | None
    targets: tuple[Words, ...]
    verdict_reasons: Words
    study_notes: Words
    glands: Words
    sampling_caveats: Words
    pitfalls: Words
    stops: Words
    answered: Words
    indications: Words
    next_steps: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """`why` is the clinical reasoning; `surgeon` is what a surgeon would nod at."""

    name: str
    why: str
    surgeon: str
    facts: Json
    expected: Essence
    traps: tuple[Trap, ...] = ()


def _coded(kind: type[StrEnum], text: str) -> Words:
    """These codes in the order of their table."""
    given = [kind(word) for word in text.split()]
    if len(set(given)) != len(given):
        raise ValueError(f"a code twice: {text}")
    return tuple(str(code) for code in kind if code in given)


def _listed(table: Iterable[str], text: str) -> Words:
    unknown = set(text.split()) - set(table)
    if unknown:
        raise ValueError(f"no such code: {unknown}")
    return tuple(str(code) for code in table if code in text.split())


def _pairs(table: set[str], text: str) -> Words:
    """ "ct LIMITED UNLOCATED, us ASPIRATION" as one line for each id and code."""
    lines = [part.split() for part in text.split(",") if part.strip()]
    for _, *codes in lines:
        if not codes or set(codes) - table:
            raise ValueError(f"no such code: {text}")
    return tuple(sorted(f"{key} {code}" for key, *codes in lines for code in codes))


def _ledger(**named: str) -> Words:
    """The four glands and a named supernumerary; what is not said is unaccounted."""
    said = {GLANDS[word]: GlandStatus(status) for status, text in named.items() for word in text.split()}
    status_of = dict.fromkeys(SHORT.values(), GlandStatus.UNACCOUNTED) | said
    return tuple(f"{gland} {status_of[gland]}" for gland in _LEDGER_ORDER if gland in status_of)


def expect(
    eligibility: str,
    verdict: str,
    *targets: str,
    standing: str = "",
    resolved: str = "",
    overridden: str = "",
    flags: str = "",
    reasons: str = "",
    notes: str = "",
    accounted: str = "",
    remnant_possible: str = "",
    contradicted: str = "",
    unaccounted: str = "",
    caveats: str = "",
    pitfalls: str = "",
    stops: str = "",
    answered: str = "",
    indications: str = "",
    steps: str = "",
) -> Essence:
    """What must be said: "eligible persistent", "MULTIFOCAL SAME_SITE", the sites of each target, codes.

    What is left out must not be there; a gland that is not mentioned must be unaccounted. `pitfalls` are
    those that do not stop, `stops` those that do and have no answer, `answered` codes of stops and flags that
    have one.
    """
    status, course = eligibility.split()
    code, *level = verdict.split()
    return Essence(
        eligibility=Eligibility(status),
        course=Course(course),
        blockers_standing=_coded(Blocker, standing),
        blockers_resolved=_coded(Blocker, resolved),
        blockers_overridden=_coded(Blocker, overridden),
        carcinoma_flags=_coded(CarcinomaFlag, flags),
        verdict=Verdict(code),
        level=Level[level[0]].name if level else None,
        targets=tuple(tuple(target.split()) for target in targets),
        verdict_reasons=_listed(REASON_CODES, reasons),
        study_notes=_pairs({str(code) for code in NOTE_CODES}, notes),
        glands=_ledger(
            accounted=accounted,
            remnant_possible=remnant_possible,
            contradicted=contradicted,
            unaccounted=unaccounted,
        ),
        sampling_caveats=_pairs(set(Caveat), caveats),
        pitfalls=_coded(Pitfall, pitfalls),
        stops=_coded(Pitfall, stops),
        answered=tuple(sorted(answered.split())),
        indications=_coded(Indication, indications),
        next_steps=_coded(NextStep, steps),
    )


def essence(answer: AssessmentAnswer) -> Essence:
    """What the assessment said."""
    blockers = answer.eligibility.blockers
    return Essence(
        eligibility=answer.eligibility.status,
        course=answer.eligibility.course,
        blockers_standing=tuple(
            str(line.code) for line in blockers if not line.resolved and not line.overridden
        ),
        blockers_resolved=tuple(str(line.code) for line in blockers if line.resolved),
        blockers_overridden=tuple(str(line.code) for line in blockers if line.overridden),
        carcinoma_flags=tuple(str(line.code) for line in answer.carcinoma_flags),
        verdict=answer.verdict.code,
        level=answer.verdict.level,
        targets=answer.verdict.targets,
        verdict_reasons=tuple(dict.fromkeys(reason.code for reason in answer.verdict.reasons)),
        study_notes=tuple(
            sorted({f"{study.id} {note.code}" for study in answer.studies for note in study.notes})
        ),
        glands=tuple(f"{line.gland} {line.status}" for line in answer.glands),
        sampling_caveats=tuple(
            sorted(f"{part.id} {caveat.code}" for part in answer.samplings for caveat in part.caveats)
        ),
        pitfalls=tuple(str(line.code) for line in answer.pitfalls if not line.stops),
        stops=tuple(str(line.code) for line in answer.pitfalls if line.stops and not line.answered),
        answered=tuple(
            sorted(
                [
                    *(str(line.code) for line in answer.pitfalls if line.answered),
                    *(str(line.code) for line in answer.carcinoma_flags if line.answered),
                ]
            )
        ),
        indications=tuple(str(line.code) for line in answer.indications.met),
        next_steps=tuple(str(line.code) for line in answer.next_steps),
    )


def differences(expected: Essence, found: Essence) -> list[str]:
    """In words, one line for each part that differs."""
    lines = []
    for part in fields(Essence):
        wanted, got = getattr(expected, part.name), getattr(found, part.name)
        if wanted != got:
            lines.append(f"{part.name.replace('_', ' ')}: expected {_said(wanted)}; found {_said(got)}")
    return lines


def _said(value: str | tuple[str | Words, ...] | None) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(item if isinstance(item, str) else " + ".join(item) for item in value or ()) or "none"
