"""Situations of imaging decided by hand, with the clinical reasoning of each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

Json = dict[str, Any]
OPERATED = "2024-01-10"
FIRST = date(2024, 3, 1)
MODALITY = {
    "ct": "ct_4d",
    "spect": "sestamibi_spect_ct",
    "pet": "choline_pet_ct",
    "mri": "mri_with_without_contrast",
    "us": "ultrasound",
}


class Seen(NamedTuple):
    """One study: what it is, what it names ("left inferior?" is only possible), and its result."""

    what: str
    named: tuple[str, ...] = ()
    result: str = "positive"
    more: Json = {}


def saw(what: str, *named: str, **more: Any) -> Seen:
    return Seen(what, named, "positive", more)


def no(what: str, **more: Any) -> Seen:
    return Seen(what, (), "negative", more)


def unsure(what: str, *named: str, **more: Any) -> Seen:
    return Seen(what, named, "equivocal", more)


def facts_of(studies: list[Seen], prefix: str = "s", first: date = FIRST) -> Json:
    rows = []
    for index, (what, named, result, more) in enumerate(studies):
        rows.append(
            {
                "id": f"{prefix}{index}",
                "modality": MODALITY.get(what, what),
                "performed_on": str(first + timedelta(days=index)),
                "adequacy": "adequate",
                "result": result,
                "findings": [
                    {
                        "location": name.rstrip("?"),
                        "certainty": "possible" if name.endswith("?") else "probable",
                    }
                    for name in named
                ],
            }
            | more
        )
    operations = [{"id": "op", "date": OPERATED, "kind": "parathyroidectomy"}]
    return {"patient": {}, "operations": operations, "studies": rows}


LI, LS, RI, RS = "left.inferior", "left.superior", "right.inferior", "right.superior"
TEG, PARA, RETRO, PM = (
    "left.tracheoesophageal_groove",
    "left.paraesophageal",
    "left.retroesophageal",
    "left.posterior_mediastinum",
)
TTL, AM = "left.thyrothymic_ligament", "left.anterior_mediastinum"
SITE, QUADRANT = "SAME_SITE", "SAME_QUADRANT"
NECK_ONLY = {"protocol": {"covers": ["neck"]}}
NECK_CT = {"protocol": {"phases": ["non_contrast", "arterial", "delayed"], "covers": ["neck"]}}
PM_ALL = tuple(f"{side}.posterior_mediastinum" for side in ("left", "midline", "right"))

# Reasoning, studies, code, level, targets.
SITUATIONS: dict[str, tuple[list[Seen], str, str | None, list[tuple[str, ...]]]] = {
    "one family does not confirm itself": (
        [saw("spect", LI), saw("sestamibi_spect", LI)], "INSUFFICIENT", None, []),
    "no study, no verdict": ([], "INSUFFICIENT", None, []),
    "two anatomic studies show no function; where they agree is told": (
        [saw("ct", LI), saw("mri", LI)], "INSUFFICIENT", SITE, [(LI,)]),
    "two functional studies show no anatomy": (
        [saw("spect", LI), saw("pet", LI)], "INSUFFICIENT", SITE, [(LI,)]),
    "a negative ultrasound in an operated neck is no second study": (
        [saw("spect", LI), no("us")], "INSUFFICIENT", None, []),
    "an inadequate study is neither positive nor negative": (
        [saw("spect", LI), no("ct", adequacy="inadequate")], "INSUFFICIENT", None, []),
    "a routine CT is no 4D-CT": ([saw("spect", LI), saw("ct_neck_contrast", LI)], "INSUFFICIENT", None, []),
    "an aspiration that found nothing does not localize": (
        [saw("spect", LI), Seen("fna_pth", (LI,), "negative")], "INSUFFICIENT", None, []),
    "all negative, and the mediastinum was looked at by both kinds": (
        [no("spect"), no("ct")], "CONCORDANT_NEGATIVE", None, []),
    "all negative, but the CT did not look below the neck": (
        [no("spect"), no("ct", **NECK_CT)], "INSUFFICIENT", None, []),
    "marked as a thyroid nodule, the only uptake is no lesion": (
        [saw("spect", findings=[{"location": LI, "nature": "thyroid_nodule"}]), no("ct")],
        "CONCORDANT_NEGATIVE", None, []),
    "an equivocal study is not silence": ([unsure("spect"), no("ct")], "EQUIVOCAL", None, []),
    "two families at one site": ([saw("spect", LI), saw("ct", LI)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "the thyrothymic ligament is on the inferior gland's path": (
        [saw("spect", LI), saw("ct", TTL)], "CONCORDANT_POSITIVE", QUADRANT, [(LI, TTL)]),
    "the common part of a wide and a narrow finding is the target": (
        [saw("spect", "L-F"), saw("ct", TTL)], "CONCORDANT_POSITIVE", QUADRANT, [(TTL,)]),
    "a positive ultrasound is anatomic": (
        [saw("spect", LI), saw("us", LI)], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "a possible finding may join a firm one": (
        [saw("spect", LI), saw("ct", f"{LI}?")], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "two possible findings make no group": (
        [saw("spect", f"{LI}?"), saw("ct", f"{LI}?")], "EQUIVOCAL", None, []),
    "a negative third study does not undo an agreement": (
        [saw("spect", LI), saw("ct", LI), no("mri")], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "posterior mediastinum with its side left open agrees with the left one": (
        [saw("spect", "posterior mediastinum"), saw("ct", PM)], "CONCORDANT_POSITIVE", QUADRANT, [(PM,)]),
    "left and right posterior mediastinum do not agree": (
        [saw("spect", PM), saw("ct", "right.posterior_mediastinum")], "DISCORDANT_LOCATION", None, []),
    "a side left open cannot make left and right agree": (
        [saw("spect", PM), saw("pet", "right.posterior_mediastinum"), saw("ct", "posterior mediastinum")],
        "DISCORDANT_LOCATION", "SAME_COMPARTMENT", [PM_ALL]),
    "three say left or leave it open, a possible right one does not break them": (
        [saw("spect", PM), saw("mri", PM), saw("ct", "posterior mediastinum"),
         saw("pet", "right.posterior_mediastinum?")],
        "CONCORDANT_POSITIVE", QUADRANT, [(PM,)]),
    "two lesions of one study are on two sides of the place the other leaves open": (
        [saw("ct", PM, "right.posterior_mediastinum"), saw("spect", "posterior mediastinum")],
        "CONCORDANT_POSITIVE", QUADRANT, [(PM, "right.posterior_mediastinum")]),
    "a possible third place does not widen what those two studies share": (
        [saw("ct", PM, "right.posterior_mediastinum"), saw("spect", "posterior mediastinum"),
         saw("mri", "midline.posterior_mediastinum?")],
        "CONCORDANT_POSITIVE", QUADRANT, [(PM, "right.posterior_mediastinum")]),
    "a possible finding that repeats left or midline cannot turn agreement into discord": (
        [saw("spect", f"{PM}, midline.posterior_mediastinum"), saw("mri", "posterior mediastinum"),
         saw("ct", f"{PM}, midline.posterior_mediastinum?")],
        "CONCORDANT_POSITIVE", QUADRANT, [(PM, "midline.posterior_mediastinum")]),
    "superior and inferior of one side are two places": (
        [saw("spect", LS), saw("ct", LI)], "DISCORDANT_LOCATION", None, []),
    "the mediastinum is not the neck": (
        [saw("spect", LI), saw("ct", PM)], "DISCORDANT_LOCATION", None, []),
    "a third study elsewhere opposes the two that agree": (
        [saw("spect", LI), saw("ct", LI), saw("pet", RS)], "DISCORDANT_LOCATION", SITE, [(LI,)]),
    "one study sees both places: two lesions": (
        [saw("spect", LI), saw("ct", LI, RS)], "MULTIFOCAL", SITE, [(LI,)]),
    "a possible second lesion opposes nothing": (
        [saw("spect", LI), saw("ct", LI, f"{RS}?")], "CONCORDANT_POSITIVE", SITE, [(LI,)]),
    "two lesions that both studies see": (
        [saw("spect", LI, RS), saw("ct", LI, RS)], "MULTIFOCAL", SITE, [(RS,), (LI,)]),
    "two agreements of four studies, none of which sees both": (
        [saw("spect", LI), saw("ct", LI), saw("pet", RS), saw("mri", RS)],
        "DISCORDANT_LOCATION", SITE, [(RS,), (LI,)]),
    "two lesions in one quadrant that both see are one place": (
        [saw("spect", TEG, PARA), saw("ct", TEG, PARA)], "CONCORDANT_POSITIVE", QUADRANT, [(TEG, PARA)]),
    "a chain whose ends share no cell, seen whole by nobody": (
        [saw("spect", LS), saw("ct", TEG), saw("pet", PARA)],
        "DISCORDANT_LOCATION", "SAME_SIDE", [(LS, TEG, PARA)]),
    "a chain that one study sees from end to end": (
        [saw("spect", LS, PARA), saw("ct", TEG), saw("mri", TEG)], "CONCORDANT_POSITIVE", QUADRANT,
        [(LS, TEG, PARA)]),
    "two cells that hold the same findings are no chain": (
        [saw("spect", f"{PARA}, {RETRO}"), saw("ct", PARA)], "CONCORDANT_POSITIVE", QUADRANT, [(PARA,)]),
    "the cell of most studies wins over the finer one": (
        [saw("spect", LI), saw("ct", LI), saw("pet", TTL)], "CONCORDANT_POSITIVE", QUADRANT, [(LI, TTL)]),
    "of two cells of two studies the one with more firm findings; the third looked there and saw nothing": (
        [saw("spect", f"{LS}?"), saw("ct", TEG), saw("pet", PARA)],
        "POSITIVE_NEGATIVE", QUADRANT, [(TEG, PARA)]),
    "a finding near the target neither joins nor opposes": (
        [saw("spect", TEG), saw("ct", TEG, PARA), saw("pet", TEG)], "CONCORDANT_POSITIVE", SITE, [(TEG,)]),
    "a study that names the whole side agrees on the side": (
        [saw("spect", "left"), saw("ct", LI)], "CONCORDANT_REGION", "SAME_SIDE", [(LI,)]),
    "one firm finding, and a negative that covers it": (
        [saw("spect", LI), no("ct")], "POSITIVE_NEGATIVE", None, []),
    "a negative of the neck says nothing of the mediastinum": (
        [saw("spect", PM), no("ct", **NECK_CT)], "EQUIVOCAL", None, []),
    "a negative of the neck says nothing of a place that reaches below it": (
        [saw("spect", "L-F"), no("ct", **NECK_CT)], "EQUIVOCAL", None, []),
    "no field of these studies holds the forearm": (
        [saw("spect", "left.forearm_graft"), no("ct")], "EQUIVOCAL", None, []),
    "the field of the neck holds a graft in its muscle": (
        [saw("spect", "right.sternocleidomastoid_graft"), no("ct")], "POSITIVE_NEGATIVE", None, []),
    "a place that cannot be read is no firm finding": (
        [saw("spect", "somewhere odd"), no("ct")], "EQUIVOCAL", None, []),
    "positive without a word of where": ([saw("spect"), saw("ct", LI)], "EQUIVOCAL", None, []),
    "a known graft marked as such does not localize, and the rest of that scan is empty": (
        [saw("spect", findings=[{"location": "graft in right SCM", "nature": "known_graft"}]), saw("ct", AM)],
        "POSITIVE_NEGATIVE", None, []),
    "published case: CT and sestamibi both in the anterior mediastinum": (
        [saw("spect", "anterior mediastinum"), saw("ct", "anterior mediastinum")],
        "CONCORDANT_POSITIVE", QUADRANT, [tuple(f"{side}.anterior_mediastinum" for side in
                                                ("left", "midline", "right"))]),
    "published case: uptake in the muscle graft, a mass in the mediastinum on CT": (
        [saw("spect", "right SCM autograft"), saw("ct", "mediastinum")], "DISCORDANT_LOCATION", None, []),
}  # fmt: skip
