"""Pregnancy, allergy, kidneys and anticoagulants: what must not be ordered without the meeting."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    NECK_CT,
    OPERATED,
    PERSISTENT,
    blood,
    case,
    ct,
    mri,
    resolved,
    spect,
    urine,
    us,
    value,
)
from tests.rules.situations_whole.places import ESCALATE, LI, NOTHING_COUNTS
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="pregnant in the second trimester, nothing imaged yet",
        why="Neither CT nor tracer by reflex: the meeting decides, ultrasound is free and now a step of its "
        "own, and pregnancy stops every row that tells to operate.",
        surgeon="Second trimester is the window; no radiation on autopilot.",
        facts=case(OPERATED, PERSISTENT, flags="pregnancy", age=29),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, stops="PREGNANCY",
            indications="AGE_BELOW_50", steps="ORDER_ULTRASOUND MDT_REVIEW GENETICS")),
    Situation(
        name="pregnant, and the studies from before conception disagree",
        why="MRI with gadolinium is no free third opinion in pregnancy either; ultrasound is. Each of the "
        "two first-line studies sees nothing where the other points, and that is named.",
        surgeon="No gadolinium. Read what we have once more.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("right superior"), flags="pregnancy", age=41),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            stops="PREGNANCY", indications="AGE_BELOW_50",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="pregnant, only an ultrasound that sees a gland",
        why="Ultrasound alone is not enough, but what would be enough is gated by the pregnancy, which "
        "stops every operation until the meeting has answered.",
        surgeon="If it must be now, ultrasound and an open mind; the meeting should say so.",
        facts=case(OPERATED, PERSISTENT, us("left lower pole of the thyroid"), flags="pregnancy", age=34),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            pitfalls="ULTRASOUND_ALONE SINGLE_MODALITY", stops="PREGNANCY", indications="AGE_BELOW_50",
            steps="MDT_REVIEW GENETICS")),
    Situation(
        name="all negative, and anaphylaxis to iodine contrast",
        why="Sampling needs contrast: the meeting decides instead.",
        surgeon="No catheter without a steroid plan and an anesthetist.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), flags="contrast_allergy"),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="contrast allergy before any imaging",
        why="The tracer is no problem, the CT is: order one, discuss the other; an ultrasound is asked for "
        "too.",
        surgeon="SPECT/CT first, it needs no dye.",
        facts=case(OPERATED, PERSISTENT, flags="contrast_allergy"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps="ORDER_SPECT_CT ORDER_ULTRASOUND MDT_REVIEW")),
    Situation(
        name="eGFR of 24, one positive and one negative study",
        why="Below 30 neither CT contrast nor gadolinium is ordered by rule; the meeting weighs it. High "
        "calcium and PTH with such kidneys may be tertiary: undetermined until nephrology has spoken.",
        surgeon="Those kidneys pay for every picture.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(), value("egfr", "24", "mL/min/{1.73_m2}",
            "2025-02-03"),
            flags="ckd", age=72),
        expected=expect(
            "undetermined persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            standing="TERTIARY_POSSIBLE", indications="EGFR_BELOW_60",
            steps="CONFIRM_BIOCHEMISTRY ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="dialysis with a normal PTH: not tertiary, and no dye",
        why="High calcium with a PTH inside its range is not tertiary; dialysis counts as no kidney "
        "function.",
        surgeon="Odd one. Nephrology at the table before any contrast.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.2", "55"), blood("2025-05-12", "11.3", "52"),
            flags="ckd_dialysis", age=60),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps="ORDER_SPECT_CT ORDER_ULTRASOUND MDT_REVIEW")),
    Situation(
        name="a neck-only CT, and the kidneys have failed since",
        why="The repeat that the field of a negative CT asks for runs into an eGFR of 18, and so do MRI and "
        "catheter: the meeting instead of the orders. Nephrology has ruled out tertiary disease.",
        surgeon="I would take the neck CT and leave the kidneys alone.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(protocol=NECK_CT),
            value("egfr", "18", "mL/min/{1.73_m2}", "2025-04-28"),
            resolved("TERTIARY_POSSIBLE", "adenoma on the slides before the kidneys failed")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            resolved="TERTIARY_POSSIBLE", indications="EGFR_BELOW_60",
            notes="ct LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED", steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="anticoagulated with a mechanical valve, all negative",
        why="Anticoagulation is a plan for the day of sampling, not a reason against it.",
        surgeon="Bridge her, then sample.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), flags="anticoagulated", age=68),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", steps=ESCALATE)),
    Situation(
        name="the vocal cords were never looked at",
        why="A silent palsy from the first operation would make the second one dangerous: look first.",
        surgeon="I do not touch the second side until I have seen the first cord move.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_NOT_EXAMINED",
            steps="MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="MRI as the third opinion with an eGFR of 31",
        why="Just above the gate everything may be ordered; the MRI counts and sampling is the next step.",
        surgeon="Thirty-one is thirty-one. Hydrate and sample.",
        facts=case(
            OPERATED, PERSISTENT, us(), spect("right inferior"), ct(), mri(),
            value("egfr", "31", "mL/min/{1.73_m2}", "2025-02-03")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            indications="EGFR_BELOW_60",
            notes="us NEGATIVE_ULTRASOUND", steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING"),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
]  # fmt: skip
