"""Second opinion on carcinoma flags and indications, from the published rules alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction as F
from typing import NamedTuple

from tests.rules.build import Json
from tests.rules.oracle_labs import corrected, parathyroid_days, valued
from tests.rules.oracle_plausible import CALCIUMS, measured, usable
from tests.rules.oracle_quantity import Span, amount, day_of, of_lab

ORDER = ("CALCIUM_VERY_HIGH", "PTH_VERY_HIGH", "PTH_SUSPICIOUS", "PALPABLE_MASS", "LESION_LARGE", "PATHOLOGY")


class Raised(NamedTuple):
    code: str
    answered: bool
    facts: set[str]


def carcinoma(tree: Json) -> list[str]:
    """The codes of the flags that are up, answered or not."""
    return [row.code for row in flags(tree)]


def is_suspect(tree: Json) -> bool:
    """Is any carcinoma flag up that gates?"""
    return any(not row.answered and row.code != "PTH_SUSPICIOUS" for row in flags(tree))


def flags(tree: Json) -> list[Raised]:
    """Every flag, with what raises it, and whether a meeting has answered that."""
    last = max(parathyroid_days(tree), default=date.min)
    told: dict[str, list[tuple[date, set[str]]]] = {
        # a child's calcium was measured, although it decides nothing where no limit is printed
        "CALCIUM_VERY_HIGH": [row for row in _very_high(measured(tree), usable(tree)) if row[0] > last],
        "PTH_VERY_HIGH": [row for row in _far(tree, 10) if row[0] > last],
        "PTH_SUSPICIOUS": [row for row in _far(tree, 3) if row[0] > last],
        "LESION_LARGE": _large(tree),
        "PATHOLOGY": [
            (date.fromisoformat(op["date"]), {op["id"]})
            for op in tree.get("operations") or []
            for gland in op.get("glands") or []
            if gland.get("pathology") in ("carcinoma", "atypical")
        ],
    }
    up = {code for code, rows in told.items() if rows}
    if "palpable_mass" in (tree.get("flags") or []):
        up.add("PALPABLE_MASS")
    found = []
    for code in ORDER:
        if code in up:
            rows = told.get(code, [])
            ids = set().union(*(ids for _, ids in rows)) if rows else set()
            found.append(Raised(code, _answered(tree, code, [day for day, _ in rows]), ids))
    return found


def _answered(tree: Json, code: str, days: list[date]) -> bool:
    if code == "PATHOLOGY" and any(
        gland.get("pathology") == "carcinoma"
        for op in tree.get("operations") or []
        for gland in op.get("glands") or []
    ):
        return False
    return any(
        answer["code"] == code and all(date.fromisoformat(answer["date"]) > day for day in days)
        for answer in tree.get("answers") or []
    )


def _very_high(labs: list[Json], albumins: list[Json]) -> Iterable[tuple[date, set[str]]]:
    for lab in labs:
        if lab["analyte"] in CALCIUMS:
            limit = F("1.8") if lab["analyte"] == "calcium_ionized" else 14 * F("0.2495")
            if of_lab(lab).above(limit):
                yield day_of(lab), {lab["id"]}
        if lab["analyte"] == "calcium_total":
            for albumin in _nearest(lab, albumins):
                if corrected(lab, albumin).above(14 * F("0.2495")):
                    yield day_of(lab), {lab["id"], albumin["id"]}


def _nearest(calcium: Json, labs: list[Json]) -> list[Json]:
    """The albumin of that day, else of the nearest day within seven; of two equally near, both."""
    apart = [(abs((day_of(calcium) - day_of(lab)).days), lab) for lab in labs if lab["analyte"] == "albumin"]
    least = min((days for days, _ in apart), default=None)
    return [lab for days, lab in apart if days == least and days <= 7]  # noqa: PLR2004


def _far(tree: Json, times: int) -> list[tuple[date, set[str]]]:
    if "ckd_dialysis" in (tree.get("flags") or []) or _egfr_below(tree, 30):
        return []
    return [
        (day_of(lab), {lab["id"]})
        for lab in usable(tree)
        if lab["analyte"] == "pth_intact" and (value := valued(lab)).span.above(times * value.high)
    ]


def _egfr_below(tree: Json, limit: int) -> bool | None:
    """Of the latest day with an eGFR that tells, the lowest."""
    told = [
        (day_of(lab), below)
        for lab in usable(tree)
        if lab["analyte"] == "egfr" and (below := of_lab(lab).below(F(limit))) is not None
    ]
    return any(below for day, below in told if day == max(told)[0]) if told else None


def _large(tree: Json) -> list[tuple[date, set[str]]]:
    studies = {study["id"]: study for study in tree.get("studies") or []}
    operated = [op["date"] for op in tree.get("operations") or [] if op["kind"] != "graft_removal"]
    replaced = set()
    for study in studies.values():
        if study.get("result", "not_reported") != "not_reported":
            earlier = study.get("supersedes")
            while earlier:
                replaced.add(earlier)
                earlier = studies[earlier].get("supersedes")
    return [
        (date.fromisoformat(study["performed_on"]), {key})
        for key, study in studies.items()
        if key not in replaced
        and study["modality"] != "fna_pth"
        and all(study["performed_on"] > day for day in operated)
        for finding in study.get("findings") or []
        if finding.get("nature", "suspicious") == "suspicious" and F(finding.get("size_mm") or 0) > 30  # noqa: PLR2004
    ]


def indications(tree: Json, calcium: tuple[Json, Span, F] | None) -> dict[str, bool | None]:
    """Each met, not met, or None where nobody knows; `calcium` is the deciding one with its upper limit."""
    background = tree.get("background") or {}
    age, score = tree["patient"].get("age_years"), background.get("t_score")
    found: dict[str, bool | None] = {
        "SYMPTOMS": background.get("symptoms"),
        "STONES": background.get("stones"),
        "FRACTURE": background.get("fragility_fracture"),
        "CALCIUM_ABOVE": None,
        "AGE_BELOW_50": None if age is None else age < 50,  # noqa: PLR2004
        "T_SCORE": None if score is None else F(score) <= F("-2.5"),
        "EGFR_BELOW_60": _egfr_below(tree, 60),
        "URINE_CALCIUM": _urine_above(tree),
    }
    if calcium is not None:
        lab, value, high = calcium
        more = F("0.12") if lab["analyte"] == "calcium_ionized" else F("0.2495")
        found["CALCIUM_ABOVE"] = value.above(high + more)
    return found


def _urine_above(tree: Json) -> bool | None:
    """Of the latest day with a value that tells, the highest."""
    milligrams = "250" if tree["patient"].get("sex") == "F" else "300"
    limit = amount("urine_calcium_24h", milligrams, "mg/(24.h)")
    told = [
        (day_of(lab), above)
        for lab in usable(tree)
        if lab["analyte"] == "urine_calcium_24h" and (above := of_lab(lab).above(limit)) is not None
    ]
    return any(above for day, above in told if day == max(told)[0]) if told else None
