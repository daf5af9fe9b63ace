"""One question in, one explained answer out: facts to assessment, as a pure function and as a command.

`python -m casereview.rules.assess < facts.json > answer.json` exits 0 with an answer, and 2 with one line on
the standard error stream that names the field where the input does not fit. With `--at SITE[,SITE]` the
pitfalls are those for that place, and no step that tells to operate stands; any other argument is refused
with 2 and one line of usage. The same facts, place and profile give the same bytes, and the order of a list
decides nothing.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import BinaryIO, Final

import msgspec

from casereview.rules.advice.assessment import Assessment, since_last_operation
from casereview.rules.advice.carcinoma import carcinoma_flags, is_flagged
from casereview.rules.advice.indications import indications
from casereview.rules.advice.next_steps import next_steps
from casereview.rules.advice.pitfalls import pitfalls
from casereview.rules.answer import AssessmentAnswer, ProfileUsed
from casereview.rules.concordance.glands import gland_ledger
from casereview.rules.concordance.inclusion import count_studies, pairs
from casereview.rules.concordance.sampling import samplings
from casereview.rules.concordance.target_map import target_map
from casereview.rules.concordance.verdict import verdict
from casereview.rules.facts.load import FactsError, load
from casereview.rules.facts.place import read_place
from casereview.rules.facts.records import Facts
from casereview.rules.labs.eligibility import eligibility
from casereview.rules.labs.readings import chemistry
from casereview.rules.orders.dose import dose
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.sites import Sites
from imaging.sentences import in_english

REFUSED = 2  # exit code
_PLACE_ASKED: Final = ("--at", "SITE[,SITE]")  # the one argument, and its value
USAGE: Final = (
    "usage: python -m casereview.rules.assess [--at SITE[,SITE]] < facts.json > answer.json"
    " (facts on standard input, answer on standard output, the profile is named in the facts)\n"
)
# glibc gives the memory of each answer back to the system, and asks for it again at the next, until it has
# freed a block as large as this one; that would double the time of `encode`.
bytes(1 << 20)


def evaluate(facts: Facts) -> Assessment:
    """Everything that the rules see in facts that `facts.load` has read."""
    profile = load_profile(facts.profile)
    chem = chemistry(facts, profile)
    carcinoma = carcinoma_flags(facts, profile, chem)
    studies = count_studies(facts, is_flagged=is_flagged(carcinoma))
    sampled = samplings(facts, profile)
    recent = since_last_operation(facts, sampled)
    return Assessment(
        facts=facts,
        profile=profile,
        chemistry=chem,
        eligibility=eligibility(facts, profile, chem),
        carcinoma=carcinoma,
        glands=gland_ledger(facts),
        studies=studies,
        conclusion=verdict(studies, profile, [sampling.part for sampling in recent]),
        samplings=sampled,
        indications=indications(facts, profile, chem),
    )


def assess(facts: Facts, at: Sites | None = None) -> AssessmentAnswer:
    """The assessment of facts that `facts.load` has read. It computes and suggests; people decide.

    `at` is the place of which a meeting wants to know what speaks against operating there, None for the
    verdict's own targets.
    """
    return answer_of(evaluate(facts), at)


def answer_of(assessment: Assessment, at: Sites | None = None) -> AssessmentAnswer:
    """What is seen as an answer, its pitfalls asked of the place `at`; nothing is judged twice."""
    facts, profile, studies, glands = (
        assessment.facts,
        assessment.profile,
        assessment.studies,
        assessment.glands,
    )
    met = pitfalls(assessment, at)
    return AssessmentAnswer(
        profile=ProfileUsed(profile.id, profile.version, facts.as_of),
        eligibility=assessment.eligibility,
        carcinoma_flags=assessment.carcinoma,
        glands=tuple(gland.line() for gland in glands),
        studies=tuple(study.line() for study in studies),
        pairs=pairs(studies),
        verdict=assessment.conclusion.part(),
        target_map=target_map(
            facts, profile, glands, studies, assessment.recent_samplings, assessment.conclusion.targets
        ),
        samplings=tuple(sampling.part for sampling in assessment.samplings),
        pitfalls=met,
        indications=assessment.indications,
        next_steps=next_steps(assessment, met, at),
        dose=dose(facts, profile),
    )


_ENCODER: Final = msgspec.json.Encoder(enc_hook=in_english)


def encode(answer: AssessmentAnswer) -> bytes:
    """The answer as indented JSON in its fixed key order, with a newline at the end."""
    return msgspec.json.format(_ENCODER.encode(answer), indent=2) + b"\n"


def main(stdin: BinaryIO, stdout: BinaryIO, arguments: Sequence[str] = ()) -> int:
    """Read facts, write the answer; the exit code."""
    if arguments and (len(arguments) != len(_PLACE_ASKED) or arguments[0] != _PLACE_ASKED[0]):
        sys.stderr.write(USAGE)  # one that is passed over, such as a profile, would be taken for heeded
        return REFUSED
    try:
        at = read_place(_PLACE_ASKED[0], arguments[1]) if arguments else None
        answer = assess(load(stdin.read()), at)
    except FactsError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    stdout.write(encode(answer))
    stdout.flush()
    return 0


if __name__ == "__main__":
    gc.freeze()  # all that is loaded stays to the end; looking through it again would take a tenth of the run
    raise SystemExit(main(sys.stdin.buffer, sys.stdout.buffer, sys.argv[1:]))
