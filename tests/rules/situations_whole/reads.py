"""A later read of the same images replaces the earlier one; a new scan is a study of its own."""

from __future__ import annotations

from tests.rules.situations_whole.build import NECK_CT, OPERATED, PERSISTENT, case, ct, mri, spect
from tests.rules.situations_whole.places import (
    ESCALATE,
    L_GROOVE,
    LI,
    LS,
    NOTHING_COUNTS,
    OPERATE,
    RI,
    SETTLE,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="the expert re-read finds on CT what the first read missed",
        why="The second read supersedes: the negative is gone and both families agree.",
        surgeon="That is why I want my own radiologist to read it.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct(key="first-read"),
            ct("left inferior", key="re-read", supersedes="first-read", protocol=None)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="first-read SUPERSEDED", steps=OPERATE),
        traps=(Trap.LATER_READ,)),
    Situation(
        name="the re-read takes the lesion back",
        why="A node, says the expert: no suspicious finding is left in either study.",
        surgeon="Good that I had not booked the theatre.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct("right superior", key="first-read"),
            ct(key="re-read", supersedes="first-read", protocol=None)),
        expected=expect(
            "eligible persistent", "CONCORDANT_NEGATIVE", reasons="ALL_NEGATIVE",
            notes="first-read SUPERSEDED",
            steps=ESCALATE),
        traps=(Trap.LATER_READ,)),
    Situation(
        name="the re-read calls the images unreadable",
        why="If the images are inadequate the first read falls with them: nothing is averaged, and one "
        "repeat is owed.",
        surgeon="Garbage in. Repeat the CT.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", key="first-read"),
            ct(key="re-read", supersedes="first-read", protocol=None, adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="first-read SUPERSEDED, re-read INADEQUATE", pitfalls="SINGLE_MODALITY",
            steps="ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.LATER_READ, Trap.INADEQUATE_STUDY)),
    Situation(
        name="three reads of one CT, each correcting the last",
        why="The last reported read replaces the whole chain.",
        surgeon="Upper pole, no, lower pole, no, groove. I take the last word.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left inferior", key="a"),
            ct("right inferior", key="b", supersedes="a", protocol=None),
            ct("left TE groove", key="c", supersedes="b", protocol=None)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LS} {L_GROOVE}",
            reasons="AGREEMENT",
            notes="a SUPERSEDED, b SUPERSEDED", steps=OPERATE),
        traps=(Trap.LATER_READ, Trap.SAME_ANSWER)),
    Situation(
        name="a re-read was asked for and has not come",
        why="An unreported read replaces nothing, and the first one stands; but whoever asked for a second "
        "look waits for it before the knife.",
        surgeon="I asked him to look again. I will not cut before he has.",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior"), ct("right inferior", key="first-read"),
            ct(key="re-read", supersedes="first-read", protocol=None, result="not_reported")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            notes="re-read NOT_REPORTED", stops="READING_OPEN", steps=f"STATE_ADEQUACY {SETTLE}"),
        traps=(Trap.LATER_READ,)),
    Situation(
        name="the re-read says that the chest was never in the field",
        why="The same images, now known to be of the neck: limited by the field, and the negative shrinks.",
        surgeon="So the chest is still open. Scan it.",
        facts=case(
            OPERATED, PERSISTENT, spect(), ct(key="first-read"),
            ct(key="re-read", supersedes="first-read", protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="ALL_NEGATIVE FIELD_NOT_COVERED",
            notes="first-read SUPERSEDED, re-read LIMITED", pitfalls="MEDIASTINUM_NOT_COVERED",
            steps="ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.LATER_READ, Trap.FIELD_OF_A_NEGATIVE)),
    Situation(
        name="two readers of one sestamibi, neither superseding the other",
        why="Two standing reads of one family disagree in the open; each has its own voice, and the second "
        "sees nothing where the CT does.",
        surgeon="Two readers, two places; the CT goes with the first. Let them argue it out.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", key="reader-1"), spect("right inferior",
            key="reader-2"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "DISCORDANT_LOCATION SAME_SITE", LI,
            reasons="AGREEMENT FINDING_OPPOSES NO_STUDY_SEES_BOTH NEGATIVE_OPPOSES",
            steps=f"ORDER_ULTRASOUND {THINK_AGAIN}"),
        traps=(Trap.LATER_READ,)),
    Situation(
        name="the second read at last had the operative report",
        why="Read again with the operative report at hand: the pitfall of the first read goes with it.",
        surgeon="Now he knows what I took out.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left inferior", key="blind",
            operative_report_seen=False),
            ct("left superior", key="informed", supersedes="blind", protocol=None,
            operative_report_seen=True)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="blind SUPERSEDED",
            steps=OPERATE),
        traps=(Trap.LATER_READ,)),
    Situation(
        name="the re-read keeps silent about the operative report",
        why="What a re-read leaves out it inherits: the report was not seen, and that stays said.",
        surgeon="Did you have my note this time, or not?",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), ct("left inferior", key="blind",
            operative_report_seen=False),
            ct("left superior", key="again", supersedes="blind", protocol=None)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="blind SUPERSEDED",
            pitfalls="OPERATIVE_REPORT_NOT_REVIEWED", steps=OPERATE)),
    Situation(
        name="an MRI read as inadequate among reads that never counted",
        why="Neither an unread CT nor an unusable MRI nor an old scan makes a case; the CT is read before "
        "one is ordered.",
        surgeon="A thick folder and not one usable scan.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", day="2023-10-02"), ct(result="not_reported"),
            mri("left inferior", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            notes="spect PREOPERATIVE, ct NOT_REPORTED, mri INADEQUATE", pitfalls="PREOPERATIVE_STUDY",
            steps="STATE_ADEQUACY ORDER_SPECT_CT ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.INADEQUATE_STUDY,)),
]  # fmt: skip
