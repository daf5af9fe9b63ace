"""Kidneys, pacemakers, two scans of a kind, and vocal cords: what a second operation may cost."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    Part,
    answer,
    case,
    ct,
    resolved,
    sampled,
    spect,
    us,
    value,
)
from tests.rules.situations_whole.grafts_tested import GRAFTED, R_GRAFT, arms
from tests.rules.situations_whole.places import (
    ESCALATE,
    L_LIGAMENT,
    LI,
    LS,
    OPERATE,
    RS,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect

BOTH_LI = (spect("left inferior"), ct("left inferior"))
SETTLE = "MDT_REVIEW SETTLE_FIRST"
COLD = "MDT_REVIEW HIGH_VOLUME_CENTER"
GFR = "mL/min/{1.73_m2}"
LEFT_HOT = sampled("left.inferior_thyroid 520", "right.inferior_thyroid 110")


def seen(left: str | None, right: str | None, day: str = "2025-05-20", key: str = "cords") -> Part:
    """A laryngoscopy; a cord may be left out."""
    states = {"left": left, "right": right}
    row = {"id": key, "performed_on": day} | {side: state for side, state in states.items() if state}
    return Part("laryngoscopies", (row,))


SITUATIONS = [
    Situation(
        name="all negative, and the only eGFR is a 25 of three years ago",
        why="The latest usable value of any date gates: no dye until somebody shows better kidneys. "
        "Nephrology has called the disease primary.",
        surgeon="Old or not, it says 25. Measure it.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), value("egfr", "25", GFR, "2022-05-03"),
            resolved("TERTIARY_POSSIBLE", "nephrology: primary disease")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            resolved="TERTIARY_POSSIBLE", indications="EGFR_BELOW_60", steps=COLD)),
    Situation(
        name="all negative, and a good eGFR of last summer",
        why="Older than half a year: the catheter is suggested and asks for a new eGFR first.",
        surgeon="Fine kidneys a year ago. Check, then go.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), value("egfr", "65", GFR, "2024-06-03")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", steps=ESCALATE)),
    Situation(
        name="eGFR of 70 in February and a creatinine of 2.4 in May",
        why="The later creatinine outdates the good eGFR without replacing it: the order stands and asks.",
        surgeon="Something happened to those kidneys in between. No dye before I know.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), value("egfr", "70", GFR, "2025-02-03"),
            value("creatinine", "2.4", "mg/dL", "2025-05-12")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", steps=ESCALATE)),
    Situation(
        name="one sees it and one does not, and nobody ever computed an eGFR",
        why="A creatinine alone closes no gate; MRI is suggested and asks for the eGFR first.",
        surgeon="MRI next, with a creatinine clearance on the form.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(),
            value("creatinine", "2.6", "mg/dL", "2025-05-12")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
    Situation(
        name="a pacemaker, two studies that contradict, and a silent ultrasound",
        why="MRI is unsafe and ultrasound done: no third family is left to order, so the catheter may tell.",
        surgeon="No MRI for that device. Sample him.",
        facts=case(
            OPERATED, PERSISTENT, us(), spect("left inferior"), ct("right superior"), flags="mri_unsafe",
            sex="M", age=66),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            notes="us NEGATIVE_ULTRASOUND", steps="EXPERT_REREAD MDT_REVIEW VENOUS_SAMPLING")),
    Situation(
        name="a pacemaker, two studies that contradict, and no ultrasound yet",
        why="MRI is unsafe, but ultrasound costs nothing and could be the third: it comes before the "
        "catheter.",
        surgeon="Put the probe on before you put the catheter in.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("right superior"), flags="mri_unsafe", age=66),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps="ORDER_ULTRASOUND EXPERT_REREAD MDT_REVIEW")),
    Situation(
        name="two CTs of last spring, and a sestamibi that points elsewhere",
        why="No CT of the last year, but two since the operation: a third is for the meeting to decide.",
        surgeon="A third CT tells me what the first two did.",
        facts=case(
            OPERATED, PERSISTENT, ct("left inferior", day="2024-03-04", key="ct1"),
            ct("left inferior", day="2024-04-15", key="ct2"), spect("right superior")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION", reasons="FINDINGS_OPPOSE NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}")),
    Situation(
        name="two tracer scans that went wrong, and a CT that sees a gland",
        why="Neither scan counts; a third tracer dose is for the meeting, not for the rule.",
        surgeon="Find out why it went wrong twice before you inject her again.",
        facts=case(
            OPERATED, PERSISTENT, ct("left inferior"), spect(adequacy="inadequate", key="s1"),
            spect(adequacy="inadequate", day="2025-04-22", key="s2")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="s1 INADEQUATE, s2 INADEQUATE", pitfalls="SINGLE_MODALITY",
            steps="ORDER_ULTRASOUND MDT_REVIEW")),
    Situation(
        name="ultrasound and sestamibi agree, and the CT was never done",
        why="Edition 1 cut. No anatomic study but ultrasound, and the CT can be had: it stops.",
        surgeon="In a scarred neck I want the CT on the wall.",
        facts=case(OPERATED, PERSISTENT, us("right superior"), spect("right superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            stops="FIRST_LINE_OPEN", steps=f"ORDER_CT_4D {SETTLE}")),
    Situation(
        name="ultrasound and sestamibi agree, and the CT went wrong twice",
        why="The CT is not ordered by rule only because two were done: first line is as open as before.",
        surgeon="Two bad CTs are no CT.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior"), spect("left inferior"),
            ct(adequacy="inadequate", key="ct1"), ct(adequacy="inadequate", day="2025-04-22", key="ct2")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="ct1 INADEQUATE, ct2 INADEQUATE", stops="FIRST_LINE_OPEN", steps=SETTLE)),
    Situation(
        name="ultrasound and sestamibi agree, and contrast would kill her",
        why="Where a gate forbids the CT nobody is asked to wait for it.",
        surgeon="No dye for her, and two that agree. Enough.",
        facts=case(
            OPERATED, PERSISTENT, us("left superior"), spect("left superior"), flags="contrast_allergy"),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="the right cord does not move, and the target is on the left",
        why="The nerve of the only good cord would be at risk: edition 1 told to cut.",
        surgeon="If I lose the left nerve she needs a tracheostomy. Tell her first.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, seen("mobile", "immobile"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="the left cord is weak, and the target is on the left",
        why="The nerve at risk is the one that is lost already: known, said, and nothing that stops.",
        surgeon="Same side. The good cord stays untouched.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, seen("paretic", "mobile"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", steps=OPERATE)),
    Situation(
        name="both cords are paralyzed, and the studies agree",
        why="Whatever side is opened, the airway is at stake.",
        surgeon="She breathes through a slit. Nobody intubates her without a plan.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, seen("immobile", "immobile"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="the left cord is lost, and the gland lies in the middle of the chest",
        why="The midline is off either side: the way there may meet the other nerve.",
        surgeon="Through the sternum, away from both nerves, but say it aloud first.",
        facts=case(
            OPERATED, PERSISTENT, spect("midline anterior mediastinum"), ct("midline anterior mediastinum"),
            seen("immobile", "mobile"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", "midline.anterior_mediastinum",
            reasons="AGREEMENT", pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE",
            steps=f"{COLD} SETTLE_FIRST THORACIC_PLANNING")),
    Situation(
        name="a cord that was still after the operation and moves again",
        why="Each cord is as the latest examination says: a recovered one is no palsy.",
        surgeon="Neurapraxia. It came back, good.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, seen("mobile", "immobile", "2024-02-12", "first"),
            seen("mobile", "mobile"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="two examiners of one day disagree about the right cord",
        why="Of two of one day the worse is believed.",
        surgeon="Look a third time. Until then it is paretic.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, seen("mobile", "mobile", key="resident"),
            seen("mobile", "paretic", key="attending"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="only the left cord could be seen",
        why="The right one is stated by nobody since the operation: one half examined is not examined.",
        surgeon="And the other cord? That is the one I care about.",
        facts=case(OPERATED, PERSISTENT, *BOTH_LI, seen("mobile", None), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_NOT_EXAMINED", steps=OPERATE)),
    Situation(
        name="the cord was looked at again after the meeting's answer",
        why="The examination that the pitfall names is newer than the answer: it was weak then, and now?",
        surgeon="They scoped her again. Read that before you quote the meeting.",
        facts=case(
            OPERATED, PERSISTENT, *BOTH_LI, seen("mobile", "paretic", "2025-04-01", "first"),
            seen("mobile", "immobile"), answer("CORD_PALSY_OPPOSITE", LI, day="2025-05-10"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="lower pole on one study, ligament on the other, and the answer names both",
        why="The target is both places, and the meeting wrote of both: tracheostomy set and nerve "
        "monitoring.",
        surgeon="Consented, monitored, set on the table. Go.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left thyrothymic ligament"),
            seen("mobile", "immobile"), answer("CORD_PALSY_OPPOSITE", LI, L_LIGAMENT), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT", pitfalls="CORD_PALSY", answered="CORD_PALSY_OPPOSITE", steps=OPERATE)),
    Situation(
        name="two answers, one for the pole and one for the ligament",
        why="One answer must hold the whole target: two halves of two meetings were never weighed together.",
        surgeon="Write it once, for the operation that you mean.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left thyrothymic ligament"),
            seen("mobile", "immobile"), answer("CORD_PALSY_OPPOSITE", LI, day="2025-05-28"),
            answer("CORD_PALSY_OPPOSITE", L_LIGAMENT), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT", pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=SETTLE)),
    Situation(
        name="two glands on two sides, and a cord that does not move",
        why="Two lesions ask for both sides, the palsy forbids that by rule, and several glands stop too.",
        surgeon="Stage it, the side of the dead nerve first.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", "right superior"),
            ct("left inferior", "right superior"), seen("mobile", "immobile"), cords=False),
        expected=expect(
            "eligible persistent", "MULTIFOCAL SAME_SITE", RS, LI,
            reasons="AGREEMENT SEVERAL_GROUPS ONE_STUDY_SEES_BOTH", pitfalls="CORD_PALSY",
            stops="MULTIGLAND_LIKELY CORD_PALSY_OPPOSITE", steps=f"{SETTLE} GENETICS")),
    Situation(
        name="a dead left nerve, and the graft in the right arm is the target",
        why="Nobody goes near a laryngeal nerve in an arm: the palsy is said and stops nothing.",
        surgeon="It is an arm. Local anesthesia.",
        facts=case(
            GRAFTED, PERSISTENT, spect("right forearm graft"), ct("right forearm graft"),
            arms("right 2500"), seen("immobile", "mobile"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_GRAFT,
            reasons="AGREEMENT GRADIENT_AGREES", remnant_possible="RI", pitfalls="CORD_PALSY",
            steps="GRAFT_REVISION MDT_REVIEW FOCUSED_REOPERATION")),
    Situation(
        name="nothing seen, the left veins hot, and the right cord does not move",
        why="The side that would be explored is that of the only good cord.",
        surgeon="Exploring blind beside the last nerve is not an option by rule.",
        facts=case(OPERATED, PERSISTENT, spect(), ct(), LEFT_HOT, seen("mobile", "immobile"), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=COLD)),
    Situation(
        name="nothing seen, the left veins hot, a dead right nerve, and the meeting has answered",
        why="Without a target the answer names a site of the sampled side: that side may be explored.",
        surgeon="She knows, the anesthetist knows, the set is open.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), LEFT_HOT, seen("mobile", "immobile"),
            answer("CORD_PALSY_OPPOSITE", LS), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            pitfalls="CORD_PALSY", answered="CORD_PALSY_OPPOSITE", steps=f"{COLD} REGION_EXPLORATION")),
    Situation(
        name="nothing seen, the left veins hot, and the answer speaks of the right",
        why="An answer for the other side holds nothing of the side that would be explored.",
        surgeon="That answer is for another operation.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), LEFT_HOT, seen("mobile", "immobile"),
            answer("CORD_PALSY_OPPOSITE", RS), cords=False),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE GRADIENT_ELSEWHERE",
            pitfalls="CORD_PALSY", stops="CORD_PALSY_OPPOSITE", steps=COLD)),
]  # fmt: skip
