"""The factors of the target map computed a second time, site by site, from the raw figures."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.facts.load import load
from casereview.rules.profiles import model as profiles
from imaging.anatomy.cells import Level, agree
from imaging.anatomy.sites import EUTOPIC, SITES, Sites, place_of, sides_of
from tests.rules import oracle_flags, oracle_glands, oracle_sampling
from tests.rules.build import Json

FIGURES: Json = tomllib.loads(
    (Path(profiles.__file__).parent / "acr-2021" / "profile.toml").read_text(encoding="utf-8")
)["target_map"]


def value(*path: str) -> Fraction:
    node = FIGURES
    for key in path:
        node = node[key]
    return Fraction(node["value"])


def thousandths(number: Fraction) -> Fraction:
    return max(Fraction(int(number * 1000 + Fraction(1, 2)), 1000), Fraction(1, 1000))


def gland_factor(tree: Json, site: str) -> Fraction:
    """The mean over the glands that can lie at a site of what the operations leave of them."""
    here = []
    for gland in oracle_glands.named(tree):
        state, removed = oracle_glands.status(tree, gland)
        if not _reaches(gland, state, site):
            continue
        if state == "accounted":
            state = "removed" if removed else "seen_normal"
        here.append(value("ledger", state))
    return sum(here, Fraction(0)) / len(here) if here else Fraction(1)


def _reaches(gland: str, state: str, site: str) -> bool:
    """Can this gland lie here? On the midline those of both sides can."""
    side, place = site.split(".")
    if gland == "supernumerary":  # only while it is not accounted for, on the thymic path
        thymic = ("inferior", "thyrothymic_ligament", "intrathymic", "anterior_mediastinum")
        return state != "accounted" and side != "midline" and place in thymic
    own, pole = gland.split(".")
    return side in ("midline", own) and place in (pole, *oracle_glands.PATHS[pole], "intrathyroidal")


def prior(tree: Json, site: str) -> Fraction:
    place = place_of(site)
    parts = {
        name: sum(
            Fraction(group["value"]) / len(group["places"])
            for group in FIGURES["places"]
            if name in group["places"]
        )
        for name in {place_of(code) for code in SITES}
    }
    if site in EUTOPIC:
        share = value("eutopic") / 4
    else:
        share = value("ectopic") * parts[place] / sum(parts.values()) / len(sides_of(place))
    times = len(SITES) * share / (value("eutopic") + value("ectopic")) * gland_factor(tree, site)
    graft = site in oracle_glands.on_record(tree)
    return thousandths(times * (value("ledger", "graft_recorded") if graft else 1))


def ratio(
    family: str, named: list[tuple[Sites, Fraction]], site: str, passed_over: bool, sure: Fraction
) -> Fraction:
    hit = value("performance", family, "sensitivity") / 100
    false = value("performance", family, "false_positive") / 100
    part = {
        code: max(
            (certainty / len(sites) for sites, certainty in named if code in sites), default=Fraction(0)
        )
        for code in SITES
    }
    if part[site]:
        best = max(certainty for _, certainty in named)
        return thousandths(1 + (hit / false - 1) * best * part[site] / sum(part.values()))
    if passed_over:
        return thousandths(1 - sure * (1 - (1 - hit) / (1 - false)))
    return Fraction(1)


def of_imaging(tree: Json, site: str) -> list[Fraction]:
    found = []
    here = Sites.of([site])
    for read in count_studies(load(tree)):
        needle = read.modality == "fna_pth"  # it has no field: where it was not, it says nothing
        if not read.counts or (needle and oracle_flags.is_suspect(tree)):
            continue
        named = [
            (finding.sites, value("certainty", finding.certainty))
            for finding in read.findings
            if finding.sites and finding.nature == "suspicious"
        ]
        unplaced = any(not finding.sites and finding.nature == "suspicious" for finding in read.findings)
        open_question = read.result == "equivocal" and not named
        near = any(agree(here, sites, Level.SAME_QUADRANT) for sites, _ in named)
        passed_over = not (needle or near or unplaced or open_question) and _in_field(read.covers, site)
        sure = max((certainty for _, certainty in named), default=Fraction(1))
        found.append(ratio("needle" if needle else read.family, named, site, passed_over, sure))
    return found


def _in_field(covers: frozenset[str], site: str) -> bool:
    place = place_of(site)
    if place == "forearm_graft":
        return False
    if place == "intrathymic":  # lies across the inlet
        return {"neck", "mediastinum"} <= covers
    chest = place.endswith("mediastinum") or place in ("aortopulmonary_window", "pericardial")
    return ("mediastinum" if chest else "neck") in covers


def of_blood(tree: Json, site: str) -> list[Fraction]:
    """One for each sampling since the last neck operation that has a vein of the neck or chest."""
    found: list[Fraction] = []
    if tree.get("operations") is None:
        return found
    last = max((op["date"] for op in tree["operations"] if op["kind"] != "graft_removal"), default="")
    rows = sorted(tree.get("samplings") or [], key=lambda row: (row["performed_on"], row["id"]))
    for sampling in rows:
        veins = oracle_sampling.of_neck(sampling)
        if sampling["performed_on"] <= last or not veins:
            continue
        says: dict[bool | None, list[Sites]] = {True: [], False: [], None: []}
        for row, line in veins:
            says[line.gradient].append(Sites.of(oracle_sampling.drained(row["vein"])))
        doubt = oracle_sampling.caveats(sampling, tree["operations"])
        sure = value("certainty", "probable" if doubt else "definite")
        silent = any(site in region for region in says[False])
        passed_over = silent and not any(site in region for region in says[None])
        found.append(ratio("sampling", [(region, sure) for region in says[True]], site, passed_over, sure))
    return found


def factors(tree: Json, site: str) -> list[Fraction]:
    """The prior, then one factor per counting study and per sampling."""
    return [prior(tree, site), *of_imaging(tree, site), *of_blood(tree, site)]
