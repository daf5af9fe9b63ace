"""The factors of the target map computed a second time, site by site, from the raw figures."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

from casereview.rules.advice.assessment import since_last_operation
from casereview.rules.concordance.glands import gland_ledger
from casereview.rules.concordance.inclusion import count_studies
from casereview.rules.concordance.localizing_evidence import covers
from casereview.rules.concordance.sampling import samplings
from casereview.rules.facts.load import Facts, load
from casereview.rules.profiles import model as profiles
from casereview.rules.profiles.model import load_profile
from imaging.anatomy.cells import Level, agree
from imaging.anatomy.sites import EUTOPIC, SITES, Sites, place_of, side_of, sides_of
from imaging.anatomy.veins import drained
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


def gland_factor(facts: Facts, site: str) -> Fraction:
    sides = ("left", "right") if side_of(site) == "midline" else (side_of(site),)
    here = []
    untouched = {line.gland: line.look_in for line in gland_ledger(load({"patient": {}}))}
    for line in gland_ledger(facts):
        path = line.look_in if line.gland == "supernumerary" else untouched[line.gland]
        reached = [site] if line.gland == "supernumerary" else [f"{side}.{place_of(site)}" for side in sides]
        if not set(reached) & set(path):
            continue
        state = str(line.status)
        if state == "accounted":
            state = "removed" if line.removed else "seen_normal"
        here.append(value("ledger", state))
    return sum(here, Fraction(0)) / len(here) if here else Fraction(1)


def prior(facts: Facts, site: str) -> Fraction:
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
    times = len(SITES) * share / (value("eutopic") + value("ectopic")) * gland_factor(facts, site)
    grafts = [code for item in facts.operations or () for code in item.grafts or ()]
    return thousandths(times * (value("ledger", "graft_recorded") if site in grafts else 1))


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


def of_imaging(facts: Facts, site: str) -> list[Fraction]:
    found = []
    here = Sites.of([site])
    for read in count_studies(facts):
        if not read.counts:
            continue
        named = [
            (finding.sites, value("certainty", finding.certainty))
            for finding in read.findings
            if finding.sites and finding.nature == "suspicious"
        ]
        unplaced = any(not finding.sites and finding.nature == "suspicious" for finding in read.findings)
        open_question = read.result == "equivocal" and not named
        near = any(agree(here, sites, Level.SAME_QUADRANT) for sites, _ in named)
        passed_over = covers(read, here) and not near and not unplaced and not open_question
        sure = max((certainty for _, certainty in named), default=Fraction(1))
        found.append(ratio(read.family, named, site, passed_over, sure))
    return found


def of_blood(facts: Facts, site: str) -> list[Fraction]:
    found: list[Fraction] = []
    if facts.operations is None:
        return found
    by_id = {item.id: item for item in facts.samplings or ()}
    for part in since_last_operation(facts, samplings(facts, load_profile("acr-2021"))):
        veins = {sample.id: sample.vein for sample in by_id[part.id].samples or ()}
        says: dict[bool | None, list[Sites]] = {True: [], False: [], None: []}
        for line in part.ratios:
            says[line.gradient].append(drained(veins[line.id]))
        sure = value("certainty", "probable" if part.caveats else "definite")
        silent = any(site in region for region in says[False])
        passed_over = silent and not any(site in region for region in says[None])
        found.append(ratio("sampling", [(region, sure) for region in says[True]], site, passed_over, sure))
    return found


def factors(facts: Facts, site: str) -> list[Fraction]:
    """The prior, then one factor per counting study and per sampling."""
    return [prior(facts, site), *of_imaging(facts, site), *of_blood(facts, site)]
