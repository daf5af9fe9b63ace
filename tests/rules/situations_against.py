"""Situations of imaging in which something speaks against a target, decided by hand, with the reasoning."""

from __future__ import annotations

from tests.rules.situations import (
    LI,
    LS,
    NECK_CT,
    PARA,
    PM,
    QUADRANT,
    RI,
    RS,
    SITE,
    TEG,
    Json,
    Seen,
    no,
    saw,
    unsure,
)

THYMUS = "left.intrathymic"
SIDE, COMPARTMENT = "SAME_SIDE", "SAME_COMPARTMENT"
LOST, LOST_LEFT, LOST_RIGHT = "near the scar", "near the left scar", "near the right scar"
MEDIASTINUM = tuple(
    f"{side}.{place}"
    for place in (
        "anterior_mediastinum",
        "middle_mediastinum",
        "posterior_mediastinum",
        "aortopulmonary_window",
        "pericardial",
    )
    for side in ("left", "midline", "right")
)
TWO_PHASES = {"protocol": {"phases": ["arterial", "delayed"], "covers": ["neck", "mediastinum"]}}
NODULE: Json = {"findings": [{"location": LI, "nature": "thyroid_nodule"}]}
LIMITED = {"adequacy": "limited", "protocol": {"covers": ["neck", "mediastinum"]}}
LONG_AGO, A_YEAR_AGO = {"performed_on": "2024-03-01"}, {"performed_on": "2024-03-02"}
NEW = {"performed_on": "2025-03-02"}  # 366 and 365 days later

