"""Signs of carcinoma that a meeting has answered, and those that come up again or cannot be answered."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    blood,
    case,
    ct,
    lesion,
    mri,
    op,
    other,
    spect,
    twice,
    urine,
)
from tests.rules.situations_whole.places import LI, OPERATE
from tests.rules.situations_whole.situation import Essence, Situation, expect

EXPERTS = "MDT_REVIEW HIGH_VOLUME_CENTER"
EN_BLOC = f"{EXPERTS} EN_BLOC_PLANNING"
SEEN = (spect("left inferior"), ct("left inferior"))
LARGE = (spect("left inferior"), ct(lesion("left inferior", size_mm="36")))


def at_li(flags: str, steps: str, **more: str) -> Essence:
    """Two studies agree on the left inferior place in an eligible case."""
    return expect(
        "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", flags=flags,
        steps=steps, **more,
    )  # fmt: skip


SITUATIONS = [
    Situation(
        name="a lesion of 36 mm that the meeting takes for an adenoma",
        why="Soft, smooth and moving with the thyroid on the review: the meeting answers the flag, and the "
        "plain plan stands.",
        surgeon="Big and benign. I have taken out bigger.",
        facts=case(OPERATED, PERSISTENT, *LARGE, answer("LESION_LARGE")),
        expected=at_li("LESION_LARGE", OPERATE, answered="LESION_LARGE")),
    Situation(
        name="the answer was written before the MRI measured 37 mm",
        why="A newer study of the same kind raises the flag again: what was answered was the CT alone.",
        surgeon="Look at the MRI before you call it benign.",
        facts=case(
            OPERATED, PERSISTENT, *LARGE, mri(lesion("left inferior", size_mm="37")),
            answer("LESION_LARGE", day="2025-03-12")),
        expected=at_li("LESION_LARGE", EN_BLOC)),
    Situation(
        name="36 mm on an MRI that was too blurred to count",
        why="A lesion that large is looked at whether or not the study is good; and its place on the other "
        "side has to be settled.",
        surgeon="Blurred, but there is something the size of a plum on the right.",
        facts=case(
            OPERATED, PERSISTENT, *SEEN,
            mri(lesion("right superior", size_mm="36"), adequacy="inadequate")),
        expected=at_li(
            "LESION_LARGE", f"{EXPERTS} SETTLE_FIRST EN_BLOC_PLANNING", notes="mri INADEQUATE",
            stops="SEEN_ELSEWHERE")),
    Situation(
        name="an atypical tumor whose slides were read again",
        why="The second pathologist calls it an adenoma; the meeting answers the flag and writes that down.",
        surgeon="Two pathologists, one adenoma. Fine.",
        facts=case(op("2024-01-10", "LS removed atypical"), PERSISTENT, *SEEN, answer("PATHOLOGY")),
        expected=at_li("PATHOLOGY", OPERATE, accounted="LS", answered="PATHOLOGY")),
    Situation(
        name="a proven carcinoma that somebody tries to answer away",
        why="Carcinoma on the slide is the one flag that no meeting can answer.",
        surgeon="Cancer is cancer. En bloc.",
        facts=case(op("2024-01-10", "LS removed carcinoma"), PERSISTENT, *SEEN, answer("PATHOLOGY")),
        expected=at_li("PATHOLOGY", EN_BLOC, accounted="LS")),
    Situation(
        name="the lump in the neck was a thyroid nodule",
        why="Examined again together, the lump is the known nodule: the meeting answers the flag.",
        surgeon="I felt it myself; it moves with the thyroid.",
        facts=case(OPERATED, PERSISTENT, *SEEN, answer("PALPABLE_MASS"), flags="palpable_mass"),
        expected=at_li("PALPABLE_MASS", OPERATE, answered="PALPABLE_MASS")),
    Situation(
        name="the lump was answered, and a needle proves tissue at the target",
        why="With no flag left open a positive needle with a place counts, and nobody is warned of it any "
        "more.",
        surgeon="I would not have needed the needle, but it does no harm now.",
        facts=case(
            OPERATED, PERSISTENT, *SEEN, other("fna_pth", "left inferior", key="fna"),
            answer("PALPABLE_MASS"),
            flags="palpable_mass"),
        expected=at_li("PALPABLE_MASS", OPERATE, answered="PALPABLE_MASS")),
    Situation(
        name="PTH of 900 in a patient who is otherwise mild",
        why="Fourteen times the limit, answered: four other laboratories found 250 by another assay.",
        surgeon="It is the assay. We have argued enough.",
        facts=case(OPERATED, urine(), twice("11.3", "900"), *SEEN, answer("PTH_VERY_HIGH")),
        expected=at_li("PTH_VERY_HIGH PTH_SUSPICIOUS", OPERATE, answered="PTH_VERY_HIGH")),
    Situation(
        name="PTH of 920 the day after the flag was answered",
        why="A newer value of the same kind raises the flag again.",
        surgeon="It is climbing. Think again.",
        facts=case(
            OPERATED, urine(), twice("11.3", "900"), blood("2025-05-31", "11.2", "920"), *SEEN,
            answer("PTH_VERY_HIGH")),
        expected=at_li("PTH_VERY_HIGH PTH_SUSPICIOUS", EN_BLOC)),
    Situation(
        name="the flag was answered on the day the blood was drawn",
        why="Nobody can tell which came first, so the value counts as newer and the flag stands.",
        surgeon="They answered in the morning, the tube came at noon.",
        facts=case(
            OPERATED, urine(), twice("11.3", "900"), *SEEN, answer("PTH_VERY_HIGH", day="2025-05-12")),
        expected=at_li("PTH_VERY_HIGH PTH_SUSPICIOUS", EN_BLOC)),
    Situation(
        name="14.3 in a dry summer, 11.4 ever since",
        why="The highest value raises the flag for good; the meeting knows of the dehydration and answers "
        "it.",
        surgeon="He had not drunk for two days. It was that.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2024-07-20", "14.3", "160"),
            blood("2025-05-12", "11.4", "155"), *SEEN, answer("CALCIUM_VERY_HIGH")),
        expected=at_li("CALCIUM_VERY_HIGH", OPERATE, answered="CALCIUM_VERY_HIGH")),
    Situation(
        name="two flags, and only one of them answered",
        why="The size is explained, the lump is not: one open flag is enough to change the plan.",
        surgeon="You have told me about the scan. What about the lump?",
        facts=case(OPERATED, PERSISTENT, *LARGE, answer("LESION_LARGE"), flags="palpable_mass"),
        expected=at_li("PALPABLE_MASS LESION_LARGE", EN_BLOC, answered="LESION_LARGE")),
]  # fmt: skip
