"""Where two rules meet: what one of them alone would get wrong."""

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
    other,
    pet,
    resolved,
    sampled,
    spect,
    urine,
    us,
    value,
)
from tests.rules.situations_whole.places import (
    ESCALATE,
    LI,
    LS,
    NOTHING_COUNTS,
    OPERATE,
    ORDER_BOTH,
    RI,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="thyroid cancer surgery after the parathyroid scans",
        why="Any neck operation makes earlier scans pre-operative; the blood still speaks of the "
        "parathyroid operation. Nothing has looked at this neck since, so ultrasound is asked for as well.",
        surgeon="Somebody took the thyroid since. The map is out of date.",
        facts=case(
            OPERATED, op("2025-04-07", kind="thyroidectomy"), PERSISTENT, spect("left inferior"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            notes="spect PREOPERATIVE, ct PREOPERATIVE",
            pitfalls="PREOPERATIVE_STUDY", steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="cords examined before the last operation, not since",
        why="A mobile cord of last year says nothing of the nerve that was at risk in between.",
        surgeon="Scope her again, there was an operation since.",
        facts=case(
            op("2020-03-02"), op("2025-01-13", "LS removed normal_parathyroid"), urine(), blood("2025-02-10",
            "11.2", "99"), blood("2025-05-12", "11.3", "104"),
            value("egfr", "88", "mL/min/{1.73_m2}", "2025-02-10"), spect("left inferior"),
            ct("left inferior"), cords=False)
        | {"laryngoscopies": [{"id": "old", "performed_on": "2024-12-02", "left": "mobile",
        "right": "mobile"}]},
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LS",
            pitfalls="CORD_NOT_EXAMINED", steps=OPERATE)),
    Situation(
        name="the analyzer printed above 14.0",
        why="More than fourteen is more than fourteen, whatever the true number is.",
        surgeon="Above its range means admit him.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.8", "180"), blood("2025-05-20", None, "182"),
            value("calcium_total", "14.0", "mg/dL", "2025-05-20", comparator=">", low="8.5", high="10.5"),
            sex="M"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, flags="CALCIUM_VERY_HIGH",
            indications="CALCIUM_ABOVE",
            steps=f"URGENT_HYPERCALCEMIA {ORDER_BOTH} ORDER_ULTRASOUND MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="PTH below 3 by the machine",
        why="Less than the lower limit in any case, and again three weeks later: suppressed twice excludes, "
        "once would not.",
        surgeon="Not a parathyroid.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.9"), blood("2025-05-12", "11.8"),
            value("pth_intact", "3", "pg/mL", "2025-04-20", comparator="<", low="15", high="65"),
            value("pth_intact", "3", "pg/mL", "2025-05-12", comparator="<", low="15", high="65"),
            spect("left inferior"),
            ct()),
        expected=expect(
            "ineligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            standing="PTH_SUPPRESSED", stops="PTH_LOW_NORMAL",
            indications="CALCIUM_ABOVE", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="PTH above 50 and nobody knows how far",
        why="Above fifty may be normal or high, but it is not suppressed: with a high calcium that is "
        "enough.",
        surgeon="Not suppressed is all I need to know.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.6"), blood("2025-05-12", "11.4"),
            value("pth_intact", "50", "pg/mL", "2025-05-12", comparator=">", low="15", high="65")),
        expected=expect("eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="a preliminary high calcium and a final normal one",
        why="The final value of the day replaces the preliminary one: not hypercalcemic.",
        surgeon="Wait for the final before you page me.",
        facts=case(
            OPERATED, urine(), blood("2025-05-12", "10.1", "50"),
            value("calcium_total", "11.8", "mg/dL", "2025-05-12", high="10.5", status="preliminary")),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY")),
    Situation(
        name="a PTH a month before and a PTH a month after",
        why="Equally far, the later one is taken: the suppressed value was drawn under biotin that has been "
        "stopped. A suppressed PTH that near still stops: she is tested once more before anybody operates.",
        surgeon="The later one, she was off the vitamins by then.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.2"), blood("2025-03-15", None, "10"),
            blood("2025-04-14", "11.3"), blood("2025-05-14", None, "122")),
        expected=expect("eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            stops="PTH_LOW_NORMAL", steps=f"CONFIRM_BIOCHEMISTRY {ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="6 mm on CT, 11 mm on MRI",
        why="The largest measure decides, and eleven millimeters is an ordinary adenoma.",
        surgeon="Partial volume on the CT. It is a centimeter.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct(lesion("left superior", size_mm="6")),
            mri(lesion("left superior", size_mm="11"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a goiter nodule of 42 mm beside the target",
        why="The large thing is a thyroid nodule and marked so: no carcinoma flag by its size.",
        surgeon="The goiter is big, the adenoma is not.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"),
            ct("left inferior", lesion("right inferior", size_mm="42", nature="thyroid_nodule"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT OTHER_NATURE",
            notes="ct OTHER_NATURE", steps=OPERATE),
        traps=(Trap.KNOWN_UPTAKE,)),
    Situation(
        name="a lump in the neck of a patient who is cured",
        why="Outside this pathway a palpable mass still goes to experts and to the meeting.",
        surgeon="Calcium is normal, but what is that lump?",
        facts=case(OPERATED, urine(), blood("2025-05-12", "9.6", "48"), flags="palpable_mass"),
        expected=expect(
            "ineligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="NOT_HYPERCALCEMIC COURSE_UNDETERMINED", flags="PALPABLE_MASS",
            steps="NOT_THIS_PATHWAY MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="both lower poles in one breath, on both studies",
        why="A finding that names two sides is one wide set: two wide sets do not agree on a place. Which "
        "of the two it is can be asked of the readers before a catheter answers it.",
        surgeon="Bilateral inferior is two answers. Which one is it?",
        facts=case(OPERATED, PERSISTENT, spect("bilateral inferior"), ct("bilateral inferior")),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="UNCONFIRMED",
            steps=f"LOCATE_FINDING ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER"),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="a useless CT in a patient allergic to its contrast",
        why="Neither the order nor the repeat may go out by rule: the meeting takes their place; an "
        "ultrasound needs no dye.",
        surgeon="I am not giving her dye twice for a CT that was run wrong.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", adequacy="inadequate"),
            flags="contrast_allergy"),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="ct INADEQUATE", pitfalls="SINGLE_MODALITY", steps="ORDER_ULTRASOUND MDT_REVIEW"),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="a gradient on both sides, the target on one",
        why="One region holds the target and one does not: perhaps a second gland, and the meeting must "
        "look: more than half as hot on the other side stops the knife until it has answered.",
        surgeon="Hot on both sides. I will take the left and wait for the ioPTH.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            sampled("left.inferior_thyroid 400", "right.inferior_thyroid 310")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT GRADIENT_AGREES GRADIENT_ELSEWHERE", stops="SAMPLING_ELSEWHERE",
            steps="MDT_REVIEW SETTLE_FIRST")),
    Situation(
        name="positive sestamibi, repeated a month later and negative",
        why="Two scans of two days both count; the later silence is of an adequate first-line study, which "
        "is never outvoted: the agreement is named and is no longer enough to cut.",
        surgeon="Uptake comes and goes. Have both scans read side by side before I cut.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct("right inferior"), spect(key="repeat",
            day="2025-04-08")),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE SAME_SITE", RI,
            reasons="AGREEMENT OUTWEIGHED NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}"),
        traps=(Trap.LATER_READ,)),
    Situation(
        name="a confident ultrasound, and a PET that sees nothing there",
        why="Both count by family and role, and they contradict; the two first-line studies were never done.",
        surgeon="Second-line and third-line before first-line.",
        facts=case(OPERATED, PERSISTENT, us("left lower pole of the thyroid!"), pet()),
        expected=expect(
            "eligible persistent", "POSITIVE_NEGATIVE", reasons="NEGATIVE_OPPOSES UNCONFIRMED",
            steps=f"{ORDER_BOTH} {THINK_AGAIN}")),
    Situation(
        name="a rushed ultrasound that its own reader calls inadequate",
        why="Ultrasound can count, this one does not: it takes nothing from the verdict of the two that "
        "agree, but what it saw on the other side is asked about before anybody cuts.",
        surgeon="Do it again properly in theatre, it costs nothing.",
        facts=case(
            OPERATED, PERSISTENT, us("right superior", adequacy="inadequate"), spect("left inferior"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="us INADEQUATE",
            stops="SEEN_ELSEWHERE", steps="MDT_REVIEW SETTLE_FIRST"),
        traps=(Trap.INADEQUATE_STUDY, Trap.SAME_ANSWER)),
    Situation(
        name="a SPECT/CT called limited by its reader, without a protocol sheet",
        why="Limited and nothing else said: it speaks for the neck, and nobody knows about the chest; where "
        "two studies agree no scan is repeated for that.",
        surgeon="Limited how? Did they do the chest?",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", protocol=None, adequacy="limited"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="spect LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED", steps=OPERATE)),
    Situation(
        name="two eGFR values of one morning, 52 and 28",
        why="Of two values of a day the lower one guards the kidneys; nephrology has ruled out tertiary "
        "disease, so only the contrast is at stake.",
        surgeon="Take the worse number.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), value("egfr", "52", "mL/min/{1.73_m2}", "2025-02-03"),
            value("egfr", "28", "mL/min/{1.73_m2}", "2025-02-03"),
            resolved("TERTIARY_POSSIBLE", "nephrology: primary disease")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            resolved="TERTIARY_POSSIBLE", indications="EGFR_BELOW_60",
            steps="MDT_REVIEW HIGH_VOLUME_CENTER")),
    Situation(
        name="acute kidney injury last year, recovered to 75",
        why="The latest value gates: the bad one of last year is history.",
        surgeon="Kidneys are back. Sample.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(), value("egfr", "22", "mL/min/{1.73_m2}", "2024-05-03"),
            value("egfr", "75", "mL/min/{1.73_m2}", "2025-02-03")),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE", steps=ESCALATE)),
    Situation(
        name="a needle proves the spot, sestamibi says only left",
        why="A wash-out that was positive at one lower pole counts as a family of its own and agrees with "
        "the CT; the wide sestamibi finding neither joins nor opposes.",
        surgeon="Proof of tissue is not proof of the only tissue.",
        facts=case(
            OPERATED, PERSISTENT, spect("left"), ct("left inferior"), other("fna_pth", "left inferior",
            key="fna")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI,
            reasons="AGREEMENT FINDING_APART", steps=OPERATE),
        traps=(Trap.NAMES_EVERYTHING,)),
    Situation(
        name="a gland proven removed, and a fifth one named beside it",
        why="The supernumerary may lie in that bed, but cutting into a bed that was emptied is asked about "
        "first: it stops until the meeting has answered.",
        surgeon="Fifth gland in the old bed? It happens. Look at the slide again first.",
        facts=case(
            op("2024-01-10", "LI removed adenoma", "5 not_found"), PERSISTENT, spect("left inferior"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LI",
            unaccounted="5", stops="TARGET_ALREADY_REMOVED", steps="MDT_REVIEW SETTLE_FIRST"),
        traps=(Trap.GLAND_REMOVED,)),
]  # fmt: skip
