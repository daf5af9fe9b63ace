"""A sure finding whose place nobody can name speaks against a target until somebody asks where it is."""

from __future__ import annotations

from tests.rules.situations_whole.build import OPERATED, PERSISTENT, case, ct, lesion, mri, pet, spect, us
from tests.rules.situations_whole.places import LI, RI, RS, THINK_AGAIN
from tests.rules.situations_whole.situation import Situation, expect

ASK_WHERE = "LOCATE_FINDING ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW"

SITUATIONS = [
    Situation(
        name="ultrasound and sestamibi left, CT sure of something on the right it cannot name",
        why="Two studies were concordantly wrong before and the gland lay behind the carotid: an unplaced "
        "finding on the other side speaks against the left.",
        surgeon="I nearly cut left on this one. Where is the right thing?",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct("beside the right jugular vein!")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT OTHER_SIDE NOTHING_PLACED UNLOCATED", notes="ct UNLOCATED",
            stops="READING_OPEN",
            steps=f"LOCATE_FINDING {THINK_AGAIN}")),
    Situation(
        name="ultrasound and sestamibi left, CT sure of something at the scar",
        why="Without a side it may be the same lesion or another: EQUIVOCAL until the reader says where.",
        surgeon="Which scar? She has two. Phone them.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"), ct("focus at the scar!")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT PLACE_OPEN NOTHING_PLACED UNLOCATED", notes="ct UNLOCATED",
            stops="READING_OPEN",
            steps=f"LOCATE_FINDING {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="both main studies left, MRI sees a node-level lesion in the midline",
        why="The midline goes with either side, so it does not contradict the left; it still may be another "
        "place.",
        surgeon="Level six in the midline is where I operate anyway. Still, ask.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"), mri("midline level VI")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT PLACE_OPEN UNLOCATED", notes="mri UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK_WHERE} HIGH_VOLUME_CENTER")),
    Situation(
        name="the CT that names the left pole also sees something at left level VI",
        why="It belongs to a study of the agreement and to its side, so it does not speak against; the "
        "reading is open all the same, and nobody cuts before it is asked after.",
        surgeon="Probably a node. One phone call, then I operate.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "left level VI")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            notes="ct UNLOCATED", stops="READING_OPEN", steps="LOCATE_FINDING MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="the CT that names the left pole also sees something at right level VI",
        why="Its own second finding is off the target's side: an unplaced finding of the other side speaks "
        "against the left even from a member of the agreement.",
        surgeon="So there is something right. Then left is not the whole story.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "right level VI")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT OTHER_SIDE UNLOCATED", notes="ct UNLOCATED", stops="READING_OPEN",
            steps=f"{ASK_WHERE} ORDER_MRI_WITH_CONTRAST")),
    Situation(
        name="ultrasound and PET agree, sestamibi only has a maybe near a clip",
        why="A first-line study whose only lesion has no place leaves the target open, and no first-line "
        "study is in the agreement (FIRST_LINE_OPEN); PET is its only functional member.",
        surgeon="PET and a probe. Where is the CT?",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), pet("left inferior"), spect("near the clip?")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT NOTHING_PLACED NEGATIVE_OPPOSES UNLOCATED", notes="spect UNLOCATED",
            pitfalls="PET_ALONE",
            stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="CT names the left pole and 'the known right thyroid nodule', its nature not coded",
        why="Words that explain take the place away but not the finding: until its nature is coded the "
        "reading is open, though it contradicts nobody.",
        surgeon="Code the nodule as a nodule and let me go.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "known right thyroid nodule")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT UNLOCATED",
            notes="ct UNLOCATED", stops="READING_OPEN", steps="LOCATE_FINDING MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="the same nodule on the right, coded as a thyroid nodule",
        why="Coded as what it is, it takes no part and lies on the other side of the target.",
        surgeon="Thank you. Left lower pole.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct("left inferior", lesion("right thyroid nodule", nature="thyroid_nodule"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT OTHER_NATURE",
            notes="ct OTHER_NATURE", steps="MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="a CT finding whose place was confirmed as unknown",
        why="Somebody looked and confirmed that no place can be named, so it is not asked again; it still "
        "speaks against the target and still stops, and the catheter may answer.",
        surgeon="If the reader cannot place it, let the catheter.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(lesion("somewhere on the left", sites=[]))),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT PLACE_OPEN NOTHING_PLACED UNLOCATED", notes="ct UNLOCATED",
            stops="READING_OPEN",
            steps=f"{THINK_AGAIN} HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="the words say right and the confirmed site says left",
        why="A finding whose words and confirmed place contradict each other locates nothing and keeps no "
        "side; the question quotes both.",
        surgeon="Wrong side on paper is how wrong-side surgery starts.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(lesion("right inferior", sites=["left.inferior"]))),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SITE", LI,
            reasons="AGREEMENT PLACE_OPEN NOTHING_PLACED UNLOCATED", notes="ct UNLOCATED",
            stops="READING_OPEN",
            steps=f"LOCATE_FINDING {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="a side of the neck agreed on, and the MRI unplaced on that side",
        why="It does not contradict the left, but it may be the lower neck or the upper: EQUIVOCAL, and the "
        "side is not explored before it is asked after.",
        surgeon="Left is left, I would go. But fair enough, ask the MRI man.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left inferior"), mri("left level VI")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL SAME_SIDE", LI, reasons="REGION PLACE_OPEN UNLOCATED",
            notes="mri UNLOCATED", stops="READING_OPEN", steps=f"{ASK_WHERE} HIGH_VOLUME_CENTER")),
    Situation(
        name="a side of the neck agreed on, and the MRI unplaced on the other",
        why="An unplaced finding on the right speaks against a region on the left as it does against a "
        "target.",
        surgeon="Then it is not one side.",
        facts=case(OPERATED, PERSISTENT, spect("left"), ct("left inferior"), mri("right level VI!")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SIDE", LI, reasons="REGION OTHER_SIDE UNLOCATED",
            notes="mri UNLOCATED", stops="READING_OPEN", steps=ASK_WHERE)),
    Situation(
        name="two glands on two sides, and an unplaced MRI finding on the right",
        why="It goes with the right gland and not with the left one: asked of every target, it speaks "
        "against the left, and the bilateral operation waits for one question.",
        surgeon="It is the right gland, surely. Make them say so.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"),
            ct("left inferior", "right superior"), mri("right level VI")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", RS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH OTHER_SIDE PLACE_OPEN UNLOCATED",
            notes="mri UNLOCATED", stops="READING_OPEN", steps=ASK_WHERE)),
    Situation(
        name="a pole named without its side by the CT, the right one by sestamibi",
        why="'Inferior' is both lower poles and agrees with no single one at this level; the missing side is "
        "a question to the reader before any catheter.",
        surgeon="Lower pole of what?",
        facts=case(OPERATED, PERSISTENT, spect("right inferior"), ct("inferior pole")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED",
            steps=f"LOCATE_FINDING ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER")),
    Situation(
        name="a pole without its side beside two studies that name it",
        why="Ultrasound and sestamibi make the target; the CT's pole without a side joins neither side and "
        "opposes none, but a wrong side may hide in it (READING_OPEN).",
        surgeon="Ask which pole, it takes a minute; then right lower.",
        facts=case(
            OPERATED, PERSISTENT, us("right inferior"), spect("right inferior"), ct("inferior pole")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT FINDING_APART",
            stops="READING_OPEN", steps="LOCATE_FINDING MDT_REVIEW SETTLE_FIRST")),
]  # fmt: skip
