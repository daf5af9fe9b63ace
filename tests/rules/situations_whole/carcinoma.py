"""Signs of carcinoma: an emergency first, an en-bloc plan, and no needle."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
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
    spect,
    twice,
    urine,
    us,
    value,
)
from tests.rules.situations_whole.places import (
    ESCALATE,
    L_LIGAMENT,
    LI,
    LS,
    NOTHING_COUNTS,
    OPERATE,
    ORDER_BOTH,
    RI,
    RS,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

EXPERTS = "MDT_REVIEW HIGH_VOLUME_CENTER"

SITUATIONS = [
    Situation(
        name="calcium 14.8, PTH eighteen times its limit and a mass of 38 mm",
        why="Everything points to carcinoma: an emergency today, and an en-bloc resection by experts when he "
        "is safe.",
        surgeon="Fluids and bisphosphonate tonight; then en bloc, thyroid lobe and all, and no needle.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "13.9", "900"), blood("2025-05-30", "14.8", "1180"),
            spect("left inferior"),
            ct(lesion("left inferior", size_mm="38", certainty="definite")), sex="M", age=62),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            flags="CALCIUM_VERY_HIGH PTH_VERY_HIGH PTH_SUSPICIOUS LESION_LARGE",
            indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="recurrence in the bed of a carcinoma that was shelled out",
        why="Pathology said carcinoma, the gland is gone on paper, and both studies see its bed: flag and go "
        "wide. That the gland is gone on paper has to be settled by the meeting.",
        surgeon="It was shelled out as an adenoma the first time; now it has to be en bloc.",
        facts=case(
            op("2021-05-04", "LI removed carcinoma", "LS seen_normal"), urine("2021-02-01"),
            blood("2022-01-10", "9.6"), blood("2024-03-01", "12.9", "410"),
            blood("2025-05-12", "13.0", "420"), spect("left inferior"),
            ct("left inferior"), age=48),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI LS",
            flags="PTH_SUSPICIOUS PATHOLOGY", stops="TARGET_ALREADY_REMOVED",
            indications="CALCIUM_ABOVE AGE_BELOW_50",
            steps=f"{EXPERTS} SETTLE_FIRST EN_BLOC_PLANNING"),
        traps=(Trap.GLAND_REMOVED,)),
    Situation(
        name="a needle in a palpable mass",
        why="A lump one can feel is hardly ever an adenoma; aspirating it may seed the track. Under a flag "
        "the needle counts for nothing.",
        surgeon="Who put a needle in that?",
        facts=case(
            OPERATED, urine(), twice("13.1", "300"), spect("right inferior"),
            ct("right inferior"),
            other("fna_pth", "right inferior", key="fna"), flags="palpable_mass", age=57),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT ASPIRATION_AGREES",
            flags="PTH_SUSPICIOUS PALPABLE_MASS", notes="fna NEEDLE_WITH_CARCINOMA_FLAG",
            pitfalls="BIOPSY_WITH_CARCINOMA_FLAG", indications="CALCIUM_ABOVE",
            steps=f"{EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="aspiration of a node after an atypical tumor was removed",
        why="Atypical pathology is a carcinoma flag; the wash-out proves tissue elsewhere than at the "
        "target. Under a flag it counts for nothing.",
        surgeon="Atypical once is enough to keep needles away.",
        facts=case(
            op("2024-01-10", "RI removed atypical"), PERSISTENT, spect("left superior"), ct("left superior"),
            other("fna_pth", "right carotid sheath", key="fna")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS,
            reasons="AGREEMENT ASPIRATION_ELSEWHERE",
            accounted="RI", flags="PATHOLOGY", notes="fna NEEDLE_WITH_CARCINOMA_FLAG",
            pitfalls="BIOPSY_WITH_CARCINOMA_FLAG",
            steps=f"{EXPERTS} EN_BLOC_PLANNING")),
    Situation(
        name="an atypical tumor was removed and good studies show nothing",
        why="No target, so no en-bloc plan yet; the experts look for spread, and sampling may show a region.",
        surgeon="Atypical, still calcemic, nothing to see: think of the chest and sample.",
        facts=case(op("2024-01-10", "LS removed atypical"), PERSISTENT, spect(), ct()),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", accounted="LS",
            flags="PATHOLOGY",
            steps=ESCALATE)),
    Situation(
        name="PTH four times its limit and nothing else",
        why="Suspicious PTH alone is common in big adenomas: shown, and it gates nothing.",
        surgeon="A big adenoma does that. Keep it in mind when you see it.",
        facts=case(
            OPERATED, urine(), twice("11.9", "262"), spect("right superior"),
            ct("right superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            flags="PTH_SUSPICIOUS", indications="CALCIUM_ABOVE",
            steps=OPERATE)),
    Situation(
        name="a wash-out before a re-operation without any carcinoma flag",
        why="Sometimes used by experts to prove tissue at the target; a positive needle with a place "
        "counts as a third family.",
        surgeon="It is parathyroid, fine, but the two scans had told me.",
        facts=case(
            OPERATED, urine(), twice("11.9", "262"), spect("left superior"),
            ct("left superior"),
            other("fna_pth", "left superior", key="fna")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            flags="PTH_SUSPICIOUS", indications="CALCIUM_ABOVE", steps=OPERATE)),
    Situation(
        name="ionized calcium of 1.86 while the total is 13.4",
        why="Above 1.8 ionized is an emergency whatever the total calcium says.",
        surgeon="Her ionized is the one that stops a heart.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "13.0"), blood("2025-05-30", "13.4", "402"),
            value("calcium_ionized", "1.86", "mmol/L", "2025-05-30", low="1.15", high="1.33"), age=73),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            flags="CALCIUM_VERY_HIGH PTH_SUSPICIOUS", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {ORDER_BOTH} ORDER_ULTRASOUND {EXPERTS}")),
    Situation(
        name="published: PTH of 1273 after reimplantation, sestamibi sees only the graft",
        why="The uptake is the graft that was put there, so sestamibi shows no lesion; CT has a mass in the "
        "chest. "
        "Function covers the chest and sees nothing there: that is a contradiction to read again. "
        "PTH is nineteen times its limit, which asks for experts and for a plan that spares nothing.",
        surgeon="The graft is the red herring; the chest is the answer, and take it out whole.",
        facts=case(
            op("2024-01-10", "LI autografted hyperplasia", grafts=["right.sternocleidomastoid_graft"]),
            urine(),
            blood("2025-05-12", "13.9", "1273"), blood("2024-03-01", "13.0"), value("vitamin_d_25oh", "31.4",
            "ng/mL"),
            spect(lesion("right SCM autograft", nature="known_graft")),
            ct(lesion("left anterior mediastinum", size_mm="14"))),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED OTHER_NATURE",
            remnant_possible="LI", flags="PTH_VERY_HIGH PTH_SUSPICIOUS", notes="spect OTHER_NATURE",
            indications="CALCIUM_ABOVE",
            steps="ORDER_ULTRASOUND EXPERT_REREAD ORDER_MRI_WITH_CONTRAST MDT_REVIEW HIGH_VOLUME_CENTER"),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="a lesion of exactly 30 mm",
        why="More than three centimeters is the flag; thirty millimeters on the nail is a large adenoma.",
        surgeon="Big, soft on CT, no invasion: an adenoma until I hold it.",
        facts=case(
            OPERATED, PERSISTENT, spect("left thyrothymic ligament"),
            ct(lesion("left thyrothymic ligament", size_mm="30"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_LIGAMENT, reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="calcium of 15.1 with a suppressed PTH",
        why="Not a parathyroid at all, yet a calcium of 15.1 is an emergency and a carcinoma flag by its "
        "number. Suppressed twice, three weeks apart: that much it takes to leave the pathway.",
        surgeon="Emergency room now; the reason can wait, and it is not the parathyroid.",
        facts=case(OPERATED, urine(), blood("2024-03-01", "11.2"), blood("2025-05-09", "14.6", "5"),
            blood("2025-05-30", "15.1", "4"), age=69),
        expected=expect(
            "ineligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="PTH_SUPPRESSED",
            flags="CALCIUM_VERY_HIGH", stops="PTH_LOW_NORMAL", indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA NOT_THIS_PATHWAY {EXPERTS}")),
    Situation(
        name="jaw tumor in the family, 41 mm of invasive tissue on CT and MRI",
        why="CDC73 disease carries carcinoma; two anatomic studies agree, function is still owed. No "
        "en-bloc plan before function has been asked.",
        surgeon="Jaw tumor syndrome with that on CT is cancer until proven otherwise.",
        facts=case(
            OPERATED, urine(), blood_si("2024-03-01", "3.30", "75"), blood_si("2025-05-12", "3.30", "75"),
            ct(lesion("right inferior",
            size_mm="41")),
            mri(lesion("right inferior", size_mm="39")), flags="hpt_jaw_tumor", age=31, sex="M"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT SAME_SITE", RI, reasons="NO_FUNCTIONAL_STUDY AGREEMENT",
            flags="PTH_VERY_HIGH PTH_SUSPICIOUS LESION_LARGE",
            stops="MULTIGLAND_LIKELY",
            indications="CALCIUM_ABOVE AGE_BELOW_50",
            steps=f"ORDER_SPECT_CT ORDER_ULTRASOUND {EXPERTS} GENETICS")),
    Situation(
        name="a palpable mass, seen by ultrasound only",
        why="One ultrasound is no work-up; the lump alone brings the experts in, and no plan without a "
        "target.",
        surgeon="Feel it, scan it properly, do not stick it.",
        facts=case(OPERATED, PERSISTENT, us(lesion("left inferior", size_mm="28")), flags="palpable_mass"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            flags="PALPABLE_MASS", pitfalls="ULTRASOUND_ALONE SINGLE_MODALITY",
            steps=f"{ORDER_BOTH} {EXPERTS}")),
    Situation(
        name="a second focus of carcinoma on the other side",
        why="Known carcinoma and two places that both studies see: no exploration by the usual plan, but en "
        "bloc twice.",
        surgeon="Metastatic or multiple, either way it goes to the center.",
        facts=case(
            op("2023-01-10", "LI removed carcinoma"), urine("2022-11-02"), twice("13.2", "500", "2023-03-01"),
            spect("left inferior", "right inferior"), ct("left inferior", "right inferior"), sex="M", age=55),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", LI, RI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH",
            accounted="LI", flags="PTH_SUSPICIOUS PATHOLOGY",
            stops="TARGET_ALREADY_REMOVED MULTIGLAND_LIKELY", indications="CALCIUM_ABOVE",
            steps=f"{EXPERTS} SETTLE_FIRST EN_BLOC_PLANNING GENETICS"),
        traps=(Trap.GLAND_REMOVED, Trap.TWO_LESIONS)),
]  # fmt: skip
