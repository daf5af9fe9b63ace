"""What imitates the disease in the kidney and in the medicine chest: FHH, thiazide, lithium."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    case,
    ct,
    op,
    resolved,
    spect,
    twice,
    urine,
    value,
)
from tests.rules.situations_whole.places import L_ANTERIOR, LI, LS, NOTHING_COUNTS, OPERATE, ORDER_BOTH, RI
from tests.rules.situations_whole.situation import Situation, expect

HIGH = twice("11.4", "96")
SEEN = (spect("left inferior"), ct("left inferior"))

SITUATIONS = [
    Situation(
        name="a clearance ratio of 0.010 and a failed operation",
        why="A low ratio does not prove FHH, and many with primary disease have it; but it has to be settled "
        "first. An ultrasound is asked for too: it costs no dose.",
        surgeon="If it is FHH I must not operate again; sequence her.",
        facts=case(OPERATED, urine(calcium="9"), HIGH, age=42),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="FHH_NOT_EXCLUDED",
            indications="AGE_BELOW_50", steps=f"CONFIRM_BIOCHEMISTRY {ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="the same ratio, and CASR sequencing is negative",
        why="A clinician settled it by genetics; the blocker stays visible as resolved.",
        surgeon="Gene negative, gland positive: go.",
        facts=case(
            OPERATED, urine(calcium="9"), HIGH, *SEEN, resolved("FHH_NOT_EXCLUDED",
            "CASR, GNA11, AP2S1 negative"),
            age=42),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="FHH_NOT_EXCLUDED", indications="AGE_BELOW_50", steps=OPERATE)),
    Situation(
        name="the ratio in mmol/L with a serum creatinine in umol/L",
        why="3.0 x 0.080 over 2.80 x 8.0 is 0.0107; read without converting the creatinine it would be ten.",
        surgeon="Whoever did this sum by hand forgot the thousand.",
        facts=case(
            OPERATED, HIGH, value("urine_calcium", "3.0", "mmol/L", "2024-02-20"),
            value("urine_creatinine", "8.0", "mmol/L", "2024-02-20"),
            value("calcium_total", "2.80", "mmol/L", "2024-02-20", low="2.15", high="2.60"),
            value("creatinine", "80", "umol/L", "2024-02-20"), *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="FHH_NOT_EXCLUDED", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="a good ratio measured on hydrochlorothiazide",
        why="A thiazide holds calcium back from the urine, so the ratio proves nothing, and may raise serum "
        "calcium.",
        surgeon="Off the water pill for three weeks, then repeat.",
        facts=case(OPERATED, PERSISTENT, *SEEN, flags="thiazide", age=63),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="FHH_NOT_EXCLUDED THIAZIDE", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="the thiazide was stopped, and everything repeated",
        why="Still high three weeks off the drug, with a good ratio: the endocrinologist resolves both.",
        surgeon="It was not the pill.",
        facts=case(
            OPERATED, PERSISTENT, *SEEN, resolved("THIAZIDE", "stopped for three weeks, calcium 11.3"),
            resolved("FHH_NOT_EXCLUDED", "ratio 0.024 off thiazide"), flags="thiazide", age=63),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="FHH_NOT_EXCLUDED THIAZIDE", steps=OPERATE)),
    Situation(
        name="thiazide stopped before the last operation, and taken up again since",
        why="A decision older than the last operation cannot vouch for the drug of today; for the gene it "
        "can. The ratio was never measured.",
        surgeon="She is back on it. Ask again.",
        facts=case(
            op("2024-01-10"), twice("11.4", "150"), resolved("THIAZIDE", "stopped in 2022", "2022-05-01"),
            resolved("FHH_NOT_EXCLUDED", "CASR sequencing negative", "2022-06-01"), flags="thiazide"),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="THIAZIDE",
            resolved="FHH_NOT_EXCLUDED", steps=f"CONFIRM_BIOCHEMISTRY {ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="indapamide for hypertension, resolved by a washout",
        why="Another thiazide-like drug, another washout; the ratio off the drug is the clinician's word. "
        "A target in the chest brings the thoracic surgeon.",
        surgeon="Washed out and still 11.4, thank you.",
        facts=case(
            OPERATED, PERSISTENT, resolved("THIAZIDE", "off indapamide for three months"),
            resolved("FHH_NOT_EXCLUDED", "24 h urine calcium 310 mg off the drug"),
            spect("left anterior mediastinum"), ct("left anterior mediastinum"), flags="thiazide", sex="M"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_ANTERIOR, reasons="AGREEMENT",
            resolved="FHH_NOT_EXCLUDED THIAZIDE",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER FOCUSED_REOPERATION THORACIC_PLANNING")),
    Situation(
        name="a brother with proven FHH and a ratio above the limit",
        why="A family with FHH outweighs a good ratio. An ultrasound is asked for too: it costs no dose.",
        surgeon="Test her for the brother's mutation; it costs less than a neck.",
        facts=case(OPERATED, PERSISTENT, flags="family_history_fhh", age=45),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="FHH_NOT_EXCLUDED",
            indications="AGE_BELOW_50", steps=f"CONFIRM_BIOCHEMISTRY {ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="nobody ever collected urine",
        why="Even after an operation the ratio was never measured: unknown is not excluded.",
        surgeon="One jug of urine before one more scar.",
        facts=case(OPERATED, HIGH, *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="FHH_NOT_EXCLUDED", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="FHH was excluded by genetics before the first operation",
        why="A genome does not change with an operation: this one resolution outlives it.",
        surgeon="The gene test from 2022 is still good.",
        facts=case(
            OPERATED, HIGH, *SEEN, resolved("FHH_NOT_EXCLUDED", "CASR sequencing negative", "2022-11-03")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            resolved="FHH_NOT_EXCLUDED", steps=OPERATE)),
    Situation(
        name="fifteen years of lithium",
        why="Lithium raises the set point and makes many glands grow; only psychiatry may stop it. That "
        "stops a focused operation until the meeting answers it.",
        surgeon="Lithium means four glands; talk to the psychiatrist before you talk to me.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct("right inferior"), flags="lithium", age=59),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            standing="LITHIUM",
            stops="MULTIGLAND_LIKELY", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="lithium for bipolar disorder, and both good studies empty",
        why="Nothing to see and a drug that explains the calcium: sampling waits for a diagnosis.",
        surgeon="First tell me that it is not the lithium.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), flags="lithium", age=43, sex="X"),
        expected=expect(
            "undetermined persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", standing="LITHIUM",
            stops="MULTIGLAND_LIKELY", indications="AGE_BELOW_50",
            steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="lithium cannot be stopped, and the calcium is up regardless",
        why="The team decides that the disease is real under lithium; many glands stay likely. No gland of "
        "either side is accounted for, so both sides are looked at and not one.",
        surgeon="We start at the gland we see, and we look at the others.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct("right inferior"),
            resolved("LITHIUM", "psychiatry: must go on; disease accepted as primary"), flags="lithium",
            age=59),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            resolved="LITHIUM",
            stops="MULTIGLAND_LIKELY", steps="MDT_REVIEW BILATERAL_EXPLORATION")),
    Situation(
        name="lithium replaced by valproate a year ago, the calcium stays at 11.4",
        why="The flag is history that a clinician has dealt with; nothing is imaged yet. Once lithium, "
        "many glands stay likely.",
        surgeon="A year off lithium is long enough.",
        facts=case(
            OPERATED, PERSISTENT, resolved("LITHIUM", "stopped a year ago, still hypercalcemic"),
            flags="lithium"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, resolved="LITHIUM",
            stops="MULTIGLAND_LIKELY", steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="the operative report cannot be found, but the surgeon was reached by telephone",
        why="A clinician accepts the surgeon's own account: no record is left to ask for, but no reader has "
        "read one either.",
        surgeon="I spoke to him: he saw three, left superior never.",
        facts=case(
            op("2024-01-10", report="missing"), PERSISTENT, spect("left superior"), ct("left superior"),
            resolved("OPERATIVE_REPORT_MISSING", "told by the surgeon, noted on file")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            resolved="OPERATIVE_REPORT_MISSING", pitfalls="OPERATIVE_REPORT_NOT_REVIEWED",
            steps=OPERATE)),
    Situation(
        name="a report from abroad was resolved as lost in a fire",
        why="A missing report stays a hole in the ledger although the case may go on without it. An "
        "ultrasound is asked for too: it costs no dose.",
        surgeon="Then assume nothing about that neck.",
        facts=case(
            op("2015-04-01", report="missing", kind="neck_exploration"), op("2024-01-10", "LI not_found"),
            PERSISTENT,
            resolved("OPERATIVE_REPORT_MISSING", "hospital archive burnt")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            resolved="OPERATIVE_REPORT_MISSING",
            pitfalls="OPERATIVE_REPORT_NOT_REVIEWED", steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="the first operative report is still on its way",
        why="Missing is not unobtainable: nobody goes back in before somebody has read what was done.",
        surgeon="No report, no re-do.",
        facts=case(op("2024-01-10", report="missing"), PERSISTENT, *SEEN),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="OPERATIVE_REPORT_MISSING", pitfalls="OPERATIVE_REPORT_NOT_REVIEWED",
            steps="COMPLETE_RECORDS MDT_REVIEW")),
    Situation(
        name="the report is unobtainable, and three letters asking for it are on file",
        why="What was tried and cannot be had blocks nothing; the glands just stay unknown.",
        surgeon="We asked three times. Go on with what we have.",
        facts=case(op("2024-01-10", report="unobtainable"), PERSISTENT, *SEEN),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="two reports of three are missing",
        why="One more old exploration without a report: the ledger of the third alone cannot carry a plan. "
        "An ultrasound is asked for too: it costs no dose.",
        surgeon="Find those reports, they are the map.",
        facts=case(
            op("2011-02-01", report="missing", kind="neck_exploration"), op("2017-02-01", report="missing"),
            op("2024-01-10", "RS removed adenoma"), PERSISTENT),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="OPERATIVE_REPORT_MISSING",
            accounted="RS", pitfalls="OPERATIVE_REPORT_NOT_REVIEWED",
            steps=f"COMPLETE_RECORDS {ORDER_BOTH} ORDER_ULTRASOUND")),
]  # fmt: skip
