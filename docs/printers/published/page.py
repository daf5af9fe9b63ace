"""The page that sets the rules' answers for the published patients beside what surgery found. Pure.

`python -m docs.printers.published.page > docs/published-patients.md`; a test holds the page to this print.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from casereview.published.comparing import HITS, Match, compare, in_plain_words, of_answer, rank, top
from casereview.published.patients import ComparedPatient, PublishedFile, compared_patients, published_file
from casereview.rules.answer import AssessmentAnswer
from docs.printers.published.cells import found, in_the_way, map_top, row, targets
from docs.printers.published.patient_section import section
from docs.printers.published.texts import ASSUMED_HEADING, INTRODUCTION, MAP_SUMMARY, STATED_HEADING

NOTHING_ASSUMED = "nothing to assume: no result of a study is stated"


def page() -> str:
    """The whole page as it is committed."""
    file = published_file()
    people = compared_patients()
    return "\n".join([*_opening(file, people), *_summary(people), *_sections(people)]) + "\n"


def counts(people: Sequence[ComparedPatient]) -> tuple[Counter[Match], Counter[Match]]:
    """How often each match comes, on what is stated and under assumptions."""
    stated = Counter(of_answer(one.stated, one.lesions).match for one in people)
    assumed = Counter(of_answer(one.assumed, one.lesions).match for one in people if one.assumed)
    return stated, assumed


def _opening(file: PublishedFile, people: Sequence[ComparedPatient]) -> Iterator[str]:
    profile = people[0].stated.profile
    yield INTRODUCTION.format(number=len(people), profile=f"{profile.id} version {profile.version}")
    yield "## What is assumed\n"
    yield from (f"- {sentence}" for sentence in file.assumptions)
    yield ""


def _summary(people: Sequence[ComparedPatient]) -> Iterator[str]:
    yield "## How often they agree\n"
    yield from _counted(people)
    yield f"\n{STATED_HEADING}\n"
    yield row("patient", "the studies, as published", "eligibility and what stands in the way", "verdict",
              "target", "top of the map", "found at surgery", "in plain words")  # fmt: skip
    yield row(*["---"] * 8)
    for one in people:
        yield _stated_row(one)
    yield f"\n{ASSUMED_HEADING}\n"
    yield row("patient", "eligibility", "verdict", "target", "top of the map", "found at surgery",
              "rank of what was found", "in plain words")  # fmt: skip
    yield row(*["---"] * 8)
    for one in people:
        yield _assumed_row(one)
    yield ""


def _counted(people: Sequence[ComparedPatient]) -> Iterator[str]:
    stated, assumed = counts(people)
    yield row("of the rules' targets", "on what is stated", "under assumptions")
    yield row(*["---"] * 3)
    for match in Match:
        yield row(match.value, str(stated[match]), str(assumed[match]))
    yield row(NOTHING_ASSUMED, "", str(sum(one.assumed is None for one in people)))
    yield row("**patients**", str(len(people)), str(len(people)))
    judged = [(one, one.assumed) for one in people if one.assumed and one.lesions]
    ranked = [(one, answer) for one, answer in judged if answer.target_map.sites]
    first = [one.patient.id for one, answer in ranked if _top_hits(one, answer)]
    yield MAP_SUMMARY.format(ranked=len(ranked), hits=len(first), names=", ".join(first) or "none")


def _top_hits(one: ComparedPatient, answer: AssessmentAnswer) -> bool:
    return compare([top(answer.target_map)], one.lesions).match in HITS


def _stated_row(one: ComparedPatient) -> str:
    answer = one.stated
    return row(
        f"[{one.patient.id}](#{one.patient.id.lower()})",
        one.patient.studies,
        f"{answer.eligibility.status.value}: {_codes(in_the_way(answer))}",
        f"`{answer.verdict.code}`",
        targets(answer),
        map_top(answer),
        found(one),
        in_plain_words(of_answer(answer, one.lesions)),
    )


def _assumed_row(one: ComparedPatient) -> str:
    answer = one.assumed
    if answer is None:
        return row(one.patient.id, "", "", "", "", found(one), "", NOTHING_ASSUMED)
    ranks = [rank(answer.target_map, lesion) for lesion in one.lesions]
    return row(
        one.patient.id,
        answer.eligibility.status.value,
        f"`{answer.verdict.code}`",
        targets(answer),
        map_top(answer),
        found(one),
        ", ".join("not ranked" if place is None else str(place) for place in ranks) or "not stated",
        in_plain_words(of_answer(answer, one.lesions)),
    )


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes) or "nothing"


def _sections(people: Sequence[ComparedPatient]) -> Iterator[str]:
    yield "## The patients\n"
    yield "\n\n".join(section(one) for one in people)


if __name__ == "__main__":
    sys.stdout.write(page())
