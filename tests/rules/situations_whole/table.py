"""Every situation of every theme."""

from __future__ import annotations

from tests.rules.situations_whole import (
    adequacy,
    agreement,
    carcinoma,
    children_and_genetics,
    course,
    crossroads,
    discordance,
    eligibility,
    fhh_and_drugs,
    first_line_silence,
    function_and_anatomy,
    glands,
    gradient_without_target,
    mediastinum,
    multifocal,
    negatives,
    reads,
    regions,
    safety_gates,
    sampling,
    unplaced_findings,
    with_rationale,
)
from tests.rules.situations_whole.situation import Situation

ALL: tuple[Situation, ...] = (
    *eligibility.SITUATIONS,
    *course.SITUATIONS,
    *fhh_and_drugs.SITUATIONS,
    *carcinoma.SITUATIONS,
    *glands.SITUATIONS,
    *gradient_without_target.SITUATIONS,
    *adequacy.SITUATIONS,
    *agreement.SITUATIONS,
    *function_and_anatomy.SITUATIONS,
    *discordance.SITUATIONS,
    *multifocal.SITUATIONS,
    *negatives.SITUATIONS,
    *mediastinum.SITUATIONS,
    *reads.SITUATIONS,
    *sampling.SITUATIONS,
    *safety_gates.SITUATIONS,
    *children_and_genetics.SITUATIONS,
    *crossroads.SITUATIONS,
    *regions.SITUATIONS,
    *unplaced_findings.SITUATIONS,
    *first_line_silence.SITUATIONS,
    *with_rationale.SITUATIONS,
)
