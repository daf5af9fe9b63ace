"""What ends the question of FHH, and what only looks as if it did."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    blood,
    blood_si,
    case,
    ct,
    resolved,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, OPERATE
from tests.rules.situations_whole.situation import Essence, Situation, expect

SEEN = (spect("left inferior"), ct("left inferior"))
HIGH = twice("11.4", "150")
NORMAL_YEAR = Part("labs", blood("2010-02-01", "9.4").rows + blood("2011-03-01", "9.6").rows)


def day_urine(calcium: str, creatinine: str, day: str = "2025-04-01") -> Part:
    """A collection of 24 h."""
    return Part(
        "labs",
        value("urine_calcium_24h", calcium, "mg/(24.h)", day).rows
        + value("urine_creatinine_24h", creatinine, "mg/(24.h)", day).rows,
    )


def free(**more: str) -> Essence:
    """FHH is out of the way, and the target stands."""
    return expect(
        "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE, **more
    )


def open_still(**more: str) -> Essence:
    """FHH is not excluded."""
    codes = {"standing": "FHH_NOT_EXCLUDED", "steps": "CONFIRM_BIOCHEMISTRY MDT_REVIEW"} | more
    return expect(
        "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", **codes
    )


SITUATIONS = [
    Situation(
        name="normal calcium for a whole year, long before the first operation",
        why="FHH is there from birth and has no normal half year: two old values end the question without "
        "any urine.",
        surgeon="She gave blood in 2010 with a normal calcium. That is not FHH.",
        facts=case(OPERATED, NORMAL_YEAR, HIGH, *SEEN), expected=free()),
    Situation(
        name="a normal year, but cinacalcet is on the list",
        why="A drug that lowers calcium makes any normal year worthless; the urine has to be collected.",
        surgeon="Was she on the drug then? Nobody knows. Get the jug.",
        facts=case(OPERATED, NORMAL_YEAR, HIGH, *SEEN, flags="calcimimetic"), expected=open_still()),
    Situation(
        name="normal values a year apart with a high one between them",
        why="The run is broken by the high value: what is left on either side lasts no half year.",
        surgeon="Up and down is exactly what I do not call normal.",
        facts=case(OPERATED, NORMAL_YEAR, blood("2010-08-02", "10.9"), HIGH, *SEEN), expected=open_still()),
    Situation(
        name="310 mg of calcium in a day's urine",
        why="FHH keeps calcium back; 310 mg a day is the opposite, ratio or not, and it is a reason to "
        "operate too.",
        surgeon="She pours it out. Not FHH.",
        facts=case(OPERATED, HIGH, value("urine_calcium_24h", "310", "mg/(24.h)", "2025-04-01"), *SEEN),
        expected=free(indications="URINE_CALCIUM")),
    Situation(
        name="700 mg of calcium in a day's urine",
        why="More than anyone passes: the unit or the jug is wrong, and a wrong number ends no question.",
        surgeon="Seven hundred? That was three days in one jug.",
        facts=case(OPERATED, HIGH, value("urine_calcium_24h", "700", "mg/(24.h)", "2025-04-01"), *SEEN),
        expected=open_still(indications="URINE_CALCIUM")),
    Situation(
        name="a day's urine with blood of the same week",
        why="The sum is (240 x 0.9) / (11.3 x 900) = 0.0212, above 0.02; blood within seven days belongs "
        "to it.",
        surgeon="Five days apart is good enough for a kidney.",
        facts=case(
            OPERATED, HIGH, day_urine("240", "900"), blood("2025-04-06", "11.3"),
            value("creatinine", "0.9", "mg/dL", "2025-03-27"), *SEEN),
        expected=free()),
    Situation(
        name="the same urine with blood of the week after next",
        why="Eight days apart is another week: the ratio stays unknown, and the sentence says which blood "
        "is wanted.",
        surgeon="Draw the blood when you hand out the jug.",
        facts=case(
            OPERATED, HIGH, day_urine("240", "900"), blood("2025-04-09", "11.3"),
            value("creatinine", "0.9", "mg/dL", "2025-04-09"), *SEEN),
        expected=open_still()),
    Situation(
        name="only corrected calcium was ever reported",
        why="Where the laboratory reports the corrected value alone it serves: 4.99 x 0.080 over 2.84 x "
        "6.19 is 0.0227.",
        surgeon="Half of Europe prints only the adjusted one.",
        facts=case(
            OPERATED, blood_si("2024-03-01", "2.84", "15"), blood_si("2025-05-12", "2.84", "15"),
            value("urine_calcium", "20", "mg/dL", "2025-05-12"),
            value("urine_creatinine", "70", "mg/dL", "2025-05-12"),
            value("creatinine", "80", "umol/L", "2025-05-12"), *SEEN),
        expected=free()),
    Situation(
        name="a spot urine as thin as water",
        why="With a urine creatinine of 15 mg/dL the spot says nothing, however good the ratio looks.",
        surgeon="She drank two liters for the sonographer.",
        facts=case(
            OPERATED, HIGH, value("urine_calcium", "8", "mg/dL", "2025-05-12"),
            value("urine_creatinine", "15", "mg/dL", "2025-05-12"),
            value("creatinine", "0.9", "mg/dL", "2025-05-12"), *SEEN),
        expected=open_still()),
    Situation(
        name="urine collected after the water pill was stopped",
        why="Off the thiazide since the first of April, collected on the twentieth: a good ratio then is a "
        "good ratio.",
        surgeon="Stopped, waited, measured. That is how it is done.",
        facts=case(
            OPERATED, HIGH, resolved("THIAZIDE", "off for two weeks, calcium unchanged", "2025-04-01"),
            urine("2025-04-20"), *SEEN, flags="thiazide"),
        expected=free(resolved="THIAZIDE")),
    Situation(
        name="urine collected five days before the water pill was out of her",
        why="The drug had been off for two weeks on the twenty-fifth, the urine is of the twentieth: still "
        "measured on it.",
        surgeon="Five days too soon. Once more, please.",
        facts=case(
            OPERATED, HIGH, resolved("THIAZIDE", "off for two weeks, calcium unchanged", "2025-04-25"),
            urine("2025-04-20"), *SEEN, flags="thiazide"),
        expected=open_still(resolved="THIAZIDE")),
    Situation(
        name="a sister with FHH, and her own gene is clean",
        why="In such a family only a clinician's word ends it, and sequencing is the best word there is.",
        surgeon="She did not inherit it. Good.",
        facts=case(
            OPERATED, PERSISTENT, resolved("FHH_NOT_EXCLUDED", "the family's CASR variant is absent"), *SEEN,
            flags="family_history_fhh", age=45),
        expected=free(resolved="FHH_NOT_EXCLUDED", indications="AGE_BELOW_50")),
    Situation(
        name="a sister with FHH, a normal year and 320 mg of urine calcium",
        why="Neither a normal year nor much calcium in the urine ends it where the family carries the gene.",
        surgeon="I believe the urine. Sequence her all the same.",
        facts=case(
            OPERATED, NORMAL_YEAR, PERSISTENT,
            value("urine_calcium_24h", "320", "mg/(24.h)", "2025-04-01"), *SEEN, flags="family_history_fhh"),
        expected=open_still(indications="URINE_CALCIUM")),
]  # fmt: skip
