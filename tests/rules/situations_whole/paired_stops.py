"""Two stops at once and one alone, a needle that stands in, and the blood and bones beside a plain target."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    blood,
    case,
    ct,
    op,
    other,
    pet,
    sampled,
    spect,
    urine,
    us,
    value,
)
from tests.rules.situations_whole.places import L_POSTERIOR, L_RETRO, LI, OPERATE, RS
from tests.rules.situations_whole.situation import Situation, expect

RIGHT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "mobile", "right": "immobile"},)
)
AGREED = (spect("left inferior"), ct("left inferior"))
FOCUS = "CONCORDANT_POSITIVE SAME_SITE"
SETTLE = "MDT_REVIEW SETTLE_FIRST"
GRAFTED = op("2024-01-10", grafts=["right.forearm_graft"])
WELL = {"symptoms": False, "stones": False, "fragility_fracture": False, "t_score": "-1.0"}
ILL = {"symptoms": True, "stones": True, "fragility_fracture": True, "t_score": "-2.9"}
EGFR = "mL/min/{1.73_m2}"

SITUATIONS = [
    Situation(
        name="no first-line study was answered for, PET alone was not",
        why="Why no 4D-CT was done is one question, and that only PET is sure of the place another.",
        surgeon="PET only. No.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior?"), pet("left inferior"), answer("FIRST_LINE_OPEN", LI)),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", stops="PET_ALONE",
            answered="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="the target's gland was seen normal at the operation that failed",
        why="A target seen normal and cut all the same, in edition 1; in a disease that never went away a "
        "normal gland there speaks against the scans.",
        surgeon="I wrote 'normal' myself. Let me see the film.",
        facts=case(op("2024-01-10", "LI seen_normal"), PERSISTENT, *AGREED),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", accounted="LI",
            stops="TARGET_SEEN_NORMAL", steps=SETTLE)),
    Situation(
        name="MEN 1, and the catheter hot on the other side",
        why="More glands than seen are likely, and the catheter says where: two stops that say the same.",
        surgeon="Of course it is hot on the right too. It is MEN.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED,
            sampled("left.inferior_thyroid 300", "right.inferior_thyroid 900"), flags="men1"),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT GRADIENT_AGREES GRADIENT_ELSEWHERE",
            stops="SAMPLING_ELSEWHERE MULTIGLAND_LIKELY", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="nine-fold at the target, more than five-fold on the other side",
        why="A value above the range of the assay may be the highest of all: it may speak against the "
        "target.",
        surgeon="Greater than what? Dilute it.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED,
            sampled("left.inferior_thyroid 900", "right.inferior_thyroid >500")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT GRADIENT_AGREES GRADIENT_ELSEWHERE",
            stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="neck on one scan, chest on the other, and she is pregnant",
        why="Across the inlet and pregnant: neither the approach nor the time is clear.",
        surgeon="Wait for the second trimester and read them again meanwhile.",
        facts=case(
            OPERATED, PERSISTENT, spect("left retroesophageal"), ct("left posterior mediastinum"),
            flags="pregnancy", age=41),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_RETRO} {L_POSTERIOR}",
            reasons="AGREEMENT", stops="ACROSS_INLET PREGNANCY", indications="AGE_BELOW_50", steps=SETTLE)),
    Situation(
        name="a graft never tested, and the other cord paralyzed",
        why="If the arm makes the PTH nobody need risk the only moving cord.",
        surgeon="Test the arm. Please let it be the arm.",
        facts=case(GRAFTED, PERSISTENT, RIGHT_PALSY, *AGREED, cords=False),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", pitfalls="CORD_PALSY",
            stops="GRAFT_NOT_TESTED CORD_PALSY_OPPOSITE", steps=f"GRAFT_TEST {SETTLE}")),
    Situation(
        name="the graft secretes, and the blood is of last autumn",
        why="Which of arm and neck, and whether at all any more: both are settled first.",
        surgeon="Fresh blood, from the left arm.",
        facts=case(
            GRAFTED, urine(), blood("2024-03-01", "11.4", "150"), blood("2024-10-07", "11.3", "148"),
            *AGREED, sampled("right.antecubital 3000")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE",
            stops="GRAFT_SECRETES STALE_BIOCHEMISTRY", steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="scans of six years ago, and a PTH of 21",
        why="Old pictures, and a PTH that hardly explains the calcium.",
        surgeon="Start over: blood, then scans.",
        facts=case(
            op("2018-01-10"), blood("2018-03-01", "11.4", "150"), urine(), blood("2025-05-12", "11.3", "21"),
            spect("left inferior", day="2019-03-04"), ct("left inferior", day="2019-03-11")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", stops="PTH_LOW_NORMAL STALE_STUDY",
            steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="one high calcium, and that one fifteen months old",
        why="One value and an old one: it was high once, and nobody knows what it is today.",
        surgeon="You sent me a patient with one calcium from last year?",
        facts=case(OPERATED, urine(), blood("2024-03-01", "11.4", "150"), *AGREED),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT",
            stops="SINGLE_HIGH_CALCIUM STALE_BIOCHEMISTRY", steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="a planar scan sees something at right level VI beside a left target",
        why="It does not count, but its sure finding without a place is of the other side: it stops.",
        surgeon="Even a bad scan can be right about the side.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED, other("sestamibi_planar", "right level VI", key="planar")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", notes="planar INADEQUATE UNLOCATED",
            stops="SEEN_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="4D-CT and a positive needle, no functional study",
        why="The needle proved parathyroid tissue there and stands for the functional study that lacks.",
        surgeon="PTH of 3000 in the wash-out. I do not need a scan to glow.",
        facts=case(
            OPERATED, PERSISTENT, ct("left inferior"),
            other("fna_pth", "left inferior", key="fna", day="2025-04-02")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="NEEDLE_STANDS_IN AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="sestamibi and a positive needle, no anatomic study",
        why="The needle stands for the anatomy, yet a 4D-CT can be had and shows what lies around.",
        surgeon="It is parathyroid. Now show me the way to it.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            other("fna_pth", "left inferior", key="fna", day="2025-04-02")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="NEEDLE_STANDS_IN AGREEMENT",
            stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="atypical tissue before, and a needle proved another place",
        why="After an atypical specimen a needle does not count, and what it proved lies elsewhere: it is "
        "told.",
        surgeon="Two foci and atypia. Who put a needle in that?",
        facts=case(
            op("2024-01-10", "RI removed atypical"), PERSISTENT, *AGREED,
            other("fna_pth", "right superior", key="fna", day="2025-04-02")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT ASPIRATION_ELSEWHERE", accounted="RI",
            flags="PATHOLOGY", notes="fna NEEDLE_WITH_CARCINOMA_FLAG",
            pitfalls="BIOPSY_WITH_CARCINOMA_FLAG",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING")),
    Situation(
        name="nothing on imaging, no gradient, and the left almost",
        why="1.7 on the left is near the threshold: it is not the end of localization, so medical treatment "
        "is not yet the option.",
        surgeon="One point seven. I would not close the file on that.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.inferior_thyroid 170", "right.inferior_thyroid 110")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            caveats="svs NEAR_THRESHOLD", steps="MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="a plain target and a vitamin D of 14",
        why="Vitamin D is repleted before values are judged again; it stops nobody.",
        surgeon="Give her vitamin D, she will need it after.",
        facts=case(OPERATED, PERSISTENT, value("vitamin_d_25oh", "14", "ng/mL", "2025-05-12"), *AGREED),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", pitfalls="VITAMIN_D_LOW",
            steps=f"REPLETE_VITAMIN_D {OPERATE}")),
    Situation(
        name="normal calcium, high PTH and a vitamin D of 12",
        why="That is secondary until vitamin D is repleted, however plain the pictures are.",
        surgeon="Vitamin D first, then we talk.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "9.8", "110"), blood("2025-05-12", "9.7", "104"),
            value("vitamin_d_25oh", "12", "ng/mL", "2025-05-12"), *AGREED),
        expected=expect(
            "ineligible undetermined", FOCUS, LI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION SECONDARY_POSSIBLE COURSE_UNDETERMINED",
            pitfalls="VITAMIN_D_LOW", steps="NOT_THIS_PATHWAY OBSERVE REPLETE_VITAMIN_D")),
    Situation(
        name="calcium of 6.4 where it had been high",
        why="An emergency today, whatever the pictures say; and one high value of last year diagnoses "
        "nothing.",
        surgeon="Six point four? Calcium, now. No knife.",
        facts=case(OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2025-05-12", "6.4", "8"),
                   *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT", standing="NOT_HYPERCALCEMIC",
            stops="SINGLE_HIGH_CALCIUM PTH_LOW_NORMAL",
            steps="URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="calcium 2.8 typed as mg/dL",
        why="No living patient has it: an emergency or millimoles under the wrong unit, and a call decides.",
        surgeon="That is 2.8 millimolar. Ask, quickly.",
        facts=case(
            OPERATED, PERSISTENT,
            value("calcium_total", "2.8", "mg/dL", "2025-05-20", low="8.5", high="10.5"), *AGREED),
        expected=expect(
            "undetermined persistent", FOCUS, LI, reasons="AGREEMENT", standing="VALUE_IMPLAUSIBLE",
            steps="URGENT_HYPOCALCEMIA CONFIRM_BIOCHEMISTRY MDT_REVIEW")),
    Situation(
        name="a plain target, and nothing that makes the operation worth it",
        why="No symptom, stone, fracture, thin bone, weak kidney or lost calcium: to observe is one option "
        "beside the operation.",
        surgeon="She is well and sixty-two. I would leave that neck alone.",
        facts=case(
            OPERATED, PERSISTENT, value("egfr", "80", EGFR, "2025-05-12"),
            value("urine_calcium_24h", "150", "mg/(24.h)", "2025-05-12"), spect("right superior"),
            ct("right superior"), age=62, background=WELL),
        expected=expect(
            "eligible persistent", FOCUS, RS, reasons="AGREEMENT", pitfalls="NO_INDICATION",
            steps=f"OBSERVE {OPERATE}")),
    Situation(
        name="a plain target, and every reason to operate",
        why="Symptoms, stones, a fracture, thin bones and kidneys that fail: worth a second operation.",
        surgeon="She breaks her bones and passes stones. Book her.",
        facts=case(
            OPERATED, PERSISTENT, value("egfr", "52", EGFR, "2025-05-12"), spect("right superior"),
            ct("right superior"), age=62, background=ILL),
        expected=expect(
            "eligible persistent", FOCUS, RS, reasons="AGREEMENT",
            indications="SYMPTOMS STONES FRACTURE T_SCORE EGFR_BELOW_60", steps=OPERATE)),
]  # fmt: skip
