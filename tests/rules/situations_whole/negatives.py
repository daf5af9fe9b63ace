"""Nothing is seen: what silence is worth, and when it is time to escalate."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    NECK_CT,
    NECK_SPECT,
    OPERATED,
    PERSISTENT,
    case,
    ct,
    lesion,
    mri,
    op,
    other,
    pet,
    sampled,
    spect,
    us,
)
from tests.rules.situations_whole.places import ESCALATE, NOTHING_COUNTS, ORDER_BOTH
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="two high-quality studies of neck and chest, both empty",
        why="This is the moment the article names: experienced center, and sampling may be considered.",
        surgeon="Send her where they do fifty re-dos a year, and sample.",
        facts=case(OPERATED, PERSISTENT, spect(), ct()),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", steps=ESCALATE)),
    Situation(
        name="empty twice, but the CT stopped at the clavicle",
        why="The chest was seen by nuclear medicine alone: silence of the neck is no silence of the chest. "
        "Meanwhile an ultrasound does no harm.",
        surgeon="Half the adenomas you miss are below that clavicle.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="ALL_NEGATIVE FIELD_NOT_COVERED",
            notes="ct LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED", steps="ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.FIELD_OF_A_NEGATIVE,)),
    Situation(
        name="both studies stopped at the clavicle",
        why="Nobody has looked at the chest at all. The neck can at least be seen by ultrasound.",
        surgeon="Nobody looked down. Repeat both.",
        facts=case(OPERATED, PERSISTENT, spect(protocol=NECK_SPECT), ct(protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="ALL_NEGATIVE FIELD_NOT_COVERED",
            notes="spect LIMITED, ct LIMITED", pitfalls="MEDIASTINUM_NOT_COVERED",
            steps="ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.FIELD_OF_A_NEGATIVE,)),
    Situation(
        name="a negative ultrasound was taken for the anatomic study",
        why="In an operated neck it proves nothing: one family counts, and a CT is owed.",
        surgeon="Negative ultrasound after surgery means somebody did an ultrasound.",
        facts=case(OPERATED, PERSISTENT, us(), spect()),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY ALL_NEGATIVE",
            notes="us NEGATIVE_ULTRASOUND", pitfalls="SINGLE_MODALITY", steps="ORDER_CT_4D"),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="only a negative ultrasound",
        why="No study counts at all.",
        surgeon="So we know nothing yet.",
        facts=case(OPERATED, PERSISTENT, us()),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, notes="us NEGATIVE_ULTRASOUND",
            pitfalls="ULTRASOUND_ALONE", steps=ORDER_BOTH),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="the only uptake is a thyroid nodule known from ultrasound",
        why="Marked as a thyroid nodule it is no lesion: with a clean CT everything is negative.",
        surgeon="That nodule has been there for years.",
        facts=case(
            OPERATED, PERSISTENT, spect(lesion("right inferior", nature="thyroid_nodule")), ct()),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE OTHER_NATURE",
            notes="spect OTHER_NATURE",
            steps=ESCALATE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="physiologic uptake in the submandibular glands only",
        why="Salivary glands take up tracer in everybody.",
        surgeon="Spit glands. Next.",
        facts=case(
            OPERATED, PERSISTENT, spect(lesion("left submandibular", nature="physiologic")), ct(), mri()),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE OTHER_NATURE",
            notes="spect OTHER_NATURE",
            steps=ESCALATE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="everything negative, and sampling without a gradient",
        why="Localized nowhere by anything: medical treatment is one option for the meeting.",
        surgeon="I have no target. Cinacalcet, and come back in a year.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), sampled("left.inferior_thyroid 120",
            "right.inferior_thyroid 115"), age=79),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            steps="MEDICAL_MANAGEMENT MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="published: two explorations, one empty scan after another, then a chest mass",
        why="A later SPECT with another result is a study of its own day: the earlier negative does not "
        "cancel it. What a later scan of the same kind sees, the earlier one no longer speaks against.",
        surgeon="Third scan is the charm, now show it to me on CT.",
        facts=case(
            op("2018-02-05", kind="neck_exploration"), op("2024-01-10", kind="neck_exploration"), PERSISTENT,
            spect(key="first", day="2024-06-03"), spect("mediastinum", key="second"), age=69),
        expected=expect(
            "eligible persistent", "INSUFFICIENT",
            reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY SEEN_LATER UNCONFIRMED",
            pitfalls="SINGLE_MODALITY",
            steps="ORDER_CT_4D ORDER_ULTRASOUND"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="CT and MRI empty, function was never looked at",
        why="Two anatomic studies without a functional one cannot be called negative.",
        surgeon="Where is the sestamibi?",
        facts=case(OPERATED, PERSISTENT, ct(), mri()),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="NO_FUNCTIONAL_STUDY ALL_NEGATIVE",
            steps="ORDER_SPECT_CT ORDER_ULTRASOUND")),
    Situation(
        name="sestamibi and PET empty, anatomy was never looked at",
        why="Two functional studies repeat each other's blindness; a small gland may be plain on CT.",
        surgeon="No CT? Then we have not looked.",
        facts=case(OPERATED, PERSISTENT, spect(), pet()),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="NO_ANATOMIC_STUDY ALL_NEGATIVE",
            steps="ORDER_CT_4D ORDER_ULTRASOUND")),
    Situation(
        name="a possible focus on MRI beside two empty studies",
        why="A possible finding is not silence and is nothing firm: escalate as equivocal.",
        surgeon="Not enough to cut on.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), mri("left TE groove?")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NEGATIVE_ALONE NO_FIRM_FINDING FINDING_APART",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW HIGH_VOLUME_CENTER VENOUS_SAMPLING")),
    Situation(
        name="a wash-out without parathyroid tissue and nothing on imaging",
        why="An aspiration tests a place that another study found; a negative one adds nothing. But where "
        "the needle was must be known (a washout without PTH stops) before a catheter follows.",
        surgeon="He stuck a node at random.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), other("fna_pth", key="fna")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            notes="fna NEEDLE_WITHOUT_PLACE",
            stops="WASHOUT_NEGATIVE",
            steps="LOCATE_FINDING MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="MRI of the chest alone completes nothing",
        why="The neck was seen by sestamibi only; an MRI of the mediastinum is anatomic for its own field.",
        surgeon="The neck still needs a CT.",
        facts=case(OPERATED, PERSISTENT, spect(), mri(covers=["mediastinum"])),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="ALL_NEGATIVE FIELD_NOT_COVERED",
            notes="mri LIMITED",
            steps="ORDER_CT_4D ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.FIELD_OF_A_NEGATIVE,)),
]  # fmt: skip
