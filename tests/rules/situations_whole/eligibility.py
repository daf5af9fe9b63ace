"""Is this the disease and the pathway at all? Calcium first, then PTH, then what imitates it."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    NEVER_OPERATED,
    OPERATED,
    PERSISTENT,
    blood,
    blood_si,
    case,
    ct,
    lesion,
    mri,
    op,
    other,
    pet,
    spect,
    twice,
    urine,
    us,
    value,
)
from tests.rules.situations_whole.places import (
    ANTERIOR,
    LI,
    MEDIASTINUM,
    NOTHING_COUNTS,
    OPERATE,
    ORDER_BOTH,
    RI,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="half a year after surgery calcium and PTH are still high",
        why="High at six weeks and at six months: never cured. Nothing is imaged yet, so function and "
        "anatomy both. An ultrasound is asked for too: it costs no dose.",
        surgeon="Get me a SPECT/CT and a 4D-CT before anybody touches that neck.",
        facts=case(
            op("2024-11-20"), urine(), blood("2025-01-02", "11.0", "104"), blood("2025-05-20", "11.2", "118"),
            age=58),
        expected=expect("eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND"),
        traps=(Trap.EUTOPIC_FIRST,)),
    Situation(
        name="PTH stays high but calcium is normal after the operation",
        why="Raised PTH with normal calcium is common after a cure: calcium is asked first, and it says "
        "cured. It was never high since, so one normal value is enough to leave.",
        surgeon="He is cured; repeat in six months and keep the knife away.",
        facts=case(
            OPERATED, urine(), blood("2024-08-01", "9.6", "92"), blood("2025-05-06", "9.5", "88"), sex="M"),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION COURSE_UNDETERMINED",
            steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="after a gastric bypass the vitamin D is 11 and the calcium normal",
        why="PTH answers to lack of vitamin D: secondary disease until it is repleted. Repletion comes "
        "first even where the pathway ends.",
        surgeon="Fill up her vitamin D; there is no adenoma to find.",
        facts=case(
            OPERATED, urine(), blood("2025-05-06", "9.0", "140"),
            value("vitamin_d_25oh", "11", "ng/mL", "2025-05-06"),
            age=44),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION SECONDARY_POSSIBLE COURSE_UNDETERMINED",
            pitfalls="VITAMIN_D_LOW", indications="AGE_BELOW_50",
            steps="NOT_THIS_PATHWAY OBSERVE REPLETE_VITAMIN_D")),
    Situation(
        name="normal calcium, high PTH and an eGFR of 42",
        why="A kidney at half its work raises PTH by itself; nobody had flagged it. But the calcium was "
        "high once, and one normal value excludes nobody: repeat, then decide.",
        surgeon="Probably the kidney talking; a second calcium will tell, and the nephrologist with it.",
        facts=case(
            op("2024-01-10"), urine(), blood("2024-02-05", "10.8", "131"), blood("2025-05-12", "9.2", "130"),
            value("egfr", "42", "mL/min/{1.73_m2}", "2025-05-12"), sex="M", age=71),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION SECONDARY_POSSIBLE",
            stops="SINGLE_HIGH_CALCIUM", indications="EGFR_BELOW_60",
            steps="CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="nine years of dialysis, high calcium and a PTH of 640",
        why="Long secondary disease that has become autonomous is tertiary: other operation, other imaging "
        "criteria. On dialysis a high PTH raises no flag of carcinoma.",
        surgeon="Tertiary: that is a subtotal with the transplant team, not a hunt for one adenoma.",
        facts=case(
            OPERATED, urine(), twice("10.9", "640"), flags="ckd_dialysis", age=49, sex="M"),
        expected=expect(
            "ineligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="TERTIARY_POSSIBLE",
            indications="AGE_BELOW_50", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="high calcium two years after a kidney transplant",
        why="The graft works and the glands did not come back down: tertiary until shown otherwise.",
        surgeon="Transplanted and still calcemic is tertiary; the scans do not change that.",
        facts=case(
            OPERATED, urine(), blood_si("2024-04-02", "2.71", "14.8"),
            blood_si("2025-05-12", "2.73", "15.0"), spect("left inferior"),
            ct("left inferior"),
            flags="kidney_transplant", age=38),
        expected=expect(
            "ineligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="TERTIARY_POSSIBLE", indications="AGE_BELOW_50", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="hypercalcemia with a suppressed PTH",
        why="The parathyroids are asleep: look for malignancy, vitamin D or granuloma. Twice, three weeks "
        "apart: one value excludes nobody, two do.",
        surgeon="PTH of 6? Not mine. Find the cancer.",
        facts=case(OPERATED, urine(), blood("2024-03-01", "11.9"), blood("2025-04-20", "12.1", "5"),
            blood("2025-05-12", "12.3", "6"), age=66),
        expected=expect(
            "ineligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="PTH_SUPPRESSED",
            stops="PTH_LOW_NORMAL", indications="CALCIUM_ABOVE", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="hair vitamins with biotin and a PTH of 9",
        why="Biotin lowers a sandwich PTH assay falsely, so a low value decides nothing. No scan is "
        "ordered until the PTH is known.",
        surgeon="Stop the biotin for three days and draw it again.",
        facts=case(OPERATED, urine(), blood("2024-03-01", "11.5"), blood("2025-05-12", "11.6", "9"),
            flags="biotin", age=47),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="PTH_SUPPRESSED",
            stops="PTH_LOW_NORMAL", indications="CALCIUM_ABOVE AGE_BELOW_50", steps="CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="published: first disease with a mediastinal gland on MRI and sestamibi",
        why="Never operated: the criteria for failed surgery do not apply, however clear the pictures look. "
        "A report that says only mediastinum names fifteen sites: two of them agree on that region, and on "
        "no "
        "site in it; and published cases were cured from exactly that.",
        surgeon="First-time patient, and mediastinum is a big place: other pathway, better words.",
        facts=case(
            NEVER_OPERATED, twice("11.6", "171"), spect("mediastinum"), mri("mediastinum"),
            age=55),
        expected=expect(
            "ineligible undetermined", "CONCORDANT_REGION SAME_COMPARTMENT", MEDIASTINUM, reasons="REGION",
            standing="NO_PRIOR_PARATHYROID_OPERATION FHH_NOT_EXCLUDED COURSE_UNDETERMINED",
            indications="CALCIUM_ABOVE", steps="NOT_THIS_PATHWAY"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="published: normal calcium at presentation, choline PET right lower",
        why="No operation and no high calcium: two reasons to leave, and a PET picture gives none to stay.",
        surgeon="A scan does not make a diagnosis.",
        facts=case(
            NEVER_OPERATED,
            value("calcium_total", "9.7", "mg/dL", "2025-05-06", low="8.4", high="10.2"),
            value("pth_intact", "75.5", "pg/mL", "2025-05-06", low="7.5", high="53.3"),
            spect(key="mibi-1", day="2020-05-04"), spect(key="mibi-2", day="2022-06-01"), spect(),
            pet("right lower"),
            age=64),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT",
            reasons="NO_ANATOMIC_STUDY NEGATIVE_OPPOSES UNCONFIRMED",
            standing="NO_PRIOR_PARATHYROID_OPERATION NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION"
            " FHH_NOT_EXCLUDED COURSE_UNDETERMINED",
            pitfalls="PET_ALONE", steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="thyroidectomy for goiter at which no parathyroid is mentioned",
        why="A thyroid operation that records no gland is no failed parathyroid operation: first disease.",
        surgeon="Nobody has ever looked for a parathyroid in there.",
        facts=case(
            op("2019-06-03", kind="thyroidectomy"), urine(), twice("11.1", "120"), age=61),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NO_PRIOR_PARATHYROID_OPERATION COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="thyroidectomy at which one parathyroid was taken and the calcium stayed high",
        why="The surgeon recorded a gland, so it was a parathyroid operation too, and it failed.",
        surgeon="They went after it during the thyroid; it is a re-do.",
        facts=case(
            op("2024-01-10", "RS removed normal_parathyroid", "RI not_found", kind="thyroidectomy"),
            PERSISTENT,
            spect("right inferior"), ct("below the right lower pole"), age=61),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT", accounted="RS",
            steps=OPERATE),
        traps=(Trap.EUTOPIC_FIRST,)),
    Situation(
        name="the PTH was drawn four months before the calcium",
        why="A PTH of another season says nothing of this calcium; more than 90 days apart is no pair. No "
        "scan before that is mended.",
        surgeon="Same tube, same morning, please.",
        facts=case(OPERATED, urine(), blood("2024-03-20", "11.3"), blood("2024-12-20", "11.3", "133"),
            blood("2025-05-01", "11.5")),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="PTH_MISSING",
            steps="CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="only PTH values came with the referral",
        why="Without a calcium after the operation there is neither disease nor course to speak of. "
        "Biochemistry before any scan.",
        surgeon="What is the calcium?",
        facts=case(OPERATED, urine(), blood("2024-03-01", None, "133")),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="CALCIUM_MISSING COURSE_UNDETERMINED",
            steps="COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="the calcium is marked as entered in error",
        why="A hemolyzed tube that the laboratory withdrew is no value, and nothing else was drawn. So no "
        "scan is ordered, and a withdrawn 15.9 is no emergency.",
        surgeon="Draw it again before we meet.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", None, "133"),
            value("calcium_total", "15.9", "mg/dL", high="10.5", status="entered_in_error"),
            value("pth_intact", "141", "pg/mL", "2024-05-06", high="65")),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="CALCIUM_MISSING COURSE_UNDETERMINED",
            steps="COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY")),
    Situation(
        name="PTH inappropriately normal beside a high calcium",
        why="A normal PTH with a calcium of 11.3 is not suppressed: primary disease all the same.",
        surgeon="Forty-eight is too much for that calcium.",
        facts=case(OPERATED, urine(), twice("11.3", "48"), spect("right superior"), ct("R-A")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", "right.superior", reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="total calcium normal, ionized calcium high",
        why="Ionized calcium decides before total, and it is high. An ultrasound is asked for too: it "
        "costs no dose.",
        surgeon="Trust the ionized one.",
        facts=case(
            OPERATED, urine(), value("calcium_ionized", "1.41", "mmol/L", low="1.15", high="1.33"),
            blood("2025-05-12", "10.3", "97"),
            value("calcium_ionized", "1.42", "mmol/L", "2025-05-12", low="1.15", high="1.33")),
        expected=expect("eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="total calcium of 10.2 with an albumin of 2.9",
        why="Corrected for albumin it is 11.08: hypercalcemia hidden by malnutrition. An ultrasound is "
        "asked for too: it costs no dose.",
        surgeon="Correct it for the albumin and she is over eleven.",
        facts=case(
            OPERATED, urine(), twice("10.2", "99"), value("albumin", "29", "g/L"),
            value("albumin", "2.9", "g/dL", "2025-05-12"), age=78),
        expected=expect("eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="cinacalcet holds the calcium at 10.1",
        why="Under a calcimimetic a normal calcium shows the drug and not a cure.",
        surgeon="Of course it is normal, she is on cinacalcet.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.6", "160"), blood("2024-09-02", "11.4"),
            blood("2025-05-12", "10.1", "140"),
            spect("left inferior"), ct("left inferior"), flags="calcimimetic"),
        expected=expect(
            "undetermined persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION", steps="CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="cinacalcet and a low vitamin D beside a normal calcium",
        why="Secondary disease is possible but the drug hides the calcium: nothing is settled. While the "
        "calcium is not high no scan is ordered, and the vitamin is given.",
        surgeon="Off the cinacalcet, vitamin D in, then we talk.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.2", "140"), blood("2024-10-07", "11.3"),
            blood("2025-05-12", "10.0", "150"), value("vitamin_d_25oh", "38", "nmol/L", "2025-05-12"),
            flags="calcimimetic"),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION SECONDARY_POSSIBLE",
            pitfalls="VITAMIN_D_LOW", steps="CONFIRM_BIOCHEMISTRY REPLETE_VITAMIN_D")),
    Situation(
        name="published: corrected calcium of 3.3 before any operation, thymic gland on chest CT",
        why="First disease again; a chest CT is no 4D-CT, and PTH at 4.8 times its limit is noted, not acted "
        "on.",
        surgeon="Nice gland, but this is a first operation.",
        facts=case(
            NEVER_OPERATED, blood_si("2024-03-01", "3.30", "33"), blood_si("2025-05-12", "3.28", "32"),
            us(), spect("inferior to the thyroid"),
            other("ct_chest_contrast", lesion("anterior mediastinum", size_mm="21"), key="chest"), age=53,
            sex="M"),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT",
            reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            standing="NO_PRIOR_PARATHYROID_OPERATION FHH_NOT_EXCLUDED COURSE_UNDETERMINED",
            flags="PTH_SUSPICIOUS",
            notes="us NEGATIVE_ULTRASOUND, chest INADEQUATE", pitfalls="SINGLE_MODALITY",
            indications="CALCIUM_ABOVE", steps="NOT_THIS_PATHWAY"),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="published: both studies in the chest after a failed total thyroidectomy, with a 4D-CT",
        why="Exploration with thyroidectomy failed; sestamibi and CT meet in the anterior mediastinum, side "
        "left open. A target wholly in the chest asks for a thoracic surgeon and a high-volume center.",
        surgeon="Left VATS; leave the neck alone.",
        facts=case(
            op("2024-01-10", kind="neck_exploration"), op("2024-01-10", kind="thyroidectomy", key="thyroid"),
            PERSISTENT,
            spect("anterior mediastinum"), ct("anterior mediastinum"), age=51),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", ANTERIOR, reasons="AGREEMENT",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER FOCUSED_REOPERATION THORACIC_PLANNING"),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
]  # fmt: skip
