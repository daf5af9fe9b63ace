"""The young, the families and the grafts: disease of many glands, and of other pathways."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    blood,
    blood_si,
    case,
    ct,
    lesion,
    op,
    resolved,
    spect,
    twice,
    urine,
    us,
    value,
)
from tests.rules.situations_whole.places import (
    ANTERIOR,
    L_LIGAMENT,
    LI,
    LS,
    NOTHING_COUNTS,
    OPERATE,
    ORDER_BOTH,
    RS,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SUBTOTAL = (
    "LS removed hyperplasia",
    "LI removed hyperplasia",
    "RS removed hyperplasia",
    "RI partially_removed hyperplasia",
)

SITUATIONS = [
    Situation(
        name="published: mosaic MEN1, recurrence in the chest after a subtotal",
        why="Cured for eighteen months, PTH back: MIBI sees the anterior mediastinum, ultrasound nothing; CT "
        "is owed.",
        surgeon="MEN1 thymus. Get the CT, then take thymus and all.",
        facts=case(
            op("2023-06-03", *SUBTOTAL), urine("2023-03-01"), blood_si("2023-12-16", "2.40", "3.4"),
            blood_si("2024-12-08", "2.71", "9.8"), blood_si("2025-04-08", "2.73", "10.1"),
            us(day="2024-12-10"), spect("anterior mediastinum",
            day="2025-01-12"),
            flags="men1", age=41, sex="M"),
        expected=expect(
            "eligible recurrent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="us NEGATIVE_ULTRASOUND", accounted="LS LI RS", remnant_possible="RI",
            pitfalls="SINGLE_MODALITY", stops="MULTIGLAND_LIKELY", indications="AGE_BELOW_50",
            steps="ORDER_CT_4D GENETICS"),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="MEN1 with both studies in the thymus bed",
        why="A target agrees, but in MEN1 all glands are ill: the focused operation is only part of the "
        "answer. On the left every gland is out, so this is no exploration of both sides: the meeting says "
        "first what the syndrome means here.",
        surgeon="Focused, in MEN1? Take the thymus and look at the remnant.",
        facts=case(
            op("2024-01-10", *SUBTOTAL), PERSISTENT, spect("anterior mediastinum"),
            ct("anterosuperior mediastinum"),
            flags="men1", age=45),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", ANTERIOR, reasons="AGREEMENT",
            accounted="LS LI RS", remnant_possible="RI", stops="MULTIGLAND_LIKELY",
            indications="AGE_BELOW_50",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER SETTLE_FIRST THORACIC_PLANNING GENETICS")),
    Situation(
        name="MEN2A with a mild persistence",
        why="Mild disease of several glands; pheochromocytoma is excluded before any anesthetic. Both "
        "sides are looked at.",
        surgeon="Metanephrines first.",
        facts=case(
            OPERATED, PERSISTENT, spect("right superior"), ct("right superior"), flags="men2a", age=44),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            stops="MULTIGLAND_LIKELY", indications="AGE_BELOW_50",
            steps="MDT_REVIEW BILATERAL_EXPLORATION GENETICS")),
    Situation(
        name="a girl of eleven, still hypercalcemic after one gland was removed",
        why="Under forty, and far more so under eighteen, heredity is asked before the second operation.",
        surgeon="A child with two operations needs a geneticist before a third surgeon.",
        facts=case(
            op("2024-01-10", "RI removed hyperplasia"), urine(), twice("11.8", "120"),
            spect("left inferior"), ct("left inferior"), age=11),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="RI",
            indications="CALCIUM_ABOVE AGE_BELOW_50", steps=f"{OPERATE} GENETICS")),
    Situation(
        name="a boy of nine whose mother has FHH",
        why="High calcium in two generations: no more imaging and no knife before the gene is read.",
        surgeon="He should never have been operated on. Test him.",
        facts=case(
            OPERATED, urine(calcium="4"), twice("11.2", "58"), flags="family_history_fhh",
            age=9,
                   sex="M"),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="FHH_NOT_EXCLUDED",
            indications="AGE_BELOW_50",
            steps=f"CONFIRM_BIOCHEMISTRY {ORDER_BOTH} ORDER_ULTRASOUND GENETICS")),
    Situation(
        name="a boy of sixteen with no imaging yet",
        why="The same two studies as in adults, with the child's dose in mind, and a gene panel.",
        surgeon="Same work-up, lower dose, and call genetics.",
        facts=case(op("2024-01-10", "LS removed adenoma"), PERSISTENT, age=16, sex="M"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="LS",
            indications="AGE_BELOW_50",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND GENETICS")),
    Situation(
        name="thirty-nine years old",
        why="One year under the line: ask for heredity; forty would be routine.",
        surgeon="Thirty-nine, send the panel.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("left superior"), age=39),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            indications="AGE_BELOW_50",
            steps=f"{OPERATE} GENETICS")),
    Situation(
        name="MEN1 with a known graft in the forearm and a chest focus",
        why="The arm uptake is the graft and marked so; the focus in the ligament is on both studies. But "
        "nobody has asked the arm: a graft in MEN1 can be the disease, and it is tested before a neck is "
        "opened.",
        surgeon="Draw both arms first; then the ligament.",
        facts=case(
            op("2020-02-10", "RI autografted hyperplasia", "LS removed hyperplasia", "RS removed hyperplasia",
               "LI not_found", grafts=["left.forearm_graft"]),
            urine("2019-11-04"), blood("2020-11-02", "9.3"), blood("2024-03-01", "11.0", "133"),
            blood("2025-05-12", "11.1", "130"),
            spect(lesion("left forearm", nature="known_graft"), "left thyrothymic ligament"),
            ct("left thyrothymic ligament"), flags="men1", age=52),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", L_LIGAMENT,
            reasons="AGREEMENT OTHER_NATURE",
            notes="spect OTHER_NATURE", accounted="LS RS", remnant_possible="RI",
            stops="GRAFT_NOT_TESTED MULTIGLAND_LIKELY",
            steps="GRAFT_TEST MDT_REVIEW SETTLE_FIRST GENETICS"),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="jaw tumor syndrome, everything negative",
        why="No target and no flag of carcinoma yet, but the syndrome asks for genetics and for experts.",
        surgeon="With that gene I want the slides of the first gland re-read.",
        facts=case(
            op("2024-01-10", "LI removed adenoma"), PERSISTENT, spect(), ct(), flags="hpt_jaw_tumor", age=42),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", accounted="LI",
            stops="MULTIGLAND_LIKELY", indications="AGE_BELOW_50",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER VENOUS_SAMPLING GENETICS")),
    Situation(
        name="a postpartum recurrence with a resolved ratio and everything done right",
        why="Records complete, gene negative, cords seen, function and anatomy agree: nothing left to ask.",
        surgeon="This is what I want on a Thursday.",
        facts=case(
            op("2021-02-01", "RS removed adenoma", "RI seen_normal", "LI seen_normal", "LS not_found"),
            blood("2021-10-04", "9.6", "38"), blood("2024-05-06", "11.0", "102"),
            blood("2025-05-12", "11.1", "105"),
            value("vitamin_d_25oh", "34", "ng/mL", "2024-05-06"), value("egfr", "92", "mL/min/{1.73_m2}",
            "2024-05-06"),
            resolved("FHH_NOT_EXCLUDED", "CASR sequencing negative"), us("left upper lobe of the thyroid"),
            spect("left superior", operative_report_seen=True), ct("L-A", operative_report_seen=True),
            age=40),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            accounted="RS RI LI",
            resolved="FHH_NOT_EXCLUDED", indications="AGE_BELOW_50", steps=OPERATE),
        traps=(Trap.EUTOPIC_FIRST,)),
]  # fmt: skip
