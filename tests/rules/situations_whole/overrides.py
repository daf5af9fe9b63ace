"""What the chair lets stand, by which reason, and what no reason lifts."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    NEVER_OPERATED,
    OPERATED,
    blood,
    case,
    ct,
    op,
    overridden,
    resolved,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, NOTHING_COUNTS, OPERATE, ORDER_BOTH
from tests.rules.situations_whole.situation import Situation, expect

SEEN = (spect("left inferior"), ct("left inferior"))
#: Calcium normal on both days since the operation, PTH high on both.
NORMOCALCEMIC = (
    urine(), blood("2024-08-01", "10.1", "110"), blood("2025-05-06", "10.2", "112"),
    resolved("COURSE_UNDETERMINED", "PTH never fell after the operation"),
)  # fmt: skip
BOTH = (
    overridden("NOT_HYPERCALCEMIC", "normocalcemic_disease"),
    overridden("EUCALCEMIC_PTH_ELEVATION", "normocalcemic_disease"),
)
#: High soon after the operation, normal twice since.
NOW_NORMAL = (
    OPERATED, urine(), blood("2024-03-01", "11.0", "150"), blood("2024-05-02", "10.9", "149"),
    blood("2025-03-10", "10.3", "158"), blood("2025-05-06", "10.3", "160"),
)  # fmt: skip

SITUATIONS = [
    Situation(
        name="normocalcemic disease, let in by the chair",
        why="Calcium normal, PTH high for a year, stones behind her: the meeting takes it for the disease "
        "itself and says so in every sentence that tells to operate.",
        surgeon="We know her; it is normocalcemic disease, and we wrote that down.",
        facts=case(OPERATED, *NORMOCALCEMIC, *BOTH, *SEEN, background={"stones": True}),
        expected=expect(
            "eligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", resolved="COURSE_UNDETERMINED",
            indications="STONES", steps=OPERATE)),
    Situation(
        name="only one of the two blockers was lifted",
        why="The normal calcium was let pass, the PTH that stays high after a cure was not: still no "
        "patient of this pathway.",
        surgeon="Half a decision is none.",
        facts=case(OPERATED, *NORMOCALCEMIC, BOTH[0], *SEEN),
        expected=expect(
            "ineligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="EUCALCEMIC_PTH_ELEVATION", overridden="NOT_HYPERCALCEMIC",
            resolved="COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="masked by vitamin D, says the chair, with a calcium of 8.2",
        why="A calcium below its lower limit is no masked hypercalcemia: that reason lifts nothing here, "
        "and the vitamin is given.",
        surgeon="Her calcium is low. Low! Give her vitamin D.",
        facts=case(
            OPERATED, urine(), blood("2024-08-01", "8.4", "170"), blood("2025-05-06", "8.2", "180"),
            value("vitamin_d_25oh", "12", "ng/mL", "2025-05-06"),
            overridden("NOT_HYPERCALCEMIC", "masked_by_vitamin_d"),
            overridden("SECONDARY_POSSIBLE", "masked_by_vitamin_d")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC SECONDARY_POSSIBLE COURSE_UNDETERMINED", pitfalls="VITAMIN_D_LOW",
            steps="NOT_THIS_PATHWAY REPLETE_VITAMIN_D")),
    Situation(
        name="high for months, then 10.3 with a vitamin D of 14",
        why="Lack of vitamin D can hide a high calcium; the chair lets all three blockers stand, and the "
        "vitamin is repleted before the values are judged again.",
        surgeon="She was at eleven before the winter. Replete, then operate.",
        facts=case(
            *NOW_NORMAL, value("vitamin_d_25oh", "14", "ng/mL", "2025-05-06"),
            overridden("NOT_HYPERCALCEMIC", "masked_by_vitamin_d"),
            overridden("EUCALCEMIC_PTH_ELEVATION", "masked_by_vitamin_d"),
            overridden("SECONDARY_POSSIBLE", "masked_by_vitamin_d"), *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION SECONDARY_POSSIBLE",
            pitfalls="VITAMIN_D_LOW", steps=f"REPLETE_VITAMIN_D {OPERATE}")),
    Situation(
        name="calcium lowered by cinacalcet, decided by the chair",
        why="High twice before the drug, normal on it: the drug explains the normal value, and the chair "
        "has said so.",
        surgeon="Take her off the tablets and she is at twelve.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.6", "160"), blood("2024-09-02", "11.4"),
            blood("2025-05-12", "10.1", "140"), overridden("NOT_HYPERCALCEMIC", "lowered_by_drug",
            "2025-05-20"),
            overridden("EUCALCEMIC_PTH_ELEVATION", "lowered_by_drug", "2025-05-20"), *SEEN,
            flags="calcimimetic"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", steps=OPERATE)),
    Situation(
        name="transplanted, and proven to have had the disease before her kidneys failed",
        why="Primary disease that a transplant did not make: the chair lifts the tertiary blocker, and the "
        "target holds.",
        surgeon="She had stones at thirty. This was never tertiary.",
        facts=case(
            OPERATED, urine(), twice("11.2", "180"), overridden("TERTIARY_POSSIBLE", "renal_primary"), *SEEN,
            flags="kidney_transplant"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="TERTIARY_POSSIBLE", steps=OPERATE)),
    Situation(
        name="on dialysis with a PTH of 1200, accepted as primary",
        why="The chair knows the years before dialysis; on dialysis a PTH of eighteen times the limit is "
        "no sign of carcinoma.",
        surgeon="Renal people all run at a thousand; the gland is the point.",
        facts=case(
            OPERATED, urine(), twice("11.2", "1200"), overridden("TERTIARY_POSSIBLE", "renal_primary"), *SEEN,
            flags="ckd_dialysis"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="TERTIARY_POSSIBLE", steps=OPERATE)),
    Situation(
        name="normocalcemic with an eGFR of 45, two reasons for three blockers",
        why="Normal calcium is let pass as normocalcemic disease, the kidney as primary disease in renal "
        "failure; each reason lifts its own.",
        surgeon="Kidney at forty-five and a gland on both scans. We discussed it long.",
        facts=case(
            OPERATED, *NORMOCALCEMIC, *BOTH, overridden("SECONDARY_POSSIBLE", "renal_primary"),
            value("egfr", "45", "mL/min/{1.73_m2}", "2025-05-06"), *SEEN),
        expected=expect(
            "eligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION SECONDARY_POSSIBLE",
            resolved="COURSE_UNDETERMINED", indications="EGFR_BELOW_60", steps=OPERATE)),
    Situation(
        name="after a thyroidectomy without a word of the glands, let in by the chair",
        why="The neck is scarred as after a failed exploration; the chair lets it count as one.",
        surgeon="It is a re-do to my hands, whatever they wrote.",
        facts=case(
            op("2019-06-03", kind="thyroidectomy"), urine(), twice("11.1", "120"),
            overridden("NO_PRIOR_PARATHYROID_OPERATION", "thyroidectomy_only"),
            overridden("COURSE_UNDETERMINED", "thyroidectomy_only"), *SEEN),
        expected=expect(
            "eligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NO_PRIOR_PARATHYROID_OPERATION COURSE_UNDETERMINED", steps=OPERATE)),
    Situation(
        name="the thyroidectomy reason where no thyroid was ever touched",
        why="Without a thyroidectomy on record that reason has no effect: a first operation stays a first "
        "operation.",
        surgeon="There is no scar on that neck. Wrong form.",
        facts=case(
            NEVER_OPERATED, urine(), twice("11.4", "140"),
            overridden("NO_PRIOR_PARATHYROID_OPERATION", "thyroidectomy_only"),
            overridden("COURSE_UNDETERMINED", "thyroidectomy_only")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NO_PRIOR_PARATHYROID_OPERATION COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="the chair's decision is older than the last operation",
        why="What was let stand before an operation says nothing of the calcium after it.",
        surgeon="That was for the last operation. Decide again.",
        facts=case(
            OPERATED, *NORMOCALCEMIC, overridden("NOT_HYPERCALCEMIC", "normocalcemic_disease", "2023-06-01"),
            overridden("EUCALCEMIC_PTH_ELEVATION", "normocalcemic_disease", "2023-06-01"), *SEEN),
        expected=expect(
            "ineligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", resolved="COURSE_UNDETERMINED",
            steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="normocalcemic disease, by the chair, with a PTH of 58",
        why="Neither calcium nor PTH is high: then nothing but a picture is left, and a picture makes no "
        "diagnosis. It stops until the meeting answers.",
        surgeon="Normal, normal, and you want to cut? Draw it again.",
        facts=case(
            OPERATED, urine(), blood("2024-08-01", "10.2", "60"), blood("2025-05-06", "10.3", "58"),
            resolved("COURSE_UNDETERMINED", "letter of the family doctor"), BOTH[0], *SEEN),
        expected=expect(
            "eligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NOT_HYPERCALCEMIC", resolved="COURSE_UNDETERMINED", stops="PTH_LOW_NORMAL",
            steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="normocalcemic with a graft in the forearm that nobody tested",
        why="Once the normal calcium is let pass, the arm is asked as in every case with a graft: it may "
        "be the source.",
        surgeon="Two tubes, one from each arm, before I open a neck.",
        facts=case(op("2024-01-10", grafts=["left.forearm_graft"]), *NORMOCALCEMIC, *BOTH, *SEEN),
        expected=expect(
            "eligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            overridden="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", resolved="COURSE_UNDETERMINED",
            stops="GRAFT_NOT_TESTED", steps="GRAFT_TEST MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="normocalcemic disease accepted, nothing imaged yet",
        why="A blocker that the chair let stand hinders no order: function and anatomy are asked as in any "
        "case.",
        surgeon="Accepted is accepted. Now show me the gland.",
        facts=case(OPERATED, *NORMOCALCEMIC, *BOTH),
        expected=expect(
            "eligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            overridden="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", resolved="COURSE_UNDETERMINED",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
]  # fmt: skip
