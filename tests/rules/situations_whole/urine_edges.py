"""Which urine speaks, and on the lines of 250 and 600 mg."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    Part,
    blood,
    case,
    ct,
    resolved,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.fhh_ways_out import free, open_still
from tests.rules.situations_whole.situation import Situation

SEEN = (spect("left inferior"), ct("left inferior"))
HIGH = twice("11.4", "150")


def jug(calcium: str, day: str = "2025-04-01") -> Part:
    """A day's urine calcium in mg."""
    return value("urine_calcium_24h", calcium, "mg/(24.h)", day)


def spot(calcium: str, day: str) -> Part:
    """A spot urine alone, without blood."""
    return Part(
        "labs",
        value("urine_calcium", calcium, "mg/dL", day).rows
        + value("urine_creatinine", "70", "mg/dL", day).rows,
    )


SITUATIONS = [
    Situation(
        name="the newest urine has no blood beside it, an older one has",
        why="The latest urine that can be judged is the one of 2023, and its ratio is good.",
        surgeon="The old one was fine. Genes do not change.",
        facts=case(OPERATED, urine(), HIGH, spot("8", "2025-04-20"), *SEEN), expected=free()),
    Situation(
        name="a good ratio in 2023 and a poor one this spring",
        why="The latest pair decides, and it is below the line: the question is open again.",
        surgeon="Which of the two jugs was honest? Sequence her.",
        facts=case(OPERATED, urine(), HIGH, urine("2025-04-20", "9"), *SEEN), expected=open_still()),
    Situation(
        name="two urines of one day, one good and one poor",
        why="Of several the lowest ratio speaks: nobody picks the convenient one.",
        surgeon="Do not shop for a ratio.",
        facts=case(
            OPERATED, urine("2025-04-20"), HIGH,
            Part("labs", value("urine_calcium", "9", "mg/dL", "2025-04-20").rows), *SEEN),
        expected=open_still()),
    Situation(
        name="exactly 250 mg of calcium in a day's urine",
        why="More than 250 ends the question; on the line it stays open, and it is no indication either.",
        surgeon="On the line is not over it.",
        facts=case(OPERATED, HIGH, jug("250"), *SEEN), expected=open_still()),
    Situation(
        name="exactly 600 mg of calcium in a day's urine",
        why="Much, but people pass it: up to 600 it is believed.",
        surgeon="Stones waiting to happen.",
        facts=case(OPERATED, HIGH, jug("600"), *SEEN), expected=free(indications="URINE_CALCIUM")),
    Situation(
        name="300 mg a day in spite of a thiazide",
        why="On a drug that holds calcium back she still passes 300 mg: not FHH. The drug itself stays to "
        "be settled.",
        surgeon="If she leaks on a thiazide, she leaks.",
        facts=case(OPERATED, urine(), HIGH, jug("300"), *SEEN, flags="thiazide"),
        expected=open_still(standing="THIAZIDE", indications="URINE_CALCIUM")),
    Situation(
        name="300 mg a day, and the thiazide washed out since",
        why="Both questions have their answer, one from the jug and one from the clinician.",
        surgeon="Nothing left but to operate.",
        facts=case(
            OPERATED, urine(), HIGH, jug("300"), resolved("THIAZIDE", "off for a month, calcium 11.4"), *SEEN,
            flags="thiazide"),
        expected=free(resolved="THIAZIDE", indications="URINE_CALCIUM")),
    Situation(
        name="12 mmol of calcium in a day's urine",
        why="12 mmol are 481 mg: units change nothing.",
        surgeon="Twelve is a lot in Europe too.",
        facts=case(OPERATED, HIGH, value("urine_calcium_24h", "12", "mmol/(24.h)", "2025-04-01"), *SEEN),
        expected=free(indications="URINE_CALCIUM")),
    Situation(
        name="an old jug of 310 mg and a new one of 180",
        why="Any believable day above 250 ends FHH; whether she should be operated is asked of the latest.",
        surgeon="She can leak, so it is not FHH. She does not leak now, so it is no reason.",
        facts=case(OPERATED, HIGH, jug("310", "2024-06-03"), jug("180"), *SEEN), expected=free()),
    Situation(
        name="a normal year on denosumab, and no urine",
        why="The injection makes the year worthless; the urine is wanted.",
        surgeon="Normal because of the needle. Collect it.",
        facts=case(
            OPERATED, blood("2010-02-01", "9.4"), blood("2011-03-01", "9.6"), HIGH, *SEEN,
            flags="antiresorptive"),
        expected=open_still()),
    Situation(
        name="on dialysis with a PTH of 60",
        why="Tertiary disease has a high PTH; at 60 beside 11.2 the kidney is not what drives it.",
        surgeon="Sixty on dialysis is low. This is something else, and we see it.",
        facts=case(OPERATED, urine(), twice("11.2", "60"), *SEEN, flags="ckd_dialysis"), expected=free()),
]  # fmt: skip
