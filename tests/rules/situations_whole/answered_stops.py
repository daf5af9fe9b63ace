"""What the meeting wrote: answers that hold, answers that do not, and what the chair overrode."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    blood,
    case,
    ct,
    overridden,
    pet,
    resolved,
    sampled,
    spect,
    urine,
    us,
)
from tests.rules.situations_whole.places import L_POSTERIOR, L_RETRO, LI, OPERATE, RI
from tests.rules.situations_whole.situation import Situation, expect

RIGHT_PALSY = Part(
    "laryngoscopies", ({"id": "cords", "performed_on": "2025-05-20", "left": "mobile", "right": "immobile"},)
)
AGREED = (spect("left inferior"), ct("left inferior"))
FOCUS = "CONCORDANT_POSITIVE SAME_SITE"
SETTLE = "MDT_REVIEW SETTLE_FIRST"
NORMAL = Part(
    "labs",
    (*urine().rows, *blood("2024-03-01", "10.2", "140").rows, *blood("2025-05-12", "10.3", "138").rows),
)
LOW_PTH = Part(
    "labs",
    (*urine().rows, *blood("2024-03-01", "10.2", "64").rows, *blood("2025-05-12", "10.3", "62").rows),
)
EUCALCEMIC = "NOT_HYPERCALCEMIC EUCALCEMIC_PTH_ELEVATION"
DISEASE = "normocalcemic_disease"

SITUATIONS = [
    Situation(
        name="MEN 1 and the other cord, both answered",
        why="Each stop has its own answer, the cord's for this place: the focused operation stands, and both "
        "reasons are shown.",
        surgeon="Last gland, monitored, tracheostomy discussed. Go.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, *AGREED,
            answer("MULTIGLAND_LIKELY", reason="subtotal done before"), answer("CORD_PALSY_OPPOSITE", LI),
            flags="men1", cords=False),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", pitfalls="CORD_PALSY",
            answered="CORD_PALSY_OPPOSITE MULTIGLAND_LIKELY", steps=f"{OPERATE} GENETICS")),
    Situation(
        name="MEN 1 answered, the other cord not",
        why="One answer does not carry the other stop: what is left is named and settled.",
        surgeon="You answered the easy one.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, *AGREED, answer("MULTIGLAND_LIKELY"), flags="men1",
            cords=False),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", pitfalls="CORD_PALSY",
            stops="CORD_PALSY_OPPOSITE", answered="MULTIGLAND_LIKELY", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="the cord was answered before it was examined",
        why="The laryngoscopy is newer than the answer, so the answer speaks of something else.",
        surgeon="You cannot answer what you had not seen.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, *AGREED, answer("CORD_PALSY_OPPOSITE", LI, day="2025-05-10"),
            cords=False),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", pitfalls="CORD_PALSY",
            stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="the cord was examined on the day of the answer",
        why="On the same day the fact counts as the newer one: the answer is written again.",
        surgeon="Pedantic, but it is an airway.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, *AGREED, answer("CORD_PALSY_OPPOSITE", LI, day="2025-05-20"),
            cords=False),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", pitfalls="CORD_PALSY",
            stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="the cord was answered for the other pole",
        why="An answer holds for the places it names; the target is another.",
        surgeon="That answer was for the right.",
        facts=case(
            OPERATED, PERSISTENT, RIGHT_PALSY, *AGREED, answer("CORD_PALSY_OPPOSITE", RI), cords=False),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", pitfalls="CORD_PALSY",
            stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="an unplaced finding, and the meeting has looked at it",
        why="The reading is answered for this pole after the scan was shown; the question to the reader "
        "stays on the list.",
        surgeon="We all looked. It is a node. Go.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", "left level VI"),
            answer("READING_OPEN", LI, reason="seen together, a node")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT UNLOCATED", notes="ct UNLOCATED",
            answered="READING_OPEN", steps=f"LOCATE_FINDING {OPERATE}")),
    Situation(
        name="pregnant, answered in spring for the second trimester",
        why="The answer is of this pregnancy and newer than both scans: it holds half a year.",
        surgeon="Week twenty. Now is the time.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED, answer("PREGNANCY", day="2025-04-20", reason="week 18"),
            flags="pregnancy", age=33),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", indications="AGE_BELOW_50",
            answered="PREGNANCY", steps=f"{OPERATE} GENETICS")),
    Situation(
        name="pregnant, answered more than half a year ago",
        why="193 days later it is another trimester or another pregnancy: the answer no longer holds.",
        surgeon="That baby is born. Ask again.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", day="2024-10-07"),
            ct("left inferior", day="2024-10-14"), answer("PREGNANCY", day="2024-11-20"),
            flags="pregnancy", age=33),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", indications="AGE_BELOW_50",
            stops="PREGNANCY", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="beside the cricoid on one scan, at the carina on the other",
        why="One quadrant by descent and two approaches in truth: ACROSS_INLET stops where edition 1 cut.",
        surgeon="Neck or chest? You do not get both in one afternoon.",
        facts=case(
            OPERATED, PERSISTENT, spect("left paraesophageal"), ct("left posterior mediastinum"), age=61),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT",
            f"left.paraesophageal {L_POSTERIOR}", reasons="AGREEMENT", stops="ACROSS_INLET", steps=SETTLE)),
    Situation(
        name="behind the esophagus and below it, answered for both places",
        why="The meeting read the two scans together and named both places: answered, and the operation "
        "stands.",
        surgeon="It moves with swallowing. From the neck, thoracic on call.",
        facts=case(
            OPERATED, PERSISTENT, spect("left retroesophageal"), ct("left posterior mediastinum"),
            answer("ACROSS_INLET", L_RETRO, L_POSTERIOR, reason="moves with swallowing")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_RETRO} {L_POSTERIOR}",
            reasons="AGREEMENT", answered="ACROSS_INLET", steps=OPERATE)),
    Situation(
        name="behind the esophagus and below it, answered for the neck only",
        why="Half of the target is not in the answer, so it does not hold.",
        surgeon="And if it is in the chest?",
        facts=case(
            OPERATED, PERSISTENT, spect("left retroesophageal"), ct("left posterior mediastinum"),
            answer("ACROSS_INLET", L_RETRO)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_RETRO} {L_POSTERIOR}",
            reasons="AGREEMENT", stops="ACROSS_INLET", steps=SETTLE)),
    Situation(
        name="normal calcium and high PTH, overridden as normocalcemic disease",
        why="Ineligible was final; the chair lets it in and it is printed first, and the course was settled "
        "by a clinician.",
        surgeon="Stones every year. I operate on her, not on her calcium.",
        facts=case(
            OPERATED, NORMAL, *AGREED, overridden("NOT_HYPERCALCEMIC", DISEASE),
            overridden("EUCALCEMIC_PTH_ELEVATION", DISEASE), resolved("COURSE_UNDETERMINED", "never cured")),
        expected=expect(
            "eligible undetermined", FOCUS, LI, reasons="AGREEMENT", overridden=EUCALCEMIC,
            resolved="COURSE_UNDETERMINED", steps=OPERATE)),
    Situation(
        name="normal calcium and normal PTH, overridden all the same",
        why="Where the calcium was overridden, a PTH that is not high either leaves no disease to see: it "
        "stops.",
        surgeon="Nothing is high. What exactly are we treating?",
        facts=case(
            OPERATED, LOW_PTH, *AGREED, overridden("NOT_HYPERCALCEMIC", DISEASE),
            resolved("COURSE_UNDETERMINED", "never cured")),
        expected=expect(
            "eligible undetermined", FOCUS, LI, reasons="AGREEMENT", overridden="NOT_HYPERCALCEMIC",
            resolved="COURSE_UNDETERMINED", stops="PTH_LOW_NORMAL",
            steps=f"CONFIRM_BIOCHEMISTRY {SETTLE}")),
    Situation(
        name="overridden before the last operation",
        why="What the chair decided before the last operation lifts nothing after it.",
        surgeon="That was before I operated. Decide again.",
        facts=case(
            OPERATED, NORMAL, *AGREED, overridden("NOT_HYPERCALCEMIC", DISEASE, day="2023-12-01"),
            overridden("EUCALCEMIC_PTH_ELEVATION", DISEASE, day="2023-12-01"),
            resolved("COURSE_UNDETERMINED", "never cured")),
        expected=expect(
            "ineligible undetermined", FOCUS, LI, reasons="AGREEMENT", standing=EUCALCEMIC,
            resolved="COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY OBSERVE")),
    Situation(
        name="PET alone and no first-line study, both answered for the pole",
        why="Contrast and time forbid more, wrote the meeting: both answers hold for the pole; the CT stays "
        "on the list.",
        surgeon="Fine. With ioPTH and a long consent.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior?"), pet("left inferior"), answer("FIRST_LINE_OPEN", LI),
            answer("PET_ALONE", LI)),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT", answered="FIRST_LINE_OPEN PET_ALONE",
            steps=f"ORDER_CT_4D {OPERATE}")),
    Situation(
        name="the hot right vein was answered and then a new sampling came",
        why="The new sampling is newer than the answer: what it says is to be answered again.",
        surgeon="You sampled again and it is still right. Listen to it.",
        facts=case(
            OPERATED, PERSISTENT, *AGREED,
            sampled("left.inferior_thyroid 110", "right.inferior_thyroid 900"),
            sampled("left.inferior_thyroid 115", "right.inferior_thyroid 1200", day="2025-05-25",
            key="second"),
            answer("SAMPLING_ELSEWHERE", LI, day="2025-05-01")),
        expected=expect(
            "eligible persistent", FOCUS, LI, reasons="AGREEMENT GRADIENT_ELSEWHERE",
            stops="SAMPLING_ELSEWHERE", steps=SETTLE)),
]  # fmt: skip