# Reasoning, studies, code, level, targets.
AGAINST: dict[str, tuple[list[Seen], str, str | None, list[tuple[str, ...]]]] = {
    "two are concordant on the left, the CT sees one on the right that it cannot name": (
        [saw("us", LI), saw("spect", LI), saw("ct", LOST_RIGHT)], "DISCORDANT_LOCATION", SITE, [(LI,)]),
    "a finding whose place nobody knows may lie elsewhere": (
        [saw("us", LI), saw("spect", LI), saw("ct", LOST)], "EQUIVOCAL", SITE, [(LI,)]),
    "that it is on the target's side does not say that it is the target": (
        [saw("us", LI), saw("spect", LI), saw("ct", LOST_LEFT)], "EQUIVOCAL", SITE, [(LI,)]),
    "positive without a word of where speaks against the others' place": (
        [saw("us", LI), saw("spect", LI), saw("mri")], "EQUIVOCAL", SITE, [(LI,)]),
    "a possible finding that CT cannot place is all it has": (
        [saw("us", LI), saw("spect", LI), saw("ct", f"{LOST_RIGHT}?")], "EQUIVOCAL", SITE, [(LI,)]),
    "MRI is no first-line study, and its possible finding without a place no more than possible": (
        [saw("us", LI), saw("spect", LI), saw("mri", f"{LOST_RIGHT}?")],
        "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a second finding of a study that names the target takes no part": (
        [saw("spect", LI), saw("ct", LI, LOST)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "nor does one on the target's side": (
        [saw("spect", LI), saw("ct", LI, LOST_LEFT)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "but one on the other side is a second lesion": (
        [saw("spect", LI), saw("ct", LI, LOST_RIGHT)], "DISCORDANT_LOCATION", SITE, [(LI,)]),
    "midline goes with either side": (
        [saw("spect", "midline.retroesophageal"), saw("ct", "midline.retroesophageal", LOST_RIGHT)],
        "CONCORDANT_POSITIVE", SITE, [("midline.retroesophageal",)]),
    "a weak agreement is not above three good negatives": (
        [saw("us", LI), unsure("spect", LI), no("ct"), no("mri"), no("pet")],
        "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "a good CT that sees nothing there is never outvoted": (
        [saw("us", LI), saw("spect", LI), saw("pet", LI), saw("mri", LI), no("ct")],
        "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "nor is one that sees another place only as possible": (
        [saw("us", LI), saw("spect", LI), saw("ct", f"{RS}?")], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "a possible finding in the target's quadrant is not nothing": (
        [saw("us", TEG), saw("spect", TEG), saw("ct", f"{LS}?")],
        "CONCORDANT_POSITIVE", QUADRANT, [(LS, TEG)]),
    "a CT of two phases may have missed it": (
        [saw("us", LI), saw("spect", LI), no("ct", **TWO_PHASES)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a CT of the neck alone, good otherwise, has not missed it in the neck": (
        [saw("us", LI), saw("spect", LI), no("ct", **NECK_CT)], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "a field of the neck alone does not hold the cervical thymus": (
        [saw("us", THYMUS), saw("spect", THYMUS), no("ct", **NECK_CT)],
        "CONCORDANT_POSITIVE", SITE, [(THYMUS,)]),
    "a field of both does": (
        [saw("us", THYMUS), saw("spect", THYMUS), no("ct")], "POSITIVE_NEGATIVE", SITE, [(THYMUS,)]),
    "a CT more than a year older than the newest that agrees is no longer held against it": (
        [no("ct", **LONG_AGO), saw("us", LI, **NEW), saw("spect", LI, **NEW)],
        "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a CT of a year is": (
        [no("ct", **A_YEAR_AGO), saw("us", LI, **NEW), saw("spect", LI, **NEW)],
        "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "only the newest of those that agree is asked for its age": (
        [no("ct", **LONG_AGO), saw("us", LI, **LONG_AGO), saw("spect", LI, **NEW)],
        "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "one family sees it for sure, and one sees nothing there": (
        [saw("ct", LI), saw("spect", f"{LI}?"), no("mri")], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "every functional study sees nothing there": (
        [saw("fna_pth", LI), saw("us", LI), no("pet")], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "every anatomic study sees nothing there": (
        [saw("fna_pth", LI), saw("pet", LI), no("mri")], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "a needle and an ultrasound that see it elsewhere do not see nothing": (
        [saw("spect", LI), saw("ct", LI), saw("us", f"{RS}?")], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a good CT that calls it a thyroid nodule is not outvoted either": (
        [saw("us", LI), saw("spect", LI), Seen("ct", (), "negative", NODULE)],
        "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "a study that calls one thing there a nodule and another suspicious does not explain it": (
        [saw("us", LI), saw("spect", LI),
         Seen("ct", (), "positive", {"findings": [*NODULE["findings"], {"location": LI}]})],
        "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a node in the neck beside the target explains nothing": (
        [saw("us", LI), saw("spect", LI),
         Seen("ct", (), "positive", {"findings": [{"location": LS, "nature": "lymph_node"},
                                                  {"location": LI}]})],
        "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a known graft explains no place": (
        [saw("us", LI), saw("spect", LI), saw("pet", LI),
         Seen("mri", (), "negative", {"findings": [{"location": LI, "nature": "known_graft"}]} | LIMITED)],
        "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a second CT has found what the first did not": (
        [no("ct"), saw("ct", LI), saw("spect", LI)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a second CT that is worse has not undone the first": (
        [no("ct"), saw("ct", LI, **LIMITED), saw("spect", LI)], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "nor has one of the same day": (
        [no("ct", **NEW), saw("ct", LI, **NEW), saw("spect", LI, **NEW)],
        "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "nor has an earlier one": (
        [saw("ct", LI), no("ct"), saw("spect", LI)], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "nor a later one that is not sure": (
        [no("ct"), saw("ct", f"{LI}?"), saw("spect", LI), saw("us", LI)],
        "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "SPECT/CT is another modality than SPECT": (
        [no("spect"), saw("sestamibi_spect", LI), saw("ct", LI)], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "two lesions of two studies, and a third that cannot place its own": (
        [saw("spect", LI, RS), saw("ct", LI, RS), saw("mri", LOST)], "EQUIVOCAL", SITE, [(RS,), (LI,)]),
    "of two lesions one is on the side of a finding without a place, one is not": (
        [saw("spect", LI, RS), saw("ct", LI, RS), saw("mri", LOST_LEFT)],
        "DISCORDANT_LOCATION", SITE, [(RS,), (LI,)]),
    "of two lesions a good third study does not see one": (
        [saw("spect", LI, RS), saw("mri", LI, RS), saw("ct", LI)], "POSITIVE_NEGATIVE", SITE, [(RS,), (LI,)]),
    "a second lesion of one study that sees both, and a good study that sees neither": (
        [saw("mri", LI, RS), saw("pet", LI), no("ct")], "POSITIVE_NEGATIVE", SITE, [(LI,)]),
    "there a finding without a place is one lesion more": (
        [saw("spect", LI), saw("ct", LI, RS), saw("mri", LOST)], "MULTIFOCAL", SITE, [(LI,)]),
    "twice the mediastinum, and no word of where in it": (
        [saw("spect", "mediastinum"), saw("ct", "mediastinum")],
        "CONCORDANT_REGION", COMPARTMENT, [MEDIASTINUM]),
    "the mediastinum and one place of it": (
        [saw("spect", "mediastinum"), saw("ct", PM)], "CONCORDANT_REGION", COMPARTMENT, [(PM,)]),
    "the left, from the neck to the chest": (
        [saw("spect", f"left and {PM}"), saw("ct", PM)], "CONCORDANT_REGION", SIDE, [(PM,)]),
    "two findings of one study are one region with what the other names wide": (
        [saw("spect", "left"), saw("ct", LS, LI)], "CONCORDANT_REGION", SIDE, [(LS, LI)]),
    "two possible findings are no region": (
        [saw("spect", "left?"), saw("ct", f"{LI}?")], "EQUIVOCAL", None, []),
    "one family names the region twice": (
        [saw("spect", "left"), saw("sestamibi_spect", LI), saw("us")], "EQUIVOCAL", None, []),
    "what two name has no site in common": (
        [saw("spect", f"{LS}, {LI}"), saw("ct", f"{PARA}?")], "POSITIVE_NEGATIVE", None, []),
    "a third on the other side breaks the region": (
        [saw("spect", "left"), saw("ct", LI), saw("mri", RI)], "DISCORDANT_LOCATION", None, []),
    "a good CT that sees nothing in the region": (
        [saw("spect", "left"), saw("us", LI), no("ct")], "POSITIVE_NEGATIVE", SIDE, [(LI,)]),
    "a finding without a place beside a region": (
        [saw("spect", "left"), saw("us", LI), saw("mri", LOST)], "EQUIVOCAL", SIDE, [(LI,)]),
    "a finding on the other side than the region": (
        [saw("spect", "left"), saw("us", LI), saw("mri", LOST_RIGHT)],
        "DISCORDANT_LOCATION", SIDE, [(LI,)]),
    "FDG is no functional study": ([saw("fdg_pet_ct", LI), saw("ct", LI)], "INSUFFICIENT", None, []),
    "a needle that proved its place stands for the anatomic study": (
        [saw("spect", LI), saw("fna_pth", LI)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "or for the functional one": (
        [saw("ct", LI), saw("fna_pth", LI)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "but not for both": (
        [unsure("us", LI), saw("fna_pth", LI)], "INSUFFICIENT", SITE, [(LI,)]),
    "a needle elsewhere opposes": (
        [saw("spect", LI), saw("ct", LI), saw("fna_pth", RS)], "DISCORDANT_LOCATION", SITE, [(LI,)]),
    "one firm finding, and a study that is unsure of another place": (
        [saw("spect", LI), saw("ct", f"{RS}?")], "POSITIVE_NEGATIVE", None, []),
    "an equivocal study that names no place sees nothing for sure, and first-line it decides": (
        [saw("us", LI), saw("spect", LI), unsure("ct")], "EQUIVOCAL", SITE, [(LI,)]),
}  # fmt: skip
