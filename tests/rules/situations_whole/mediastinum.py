"""Below the clavicle and across the midline."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    blood,
    case,
    ct,
    lesion,
    mri,
    op,
    pet,
    sampled,
    spect,
    urine,
)
from tests.rules.situations_whole.places import (
    L_POSTERIOR,
    L_RETRO,
    L_THYMUS,
    OPERATE,
    POSTERIOR,
    THINK_AGAIN,
    WINDOW,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

CHEST = f"{OPERATE} HIGH_VOLUME_CENTER THORACIC_PLANNING"

SITUATIONS = [
    Situation(
        name="posterior mediastinum in a patient past eighty, a published site",
        why="Recurrent disease and both studies behind the heart; the side is left open by both. A target "
        "wholly in the chest asks for a thoracic surgeon and an experienced center, and two values of a "
        "year for the calcium.",
        surgeon="Thoracoscopy is kinder to him than another neck.",
        facts=case(
            op("2015-03-02", "RS removed adenoma"), urine("2015-01-05"), blood("2015-11-02", "9.5"),
            blood("2019-11-04", "9.4"), blood("2024-03-01", "11.7", "171"),
            blood("2025-05-12", "11.6", "166"), spect("posterior mediastinum"),
            ct("posterior mediastinum"), age=84, sex="M"),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_QUADRANT", POSTERIOR, reasons="AGREEMENT",
            accounted="RS", indications="CALCIUM_ABOVE",
            steps=CHEST),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="a side left open agrees with the left",
        why="The report without a side goes with the one that names it, and the target is the named one. "
        "Wholly in the chest: the approach is a thoracic surgeon's.",
        surgeon="Left posterior. The CT says so and the nuclear report does not mind.",
        facts=case(
            OPERATED, PERSISTENT, spect("posterior mediastinum"),
            ct("posterior mediastinum, left of midline")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", L_POSTERIOR, reasons="AGREEMENT",
            steps=CHEST),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="left against right posterior mediastinum",
        why="Two named sides do not agree because they share a compartment. Each is silent where the other "
        "sees it.",
        surgeon="Left or right chest? I need one side for the scope.",
        facts=case(
            OPERATED, PERSISTENT, spect("left posterior mediastinum"), ct("right posterior mediastinum")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}"),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="a superior gland on its way down: behind the esophagus or below it",
        why="Retroesophageal neck and posterior mediastinum are one path: neck and chest may meet there. But "
        "one says the neck and the other the chest (ACROSS_INLET): two approaches, two operations.",
        surgeon="It hangs on a long pedicle; you can pull it up from the neck.",
        facts=case(OPERATED, PERSISTENT, spect("left retroesophageal"), ct("left posterior mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_RETRO} {L_POSTERIOR}",
            reasons="AGREEMENT",
            stops="ACROSS_INLET", steps="MDT_REVIEW SETTLE_FIRST"),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="the cervical thymus and the chest below it, left",
        why="Thymus in the neck and in the chest are one organ: one quadrant across the clavicle.",
        surgeon="Pull the thymus up and it comes along.",
        facts=case(OPERATED, PERSISTENT, spect("left thymus"), ct("left anterior mediastinum")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT",
            f"{L_THYMUS} left.anterior_mediastinum",
            reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="fifth gland in the aortopulmonary window after three operations, a published site",
        why="All four glands are in the jar; sestamibi and CT meet in the window: supernumerary. The window "
        "is a chest surgeon's field.",
        surgeon="Four out, so it is a fifth, and it needs a chest surgeon.",
        facts=case(
            op("2016-04-04", "LI removed adenoma", "LS seen_normal"), op("2018-06-04",
            "RI removed normal_parathyroid"),
            op("2024-01-10", "RS removed normal_parathyroid", "5 not_found"), PERSISTENT,
            spect("aortopulmonary window"), ct(lesion("AP window", size_mm="17")), age=48),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", WINDOW, reasons="AGREEMENT",
            accounted="LS LI RS RI", unaccounted="5", indications="AGE_BELOW_50", steps=CHEST)),
    Situation(
        name="published: methionine PET in the chest after two neck operations",
        why="Imaging before both operations pointed to the neck; after them PET alone sees the chest, "
        "unconfirmed.",
        surgeon="Twice fooled in the neck. But PET alone does not open a chest: CT, please.",
        facts=case(
            op("2017-03-06"), OPERATED, PERSISTENT, spect("left inferior", key="old", day="2017-01-09"),
            spect("right inferior", key="older-round", day="2023-11-20"), pet("mediastinum",
            tracer="methionine"), age=57),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="old PREOPERATIVE, older-round PREOPERATIVE",
            pitfalls="SINGLE_MODALITY PREOPERATIVE_STUDY PET_ALONE",
            steps="ORDER_CT_4D ORDER_SPECT_CT ORDER_ULTRASOUND")),
    Situation(
        name="published: choline PET shows the chest when the others fail",
        why="PET positive where CT and sestamibi, covering the chest, are negative: one voice, and the "
        "weakest one. First-line negatives are never outvoted.",
        surgeon="It may be right, but get MRI or a catheter to say the same.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), pet("mediastinum"), age=36),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            pitfalls="PET_ALONE", indications="AGE_BELOW_50",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN} VENOUS_SAMPLING GENETICS")),
    Situation(
        name="halfway between right and left, retropharyngeal",
        why="Perrier H lies in the midline and belongs to no side; both studies name it.",
        surgeon="Behind the pharynx in the midline, typical of a re-do.",
        facts=case(OPERATED, PERSISTENT, spect("Perrier H"), ct("midline retropharyngeal")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", "midline.retropharyngeal",
            reasons="AGREEMENT",
            steps=OPERATE),
        traps=(Trap.MIDLINE_AND_MEDIASTINUM,)),
    Situation(
        name="sampling of the azygos agrees with a chest target",
        why="A gradient in the azygos drains posterior and middle mediastinum: a region that holds the "
        "target.",
        surgeon="The catheter says chest too. Fine.",
        facts=case(
            OPERATED, PERSISTENT, spect("left posterior mediastinum"), ct("left posterior mediastinum"),
            sampled("midline.azygos 320", "left.vertebral 110", "right.vertebral 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_POSTERIOR,
            reasons="AGREEMENT GRADIENT_AGREES",
            steps=CHEST)),
    Situation(
        name="an MRI of the chest that is firm, a sestamibi of the whole mediastinum",
        why="Fifteen sites against one: the wide report makes a region of the narrow one and no more. Both "
        "lie in the chest and have one place in common (CONCORDANT_REGION); that alone cuts nobody, the "
        "CT is owed.",
        surgeon="Ask nuclear medicine for a slice number.",
        facts=case(OPERATED, PERSISTENT, spect("superior mediastinum"), mri("left anterior mediastinum!")),
        expected=expect(
            "eligible persistent", "CONCORDANT_REGION SAME_COMPARTMENT", "left.anterior_mediastinum",
            reasons="REGION",
            steps="ORDER_CT_4D EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER THORACIC_PLANNING"),
        traps=(Trap.NAMES_EVERYTHING,)),
]  # fmt: skip
