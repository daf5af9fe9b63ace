"""Nobody asked, nobody wrote it down: what is unknown is no "no", and is asked before anything is done."""

from __future__ import annotations

from tests.rules.situations_whole.build import OPERATED, PERSISTENT, case, ct, lesion, spect, us
from tests.rules.situations_whole.places import NOTHING_COUNTS, ORDER_BOTH
from tests.rules.situations_whole.situation import Situation, expect

SITUATIONS = [
    Situation(
        name="nobody asked about drugs, pregnancy or family",
        why="Unknown is not none: the records come first, and the orders say what to ask.",
        surgeon="Ask her whether she is pregnant before you book a CT.",
        facts=case(OPERATED, PERSISTENT, flags=None, age=33),
        expected=expect(
            "undetermined persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, standing="FLAGS_UNKNOWN",
            indications="AGE_BELOW_50",
            steps=f"COMPLETE_RECORDS {ORDER_BOTH} ORDER_ULTRASOUND GENETICS")),
    Situation(
        name="a referral that does not say whether there was an operation",
        why="Without the date of the last operation no study can be called post-operative, so none counts. "
        "Both first-line studies are there already: ask before radiating again.",
        surgeon="Was the neck ever opened? Then I can read these scans.",
        facts=case(
            PERSISTENT, spect("left inferior"), ct(lesion("left inferior", size_mm="12")), cords=False),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=f"OPERATIONS_UNKNOWN {NOTHING_COUNTS}",
            standing="OPERATIONS_UNKNOWN COURSE_UNDETERMINED",
            notes="spect OPERATIONS_UNKNOWN, ct OPERATIONS_UNKNOWN",
            steps="COMPLETE_RECORDS ORDER_ULTRASOUND")),
    Situation(
        name="neither operations nor flags nor a calcium in the letter",
        why="Everything is unknown: complete the records, then start. No scan without a calcium.",
        surgeon="This letter is a postcard.",
        facts=case(us("left inferior"), flags=None, cords=False, age=None),
        expected=expect(
            "undetermined undetermined", "INSUFFICIENT", reasons=f"OPERATIONS_UNKNOWN {NOTHING_COUNTS}",
            standing="OPERATIONS_UNKNOWN FLAGS_UNKNOWN CALCIUM_MISSING PTH_MISSING FHH_NOT_EXCLUDED"
            " COURSE_UNDETERMINED",
            notes="us OPERATIONS_UNKNOWN", steps="COMPLETE_RECORDS CONFIRM_BIOCHEMISTRY")),
]  # fmt: skip
