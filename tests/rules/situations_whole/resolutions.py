"""What a clinician's word settles, and what it no longer settles, or never could."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    blood,
    case,
    ct,
    op,
    resolved,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.places import LI, OPERATE
from tests.rules.situations_whole.situation import Situation, expect

SEEN = (spect("left inferior"), ct("left inferior"))
ON_CINACALCET = (
    OPERATED, urine(), blood("2024-03-01", "11.6", "160"), blood("2024-09-02", "11.4"),
    blood("2025-05-12", "10.1", "140"), *SEEN,
)  # fmt: skip
FAILING_KIDNEY = (urine(), twice("11.2", "180"), value("egfr", "26", "mL/min/{1.73_m2}", "2025-05-12"))

SITUATIONS = [
    Situation(
        name="an eGFR of 26, and the nephrologist takes the disease for primary",
        why="Below 30 tertiary disease is possible; by the eGFR alone a clinician can settle it. The "
        "kidney is a reason to operate.",
        surgeon="The calcium ruined the kidney and not the other way round.",
        facts=case(
            OPERATED, *FAILING_KIDNEY, *SEEN,
            resolved("TERTIARY_POSSIBLE", "high calcium ten years before the kidney failed", "2025-05-20")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="TERTIARY_POSSIBLE", indications="EGFR_BELOW_60", steps=OPERATE)),
    Situation(
        name="an eGFR of 26 that nobody has spoken about",
        why="Until somebody says which came first the case is open, not shut.",
        surgeon="Ask the nephrologist. I wait.",
        facts=case(OPERATED, *FAILING_KIDNEY, *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="TERTIARY_POSSIBLE", indications="EGFR_BELOW_60",
            steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="tertiary disease of a patient on dialysis, resolved with a stroke of the pen",
        why="On dialysis the word of one clinician is accepted without effect; it takes the chair's "
        "override.",
        surgeon="Sign what you like, he is on dialysis.",
        facts=case(
            OPERATED, urine(), twice("11.2", "180"), *SEEN,
            resolved("TERTIARY_POSSIBLE", "looks primary to me"),
            flags="ckd_dialysis"),
        expected=expect(
            "ineligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="TERTIARY_POSSIBLE", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="normal on cinacalcet, and the endocrinologist knows why",
        why="High twice since the operation and normal on the drug: a clinician may settle it, and the "
        "blocker that came along goes with it.",
        surgeon="It is the drug. Everybody agrees.",
        facts=case(
            *ON_CINACALCET, resolved("NOT_HYPERCALCEMIC", "normal only on cinacalcet", "2025-05-20"),
            flags="calcimimetic"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", steps=OPERATE)),
    Situation(
        name="the same word without any drug on the list",
        why="Nothing lowers her calcium, so a word cannot raise it: the value is repeated, and only values "
        "decide.",
        surgeon="Which drug? There is none. Repeat it.",
        facts=case(*ON_CINACALCET, resolved("NOT_HYPERCALCEMIC", "it was high before", "2025-05-20")),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION",
            steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="denosumab for her bones, and a calcium that was never high since the operation",
        why="The drug may hide it, so nothing is excluded; but without one high value since, a word "
        "settles nothing.",
        surgeon="Perhaps cured, perhaps masked. Wait until the injection has worn off.",
        facts=case(
            OPERATED, urine(), blood("2024-08-01", "10.0", "98"), blood("2025-05-06", "10.1", "99"), *SEEN,
            resolved("NOT_HYPERCALCEMIC", "masked by denosumab", "2025-05-20"), flags="antiresorptive"),
        expected=expect(
            "undetermined undetermined", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION COURSE_UNDETERMINED",
            steps="COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="lithium was discussed before the last operation, not since",
        why="What psychiatry said two years before the operation says nothing of today; many glands stay "
        "likely whatever is decided.",
        surgeon="Ring the psychiatrist again.",
        facts=case(
            OPERATED, PERSISTENT, *SEEN, resolved("LITHIUM", "cannot be stopped", "2022-05-02"),
            flags="lithium"),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="LITHIUM", stops="MULTIGLAND_LIKELY", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="the lost report was let go before the second operation",
        why="The decision to go on without it was for another operation; the hole in the record is open "
        "again.",
        surgeon="Last time we went in blind, and look what came of it.",
        facts=case(
            op("2015-04-01", report="missing", key="first"), op("2024-01-10", "RS removed adenoma"),
            PERSISTENT,
            *SEEN, resolved("OPERATIVE_REPORT_MISSING", "archive closed", "2019-02-01")),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="OPERATIVE_REPORT_MISSING", accounted="RS", pitfalls="OPERATIVE_REPORT_NOT_REVIEWED",
            steps="COMPLETE_RECORDS MDT_REVIEW")),
    Situation(
        name="an odd creatinine and a gene test, both settled before the last operation",
        why="A wrong number stays a known wrong number and a gene stays a gene, whatever operation lies "
        "between.",
        surgeon="Old decisions, still good.",
        facts=case(
            OPERATED, twice("11.4", "150"), value("creatinine", "80", "mg/dL", "2023-11-02"), *SEEN,
            resolved("VALUE_IMPLAUSIBLE", "80 umol/L by the laboratory", "2023-12-01"),
            resolved("FHH_NOT_EXCLUDED", "CASR sequencing negative", "2023-12-02")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="VALUE_IMPLAUSIBLE FHH_NOT_EXCLUDED", steps=OPERATE)),
]  # fmt: skip
