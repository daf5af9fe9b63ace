"""Beside the pharynx and in the pyriform sinus: places that failed operations had not looked at."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    case,
    ct,
    lesion,
    mri,
    op,
    pet,
    sampled,
    spect,
)
from tests.rules.situations_whole.places import LI, OPERATE, SETTLE, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

L_PHARYNX = "left.parapharyngeal"
L_SINUS, R_SINUS = "left.pyriform_sinus", "right.pyriform_sinus"
LEFT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "immobile", "right": "mobile"},)
)

SITUATIONS = [
    Situation(
        name="an undescended lower gland beside the pharynx",
        why="Both studies name the parapharyngeal space, high above every earlier incision.",
        surgeon="At the angle of the jaw. No wonder two explorations missed it.",
        facts=case(
            op("2019-05-06", "LI not_found", "LS seen_normal"), op("2024-01-10", "LI not_found"), PERSISTENT,
            spect("left parapharyngeal"), ct("left parapharyngeal space")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_PHARYNX, reasons="AGREEMENT",
            accounted="LS", steps=OPERATE)),
    Situation(
        name="a gland under the mucosa of the pyriform sinus",
        why="Piriform fossa and pyriform sinus are one place; both studies see it, and a target it is.",
        surgeon="That one comes out with the endoscope.",
        facts=case(
            op("2024-01-10", "RS not_found"), PERSISTENT, spect("right piriform fossa"),
            ct("right pyriform sinus")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_SINUS, reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="an upper gland, in the pyriform sinus, says the CT",
        why="The named ectopic place replaces the pole in its clause, so both studies name the sinus.",
        surgeon="Upper gland by birth, sinus by address.",
        facts=case(
            OPERATED, PERSISTENT, spect("left pyriform sinus"), ct("left superior, in the pyriform sinus")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_SINUS, reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="beside the pharynx on CT, in the carotid sheath on sestamibi",
        why="Neighbors to the eye and two spaces to the surgeon: each is its own cell, so they do not "
        "agree.",
        surgeon="Medial or lateral to the carotid matters. Read them together.",
        facts=case(OPERATED, PERSISTENT, spect("left carotid sheath"), ct("left parapharyngeal")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
    Situation(
        name="upper pole on sestamibi, pyriform sinus on CT",
        why="The sinus is no part of the upper gland's quadrant: two places until somebody reads them side "
        "by side.",
        surgeon="Collar incision or endoscope? I need one answer.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("left pyriform sinus")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
    Situation(
        name="pyriform sinus without a side on the CT",
        why="A paired place without a side is both sides and agrees with neither: ask which.",
        surgeon="There are two of those.",
        facts=case(OPERATED, PERSISTENT, spect("left pyriform sinus"), ct("pyriform sinus")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED",
            steps=f"LOCATE_FINDING ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="right pyriform sinus, and the left cord does not move",
        why="The target lies off the side of the dead cord: the only working nerve is at stake, and that "
        "is settled first.",
        surgeon="Her one good nerve runs right there. Tracheostomy talk first.",
        facts=case(
            OPERATED, PERSISTENT, LEFT_PALSY, spect("right pyriform sinus"), ct("right pyriform sinus"),
            cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_SINUS, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="the same, and the meeting planned for the nerve",
        why="Monitoring and a tracheostomy were planned for this place, in writing.",
        surgeon="Planned, explained, signed. Go.",
        facts=case(
            OPERATED, PERSISTENT, LEFT_PALSY, spect("right pyriform sinus"), ct("right pyriform sinus"),
            answer("CORD_PALSY_OPPOSITE", R_SINUS, reason="endoscopic, nerve monitoring"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_SINUS, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", answered="CORD_PALSY_OPPOSITE", steps=OPERATE)),
    Situation(
        name="uptake in the left submandibular gland beside a good target",
        why="Uptake in a salivary gland explains itself and is no place; until its nature is coded its "
        "reader is asked.",
        surgeon="That is spit. Have them write that it is spit.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "uptake in the left submandibular gland"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            notes="spect UNLOCATED", stops="READING_OPEN", steps=f"LOCATE_FINDING {SETTLE}"),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="the same uptake, coded as physiologic",
        why="Now it is said to be salivary: it takes no part and lies nowhere near the target.",
        surgeon="Thank you.",
        facts=case(
            OPERATED, PERSISTENT,
            spect("left inferior", lesion("uptake in the left submandibular gland", nature="physiologic")),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT OTHER_NATURE",
            notes="spect OTHER_NATURE", steps=OPERATE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="beside the pharynx, and the upper jugular vein agrees",
        why="The upper jugular drains the parapharyngeal space: its step up is one more voice for the "
        "target.",
        surgeon="High in the jugular. That fits.",
        facts=case(
            OPERATED, PERSISTENT, spect("left parapharyngeal"), ct("left parapharyngeal"),
            sampled("left.internal_jugular_upper 340", "right.internal_jugular_upper 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_PHARYNX,
            reasons="AGREEMENT GRADIENT_AGREES", steps=OPERATE)),
    Situation(
        name="beside the pharynx, and the inferior thyroid vein of the other side is thirteenfold",
        why="The highest vein drains neither the place nor the side of the target: the blood says another "
        "place.",
        surgeon="Thirteenfold on the right. I am not opening the left.",
        facts=case(
            OPERATED, PERSISTENT, spect("left parapharyngeal"), ct("left parapharyngeal"),
            sampled("left.internal_jugular_upper 105", "right.inferior_thyroid 1300")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", L_PHARYNX,
            reasons="AGREEMENT GRADIENT_ELSEWHERE", stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
    Situation(
        name="PET beside the pharynx, MRI there too, sestamibi blind",
        why="Sestamibi covers the neck and sees nothing at the place: a good first-line study is not "
        "outvoted by PET and MRI.",
        surgeon="MRI and PET both see it. Do the CT, then we know.",
        facts=case(OPERATED, PERSISTENT, spect(), mri("left parapharyngeal"), pet("left parapharyngeal")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", L_PHARYNX,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES", pitfalls="PET_ALONE", stops="FIRST_LINE_OPEN",
            steps="ORDER_CT_4D ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
]  # fmt: skip
