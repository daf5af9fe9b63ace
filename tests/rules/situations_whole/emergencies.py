"""Calcium that cannot wait for a meeting, and calcium that only looks so."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    blood,
    case,
    ct,
    op,
    spect,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS, OPERATE, ORDER_BOTH
from tests.rules.situations_whole.situation import Situation, expect

EXPERTS = "MDT_REVIEW HIGH_VOLUME_CENTER"
SEEN = (spect("left inferior"), ct("left inferior"))
FRESH = op("2025-05-14", "LI removed adenoma")

SITUATIONS = [
    Situation(
        name="cramps on the fourth day after surgery, calcium 6.6",
        why="Hungry bone or no gland left: calcium into the vein tonight. No patient of this pathway, and "
        "an emergency all the same.",
        surgeon="Gluconate now, questions later.",
        facts=case(FRESH, urine(), blood("2025-05-18", "6.6", "8")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="LI",
            standing="NOT_HYPERCALCEMIC COURSE_UNDETERMINED", stops="PTH_LOW_NORMAL",
            steps="URGENT_HYPOCALCEMIA NOT_THIS_PATHWAY")),
    Situation(
        name="ionized calcium of 0.75 while the total is 7.4",
        why="The ionized value is the one that cramps: below 0.8 is an emergency, whatever the total says.",
        surgeon="Seven point four is bearable, zero point seven five is not.",
        facts=case(
            FRESH, urine(), blood("2025-05-18", "7.4", "30"),
            value("calcium_ionized", "0.75", "mmol/L", "2025-05-18", low="1.15", high="1.33")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="LI",
            standing="NOT_HYPERCALCEMIC COURSE_UNDETERMINED", steps="URGENT_HYPOCALCEMIA NOT_THIS_PATHWAY")),
    Situation(
        name="denosumab, and the calcium falls from 11.3 to 6.8",
        why="The injection has overshot: treat the calcium today. What it hides cannot be told before it "
        "wears off.",
        surgeon="First save her from the injection.",
        facts=case(OPERATED, PERSISTENT, blood("2025-05-28", "6.8", "410"), *SEEN, flags="antiresorptive"),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC", flags="PTH_SUSPICIOUS",
            steps="URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="14.6 by telephone last night, not yet signed by the laboratory",
        why="A preliminary value is a value until a final one comes: an emergency, and the flag with it.",
        surgeon="I do not wait for a signature at fourteen six.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "14.6", "mg/dL", "2025-05-31", low="8.5", high="10.5",
            status="preliminary"),
            *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="15.2 on Monday, 12.9 on Thursday after fluids",
        why="The highest value decides the flag, the latest the emergency: the crisis is over, the thought "
        "of carcinoma is not.",
        surgeon="Out of danger, and still a cancer until I see it.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-26", "15.2", "400"), blood("2025-05-29", "12.9", "380"),
            *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH PTH_SUSPICIOUS", indications="CALCIUM_ABOVE",
            steps=f"{EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="14.4 three months ago and no blood since",
        why="Nobody knows how she is: the emergency stands and asks for a calcium today.",
        surgeon="Where is she? Has anybody seen her since March?",
        facts=case(OPERATED, urine(), blood("2024-03-01", "11.9"), blood("2025-03-01", "14.4", "300")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            flags="CALCIUM_VERY_HIGH PTH_SUSPICIOUS", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {ORDER_BOTH} ORDER_ULTRASOUND {EXPERTS}")),
    Situation(
        name="13.6 with an albumin of 2.8",
        why="Corrected it is 14.56: an emergency that the raw number hides.",
        surgeon="Correct it before you send her home.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-30", "13.6", "390"),
            value("albumin", "2.8", "g/dL", "2025-05-30"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH PTH_SUSPICIOUS", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="14.9 the week before the operation and no blood after it",
        why="An operation that was done is no proof that the calcium fell: the last value known is a crisis.",
        surgeon="Did nobody draw a calcium after we closed?",
        facts=case(FRESH, urine(), blood("2025-05-10", "14.9", "200")),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="LI",
            standing="CALCIUM_MISSING PTH_MISSING COURSE_UNDETERMINED",
            steps="URGENT_HYPERCALCEMIA COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="6.1 from the wrong patient's tube, withdrawn the same day",
        why="What was entered in error alarms nobody.",
        surgeon="Not her tube. Back to the plan.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "6.1", "mg/dL", "2025-05-30", status="entered_in_error"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="14.6 on Wednesday, and 3.7 typed in mg/dL on Friday",
        why="Friday's number tells nothing, so Wednesday's crisis stands; and until somebody looks, "
        "Friday's may be a cramp or a worse crisis.",
        surgeon="Fourteen point six, and then nonsense. Get her in.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-28", "14.6"),
            value("calcium_total", "3.7", "mg/dL", "2025-05-30"),
            *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE", flags="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE",
            steps="URGENT_HYPERCALCEMIA URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY"
            f" {EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="6.6 on Wednesday, and 118 on Friday",
        why="A number that nobody can have does not put the low one out of date: she is treated for 6.6.",
        surgeon="Believe the six point six until I hear better.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-05-28", "6.6"),
            value("calcium_total", "118", "mg/dL", "2025-05-30"),
            *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="VALUE_IMPLAUSIBLE NOT_HYPERCALCEMIC",
            steps="URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="14.6 in the morning, unsigned, and 11.4 in the afternoon, final",
        why="Two tubes of one day: the final one of the afternoon is another hour and replaces nothing. On "
        "a tie the higher decides.",
        surgeon="Two tubes, two hours. The bad one counts.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "14.6", "mg/dL", "2025-05-30T08:00:00Z", low="8.5", high="10.5",
                  status="preliminary"),
            value("calcium_total", "11.4", "mg/dL", "2025-05-30T16:00:00Z", low="8.5", high="10.5"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="calcium above 15 and PTH above 2500, both beyond what the machine measures",
        why="Above 15 is above 14 whatever it is; a PTH beyond the assay is far above ten times its limit.",
        surgeon="The machine gave up. That is cancer.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "15", "mg/dL", "2025-05-30", low="8.5", high="10.5", comparator=">"),
            value("pth_intact", "2500", "pg/mL", "2025-05-30", low="15", high="65", comparator=">"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH PTH_VERY_HIGH PTH_SUSPICIOUS", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="6.8 with a vitamin D of 8, high once last year",
        why="The vein first: while the calcium is an emergency nobody is sent home with vitamin drops.",
        surgeon="Calcium tonight, vitamin next week.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.0", "150"), blood("2025-05-28", "6.8", "180"),
            value("vitamin_d_25oh", "8", "ng/mL", "2025-05-28"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC SECONDARY_POSSIBLE", pitfalls="VITAMIN_D_LOW",
            stops="SINGLE_HIGH_CALCIUM", steps="URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
]  # fmt: skip
