"""Persistent, recurrent or not to be told: what calcium did since the last parathyroid operation."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    blood,
    blood_si,
    case,
    ct,
    op,
    resolved,
    spect,
    urine,
    us,
    value,
)
from tests.rules.situations_whole.places import (
    L_GROOVE,
    LI,
    LS,
    NOTHING_COUNTS,
    OPERATE,
    ORDER_BOTH,
    R_LIGAMENT,
    RI,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

OLD = op("2016-03-01", "RS removed adenoma", "LS seen_normal")

SITUATIONS = [
    Situation(
        name="eight years of normal calcium, then 11.1",
        why="A documented normal run of years, then a rise: recurrence, and the imaging is the same as for "
        "persistence. High again a year later: no single value, no old one.",
        surgeon="A second gland grew up; look at the two that nobody saw.",
        facts=case(
            OLD, urine("2016-01-11"), blood("2016-09-15", "9.4"), blood("2018-05-02", "9.5", "41"),
            blood("2024-02-10", "11.1", "124"), blood("2025-05-12", "11.2", "128"), spect("left inferior"),
            ct("left inferior"), age=67),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="RS LS",
            steps=OPERATE),
        traps=(Trap.EUTOPIC_FIRST,)),
    Situation(
        name="a single normal calcium seven months after surgery, high three years later",
        why="One normal value beyond six months with none high before it documents the cure that was lost. "
        "An ultrasound is asked for too: it costs no dose.",
        surgeon="She was cured at seven months, so this is recurrence.",
        facts=case(
            op("2020-06-01"), urine("2020-04-02"), blood("2021-01-11", "9.8"), blood("2024-03-01", "10.9",
            "88"), blood("2025-05-12", "11.0", "90")),
        expected=expect("eligible recurrent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="normal for three weeks after surgery, high at three months",
        why="A short fall in the first weeks is no cure; high again inside six months is persistence. An "
        "ultrasound is asked for too: it costs no dose.",
        surgeon="That dip was hungry bone, not success.",
        facts=case(OPERATED, urine(), blood("2024-01-30", "9.9"), blood("2024-04-10", "11.2", "129"),
            blood("2025-05-12", "11.3", "131")),
        expected=expect("eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="a stray high value in the first fortnight, then nine months of normal calcium",
        why="The normal run of nine months after it is what decides: cured, and come back years later.",
        surgeon="Day ten does not count against a year of normal calcium.",
        facts=case(
            op("2020-01-10"), urine("2019-11-04"), blood("2020-01-20", "10.8"), blood("2020-03-01", "9.6"),
            blood("2020-12-01", "9.5"), blood("2024-03-01", "11.0", "109"),
            blood("2025-05-12", "11.1", "112"),
            spect("right thyrothymic ligament"),
            ct("right thyro-thymic ligament")),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", R_LIGAMENT, reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="no calcium on record between surgery and the visit three years later",
        why="Nobody can tell persistence from recurrence: ask the family doctor before anything else. An "
        "ultrasound is asked for too: it costs no dose.",
        surgeon="Did she ever normalize? Somebody must have a value.",
        facts=case(op("2021-01-11"), urine("2020-11-02"), blood("2024-03-01", "11.4", "118"),
            blood("2025-05-12", "11.3", "120")),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="COURSE_UNDETERMINED",
            steps=f"COMPLETE_RECORDS {ORDER_BOTH} ORDER_ULTRASOUND"),
        traps=(Trap.EUTOPIC_FIRST,)),
    Situation(
        name="the family doctor's letter says that the calcium never came down",
        why="No value can be had, and a clinician takes the letter: the question is settled, the course "
        "unmeasured.",
        surgeon="The letter is good enough for me.",
        facts=case(
            op("2021-01-11"), urine("2020-11-02"), blood("2024-03-01", "11.4", "118"),
            blood("2025-05-12", "11.3", "120"), spect("left superior"),
            ct("left superior"), resolved("COURSE_UNDETERMINED", "letter: never normal since the operation")),
        expected=expect(
            "eligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            resolved="COURSE_UNDETERMINED", steps=OPERATE)),
    Situation(
        name="an old chart says normal for a decade, without a number",
        why="A note of the family doctor stands for the values that were thrown away; the meeting may go "
        "on. An ultrasound is asked for too: it costs no dose.",
        surgeon="Ten good years by the chart. Recurrence, whatever the computer says.",
        facts=case(
            op("2009-04-06", "RS removed adenoma"), urine("2009-02-02"), blood("2024-03-01", "10.9", "94"),
            blood("2025-05-12", "11.0", "99"),
            resolved("COURSE_UNDETERMINED", "chart: yearly calcium normal until 2019, values not kept")),
        expected=expect(
            "eligible undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS, resolved="COURSE_UNDETERMINED",
            accounted="RS", steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="the course was settled before the second operation, not since",
        why="A decision about the first failure says nothing of what the calcium did after the second. An "
        "ultrasound is asked for too: it costs no dose.",
        surgeon="New operation, new question.",
        facts=case(
            op("2018-05-07", "LI removed adenoma"), op("2022-02-14", "RI removed normal_parathyroid"),
            urine("2018-02-01"), blood("2024-03-01", "11.0", "101"), blood("2025-05-12", "11.1", "104"),
            resolved("COURSE_UNDETERMINED", "never normal after the first operation", "2019-03-01")),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="LI RI",
            standing="COURSE_UNDETERMINED", steps=f"COMPLETE_RECORDS {ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="cured for years by the first operation, failed by the second",
        why="The course is told against the latest operation: still high at four weeks is persistence.",
        surgeon="The re-do failed. Start from what it left behind.",
        facts=case(
            op("2012-09-03", "LS removed adenoma"), op("2024-01-10", "LI seen_normal", "RS not_found"),
            urine("2012-06-05"), blood("2013-06-01", "9.4"), blood("2017-06-01", "9.6"),
            blood("2023-10-01", "11.0", "110"), blood("2024-02-07", "11.1", "115"),
            blood("2025-05-12", "11.2", "118"),
            spect("right TE groove"), ct("right superior adenoma in the tracheo-oesophageal groove")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", "right.tracheoesophageal_groove",
            reasons="AGREEMENT", accounted="LS LI", steps=OPERATE)),
    Situation(
        name="calcium drawn on the morning of surgery and again four hundred days later",
        why="The value of day 0 belongs to the old disease; nothing lies inside the half year that tells. "
        "An ultrasound is asked for too: it costs no dose.",
        surgeon="The morning-of value is the reason she was operated, not the result.",
        facts=case(
            op("2023-01-10"), urine("2022-11-01"), blood("2023-01-10", "11.8"), blood("2024-02-14", "11.3",
            "97"), blood("2025-05-12", "11.2", "101")),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            standing="COURSE_UNDETERMINED",
            steps=f"COMPLETE_RECORDS {ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="persistence documented in mmol/L by a British clinic",
        why="2.78 against an upper limit of 2.60, five weeks after surgery; units do not change a disease.",
        surgeon="Two point seven eight is high in any language.",
        facts=case(
            OPERATED, urine(), blood_si("2024-02-14", "2.78", "13.1"),
            blood_si("2025-05-12", "2.76", "13.4"), us("12 mm nodule, left lower pole"),
            spect("left inferior"), ct("just below the left lower pole"), age=70),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a normal calcium at eight months, but high at one month",
        why="One late normal value after an early high one is no run of six months; the early high one "
        "stands.",
        surgeon="One good value does not cure her.",
        facts=case(
            OPERATED, urine(), blood("2024-02-10", "11.0"), blood("2024-09-10", "10.3"),
            blood("2025-01-15", "11.2", "121"), spect("left superior"), ct("left TE groove")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LS} {L_GROOVE}",
            reasons="AGREEMENT",
            steps=OPERATE)),
    Situation(
        name="the laboratory corrected the high calcium to normal",
        why="A superseded value is gone: what stands is normal, and the disease with it.",
        surgeon="Good that we asked the lab before booking the theatre.",
        facts=case(
            OPERATED, urine(), blood("2025-05-12", None, "58"),
            value("calcium_total", "11.9", "mg/dL", "2025-05-12", high="10.5"),
            value("calcium_total", "9.9", "mg/dL", "2025-05-12", high="10.5", status="corrected",
                  supersedes="calcium_total 11.9 2025-05-12"),
            spect("right inferior"), ct("right inferior")),
        expected=expect(
            "ineligible undetermined", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            standing="NOT_HYPERCALCEMIC COURSE_UNDETERMINED", steps="NOT_THIS_PATHWAY")),
]  # fmt: skip
