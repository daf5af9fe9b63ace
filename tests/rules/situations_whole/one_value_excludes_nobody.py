"""A single normal calcium or a single low PTH sends nobody away; two do, a fortnight apart."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    Part,
    blood,
    case,
    ct,
    spect,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS
from tests.rules.situations_whole.situation import Essence, Situation, expect

SEEN = (spect("left inferior"), ct("left inferior"))
THREE_HIGH = Part(
    "labs",
    urine().rows
    + blood("2024-03-01", "11.4", "150").rows
    + blood("2024-08-01", "11.2", "144").rows
    + blood("2025-01-15", "11.0", "140").rows,
)
NORMAL_BLOCKERS = "NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION"


def normal(status: str, steps: str) -> Essence:
    """Two studies agree, and the calcium is not high today."""
    return expect(
        f"{status} persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
        standing=NORMAL_BLOCKERS, steps=steps,
    )  # fmt: skip


def suppressed(status: str, steps: str) -> Essence:
    """High calcium with a PTH below its limit, nothing imaged."""
    return expect(
        f"{status} persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="PTH_SUPPRESSED",
        stops="PTH_LOW_NORMAL", steps=steps,
    )  # fmt: skip


REPEAT = "CONFIRM_BIOCHEMISTRY MDT_REVIEW"
LEAVE = "NOT_THIS_PATHWAY OBSERVE"

SITUATIONS = [
    Situation(
        name="11.4, 11.2, 11.0, then once 10.4",
        why="Mild disease swings around the limit: three high values are not undone by one below it.",
        surgeon="She did not heal between two tubes.",
        facts=case(OPERATED, THREE_HIGH, blood("2025-05-12", "10.4", "139"), *SEEN),
        expected=normal("undetermined", REPEAT)),
    Situation(
        name="normal twice, ten days apart",
        why="Two values of one week are almost one value; a fortnight is asked.",
        surgeon="Once more, a little later.",
        facts=case(
            OPERATED, THREE_HIGH, blood("2025-05-10", "10.4", "138"), blood("2025-05-20", "10.3", "139"),
            *SEEN),
        expected=normal("undetermined", REPEAT)),
    Situation(
        name="normal twice, exactly a fortnight apart",
        why="Normal on two days fourteen days apart: now the calcium has spoken, and scans do not overrule "
        "it.",
        surgeon="Twice normal. Watch her.",
        facts=case(
            OPERATED, THREE_HIGH, blood("2025-05-06", "10.4", "138"), blood("2025-05-20", "10.3", "139"),
            *SEEN),
        expected=normal("ineligible", LEAVE)),
    Situation(
        name="normal, high, normal again",
        why="Since the last high value there is but one normal one; what was normal before it no longer "
        "helps.",
        surgeon="Up in April. So it is still there.",
        facts=case(
            OPERATED, THREE_HIGH, blood("2025-03-03", "10.2", "138"), blood("2025-04-07", "10.9"),
            blood("2025-05-12", "10.3", "139"), *SEEN),
        expected=normal("undetermined", REPEAT)),
    Situation(
        name="normal twice on a bisphosphonate",
        why="The drug holds the calcium down: however often it is normal, it excludes nobody.",
        surgeon="Zoledronate in March. Of course it is normal.",
        facts=case(
            OPERATED, THREE_HIGH, blood("2025-04-07", "10.2", "150"), blood("2025-05-12", "10.3", "155"),
            *SEEN,
            flags="antiresorptive"),
        expected=normal("undetermined", REPEAT)),
    Situation(
        name="PTH of 9 today and of 60 a month ago",
        why="One of the two is wrong: a single suppressed value, with another beside it that is not, sends "
        "nobody away.",
        surgeon="Draw it a third time, on ice.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-04-14", "11.3", "60"),
            blood("2025-05-12", "11.4", "9")),
        expected=suppressed("undetermined", "CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="PTH of 9 and of 8, and the laboratory printed no limit",
        why="Without a printed lower limit two low values repeat, but they do not exclude.",
        surgeon="Low by whose book? Ask the laboratory.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-05-12", "11.4"),
            value("pth_intact", "8", "pg/mL", "2025-04-14"), value("pth_intact", "9", "pg/mL", "2025-05-12")),
        expected=suppressed("undetermined", "CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="PTH below its limit twice, a month apart",
        why="Suppressed on two days and never otherwise: the parathyroids are asleep, and the search goes "
        "elsewhere.",
        surgeon="Asleep twice. Chest film, electrophoresis, vitamin D.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-04-14", "11.3", "8"),
            blood("2025-05-12", "11.4", "9")),
        expected=suppressed("ineligible", "NOT_THIS_PATHWAY")),
    Situation(
        name="PTH suppressed twice on biotin",
        why="Biotin falsifies every sandwich assay alike: two false values are no better than one.",
        surgeon="Biotin, again. Stop it for three days.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-04-14", "11.3", "8"),
            blood("2025-05-12", "11.4", "9"), flags="biotin"),
        expected=suppressed("undetermined", "CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="a PTH reported only as below 5",
        why="Below 5 is below 15 for certain: suppressed, once.",
        surgeon="Under five. Repeat it before anyone writes cancer on the chart.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-05-12", "11.4"),
            value("pth_intact", "5", "pg/mL", "2025-05-12", low="15", high="65", comparator="<")),
        expected=suppressed("undetermined", "CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="a PTH reported only as below 40",
        why="It may be suppressed or not: a value that leaves the question open is no value.",
        surgeon="Less than forty is not a number.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4"), blood("2025-05-12", "11.4"),
            value("pth_intact", "40", "pg/mL", "2025-05-12", low="15", high="65", comparator="<")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="PTH_MISSING",
            steps="CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="normal in spring, normal in autumn, and high only before the operation",
        why="Never high since the operation: one normal value would do, and here are two.",
        surgeon="She is cured, thank the first surgeon.",
        facts=case(OPERATED, urine(), blood("2024-05-06", "9.8", "50"), blood("2025-01-13", "9.9", "48")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY")),
]  # fmt: skip
