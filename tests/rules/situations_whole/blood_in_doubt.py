"""A value typed in the wrong unit, one normal calcium among high ones, and urine of another day."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    blood,
    case,
    ct,
    resolved,
    spect,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, OPERATE
from tests.rules.situations_whole.situation import Situation, expect

AGREED = (spect("left inferior"), ct("left inferior"))
HIGH = Part("labs", (*blood("2024-03-01", "11.4", "150").rows, *blood("2025-05-12", "11.3", "148").rows))
DAY = "2023-11-02"
SERUM = value("calcium_total", "11.4", "mg/dL", DAY, low="8.5", high="10.5")
FALLING = Part(
    "labs",
    (*urine().rows, *blood("2024-03-01", "11.4", "150").rows, *blood("2024-09-02", "11.2").rows,
     *blood("2025-01-13", "11.0").rows, *blood("2025-05-12", "10.4", "140").rows),
)  # fmt: skip
FOCUS = "CONCORDANT_POSITIVE SAME_SITE"
CONFIRM = "CONFIRM_BIOCHEMISTRY MDT_REVIEW"
EUCALCEMIC = "NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION"


def in_mmol(calcium: str) -> Part:
    """A calcium that somebody typed under the wrong unit after the newest one."""
    return value("calcium_total", calcium, "mmol/L", "2025-05-20", low="2.15", high="2.60")


SITUATIONS = [
    Situation(
        name="albumin 4.1 typed as g/L beside a normal calcium",
        why="It made the calcium 12.3 once. Nothing rests on it now: the calcium stays normal, the value is "
        "to be corrected, and only one calcium since the operation was high.",
        surgeon="Fix the unit and draw it again. I do not operate on a typing error.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2025-05-12", "10.2", "148"),
            value("albumin", "4.1", "g/L", "2025-05-12"), *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT",
            standing=f"VALUE_IMPLAUSIBLE {EUCALCEMIC}", stops="SINGLE_HIGH_CALCIUM", steps=CONFIRM)),
    Situation(
        name="creatinine 80 typed as mg/dL beside the urine",
        why="It 'excluded' FHH once; a creatinine of 80 mg/dL is nobody's, so no ratio stands and FHH is "
        "open.",
        surgeon="Eighty micromoles, obviously. But do not exclude FHH with it until it is corrected.",
        facts=case(
            OPERATED, HIGH, SERUM, value("urine_calcium", "20", "mg/dL", DAY),
            value("urine_creatinine", "70", "mg/dL", DAY), value("creatinine", "80", "mg/dL", DAY), *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE FHH_NOT_EXCLUDED", steps=CONFIRM)),
    Situation(
        name="calcium 11.8 typed as mmol/L",
        why="'Treat now' it said once; 11.8 mmol/L is no living patient, and as mg/dL it is no emergency.",
        surgeon="That is milligrams. Correct it and we go on.",
        facts=case(OPERATED, PERSISTENT, in_mmol("11.8"), *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT", standing="VALUE_IMPLAUSIBLE",
            steps=CONFIRM)),
    Situation(
        name="calcium 11.8 typed as mmol/L, and a clinician has settled it",
        why="Resolved after its day, it stays unused and blocks no longer: the older values decide.",
        surgeon="Settled. Left lower pole.",
        facts=case(
            OPERATED, PERSISTENT, in_mmol("11.8"),
            resolved("VALUE_IMPLAUSIBLE", "typed in mg/dL", "2025-05-22"), *AGREED),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", resolved="VALUE_IMPLAUSIBLE",
            steps=OPERATE)),
    Situation(
        name="calcium 15.1 typed as mmol/L",
        why="In the unit that makes it plausible it is a crisis: nothing rests on it but the call to confirm "
        "it today.",
        surgeon="Call her now. If that is milligrams she belongs in a bed.",
        facts=case(OPERATED, PERSISTENT, in_mmol("15.1"), *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT", standing="VALUE_IMPLAUSIBLE",
            steps=f"URGENT_HYPERCALCEMIA {CONFIRM}")),
    Situation(
        name="calcium 11.4, 11.2, 11.0, then once 10.4",
        why="One value excludes nobody: it was high three times, so it is repeated and not sent away.",
        surgeon="Draw it again, fasting.",
        facts=case(OPERATED, FALLING, *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT", standing=EUCALCEMIC, steps=CONFIRM)),
    Situation(
        name="calcium high three times, then normal twice in two weeks and a day",
        why="Normal on two days at least fourteen apart since it was high: not this pathway, and watched.",
        surgeon="Normal twice. I will not operate on a number from January.",
        facts=case(OPERATED, FALLING, blood("2025-04-27", "10.3"), *AGREED),
        expected=expect(
            "ineligible persistent", FOCUS, LI, reasons="AGREEMENT", standing=EUCALCEMIC,
            steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="calcium high three times, then normal twice within thirteen days",
        why="Thirteen days are one bad fortnight: one normal spell excludes nobody yet.",
        surgeon="One more, in a month.",
        facts=case(OPERATED, FALLING, blood("2025-04-29", "10.3"), *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT", standing=EUCALCEMIC, steps=CONFIRM)),
    Situation(
        name="the urine was collected a day after the blood",
        why="Within seven days they are a pair, and the ratio of 0.023 excludes FHH.",
        surgeon="Nobody collects urine at the hour of the blood draw.",
        facts=case(
            OPERATED, HIGH, SERUM, value("creatinine", "0.9", "mg/dL", DAY),
            value("urine_calcium", "20", "mg/dL", "2023-11-03"),
            value("urine_creatinine", "70", "mg/dL", "2023-11-03"), *AGREED),
        expected=expect("eligible persistent", FOCUS, LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="only an adjusted calcium stands beside the urine",
        why="The reported corrected calcium makes the ratio where no total was printed.",
        surgeon="The lab reports adjusted only. Of course that counts.",
        facts=case(
            OPERATED, HIGH, value("calcium_albumin_corrected", "11.4", "mg/dL", DAY, low="8.5", high="10.5"),
            value("creatinine", "0.9", "mg/dL", DAY), value("urine_calcium", "20", "mg/dL", DAY),
            value("urine_creatinine", "70", "mg/dL", DAY), *AGREED),
        expected=expect("eligible persistent", FOCUS, LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="310 mg of calcium in the urine of a day, and no ratio",
        why="FHH does not spill that much: it is excluded without a ratio, and it is an indication besides.",
        surgeon="Three hundred and ten. That is no FHH.",
        facts=case(OPERATED, HIGH, value("urine_calcium_24h", "310", "mg/(24.h)", DAY), *AGREED),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", indications="URINE_CALCIUM",
            steps=OPERATE)),
    Situation(
        name="700 mg of calcium in the urine of a day",
        why="Above 600 mg the unit is doubted first: it ends nothing, and FHH stays open.",
        surgeon="Seven hundred? Check the unit, and get a ratio.",
        facts=case(OPERATED, HIGH, value("urine_calcium_24h", "700", "mg/(24.h)", DAY), *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT", standing="FHH_NOT_EXCLUDED",
            indications="URINE_CALCIUM", steps=CONFIRM)),
]  # fmt: skip
