"""Signs of carcinoma that the meeting has answered, and what raises them again."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    blood,
    case,
    ct,
    lesion,
    op,
    spect,
    urine,
)
from tests.rules.situations_whole.places import LI, OPERATE
from tests.rules.situations_whole.situation import Situation, expect

BOTH_LI = (spect("left inferior"), ct("left inferior"))
AGREED = "CONCORDANT_POSITIVE SAME_SITE"
PERSISTS = "eligible persistent"


def _raised(pth: str) -> tuple[Part, ...]:
    return urine(), blood("2024-03-01", "11.4", "150"), blood("2025-05-12", "11.3", pth)


SITUATIONS = [
    Situation(
        name="a PTH of eleven times the limit, answered",
        why="Both flags of the PTH are answered, and no PTH has come since.",
        surgeon="Cystic and huge, but smooth on every cut. Benign until proven.",
        facts=case(
            OPERATED, *_raised("720"), *BOTH_LI, answer("PTH_VERY_HIGH"), answer("PTH_SUSPICIOUS")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", flags="PTH_VERY_HIGH PTH_SUSPICIOUS",
            answered="PTH_VERY_HIGH PTH_SUSPICIOUS", steps=OPERATE)),
    Situation(
        name="a PTH of eleven times the limit, and only the grave flag is answered",
        why="The suspicious one gates nothing by itself, answered or not.",
        surgeon="Fine. Keep your margins anyway.",
        facts=case(OPERATED, *_raised("730"), *BOTH_LI, answer("PTH_VERY_HIGH")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", flags="PTH_VERY_HIGH PTH_SUSPICIOUS",
            answered="PTH_VERY_HIGH", steps=OPERATE)),
    Situation(
        name="a PTH of eleven times the limit, and only the mild flag is answered",
        why="The grave flag is unanswered: experts and an en bloc operation.",
        surgeon="Answer the right one.",
        facts=case(OPERATED, *_raised("740"), *BOTH_LI, answer("PTH_SUSPICIOUS")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", flags="PTH_VERY_HIGH PTH_SUSPICIOUS",
            answered="PTH_SUSPICIOUS", steps="MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING")),
    Situation(
        name="atypical on the slides, and the meeting had them read again",
        why="Atypical can be answered, carcinoma cannot: two pathologists call it an adenoma.",
        surgeon="Fibrous bands from the first needle. Adenoma.",
        facts=case(op("2024-01-10", "RS removed atypical"), PERSISTENT, *BOTH_LI, answer("PATHOLOGY")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="RS", flags="PATHOLOGY",
            answered="PATHOLOGY", steps=OPERATE)),
    Situation(
        name="atypical on the slides, a large lesion and a lump, all answered",
        why="Three flags, three answers: what each says is known, and none is newer.",
        surgeon="We have been through all of it. It is one cyst.",
        facts=case(
            op("2024-01-10", "RS removed atypical"), PERSISTENT, spect("left inferior"),
            ct(lesion("left inferior", size_mm="33")), answer("PATHOLOGY"), answer("LESION_LARGE"),
            answer("PALPABLE_MASS"), flags="palpable_mass"),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", accounted="RS",
            flags="PALPABLE_MASS LESION_LARGE PATHOLOGY",
            answered="LESION_LARGE PALPABLE_MASS PATHOLOGY", steps=OPERATE)),
    Situation(
        name="calcium 14.3 in March, answered, and 14.5 in May",
        why="A newer calcium of the same kind raises the flag again, and is an emergency besides.",
        surgeon="That answer was for the last crisis.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-03-20", "14.3", "170"), blood("2025-05-27", "14.5", "172"),
            *BOTH_LI, answer("CALCIUM_VERY_HIGH", day="2025-04-02")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", flags="CALCIUM_VERY_HIGH",
            indications="CALCIUM_ABOVE",
            steps="URGENT_HYPERCALCEMIA MDT_REVIEW HIGH_VOLUME_CENTER EN_BLOC_PLANNING")),
    Situation(
        name="calcium 14.3 in March, answered since, and 11.9 now",
        why="The highest is older than the answer, and nothing as high has come: answered.",
        surgeon="Thiazide from the wrong drawer. It never came back.",
        facts=case(
            OPERATED, PERSISTENT, blood("2025-03-20", "14.3", "170"), blood("2025-05-27", "11.9", "172"),
            *BOTH_LI, answer("CALCIUM_VERY_HIGH", day="2025-04-02")),
        expected=expect(
            PERSISTS, AGREED, LI, reasons="AGREEMENT", flags="CALCIUM_VERY_HIGH",
            answered="CALCIUM_VERY_HIGH", indications="CALCIUM_ABOVE", steps=OPERATE)),
]  # fmt: skip
