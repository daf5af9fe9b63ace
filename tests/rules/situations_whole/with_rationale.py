"""One study is blind, others and the catheter agree: a target with its reasons, a side, or the chest."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    case,
    ct,
    mri,
    sampled,
    spect,
    us,
)
from tests.rules.situations_whole.places import LI, R_POSTERIOR
from tests.rules.situations_whole.situation import Situation, expect

BLIND = "AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES"
RIGHT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "mobile", "right": "immobile"},)
)
CENTER = "MDT_REVIEW HIGH_VOLUME_CENTER"

SITUATIONS = [
    Situation(
        name="sestamibi blind, ultrasound, 4D-CT and MRI at one place",
        why="Three sure families and nothing sure elsewhere: TARGET_WITH_RATIONALE, one option for the "
        "meeting that names the blind sestamibi; a catheter is the other.",
        surgeon="Sestamibi misses half of them. I go left and I say why.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect(), ct("left inferior"), mri("left inferior")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=BLIND,
            steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING TARGET_WITH_RATIONALE")),
    Situation(
        name="sestamibi blind, three others and the sampling at one place",
        why="Edition 1 left this open for ever; the catheter agrees too, and the target may be put to the "
        "meeting with its reasons.",
        surgeon="What else do you want, a letter from the gland?",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect(), ct("left inferior"), mri("left inferior"),
            sampled("left.inferior_thyroid 420", "right.inferior_thyroid 110")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=f"{BLIND} GRADIENT_AGREES",
            steps="EXPERT_REREAD MDT_REVIEW TARGET_WITH_RATIONALE")),
    Situation(
        name="sestamibi blind, CT, MRI and the sampling at one place",
        why="Two sure families, and the only gradient drains their place: sampled, so the reasons suffice.",
        surgeon="CT, MRI, catheter. Left lower pole.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct("left inferior"), mri("left inferior"),
            sampled("left.inferior_thyroid 400", "right.inferior_thyroid 110")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=f"{BLIND} GRADIENT_AGREES",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW TARGET_WITH_RATIONALE")),
    Situation(
        name="the same, and the right vein more than half as high",
        why="Not every gradient drains the place, and one of at least half the highest lies on the other "
        "side: a sampling elsewhere stops, and the reasons do not suffice.",
        surgeon="Two hot sides. Maybe two glands.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct("left inferior"), mri("left inferior"),
            sampled("left.inferior_thyroid 400", "right.inferior_thyroid 260")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI,
            reasons=f"{BLIND} GRADIENT_AGREES GRADIENT_ELSEWHERE", stops="SAMPLING_ELSEWHERE",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="two agree, an MRI is sure of the other side, and the catheter decides for the two",
        why="DISCORDANT_LOCATION with one agreement of two sure families; sampled, and every gradient drains "
        "it: an option that names the MRI that sees something else.",
        surgeon="The MRI saw a node. The catheter says left.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), mri("right superior!"),
            sampled("left.inferior_thyroid 500", "right.inferior_thyroid 110")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES GRADIENT_AGREES",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW TARGET_WITH_RATIONALE")),
    Situation(
        name="the same, and only the vena cava is hot",
        why="The superior vena cava drains everything and decides nothing.",
        surgeon="Hot cava means the patient has hyperparathyroidism. We knew.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), mri("right superior!"),
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 105",
                    "midline.superior_vena_cava 230")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES GRADIENT_AGREES",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="sestamibi blind, three agree, and she has MEN 1",
        why="The reasons would suffice, but MEN 1 stops every row that tells to operate until the meeting "
        "has answered it.",
        surgeon="In MEN 1 one target is never the plan.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect(), ct("left inferior"), mri("left inferior"),
            flags="men1"),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=BLIND,
            stops="MULTIGLAND_LIKELY", steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING GENETICS")),
    Situation(
        name="sestamibi blind, three agree, and the meeting has answered for MEN 1",
        why="Answers are facts: the meeting wrote why one gland is removed now, and the option stands again.",
        surgeon="We removed three and a half before. This is the last one, and it is on record.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect(), ct("left inferior"), mri("left inferior"),
            answer("MULTIGLAND_LIKELY", reason="three and a half glands are out"), flags="men1"),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", LI, reasons=BLIND,
            answered="MULTIGLAND_LIKELY",
            steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING TARGET_WITH_RATIONALE GENETICS")),
    Situation(
        name="a gland in the piriform sinus, sestamibi blind, the upper thyroid vein hot",
        why="The superior thyroid vein drains the pyriform sinus, where CT and MRI see it: the reasons "
        "suffice.",
        surgeon="The apex of the piriform sinus. Endoscopic, with ENT.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct("left pyriform sinus"), mri("left piriform fossa"),
            sampled("left.superior_thyroid 300", "right.superior_thyroid 105")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", "left.pyriform_sinus",
            reasons=f"{BLIND} GRADIENT_AGREES",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW TARGET_WITH_RATIONALE")),
    Situation(
        name="nothing on imaging, and all hot veins are of the left neck",
        why="Thyroid and jugular veins of the left, the brachiocephalic below them aside: to explore the "
        "left is one option.",
        surgeon="Left. All four corners of it.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.superior_thyroid 340", "left.internal_jugular_middle 260",
                    "left.brachiocephalic 210", "right.inferior_thyroid 110")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            steps=f"{CENTER} REGION_EXPLORATION")),
    Situation(
        name="nothing on imaging, left hot, and the right almost",
        why="1.6 on the right is near the threshold: a caveat, and with one no side is explored.",
        surgeon="One point six on the other side. Could be bilateral.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.inferior_thyroid 340", "right.inferior_thyroid 160")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            caveats="svs NEAR_THRESHOLD", steps=CENTER)),
    Situation(
        name="nothing on imaging, and the vertebral vein of the left is hot",
        why="The vertebral vein drains the neck behind the esophagus and the chest alike: no side of the "
        "neck is named by it.",
        surgeon="Deep, neck or chest. Not yet.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.vertebral 340", "right.inferior_thyroid 110")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            steps=CENTER)),
    Situation(
        name="nothing on imaging, and only thymic and mammary veins are hot",
        why="Both drain the anterior chest alone: a thoracic surgeon and the approach are asked for.",
        surgeon="Thymus, below the clavicle. Thoracic please.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(),
            sampled("left.thymic 300", "left.internal_mammary 250", "left.inferior_thyroid 110",
                    "right.inferior_thyroid 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            steps=f"{CENTER} THORACIC_PLANNING")),
    Situation(
        name="a maybe on the left, the left veins hot, and a sure MRI finding without a place",
        why="A sure finding that nobody can place may lie off the left: it is asked after before a side is "
        "explored.",
        surgeon="Ask the MRI reader, then left.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior?"), ct(), mri("right level VI"),
            sampled("left.inferior_thyroid 340", "right.inferior_thyroid 110")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL",
            reasons="NEGATIVE_ALONE NO_FIRM_FINDING FINDING_APART UNLOCATED GRADIENT_ELSEWHERE",
            notes="mri UNLOCATED",
            steps=f"LOCATE_FINDING ORDER_ULTRASOUND EXPERT_REREAD {CENTER}")),
    Situation(
        name="the left veins hot, and the right cord paralyzed",
        why="Exploring the left puts the only moving cord at risk: both cords paralyzed is a tracheostomy, "
        "so it stops until the meeting has answered it for that side.",
        surgeon="Her only good nerve is on that side. Talk to her first.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, spect(), ct(),
            sampled("left.inferior_thyroid 340", "right.inferior_thyroid 110"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=CENTER)),
    Situation(
        name="the left veins hot, the right cord paralyzed, and the meeting has answered",
        why="The answer names a site of the sampled side and is newer than the laryngoscopy: the side may be "
        "explored.",
        surgeon="Monitored, staged, consented. Then left.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, spect(), ct(),
            sampled("left.inferior_thyroid 340", "right.inferior_thyroid 110"),
            answer("CORD_PALSY_OPPOSITE", LI, reason="tracheostomy discussed, nerve monitoring"),
            cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            pitfalls="CORD_PALSY", answered="CORD_PALSY_OPPOSITE", steps=f"{CENTER} REGION_EXPLORATION")),
    Situation(
        name="sampled on the right only, before a target in the chest was seen",
        why="Veins of one side are no sampling that decides; the chest target stands by its studies.",
        surgeon="Half a sampling. The chest is plain on both scans.",
        facts=case(
            OPERATED, PERSISTENT, spect("right posterior mediastinum"), ct("right posterior mediastinum"),
            sampled("right.vertebral 320", "right.inferior_thyroid 105")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_POSTERIOR,
            reasons="AGREEMENT GRADIENT_AGREES", caveats="svs ONE_SIDE_SAMPLED",
            steps=f"{CENTER} FOCUSED_REOPERATION THORACIC_PLANNING")),
]  # fmt: skip
