"""Second opinion on pitfalls, which of them stop, and their answers, from the published rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction as F

from tests.rules.oracle_pitfall_case import Case, Rows, day, is_high, side, some
from tests.rules.oracle_pitfalls_of_patient import explored_side, of_patient
from tests.rules.oracle_pitfalls_of_target import FIRST_LINE, of_place, of_target

NO_PLACE = {
    *("GRAFT_NOT_TESTED", "MULTIGLAND_LIKELY", "PREGNANCY", "SINGLE_HIGH_CALCIUM"),
    *("PTH_LOW_NORMAL", "STALE_BIOCHEMISTRY"),
}
HALF_YEAR = {"STALE_BIOCHEMISTRY", "STALE_STUDY", "PREGNANCY"}
SOMETIMES = {"PET_ALONE", "TARGET_SEEN_NORMAL", "STALE_STUDY"}
STOP = {
    *("FIRST_LINE_OPEN", "READING_OPEN", "TARGET_ALREADY_REMOVED", "EXPLAINED_OTHERWISE", "SEEN_ELSEWHERE"),
    *("SAMPLING_ELSEWHERE", "WASHOUT_NEGATIVE", "ACROSS_INLET", "GRAFT_NOT_TESTED", "GRAFT_SECRETES"),
    *("MULTIGLAND_LIKELY", "CORD_PALSY_OPPOSITE", "PREGNANCY", "SINGLE_HIGH_CALCIUM", "PTH_LOW_NORMAL"),
    "STALE_BIOCHEMISTRY",
}


def pitfalls(case: Case) -> list[tuple[str, bool, bool]]:
    """Each pitfall that stands, whether it stops, and whether it is answered."""
    facts = dict(_standing(case))
    return [
        (code, stops, stops and _answered(case, code, named))
        for code, named in facts.items()
        for stops in [code in STOP or (code in SOMETIMES and _stops(case, code))]
    ]


def _standing(case: Case) -> Iterator[tuple[str, list[str]]]:
    """In the table's order, with the facts that each names."""
    for rules in (_of_studies, of_target, _of_records, of_place, of_patient, _of_values):
        yield from ((code, named) for code, named in rules(case) if named is not None)


def _stops(case: Case, code: str) -> bool:
    if code == "PET_ALONE":
        return any(
            {case.lines[m.study]["family"] for m in target.members if m.firm} <= {"pet"}
            for target in case.targets
        )
    if code == "TARGET_SEEN_NORMAL":
        return bool(case.answer["eligibility"]["course"] != "recurrent")
    return bool(case.targets) and any(age > 1826 for _, age in _ages(case))  # noqa: PLR2004


def _ages(case: Case) -> list[tuple[str, int]]:
    """The studies of the newest day of each target, or of all, with their age in days."""
    groups = (
        [[m.study for m in target.members] for target in case.targets] if case.targets else [case.counting]
    )
    latest = [max(case.rows[key]["performed_on"] for key in keys) for keys in groups if keys]
    newest = [
        key
        for keys, last in zip(filter(None, groups), latest, strict=True)
        for key in dict.fromkeys(keys)
        if case.rows[key]["performed_on"] == last
    ]
    return [(key, (case.as_of - day(case.rows[key]["performed_on"])).days) for key in newest]


def _of_studies(case: Case) -> Rows:
    families = {case.lines[key]["family"] for key in case.counting}

    def of(*kinds: str, keys: list[str] | None = None) -> list[str]:
        return [key for key in (case.post if keys is None else keys) if case.modality(key) in kinds]

    yield "ULTRASOUND_ALONE", some(of("ultrasound"), unless=len(of("ultrasound")) < len(case.post))
    yield "SINGLE_MODALITY", some(case.counting, unless=len(families) != 1)
    yield "STANDARD_CT_NOT_4D", some(of("ct_neck_contrast", "ct_neck_without"), unless="ct_4d" in families)
    yield "PLANAR_ONLY", some(of("sestamibi_planar"), unless="sestamibi" in families)
    yield "MRI_WITHOUT_CONTRAST", some(of("mri_without_contrast", keys=list(case.rows)))
    before = [key for key in case.rows if key not in case.post]
    yield "PREOPERATIVE_STUDY", some(before, unless=case.tree.get("operations") is None)
    yield "FDG_PET", some(of("fdg_pet_ct"))
    narrow = [key for key in case.counting if case.lines[key]["adequacy"] == "limited"]
    yield (
        "MEDIASTINUM_NOT_COVERED",
        some([k for k in narrow if case.modality(k) not in ("ultrasound", "fna_pth")]),
    )


