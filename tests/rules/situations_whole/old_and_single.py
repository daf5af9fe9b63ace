"""One value, old values, old pictures, a low PTH: each alone stops a surgeon, and so do two of them."""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    OPERATED,
    PERSISTENT,
    answer,
    blood,
    case,
    ct,
    op,
    spect,
    twice,
    urine,
)
from tests.rules.situations_whole.places import LI, OPERATE
from tests.rules.situations_whole.situation import Essence, Situation, expect

CONFIRM_AND_SETTLE = "CONFIRM_BIOCHEMISTRY MDT_REVIEW SETTLE_FIRST"
SEEN = (spect("left inferior"), ct("left inferior"))
#: Seen before any answer that is asked here was written.
EARLY = (spect("left inferior", day="2024-09-02"), ct("left inferior", day="2024-09-09"))
OLD = (OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2024-07-01", "11.3", "148"))
LATE = op("2024-12-01")
ONCE = (LATE, urine(), blood("2025-05-12", "11.4", "150"))
#: Operated and imaged long ago, the blood of today.
DRAWER = (
    op("2018-01-10"), urine("2017-11-02"), spect("left inferior", day="2019-03-04"),
    ct("left inferior", day="2019-03-11"),
)  # fmt: skip
STILL_HIGH = twice("11.4", "150", "2018-03-01")


def at_li(steps: str, **more: str) -> Essence:
    """Two studies agree on the left inferior place in an eligible case."""
    return expect(
        "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", steps=steps, **more
    )


SITUATIONS = [
    Situation(
        name="good scans and blood of last summer",
        why="The youngest calcium is eleven months old: nobody knows whether she still has the disease.",
        surgeon="New blood before I book the theatre.",
        facts=case(*OLD, *SEEN), expected=at_li(CONFIRM_AND_SETTLE, stops="STALE_BIOCHEMISTRY")),
    Situation(
        name="blood of last summer, and the meeting says why that will do",
        why="The meeting answers it; the repeat is asked for all the same.",
        surgeon="She lives on an island. Draw it on the morning of surgery.",
        facts=case(*OLD, *SEEN, answer("STALE_BIOCHEMISTRY")),
        expected=at_li(f"CONFIRM_BIOCHEMISTRY {OPERATE}", answered="STALE_BIOCHEMISTRY")),
    Situation(
        name="the meeting's excuse for old blood is itself old",
        why="Such an answer holds for half a year; this one is seven months old.",
        surgeon="That excuse has run out.",
        facts=case(*OLD, *EARLY, answer("STALE_BIOCHEMISTRY", day="2024-11-01")),
        expected=at_li(CONFIRM_AND_SETTLE, stops="STALE_BIOCHEMISTRY")),
    Situation(
        name="a thyroid lobe was taken out after the last calcium",
        why="What the calcium did after that operation nobody knows; a gland may have gone with the lobe.",
        surgeon="They were in there again in February. Draw it.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), blood("2025-01-20", "11.3", "148"),
            op("2025-02-01", kind="thyroidectomy", key="lobe"), *SEEN),
        expected=at_li(CONFIRM_AND_SETTLE, stops="STALE_BIOCHEMISTRY")),
    Situation(
        name="one high calcium five months after the operation, and nothing else",
        why="One value can be a tourniquet left on too long; the second tube costs nothing.",
        surgeon="Twice, then I believe it.",
        facts=case(*ONCE, *SEEN), expected=at_li(CONFIRM_AND_SETTLE, stops="SINGLE_HIGH_CALCIUM")),
    Situation(
        name="one high calcium, answered by the meeting",
        why="Ionized calcium was seen high elsewhere, on paper; the meeting takes that, and the repeat "
        "stays on the list.",
        surgeon="I have seen the printout. Go.",
        facts=case(*ONCE, *SEEN, answer("SINGLE_HIGH_CALCIUM")),
        expected=at_li(f"CONFIRM_BIOCHEMISTRY {OPERATE}", answered="SINGLE_HIGH_CALCIUM")),
    Situation(
        name="the single value is newer than the answer to it",
        why="The meeting cannot have weighed a value that had not been drawn yet.",
        surgeon="They answered something else.",
        facts=case(*ONCE, *SEEN, answer("SINGLE_HIGH_CALCIUM", day="2025-05-10")),
        expected=at_li(CONFIRM_AND_SETTLE, stops="SINGLE_HIGH_CALCIUM")),
    Situation(
        name="a PTH of 22 twice beside a calcium of 11.3",
        why="Not suppressed, but lower than a parathyroid that makes such a calcium would be: look for "
        "another cause first.",
        surgeon="Twenty-two is a tired gland. Are we sure?",
        facts=case(OPERATED, urine(), twice("11.3", "22"), *SEEN),
        expected=at_li(CONFIRM_AND_SETTLE, stops="PTH_LOW_NORMAL")),
    Situation(
        name="PTH of 150, and two weeks later 19",
        why="The later value is the doubtful one, and it counts although an older one decides.",
        surgeon="One of these two tubes is not hers.",
        facts=case(OPERATED, PERSISTENT, blood("2025-05-26", None, "19"), *SEEN),
        expected=at_li(CONFIRM_AND_SETTLE, stops="PTH_LOW_NORMAL")),
    Situation(
        name="PTH of exactly 25",
        why="Twenty-five is the line, and on the line nothing stops.",
        surgeon="Low for that calcium, but I would go.",
        facts=case(OPERATED, urine(), twice("11.3", "25"), *SEEN), expected=at_li(OPERATE)),
    Situation(
        name="one high calcium with a PTH of 20",
        why="Two doubts in one tube: the value may be wrong, and if it is right the PTH does not fit it.",
        surgeon="I would not take a wart off on that.",
        facts=case(LATE, urine(), blood("2025-05-12", "11.2", "20"), *SEEN),
        expected=at_li(CONFIRM_AND_SETTLE, stops="SINGLE_HIGH_CALCIUM PTH_LOW_NORMAL")),
    Situation(
        name="one high calcium, well over a year ago",
        why="Single and old: both are asked, and one new tube answers both.",
        surgeon="One tube from another year. No.",
        facts=case(OPERATED, urine(), blood("2024-02-20", "11.5", "152"), *SEEN),
        expected=at_li(CONFIRM_AND_SETTLE, stops="SINGLE_HIGH_CALCIUM STALE_BIOCHEMISTRY")),
    Situation(
        name="two doubts, and the meeting answered only one",
        why="The age of the blood was weighed, the single value was not.",
        surgeon="You forgot the other question.",
        facts=case(
            OPERATED, urine(), blood("2024-03-01", "11.4", "150"), *SEEN, answer("STALE_BIOCHEMISTRY")),
        expected=at_li(
            CONFIRM_AND_SETTLE, stops="SINGLE_HIGH_CALCIUM", answered="STALE_BIOCHEMISTRY")),
    Situation(
        name="scans from a drawer, six years old",
        why="A target seen in 2019 may have been anything that has since grown, moved or gone: beyond five "
        "years it stops.",
        surgeon="I do not operate on history.",
        facts=case(*DRAWER, STILL_HIGH),
        expected=at_li("MDT_REVIEW SETTLE_FIRST", stops="STALE_STUDY")),
    Situation(
        name="scans from a drawer, weighed by the meeting for that place",
        why="An ultrasound in clinic shows it where it was; the meeting answers for the left lower place.",
        surgeon="Still there, same size. Fine by me.",
        facts=case(*DRAWER, STILL_HIGH, answer("STALE_STUDY", LI)),
        expected=at_li(OPERATE, answered="STALE_STUDY")),
    Situation(
        name="scans from a drawer, answered for another place",
        why="What the meeting wrote of the right side says nothing of the left.",
        surgeon="Wrong side of the page.",
        facts=case(*DRAWER, STILL_HIGH, answer("STALE_STUDY", "right.inferior")),
        expected=at_li("MDT_REVIEW SETTLE_FIRST", stops="STALE_STUDY")),
    Situation(
        name="a whole folder from a drawer: scans of 2019, blood of 2020",
        why="Neither the disease nor its place is known today.",
        surgeon="Start again from the first tube.",
        facts=case(*DRAWER, twice("11.4", "150", "2018-03-01", "2020-02-03")),
        expected=at_li(CONFIRM_AND_SETTLE, stops="STALE_BIOCHEMISTRY STALE_STUDY")),
    Situation(
        name="scans of two years ago, blood of today",
        why="More than a year is said, and a target seen twice is still a target.",
        surgeon="It will not have walked. A quick ultrasound on the table.",
        facts=case(
            op("2022-01-10"), urine("2021-11-02"), twice("11.4", "150", "2022-03-01"),
            spect("left inferior", day="2023-03-06"), ct("left inferior", day="2023-03-13")),
        expected=at_li(OPERATE, pitfalls="STALE_STUDY")),
    Situation(
        name="MEN 2A, one high calcium and old scans",
        why="Three reasons to wait: many glands, one value, pictures of another decade.",
        surgeon="Three strikes. Start over.",
        facts=case(
            op("2018-01-10"), urine("2017-11-02"), spect("left inferior", day="2019-03-04"),
            ct("left inferior", day="2019-03-11"), blood("2018-03-01", "10.1", "90"),
            blood("2018-09-03", "10.2", "88"), blood("2025-05-12", "11.4", "150"), flags="men2a"),
        expected=expect(
            "eligible recurrent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            stops="MULTIGLAND_LIKELY SINGLE_HIGH_CALCIUM STALE_STUDY",
            steps=f"{CONFIRM_AND_SETTLE} GENETICS")),
    Situation(
        name="an excuse for old blood that is 183 days old today",
        why="It holds for half a year, and today is its last day.",
        surgeon="Tomorrow you need a new one.",
        facts=case(*OLD, *EARLY, answer("STALE_BIOCHEMISTRY", day="2024-11-30")),
        expected=at_li(f"CONFIRM_BIOCHEMISTRY {OPERATE}", answered="STALE_BIOCHEMISTRY")),
    Situation(
        name="the excuse for old blood was written before the scans were made",
        why="The scans are newer than the answer: the meeting did not know then what it would be asked to "
        "cut.",
        surgeon="They signed before they had a target.",
        facts=case(*OLD, *SEEN, answer("STALE_BIOCHEMISTRY", day="2025-01-20")),
        expected=at_li(CONFIRM_AND_SETTLE, stops="STALE_BIOCHEMISTRY")),
    Situation(
        name="old scans answered on the very day of the scan",
        why="Nobody answers the age of a picture on the day it is taken; of that day counts as newer.",
        surgeon="A stamp, not an answer.",
        facts=case(*DRAWER, STILL_HIGH, answer("STALE_STUDY", LI, day="2019-03-11")),
        expected=at_li("MDT_REVIEW SETTLE_FIRST", stops="STALE_STUDY")),
    Situation(
        name="one old value and old scans, and each of three doubts answered",
        why="The meeting weighed the single value, its age and the age of the scans, for this place; the "
        "repeat is still asked for.",
        surgeon="She is ninety and dying of calcium. We wrote down why.",
        facts=case(
            *DRAWER, blood("2018-03-01", "11.4", "150"), answer("STALE_STUDY", LI),
            answer("SINGLE_HIGH_CALCIUM"),
            answer("STALE_BIOCHEMISTRY"), age=90),
        expected=at_li(
            f"CONFIRM_BIOCHEMISTRY {OPERATE}",
            answered="SINGLE_HIGH_CALCIUM STALE_BIOCHEMISTRY STALE_STUDY")),
]  # fmt: skip
