"""Is the study good enough to be believed, in either direction?"""

from __future__ import annotations

from tests.rules.situations_whole.build import (
    BOTH_FIELDS,
    FULL_SPECT,
    NECK_CT,
    NECK_SPECT,
    OPERATED,
    PERSISTENT,
    case,
    ct,
    mri,
    other,
    spect,
    us,
)
from tests.rules.situations_whole.places import LI, LS, NOTHING_COUNTS, OPERATE, ORDER_BOTH, RI, RS, SETTLE
from tests.rules.situations_whole.situation import Situation, expect
from tests.rules.situations_whole.traps import Trap

TWO_PHASES = {"phases": ["arterial", "delayed"], "covers": BOTH_FIELDS}
ONE_PHASE = {"phases": ["delayed"], "covers": BOTH_FIELDS}

SITUATIONS = [
    Situation(
        name="a two-phase CT in a department that saves dose",
        why="Arterial and delayed phase without the plain one is limited but readable: it counts, and says "
        "so.",
        surgeon="Fine by me, they agree.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior", protocol=TWO_PHASES)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="ct LIMITED",
            steps=OPERATE)),
    Situation(
        name="4D-CT of the neck only, positive where sestamibi is",
        why="The agreement stands; nobody looked into the chest on CT, which is said, and dose is not "
        "spent twice on a target that two studies hold.",
        surgeon="Go for it, but I would have liked to see the chest.",
        facts=case(OPERATED, PERSISTENT, spect("right superior"), ct("right superior", protocol=NECK_CT)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT",
            notes="ct LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED", steps=OPERATE)),
    Situation(
        name="a so-called 4D-CT with the delayed phase only, negative",
        why="Without an arterial phase it is no 4D-CT; its silence means nothing and it must be done "
        "again, once: the repeat takes the place of a new order.",
        surgeon="That is a plain neck CT with a fancy name.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct(protocol=ONE_PHASE)),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="ct INADEQUATE", pitfalls="SINGLE_MODALITY", steps="ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.INADEQUATE_STUDY, Trap.SAME_ANSWER)),
    Situation(
        name="planar sestamibi from the county hospital, called adequate there",
        why="Planar images never count as the functional study, whatever the report claims.",
        surgeon="Two flat pictures of a neck. Do a SPECT/CT.",
        facts=case(
            OPERATED, PERSISTENT, other("sestamibi_planar", "left inferior", key="planar"),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="planar INADEQUATE", pitfalls="SINGLE_MODALITY PLANAR_ONLY",
            steps="ORDER_SPECT_CT ORDER_ULTRASOUND"),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="a standard CT neck with contrast was ordered for a 4D-CT",
        why="One phase cannot tell node from gland: it does not count, and the real study must be ordered "
        "by name.",
        surgeon="Wrong CT. Write 4D-CT, parathyroid protocol, on the form.",
        facts=case(
            OPERATED, PERSISTENT, spect("left superior"), other("ct_neck_contrast", "left superior",
            key="plain")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="plain INADEQUATE", pitfalls="SINGLE_MODALITY STANDARD_CT_NOT_4D",
            steps="ORDER_CT_4D ORDER_ULTRASOUND"),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="routine CT and planar sestamibi agree beautifully",
        why="Two studies that cannot count agree on nothing: both proper studies are still owed.",
        surgeon="Two wrongs. Start over.",
        facts=case(
            OPERATED, PERSISTENT, other("sestamibi_planar", "right inferior", key="planar"),
            other("ct_neck_without", "right inferior", key="plain")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            notes="planar INADEQUATE, plain INADEQUATE", pitfalls="STANDARD_CT_NOT_4D PLANAR_ONLY",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND"),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="an MRI without gadolinium beside two good studies",
        why="It never counts and changes no verdict; but it says probable on the other side, and that is "
        "read before anybody cuts.",
        surgeon="A poor MRI, but look at the right side before we go left.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior"), ct("left inferior"),
            other("mri_without_contrast", "right superior", key="plain")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="plain INADEQUATE", pitfalls="MRI_WITHOUT_CONTRAST", stops="SEEN_ELSEWHERE",
            steps=SETTLE),
        traps=(Trap.SAME_ANSWER,)),
    Situation(
        name="SPECT on a camera without CT",
        why="Function without anatomic fusion is limited at best; with a 4D-CT at the same place it is "
        "enough.",
        surgeon="Old camera, same spot as the CT. Good enough.",
        facts=case(
            OPERATED, PERSISTENT, other("sestamibi_spect", "right inferior", key="spect",
                                        protocol={"covers": BOTH_FIELDS}), ct("right inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            notes="spect LIMITED",
            steps=OPERATE)),
    Situation(
        name="complete phases, but the patient swallowed through all of them",
        why="The protocol was kept and the reader calls it limited by motion: the stricter word holds.",
        surgeon="Blurry, but it is there.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("left superior", adequacy="limited")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT",
            notes="ct LIMITED",
            steps=OPERATE)),
    Situation(
        name="the reader ticked unknown, the protocol sheet is complete",
        why="Unknown yields to what is written on the sheet: adequate.",
        surgeon="The sheet has all three phases.",
        facts=case(OPERATED, PERSISTENT, spect("left superior"), ct("left superior", adequacy="unknown")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LS, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="a scan from abroad of which only the conclusion was faxed",
        why="No protocol and no judgement: it does not count yet, and the reader is asked before she is "
        "irradiated again.",
        surgeon="Get the disc.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior", protocol=None), ct("left inferior")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="spect ADEQUACY_UNKNOWN", pitfalls="SINGLE_MODALITY",
            steps="STATE_ADEQUACY ORDER_ULTRASOUND")),
    Situation(
        name="two conclusions by fax, neither with a protocol",
        why="The same hole twice: ask both readers how the images were made; nothing is ordered over their "
        "heads.",
        surgeon="I do not operate on a fax.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", protocol=None), ct("left inferior", protocol=None)),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            notes="spect ADEQUACY_UNKNOWN, ct ADEQUACY_UNKNOWN", steps="STATE_ADEQUACY ORDER_ULTRASOUND")),
    Situation(
        name="early images only and no fusion",
        why="Two items short of a SPECT/CT, and still the SPECT that an older camera makes: limited, never "
        "less than the same images by another name.",
        surgeon="Half a scan, but the CT has it at the same spot.",
        facts=case(
            OPERATED, PERSISTENT,
            spect("left inferior", protocol={"fused": False, "acquisitions": ["early"],
            "covers": BOTH_FIELDS}),
            ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="spect LIMITED", steps=OPERATE)),
    Situation(
        name="dual tracer instead of late images",
        why="Subtraction with a thyroid tracer replaces the washout: adequate.",
        surgeon="Subtraction is what our nuclear people do best.",
        facts=case(
            OPERATED, PERSISTENT,
            spect("right superior", protocol={"fused": True, "dual_tracer": True, "covers": BOTH_FIELDS}),
            ct("right superior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RS, reasons="AGREEMENT", steps=OPERATE)),
    Situation(
        name="SPECT/CT of the neck only and a CT of both",
        why="The functional study is limited by its field; the agreement in the neck stands, and the field "
        "is said.",
        surgeon="They forgot the chest on the nuclear side.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior", protocol=NECK_SPECT), ct("left inferior")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            notes="spect LIMITED",
            pitfalls="MEDIASTINUM_NOT_COVERED", steps=OPERATE)),
    Situation(
        name="the chest was scanned and the neck forgotten",
        why="A parathyroid CT that leaves the neck out is inadequate, however good in the chest.",
        surgeon="Who scans the chest for a neck gland?",
        facts=case(
            OPERATED, PERSISTENT, spect("right superior"),
            ct(protocol={"phases": ["non_contrast", "arterial", "delayed"], "covers": ["mediastinum"]})),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="ct INADEQUATE", pitfalls="SINGLE_MODALITY", steps="ORDER_ULTRASOUND REPEAT_STUDY"),
        traps=(Trap.INADEQUATE_STUDY,)),
    Situation(
        name="the good pictures are from before the operation",
        why="They led to the failed operation; re-operative localization starts after it.",
        surgeon="These are the pictures that fooled us the first time.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", day="2023-12-01"), ct("left inferior",
            day="2023-12-08")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            notes="spect PREOPERATIVE, ct PREOPERATIVE", pitfalls="PREOPERATIVE_STUDY",
            steps=f"{ORDER_BOTH} ORDER_ULTRASOUND")),
    Situation(
        name="the CT was done yesterday and is not read yet",
        why="Images without a read are no evidence; the reader is late and is asked, and no second CT is "
        "ordered.",
        surgeon="Call the radiologist.",
        facts=case(OPERATED, PERSISTENT, spect("left inferior"), ct(result="not_reported")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_ANATOMIC_STUDY UNCONFIRMED",
            notes="ct NOT_REPORTED", pitfalls="SINGLE_MODALITY", steps="STATE_ADEQUACY ORDER_ULTRASOUND")),
    Situation(
        name="two scans waiting for their readers",
        why="Nothing can be said of either: ask both readers, and order only the CT that was never done.",
        surgeon="Not ready for Thursday.",
        facts=case(OPERATED, PERSISTENT, spect(result="not_reported"), mri(result="not_reported")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons=NOTHING_COUNTS,
            notes="spect NOT_REPORTED, mri NOT_REPORTED",
            steps="STATE_ADEQUACY ORDER_CT_4D ORDER_ULTRASOUND")),
    Situation(
        name="the radiologist never saw the operative report",
        why="A read without the operative report misses what was taken out; the agreement stands, with "
        "that said.",
        surgeon="Read it again with my note beside you.",
        facts=case(
            OPERATED, PERSISTENT, spect("left inferior", operative_report_seen=True),
            ct("left inferior", operative_report_seen=False)),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", LI, reasons="AGREEMENT",
            pitfalls="OPERATIVE_REPORT_NOT_REVIEWED", steps=OPERATE)),
    Situation(
        name="three tries at ultrasound",
        why="Three ultrasounds are one family, and in a scarred neck the weakest one.",
        surgeon="Stop ultrasounding her.",
        facts=case(
            OPERATED, PERSISTENT, us("left inferior", key="us-1", day="2024-09-02"), us(key="us-2",
            day="2024-11-04"),
            us("left inferior", key="us-3")),
        expected=expect(
            "eligible persistent", "INSUFFICIENT", reasons="TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY UNCONFIRMED",
            notes="us-2 NEGATIVE_ULTRASOUND", pitfalls="ULTRASOUND_ALONE SINGLE_MODALITY",
            steps="ORDER_CT_4D ORDER_SPECT_CT"),
        traps=(Trap.NEGATIVE_ULTRASOUND,)),
    Situation(
        name="sestamibi adequate, its repeat spoiled by motion",
        why="The good one of the family counts and the spoiled one changes nothing, not even the repeat "
        "list.",
        surgeon="The first one was fine, why repeat?",
        facts=case(
            OPERATED, PERSISTENT, spect("right inferior", protocol=FULL_SPECT), ct("right inferior"),
            spect(key="spoiled", day="2025-04-01", adequacy="inadequate")),
        expected=expect(
            "eligible persistent", "CONCORDANT_POSITIVE SAME_SITE", RI, reasons="AGREEMENT",
            notes="spoiled INADEQUATE", steps=OPERATE),
        traps=(Trap.INADEQUATE_STUDY, Trap.SAME_ANSWER)),
]  # fmt: skip
