"""The last value at which a next step stands, and the first at which it does not, condition by condition."""

from __future__ import annotations

import pytest

from tests.rules.build import Json, lab, operation, study
from tests.rules.clear_case import CT, EXAMINED, LABS, SPECT, scan
from tests.rules.test_guidance import (
    APART,
    EGFR,
    FLAT,
    LEFT,
    MRI,
    NEGATIVE,
    ONE_SIDED,
    REGION,
    TWO_PLACES,
    UNSURE,
    US,
    WITH_EGFR,
    steps,
    veins,
)

VITAMIN = lab("d", "vitamin_d_25oh", "12", "ng/mL", "2024-06-01")
GRAFT = [operation(grafts=["right.forearm_graft"])]
THREE_AND_ONE = [
    scan("c", "ct_4d", "left.inferior"),
    scan("m", "mri_with_without_contrast", "left.inferior"),
    scan("p", "choline_pet_ct", "left.inferior"),
    study("s", "sestamibi_spect_ct"),
]
TWO_AND_ONE = [THREE_AND_ONE[0], THREE_AND_ONE[1], THREE_AND_ONE[3]]
UNPLACED = scan("s2", "ct_4d", "behind the scar")
NEGATIVE_NEEDLE = study("n", "fna_pth", findings=[{"location": "behind the scar"}])


def ct_of(day: str, *places: str) -> Json:
    """A 4D-CT of a day; without a place it is negative."""
    return scan("s2", "ct_4d", *places, day=day) if places else study("s2", "ct_4d", day=day)


def arm(value: str, *tied: str) -> Json:
    """PTH of the arm of the right graft against the other arm at 100, and peripheral ones with it tied."""
    samples: list[Json] = [
        {"id": "g.0", "vein": "left.antecubital", "value": "100", "unit": "pg/mL"},
        {"id": "g.1", "vein": "right.antecubital", "value": value, "unit": "pg/mL", "baseline": "g.0"},
    ]
    if tied:
        samples.append({"id": "g.2", "vein": "peripheral", "value": "100", "unit": "pg/mL"})
    for number, left in enumerate(tied, 3):
        row: Json = {"id": f"g.{number}", "vein": "peripheral", "value": left, "unit": "pg/mL"}
        samples.append(row | {"occluded": "right", "baseline": "g.2"})
    return {"id": "g", "performed_on": "2024-06-02", "samples": samples}


def labs(*more: Json) -> list[Json]:
    return [*WITH_EGFR, *more]


def calcium_of(value: str, analyte: str = "calcium_total", unit: str = "mg/dL") -> Json:
    return lab("more", analyte, value, unit, "2024-06-15")


