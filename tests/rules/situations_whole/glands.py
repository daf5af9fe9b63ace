"""The gland ledger: what the operations and the pathology leave to be found."""

from __future__ import annotations

from tests.rules.situations_whole.build import OPERATED, PERSISTENT, case, ct, lesion, op, spect, us
from tests.rules.situations_whole.places import (
    L_LIGAMENT,
    L_THYMUS,
    LI,
    LS,
    NOTHING_COUNTS,
    OPERATE,
    ORDER_BOTH,
    R_GROOVE,
    RI,
    RS,
    SETTLE,
    THINK_AGAIN,
)
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

SITUATIONS = [
    Situation(
        name="three normal glands seen, the fourth never found",
        why="The missing gland is the suspect, and its normal place is where both studies see it.",
        surgeon="Left inferior, where he did not get deep enough.",
        facts=case(
            op("2024-01-10", "LS seen_normal", "RS seen_normal", "RI removed normal_parathyroid",
            "LI not_found"),
            PERSISTENT, spect("left inferior"), ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            accounted="LS RS RI",
            steps=OPERATE),
        traps=(Trap.EUTOPIC_FIRST,)),
    Situation(
        name="the gland that was removed turned out to be a lymph node",
        why="The note says removed, the pathologist says node: the gland is still in there.",
        surgeon="He took a node. The adenoma is where it always was.",
        facts=case(
            op("2024-01-10", "LI removed not_parathyroid", "LS seen_normal"), PERSISTENT,
            spect("left inferior"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT", accounted="LS",
            contradicted="LI", steps=OPERATE),
        traps=(Trap.GLAND_REMOVED, Trap.EUTOPIC_FIRST)),
    Situation(
        name="two operations claim to have removed the same gland",
        why="One of the two reports is wrong, so neither can be built on.",
        surgeon="Nobody has two left superiors. Read the slides again.",
        facts=case(
            op("2019-03-05", "LS removed adenoma"), op("2024-01-10", "LS removed hyperplasia",
            "RI seen_normal"),
            PERSISTENT),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="RI", contradicted="LS",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="a remnant left on purpose at a subtotal resection",
        why="Half a gland was left to live on; what both studies see there is that remnant. Hyperplasia in "
        "every gland: the meeting says first what else is left.",
        surgeon="The remnant has grown; trim it or autograft.",
        facts=case(
            op("2024-01-10", "LS removed hyperplasia", "LI removed hyperplasia", "RS removed hyperplasia",
               "RI partially_removed hyperplasia"),
            PERSISTENT, spect("right inferior"), ct("right lower pole")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            accounted="LS LI RS",
            remnant_possible="RI", stops="MULTIGLAND_LIKELY", steps=SETTLE)),
    Situation(
        name="both studies point at the bed of a proven adenoma",
        why="Pathology has the gland. A remnant or a fifth gland may be there, and the meeting says which "
        "before anybody cuts.",
        surgeon="That one is in the jar. Is it scar, or did he leave half?",
        facts=case(
            op("2024-01-10", "RS removed adenoma"), PERSISTENT, spect("right superior"),
            ct("right superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT", accounted="RS",
            stops="TARGET_ALREADY_REMOVED", steps=SETTLE),
        traps=(Trap.GLAND_REMOVED,)),
    Situation(
        name="uptake below a removed inferior gland, down the ligament",
        why="The target reaches past the removed gland's own place, so a fifth gland in the ligament fits.",
        surgeon="Not the old bed, the tongue of thymus below it.",
        facts=case(
            op("2024-01-10", "LI removed adenoma"), PERSISTENT, spect("left inferior"),
            ct("left thyrothymic ligament")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{LI} {L_LIGAMENT}",
            reasons="AGREEMENT",
            accounted="LI", steps=OPERATE),
        traps=(Trap.GLAND_REMOVED,)),
    Situation(
        name="the second surgeon found what the first did not",
        why="The later word of a surgeon decides; where he says nothing the earlier one stands.",
        surgeon="Between them they have seen three. One to go: right inferior.",
        facts=case(
            op("2018-04-09", "LI not_found", "RS seen_normal", "LS seen_normal"),
            op("2024-01-10", "LI removed normal_parathyroid", "RS unknown"), PERSISTENT,
            spect("right inferior"),
            ct("RL")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            accounted="LS LI RS",
            steps=OPERATE),
        traps=(Trap.EUTOPIC_FIRST,)),
    Situation(
        name="a gland called normal whose biopsy was fat",
        why="Seen and normal, says the note; not parathyroid, says the pathologist: it was never seen.",
        surgeon="He biopsied fat. That gland is still open.",
        facts=case(op("2024-01-10", "RI seen_normal not_parathyroid", "LI removed adenoma"), PERSISTENT),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="LI", contradicted="RI",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="removed by the note, no tissue in the laboratory",
        why="A specimen that never arrived proves nothing.",
        surgeon="No slide, no gland.",
        facts=case(
            op("2024-01-10", "LS removed none"), PERSISTENT, spect("left superior"), ct("left superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            contradicted="LS",
            steps=OPERATE),
        traps=(Trap.GLAND_REMOVED,)),
    Situation(
        name="a biopsied gland left in place",
        why="Biopsied is not removed: enough may be left to make the disease.",
        surgeon="He snipped it and left it. Go back to it.",
        facts=case(
            op("2024-01-10", "RS biopsied adenoma", "LS seen_normal"), PERSISTENT, spect("right superior"),
            ct("R sup")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT", accounted="LS",
            remnant_possible="RS", steps=OPERATE)),
    Situation(
        name="a fifth gland removed from the thymus at the first operation",
        why="A supernumerary is listed once it is named; the four others remain to be told.",
        surgeon="Where there is a fifth there may be a sixth.",
        facts=case(
            op("2024-01-10", "5 removed adenoma", "LI seen_normal"), PERSISTENT, us("left thymus"),
            spect("left thyrothymic ligament"), ct("left inferior, in the thymus")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_QUADRANT", f"{L_LIGAMENT} {L_THYMUS}",
            reasons="AGREEMENT", accounted="5 LI", steps=OPERATE)),
    Situation(
        name="a fifth gland was suspected and not found",
        why="All four accounted for and still hypercalcemic: the supernumerary is the open line of the "
        "ledger.",
        surgeon="Four in the jar and still high is a fifth gland.",
        facts=case(
            op("2024-01-10", "LS removed adenoma", "LI seen_normal", "RS seen_normal", "RI seen_normal",
            "5 not_found"),
            PERSISTENT),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, accounted="LS LI RS RI",
            unaccounted="5",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="neck and chest opened on one day, and the two notes differ",
        why="Of two reports of one day the one that accounts least holds: perhaps a remnant.",
        surgeon="The chest note says biopsied, so treat it as still there.",
        facts=case(
            op("2024-01-10", "LI removed normal_parathyroid"),
            op("2024-01-10", "LI biopsied", kind="mediastinal_exploration", key="chest"), PERSISTENT),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, remnant_possible="LI",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="both studies see a gland that was called normal",
        why="Seen and left as normal is no removal; but a surgeon looked at it, and the disease never went "
        "away: settle that first.",
        surgeon="It looked normal then; it does not now.",
        facts=case(
            op("2024-01-10", "RI seen_normal", "LI removed adenoma"), PERSISTENT, spect("right inferior"),
            ct(lesion("right inferior", size_mm="9"))),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            accounted="RI LI", stops="TARGET_SEEN_NORMAL", steps=SETTLE)),
    Situation(
        name="two hyperplastic glands out, one superior gland fallen behind",
        why="Hyperplasia in two makes all four suspect; the target is the third, down its path in the "
        "groove, and the fourth is to be answered for.",
        surgeon="Take the one in the groove, and look at the fourth while you are there.",
        facts=case(
            op("2024-01-10", "LS removed hyperplasia", "LI removed hyperplasia"), PERSISTENT,
            spect("right TE groove"),
            ct("right superior adenoma in the tracheo-oesophageal groove")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", R_GROOVE, reasons="AGREEMENT",
            accounted="LS LI",
            stops="MULTIGLAND_LIKELY", steps=SETTLE)),
    Situation(
        name="a forearm graft that was put there four years ago",
        why="The gland lives on in the arm, and no scan of neck and chest shows an arm: test the graft "
        "before a catheter goes into the neck.",
        surgeon="Ischemic arm test before anyone opens the neck again.",
        facts=case(
            op("2021-02-08", "RI autografted hyperplasia", "RS removed hyperplasia", "LS removed hyperplasia",
               "LI removed hyperplasia", grafts=["left.forearm_graft"]),
            op("2024-01-10", kind="neck_exploration"), PERSISTENT, spect("left forearm"), ct()),
        expected=expect(
            "eligible persistent", "EQUIVOCAL", reasons="NEGATIVE_ELSEWHERE UNCONFIRMED",
            accounted="RS LS LI", remnant_possible="RI", stops="GRAFT_NOT_TESTED MULTIGLAND_LIKELY",
            steps=f"GRAFT_TEST ORDER_ULTRASOUND {THINK_AGAIN} HIGH_VOLUME_CENTER"),
        traps=(Trap.FIELD_OF_A_NEGATIVE,)),
    Situation(
        name="nothing is written about any gland",
        why="A one-line operative report leaves all four glands open, each first in its normal place.",
        surgeon="Start at the four normal places; ectopic is what is left over.",
        facts=case(OPERATED, PERSISTENT, cords=False),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS, pitfalls="CORD_NOT_EXAMINED",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND"),
        traps=(Trap.EUTOPIC_FIRST,)),
]  # fmt: skip