def _of_records(case: Case) -> Rows:
    missing = [op["id"] for op in case.operations if op.get("report", "missing") == "missing"]
    unread = [key for key in case.counting if case.rows[key].get("operative_report_seen") is False]
    yield "OPERATIVE_REPORT_NOT_REVIEWED", some([*missing, *unread])
    early = [
        row["id"]
        for row in case.tree.get("samplings") or []
        if any("antecubital" not in s["vein"] and s["vein"] != "peripheral" for s in row["samples"])
        and not {
            case.lines[key]["family"]
            for key in case.counting
            if case.rows[key]["performed_on"] <= row["performed_on"]
        }
        >= FIRST_LINE
    ]
    yield "SAMPLING_BEFORE_IMAGING", some(early)
    needles = [key for key in case.rows if case.modality(key) == "fna_pth"]
    yield "BIOPSY_WITH_CARCINOMA_FLAG", some(needles, unless=not case.suspect)


def _of_values(case: Case) -> Rows:
    calcium = case.calcium
    high = [row["id"] for row in case.labs("calcium_total") if is_high(row)]
    yield "SINGLE_HIGH_CALCIUM", some(high, unless=len(high) != 1)
    low = [
        row["id"]
        for row in case.tree.get("labs") or []
        if row["analyte"] == "pth_intact"
        and calcium is not None
        and (day(calcium["collected_at"]) - day(row["collected_at"])).days <= 90  # noqa: PLR2004
        and not is_high(row)
        and (F(row["value"]) < 25 or case.overridden)  # noqa: PLR2004
    ]
    yield "PTH_LOW_NORMAL", some(low)
    stale = calcium is not None and (
        (case.as_of - day(calcium["collected_at"])).days > 183  # noqa: PLR2004
        or (case.last is not None and day(calcium["collected_at"]) <= case.last)
    )
    yield "STALE_BIOCHEMISTRY", [calcium["id"]] if stale and calcium is not None else None
    yield "STALE_STUDY", some([key for key, age in _ages(case) if age > 365])  # noqa: PLR2004
    vitamin = next(reversed(case.labs("vitamin_d_25oh")), None)
    yield "VITAMIN_D_LOW", [vitamin["id"]] if vitamin is not None and F(vitamin["value"]) < 20 else None  # noqa: PLR2004
    unreadable = [
        row["id"]
        for row in case.tree.get("labs") or []
        if row["analyte"] == "phosphate" and not F("0.3") <= F(row["value"]) <= 25  # noqa: PLR2004
    ]
    yield "VALUE_UNREADABLE", some(unreadable)
    part = case.answer["indications"]
    yield "NO_INDICATION", None if part["met"] or part["unknown"] else []


def _days(case: Case) -> dict[str, str]:
    days: dict[str, str] = {}
    for name, key in (
        ("operations", "date"),
        ("labs", "collected_at"),
        ("studies", "performed_on"),
        ("samplings", "performed_on"),
        ("laryngoscopies", "performed_on"),
    ):
        days |= {row["id"]: row[key][:10] for row in case.tree.get(name) or []}
    return days


def _answered(case: Case, code: str, named: list[str]) -> bool:
    days = _days(case)
    studies = [m.study for target in (*case.own, *case.targets) for m in target.members]
    newest = max((days[key] for key in (*named, *studies)), default="")
    for answer in case.tree.get("answers") or []:
        fresh = answer["code"] == code and answer["date"] > newest
        if code in HALF_YEAR and (case.as_of - day(answer["date"])).days > 183:  # noqa: PLR2004
            continue
        sites = set(answer.get("sites") or [])
        explored = None if case.targets else explored_side(case)
        holds = case.places <= sites if case.targets else any(side(site) == explored for site in sites)
        if fresh and (code in NO_PLACE or holds):
            return True
    return False