# the step, why it stands, what then differs from the clear case, why it just does not, what then differs
PAIRS: list[tuple[str, str, Json, str, Json]] = [
    ("ORDER_CT_4D", "366 days old", {"as_of": "2025-05-02", "studies": [study("s1", "sestamibi_spect_ct"),
                                                                       ct_of("2024-05-01")]},
     "365 days old", {"as_of": "2025-05-01", "studies": [study("s1", "sestamibi_spect_ct"),
                                                         ct_of("2024-05-01")]}),
    ("ORDER_CT_4D", "an old one that shows another place",
     {"as_of": "2025-06-01", "studies": [SPECT, scan("m", "mri_with_without_contrast", "left.inferior"),
                                         ct_of("2024-05-01", "left.carotid_sheath?")]},
     "an old one with a finding in the target", {"as_of": "2025-06-01", "studies": [SPECT, CT]}),
    ("ORDER_CT_4D", "none at all", {"studies": [SPECT]},
     "one that the reader is asked about", {"studies": [SPECT, CT | {"adequacy": "unknown"}]}),
    ("ORDER_CT_4D", "operations unknown, none there", {"operations": None, "studies": [SPECT]},
     "operations unknown, one there", {"operations": None, "studies": [SPECT, CT]}),
    ("ORDER_CT_4D", "one done since the operation", {"as_of": "2025-06-01", "studies": NEGATIVE},
     "two done", {"as_of": "2025-06-01", "studies": [*NEGATIVE, study("s3", "ct_4d", day="2024-05-02")]}),
    ("ORDER_CT_4D", "PTH there", {"studies": []}, "PTH missing",
     {"studies": [], "labs": [row for row in WITH_EGFR if row["id"] != "pth"]}),
    ("ORDER_CT_4D", "eGFR of 30", {"studies": [], "labs": labs(EGFR | {"id": "g2", "value": "30"})},
     "eGFR of 29.9", {"studies": [], "labs": labs(EGFR | {"id": "g2", "value": "29.9"})}),
    ("ORDER_SPECT_CT", "nothing agrees", {"studies": [study("p", "choline_pet_ct"), study("s2", "ct_4d")]},
     "two others agree", {"studies": [scan("p", "choline_pet_ct", "left.inferior"), CT]}),
    ("ORDER_SPECT_CT", "not pregnant", {"studies": []}, "pregnant", {"studies": [], "flags": ["pregnancy"]}),
    ("ORDER_ULTRASOUND", "discordant", {"studies": APART}, "negative", {"studies": NEGATIVE}),
    ("ORDER_ULTRASOUND", "one before the operation", {"studies": [*APART,
         US | {"performed_on": "2024-01-09"}]},
     "one after", {"studies": [*APART, US]}),
    ("REPEAT_STUDY", "limited to the neck", {"studies": [study("s1", "sestamibi_spect_ct"), CT | {
        "adequacy": "limited", "protocol": {"covers": ["neck"]}}]},
     "limited otherwise", {"studies": [study("s1", "sestamibi_spect_ct"), CT | {
        "adequacy": "limited", "protocol": {"covers": ["neck", "mediastinum"]}}]}),
    ("REPEAT_STUDY", "no adequate one", {"studies": [*ONE_SIDED, MRI | {"adequacy": "inadequate"}]},
     "an adequate one", {"studies": [*ONE_SIDED, MRI | {"adequacy": "inadequate"}, MRI | {"id": "m2"}]}),
    ("REPEAT_STUDY", "the verdict is open", {"studies": [*APART, MRI | {"adequacy": "inadequate"}]},
     "two agree", {"studies": [SPECT, CT, MRI | {"adequacy": "inadequate"}]}),
    ("REPEAT_STUDY", "one done", {"studies": [*ONE_SIDED, MRI | {"adequacy": "inadequate"}]},
     "two done", {"studies": [*ONE_SIDED, *[MRI | {"id": i, "adequacy": "inadequate"} for i in ("m1",
         "m2")]]}),
    ("STATE_ADEQUACY", "not reported", {"studies": [SPECT, CT, MRI | {"result": "not_reported"}]},
     "read again", {"studies": [SPECT, CT, MRI | {"result": "not_reported"},
                                MRI | {"id": "m2", "supersedes": "m"}]}),
    ("STATE_ADEQUACY", "nobody graded it", {"studies": [SPECT, CT, MRI | {"adequacy": "unknown"}]},
     "of a kind that is never used", {"studies": [SPECT, CT, study("f", "fdg_pet_ct", adequacy="unknown")]}),
    ("STATE_ADEQUACY", "after the operation", {"studies": [MRI | {"adequacy": "unknown"}]},
     "before it", {"studies": [MRI | {"adequacy": "unknown", "performed_on": "2024-01-10"}]}),
    ("LOCATE_FINDING", "probable", {"studies": [SPECT, UNPLACED]},
     "possible", {"studies": [SPECT, scan("s2", "ct_4d", "behind the scar?")]}),
    ("LOCATE_FINDING", "nobody confirmed it", {"studies": [SPECT, UNPLACED]}, "no place is meant",
     {"studies": [SPECT, UNPLACED | {"findings": [{"location": "behind the scar", "sites": []}]}]}),
    ("LOCATE_FINDING", "a pole without a side", {"studies": [SPECT, scan("s2", "ct_4d", "inferior")]},
     "with one", {"studies": [SPECT, scan("s2", "ct_4d", "left inferior")]}),
    ("LOCATE_FINDING", "behind the esophagus", {"studies": [SPECT, scan("s2", "ct_4d", "retroesophageal")]},
     "the mediastinum has no side", {"studies": [SPECT, scan("s2", "ct_4d", "anterior mediastinum")]}),
    ("LOCATE_FINDING", "a negative needle of no place", {"studies": [SPECT, CT, NEGATIVE_NEEDLE]},
     "of a place", {"studies": [SPECT, CT, study("n", "fna_pth",
         findings=[{"location": "right.superior"}])]}),
    ("EXPERT_REREAD", "one was not read again",
     {"studies": [*APART, APART[1] | {"id": "s3", "supersedes": "s2"}]},
     "each was", {"studies": [*APART, *[row | {"id": f"{row['id']}b",
         "supersedes": row["id"]} for row in APART]]}),
    ("EXPERT_REREAD", "a region", {"studies": REGION}, "a target", {}),
    ("ORDER_MRI_WITH_CONTRAST", "open", {"studies": APART}, "one is there", {"studies": [*APART, MRI]}),
    ("ORDER_MRI_WITH_CONTRAST", "allergic to iodine", {"studies": APART, "flags": ["contrast_allergy"]},
     "not safe", {"studies": APART, "flags": ["mri_unsafe"]}),
    ("MDT_REVIEW", "a verdict", {"studies": NEGATIVE}, "none", {"studies": [CT]}),
    ("HIGH_VOLUME_CENTER", "in the chest", {"studies": [scan(row["id"], row["modality"],
         "left.anterior_mediastinum") for row in (SPECT, CT)]},
     "partly in the neck", {"studies": [scan(row["id"], row["modality"],
        "left.anterior_mediastinum and left.thyrothymic_ligament") for row in (SPECT, CT)]}),
    ("VENOUS_SAMPLING", "not sampled", {"studies": NEGATIVE}, "sampled", {"studies": NEGATIVE,
         "samplings": [FLAT]}),
    ("VENOUS_SAMPLING", "nobody is asked", {"studies": NEGATIVE},
     "the reader is", {"studies": [*NEGATIVE, MRI | {"adequacy": "unknown"}]}),
    ("VENOUS_SAMPLING", "365 days old", {"as_of": "2025-05-01", "studies": NEGATIVE, "labs": [
        *[row | {"collected_at": "2025-02-" + row["collected_at"][-2:]} for row in WITH_EGFR],
        {**LABS[0], "id": "h", "collected_at": "2024-06-01"}]},
     "366 days old", {"as_of": "2025-05-02", "studies": NEGATIVE, "labs": [
        *[row | {"collected_at": "2025-02-" + row["collected_at"][-2:]} for row in WITH_EGFR],
        {**LABS[0], "id": "h", "collected_at": "2024-06-01"}]}),
    ("VENOUS_SAMPLING", "eligible", {"studies": NEGATIVE},
     "not yet", {"studies": NEGATIVE, "operations": [operation(report="missing")]}),
    ("VENOUS_SAMPLING", "both first-line studies", {"studies": NEGATIVE},
     "one of them", {"studies": [study("p", "choline_pet_ct"), study("s2", "ct_4d")]}),
    ("VENOUS_SAMPLING", "no allergy", {"studies": NEGATIVE},
     "allergy", {"studies": NEGATIVE, "flags": ["contrast_allergy"]}),
    ("VENOUS_SAMPLING", "the graft's arm was tested", {"studies": NEGATIVE, "operations": GRAFT,
                                                       "samplings": [arm("110")]},
     "not tested", {"studies": NEGATIVE, "operations": GRAFT}),
    ("MEDICAL_MANAGEMENT", "each ratio known", {"studies": NEGATIVE, "samplings": [FLAT]},
     "one open", {"studies": NEGATIVE, "samplings": [FLAT, veins(("left.thymic", ">150"), key="w")]}),
    ("MEDICAL_MANAGEMENT", "1.499", {"studies": NEGATIVE, "samplings": [
        veins(("left.inferior_thyroid", "149.9"), ("right.inferior_thyroid", "120"))]},
     "1.5", {"studies": NEGATIVE, "samplings": [
        veins(("left.inferior_thyroid", "150"), ("right.inferior_thyroid", "120"))]}),
    ("MEDICAL_MANAGEMENT", "nothing seen", {"studies": NEGATIVE, "samplings": [FLAT]},
     "a target", {"samplings": [FLAT]}),
    ("REPLETE_VITAMIN_D", "calcium of 12", {"labs": labs(VITAMIN, calcium_of("12"))},
     "12.1", {"labs": labs(VITAMIN, calcium_of("12.1"))}),
    ("REPLETE_VITAMIN_D", "ionized of 1.5", {"labs": labs(VITAMIN, calcium_of("1.5", "calcium_ionized",
         "mmol/L"))},
     "1.51", {"labs": labs(VITAMIN, calcium_of("1.51", "calcium_ionized", "mmol/L"))}),
    ("REPLETE_VITAMIN_D", "12 ng/mL", {"labs": labs(VITAMIN)}, "20",
         {"labs": labs(VITAMIN | {"value": "20"})}),
    ("REPLETE_VITAMIN_D", "PTH at its limit", {"labs": [
        *(row | ({"value": "15"} if row["id"] == "pth" else {}) for row in WITH_EGFR), VITAMIN]},
     "below it", {"labs": [*(row | ({"value": "14"} if row["id"] == "pth" else {}) for row in WITH_EGFR),
         VITAMIN]}),
    ("GRAFT_TEST", "ratio of 2", {"operations": GRAFT, "samplings": [arm("200")]},
     "1.99", {"operations": GRAFT, "samplings": [arm("199")]}),
    ("GRAFT_TEST", "ratio of 20", {"operations": GRAFT, "samplings": [arm("2000")]},
     "20.01", {"operations": GRAFT, "samplings": [arm("2001")]}),
    ("GRAFT_TEST", "fall of a half", {"operations": GRAFT, "samplings": [arm("300", "50")]},
     "more than a half", {"operations": GRAFT, "samplings": [arm("300", "49")]}),
    ("GRAFT_TEST", "fall of a fifth", {"operations": GRAFT, "samplings": [arm("300", "80")]},
     "less than a fifth", {"operations": GRAFT, "samplings": [arm("300", "81")]}),
    ("GRAFT_REVISION", "ratio of 20.01", {"operations": GRAFT, "studies": NEGATIVE,
         "samplings": [arm("2001")]},
     "of 20", {"operations": GRAFT, "studies": NEGATIVE, "samplings": [arm("2000")]}),
    ("GRAFT_REVISION", "more than a half", {"operations": GRAFT, "studies": [], "samplings": [arm("110",
         "49")]},
     "a half", {"operations": GRAFT, "studies": [], "samplings": [arm("110", "50")]}),
    ("GRAFT_REVISION", "on record", {"operations": GRAFT, "studies": [], "samplings": [arm("2001")]},
     "removed", {"operations": [*GRAFT, {"id": "r", "date": "2024-05-20", "kind": "graft_removal",
                                         "grafts": ["right.forearm_graft"]}],
                 "studies": [], "samplings": [arm("2001")]}),
    ("GRAFT_REVISION", "MEN 1 does not hinder", {"operations": GRAFT, "studies": [], "flags": ["men1"],
                                                 "samplings": [arm("2001")]},
     "pregnancy does", {"operations": GRAFT, "studies": [], "flags": ["pregnancy"],
         "samplings": [arm("2001")]}),
    ("REGION_EXPLORATION", "no caveat", {"studies": NEGATIVE, "samplings": [LEFT]},
     "a tied vein", {"studies": NEGATIVE, "samplings": [LEFT],
                     "operations": [operation(ligated_veins=["left.thymic"])]}),
    ("REGION_EXPLORATION", "a vein below beside it", {"studies": NEGATIVE, "samplings": [
        veins(("left.inferior_thyroid", "400"), ("left.brachiocephalic", "300"),
              ("midline.superior_vena_cava", "200"), ("right.inferior_thyroid", "120"))]},
     "alone", {"studies": NEGATIVE, "samplings": [
        veins(("left.brachiocephalic", "300"), ("right.inferior_thyroid", "120"))]}),
    ("REGION_EXPLORATION", "one side", {"studies": NEGATIVE, "samplings": [LEFT]},
     "the thymic vein too", {"studies": NEGATIVE, "samplings": [
        veins(("left.inferior_thyroid", "400"), ("left.thymic", "300"), ("right.inferior_thyroid", "120"))]}),
    ("REGION_EXPLORATION", "possible on the other side", {"studies": [*NEGATIVE, scan(
        "u", "ultrasound", "right.inferior?")], "samplings": [LEFT]},
     "probable", {"studies": [*NEGATIVE, scan("u", "ultrasound", "right.inferior")], "samplings": [LEFT]}),
    ("REGION_EXPLORATION", "on one side", {"studies": REGION},
     "with a sign of carcinoma", {"studies": REGION, "flags": ["palpable_mass"]}),
    ("TARGET_WITH_RATIONALE", "a third family", {"studies": THREE_AND_ONE}, "two", {"studies": TWO_AND_ONE}),
    ("TARGET_WITH_RATIONALE", "nothing adrift", {"studies": THREE_AND_ONE},
     "a finding without a place", {"studies": [*THREE_AND_ONE, scan("u", "ultrasound", "behind the scar")]}),
    ("TARGET_WITH_RATIONALE", "veins that drain it", {"studies": TWO_AND_ONE, "samplings": [LEFT]},
     "none that do", {"studies": TWO_AND_ONE, "samplings": [FLAT]}),
    ("SETTLE_FIRST", "a pitfall that stops", {"flags": ["pregnancy"]}, "none", {}),
    ("SETTLE_FIRST", "a region", {"flags": ["pregnancy"], "studies": REGION},
     "nothing seen", {"flags": ["pregnancy"], "studies": NEGATIVE}),
    ("FOCUSED_REOPERATION", "eligible", {}, "not yet", {"flags": ["thiazide"]}),
    ("FOCUSED_REOPERATION", "no sign of carcinoma", {}, "one", {"flags": ["palpable_mass"]}),
    ("BILATERAL_EXPLORATION", "two groups", {"studies": TWO_PLACES},
     "one group and a finding", {"studies": [TWO_PLACES[0], CT]}),
    ("BILATERAL_EXPLORATION", "the cords move", {"studies": TWO_PLACES},
     "one does not", {"studies": TWO_PLACES, "laryngoscopies": [EXAMINED | {"left": "immobile"}]}),
    ("THORACIC_PLANNING", "thymic veins", {"studies": NEGATIVE, "samplings": [
        veins(("left.thymic", "400"), ("right.inferior_thyroid", "120"))]},
     "another beside", {"studies": NEGATIVE, "samplings": [
        veins(("left.thymic", "400"), ("left.inferior_thyroid", "300"), ("right.inferior_thyroid", "120"))]}),
    ("EN_BLOC_PLANNING", "a region", {"studies": REGION, "flags": ["palpable_mass"]},
     "not settled", {"studies": UNSURE, "flags": ["palpable_mass"]}),
    ("GENETICS", "39 years", {"patient": {"age_years": 39}}, "40", {"patient": {"age_years": 40}}),
    ("GENETICS", "jaw tumors", {"flags": ["hpt_jaw_tumor"]}, "lithium", {"flags": ["lithium"]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "stands", "differs"),
    [(step, why, changes) for step, why, changes, _, _ in PAIRS],
    ids=[f"{row[0]}: {row[1]}" for row in PAIRS],
)
def test_a_step_stands(step: str, stands: str, differs: Json) -> None:
    assert step in steps(**differs), stands


@pytest.mark.parametrize(
    ("step", "hindered", "differs"),
    [(step, why, changes) for step, _, _, why, changes in PAIRS],
    ids=[f"{row[0]}: {row[3]}" for row in PAIRS],
)
def test_a_step_just_does_not_stand(step: str, hindered: str, differs: Json) -> None:
    assert step not in steps(**differs), hindered
