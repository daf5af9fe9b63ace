"""Second opinion on pitfalls and their answers, from the published rules alone.

What the earlier rooms answer (eligibility, studies, verdict with the findings of each target, indications) is
taken as given: it is checked elsewhere. Values, days and places are those of the facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction as F
from functools import cached_property
from typing import NamedTuple

from tests.rules.build import Json
from tests.rules.oracle_glands import status
from tests.rules.oracle_places import MEDIASTINUM, NECK, agree
from tests.rules.oracle_sampling import drained

Places = frozenset[str]
QUADRANT = 3
WORDS: dict[str, tuple[Places, str | None]] = {
    "near the scar": (frozenset(), None),
    "right scar": (frozenset(), "right"),
    "left scar": (frozenset(), "left"),
    "inferior": (frozenset({"left.inferior", "right.inferior"}), None),
    "mediastinum": (MEDIASTINUM, None),
}
FIRST_LINE = {"ct_4d", "sestamibi"}
FUNCTIONAL = {
    "sestamibi_spect",
    "sestamibi_spect_ct",
    "choline_pet_ct",
    "choline_pet_mr",
    "methionine_pet_ct",
}
ANATOMIC = {"ct_4d", "mri_with_without_contrast"}
NEVER = {
    *("ct_neck_contrast", "ct_neck_without", "ct_chest_contrast", "sestamibi_planar"),
    *("mri_without_contrast", "fdg_pet_ct", "fna_pth"),
}
TO_REPEAT = {"INSUFFICIENT", "CONCORDANT_NEGATIVE", "DISCORDANT_LOCATION", "POSITIVE_NEGATIVE", "EQUIVOCAL"}
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


class Seen(NamedTuple):
    """One finding: where, on which side where it has no place, how sure, and what it is called."""

    sites: Places
    side: str | None
    sure: bool
    nature: str
    size: F | None

    @property
    def suspicious(self) -> bool:
        return self.nature == "suspicious"


class Member(NamedTuple):
    study: str
    sites: Places
    firm: bool


class Target(NamedTuple):
    sites: Places
    members: list[Member]


class Case:
    """One case beside what the earlier rooms say of it, asked of its targets or of one site."""

    def __init__(self, tree: Json, answer: Json, targets: list[Target], at: str | None = None) -> None:
        self.tree, self.answer, self.own, self.at = tree, answer, targets, at
        self.flags = set(tree.get("flags") or [])
        self.rows: dict[str, Json] = {row["id"]: row for row in tree.get("studies") or []}
        self.lines: dict[str, Json] = {line["id"]: line for line in answer["studies"]}
        self.verdict: str = answer["verdict"]["code"]
        self.as_of = date.fromisoformat(tree["as_of"])
        self.operations: list[Json] = tree.get("operations") or []
        on_neck = [day(op["date"]) for op in self.operations if op["kind"] != "graft_removal"]
        self.last = max(on_neck, default=None)
        glandular = [day(op["date"]) for op in self.operations if op["kind"] != "thyroidectomy"]
        self.parathyroid = max(glandular, default=None)

    @cached_property
    def counting(self) -> list[str]:
        return [key for key, line in self.lines.items() if line["counts"]]

    @cached_property
    def post(self) -> list[str]:
        """After the last neck operation, superseded ones left in; none while operations are unknown."""
        if self.tree.get("operations") is None:
            return []
        return [
            key for key, row in self.rows.items() if self.last is None or day(row["performed_on"]) > self.last
        ]

    @cached_property
    def current(self) -> list[str]:
        return [key for key in self.post if "SUPERSEDED" not in self.notes(key)]

    def notes(self, key: str) -> set[str]:
        return {note["code"] for note in self.lines[key]["notes"]}

    def modality(self, key: str) -> str:
        return str(self.rows[key]["modality"])

    def findings(self, key: str) -> list[Seen]:
        row = self.rows[key]
        equivocal = row.get("result") == "equivocal"
        if not row.get("findings"):
            implied = row.get("result") in ("positive", "equivocal")
            return [Seen(frozenset(), None, not equivocal, "suspicious", None)] if implied else []
        seen = []
        for finding in row["findings"]:
            sites, side = WORDS.get(finding["location"], (frozenset({finding["location"]}), None))
            sure = not equivocal and finding.get("certainty", "probable") != "possible"
            size = F(finding["size_mm"]) if finding.get("size_mm") else None
            seen.append(Seen(sites, side, sure, finding.get("nature", "suspicious"), size))
        return seen

    def suspicious(self, key: str) -> list[Seen]:
        return [seen for seen in self.findings(key) if seen.suspicious]

    @cached_property
    def targets(self) -> list[Target]:
        if self.at is None:
            return self.own
        here = frozenset({self.at})
        near = [
            Target(here, target.members)
            for target in self.own
            if here & target.sites or agree(here, target.sites) >= QUADRANT
        ]
        names = [
            Member(key, seen.sites, seen.sure)
            for key in self.counting
            for seen in self.suspicious(key)
            if here & seen.sites
        ]
        return near or [Target(here, names)]

    @cached_property
    def places(self) -> Places:
        return frozenset().union(*(target.sites for target in self.targets))

    @cached_property
    def recent(self) -> list[Json]:
        rows = self.tree.get("samplings") or []
        return [row for row in rows if self.last is None or day(row["performed_on"]) > self.last]

    def labs(self, analyte: str) -> list[Json]:
        """Those after the last parathyroid operation, by day; the generator gives one a day."""
        rows = [row for row in self.tree.get("labs") or [] if row["analyte"] == analyte]
        rows = [
            row for row in rows if self.parathyroid is None or day(row["collected_at"]) > self.parathyroid
        ]
        return sorted(rows, key=lambda row: str(row["collected_at"]))

    @cached_property
    def calcium(self) -> Json | None:
        return (self.labs("calcium_total") or [None])[-1]

    @cached_property
    def overridden(self) -> bool:
        return any(
            line["code"] == "NOT_HYPERCALCEMIC" and line["overridden"]
            for line in self.answer["eligibility"]["blockers"]
        )

    @cached_property
    def suspect(self) -> bool:
        return any(
            line["code"] != "PTH_SUSPICIOUS" and not line["answered"]
            for line in self.answer["carcinoma_flags"]
        )


def day(text: str) -> date:
    return date.fromisoformat(text[:10])


def side(site: str) -> str:
    return site.split(".", maxsplit=1)[0]


def is_high(row: Json) -> bool:
    return F(row["value"]) > F(row["high"])


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
    for rules in (_of_studies, _of_target, _of_records, _of_place, _of_patient, _of_values):
        yield from ((code, named) for code, named in rules(case) if named is not None)


Rows = Iterator[tuple[str, list[str] | None]]


def _some(keys: list[str], *, unless: bool = False) -> list[str] | None:
    return keys if keys and not unless else None


def _of_studies(case: Case) -> Rows:
    families = {case.lines[key]["family"] for key in case.counting}

    def of(*kinds: str, keys: list[str] | None = None) -> list[str]:
        return [key for key in (case.post if keys is None else keys) if case.modality(key) in kinds]

    yield "ULTRASOUND_ALONE", _some(of("ultrasound"), unless=len(of("ultrasound")) < len(case.post))
    yield "SINGLE_MODALITY", _some(case.counting, unless=len(families) != 1)
    yield "STANDARD_CT_NOT_4D", _some(of("ct_neck_contrast", "ct_neck_without"), unless="ct_4d" in families)
    yield "PLANAR_ONLY", _some(of("sestamibi_planar"), unless="sestamibi" in families)
    yield "MRI_WITHOUT_CONTRAST", _some(of("mri_without_contrast", keys=list(case.rows)))
    before = [key for key in case.rows if key not in case.post]
    yield "PREOPERATIVE_STUDY", _some(before, unless=case.tree.get("operations") is None)
    yield "FDG_PET", _some(of("fdg_pet_ct"))
    narrow = [key for key in case.counting if case.lines[key]["adequacy"] == "limited"]
    yield (
        "MEDIASTINUM_NOT_COVERED",
        _some([k for k in narrow if case.modality(k) not in ("ultrasound", "fna_pth")]),
    )


def _open_ct(case: Case) -> bool:
    """Does ORDER_CT_4D stand, or only not because two were done?"""
    standing = {
        line["code"]
        for line in case.answer["eligibility"]["blockers"]
        if not line["resolved"] and not line["overridden"]
    }
    cts = [key for key in case.rows if case.modality(key) == "ct_4d"]
    counting = [key for key in cts if key in case.counting]
    serves = any(
        (case.as_of - day(case.rows[key]["performed_on"])).days <= 365  # noqa: PLR2004
        or any(seen.sites & case.places for seen in case.suspicious(key))
        for key in counting
    )
    falls_short = [
        k for k in cts if k in case.current and case.lines[k]["adequacy"] in ("inadequate", "limited")
    ]
    repeat = (
        case.verdict in TO_REPEAT
        and bool(falls_short)
        and not any(case.lines[key]["adequacy"] == "adequate" for key in counting)
    )
    return not (
        case.answer["eligibility"]["status"] == "ineligible"
        or standing & {"CALCIUM_MISSING", "PTH_MISSING", "NOT_HYPERCALCEMIC", "PTH_SUPPRESSED"}
        or serves
        or repeat
        or any(key in cts for key in _to_state(case))
        or (case.tree.get("operations") is None and cts)
        or case.flags & {"pregnancy", "contrast_allergy", "ckd_dialysis"}
    )


def _to_state(case: Case) -> list[str]:
    return [
        key
        for key in case.current
        if case.modality(key) not in NEVER
        and (case.modality(key), case.rows[key].get("result")) != ("ultrasound", "negative")
        and ("NOT_REPORTED" in case.notes(key) or case.lines[key]["adequacy"] == "unknown")
    ]


def _unsided(seen: Seen) -> bool:
    """Named without a side, of places of the neck or arms."""
    return len(seen.sites) > 1 and not seen.sites & MEDIASTINUM


def _to_locate(case: Case) -> list[str]:
    findings = [
        key
        for key in case.counting
        if any(seen.sure and (not seen.sites or _unsided(seen)) for seen in case.suspicious(key))
    ]
    needles = [
        key
        for key in case.current
        if case.modality(key) == "fna_pth"
        and case.rows[key].get("result") == "negative"
        and not any(seen.sites for seen in case.findings(key))
    ]
    return findings + needles


def _of_target(case: Case) -> Rows:
    unseen = [
        target
        for target in case.targets
        if not any(
            member.firm and case.lines[member.study]["family"] in FIRST_LINE for member in target.members
        )
    ]
    blind = [
        target
        for target in case.targets
        if not any(case.modality(member.study) in ANATOMIC for member in target.members)
    ]
    open_ = [*unseen, *(blind if _open_ct(case) else [])]
    yield "FIRST_LINE_OPEN", [m.study for target in open_ for m in target.members] if open_ else None

    settled = [
        key
        for key in case.rows
        if case.suspicious(key)
        and all(seen.sites & case.places and not _unsided(seen) for seen in case.suspicious(key))
    ]
    reading = [key for key in (*_to_state(case), *_to_locate(case)) if key not in settled]
    reading += [key for key in case.counting if any(s.sure and not s.sites for s in case.suspicious(key))]
    yield "READING_OPEN", _some(reading, unless=not case.targets)

    firm = [key for key in case.counting if any(s.sure and s.sites for s in case.suspicious(key))]
    alone = firm if {case.lines[key]["family"] for key in firm} == {"pet"} else []
    for target in case.targets:
        functional = {m.study for m in target.members if case.modality(m.study) in FUNCTIONAL}
        if {case.lines[key]["family"] for key in functional} == {"pet"}:
            alone = [*alone, *functional]
    yield "PET_ALONE", _some(alone)


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
    """The newest study of each target, or of all, with its age in days."""
    groups = (
        [[m.study for m in target.members] for target in case.targets] if case.targets else [case.counting]
    )
    newest = [max(keys, key=lambda key: (case.rows[key]["performed_on"], key)) for keys in groups if keys]
    return [(key, (case.as_of - day(case.rows[key]["performed_on"])).days) for key in newest]


def _of_records(case: Case) -> Rows:
    missing = [op["id"] for op in case.operations if op.get("report", "missing") == "missing"]
    unread = [key for key in case.counting if case.rows[key].get("operative_report_seen") is False]
    yield "OPERATIVE_REPORT_NOT_REVIEWED", _some([*missing, *unread])
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
    yield "SAMPLING_BEFORE_IMAGING", _some(early)
    needles = [key for key in case.rows if case.modality(key) == "fna_pth"]
    yield "BIOPSY_WITH_CARCINOMA_FLAG", _some(needles, unless=not case.suspect)


def _of_place(case: Case) -> Rows:
    eutopic = {
        f"{a}.{b}": status(case.tree, f"{a}.{b}") for a in ("left", "right") for b in ("superior", "inferior")
    }
    removed = {gland for gland, (_, is_removed) in eutopic.items() if is_removed}
    accounted = {gland for gland, (found, _) in eutopic.items() if found == "accounted"}
    gone = [target for target in case.targets if target.sites <= removed]
    kept = [target for target in case.targets if target.sites <= accounted and not target.sites <= removed]
    yield "TARGET_ALREADY_REMOVED", _operations_on(case, gone)
    yield "TARGET_SEEN_NORMAL", _operations_on(case, kept)
    yield (
        "EXPLAINED_OTHERWISE",
        _some(
            [
                key
                for key in case.current
                if any(_explains(case, key, target.sites) for target in case.targets)
            ]
        ),
    )
    elsewhere = [
        key
        for key in case.current
        if (case.lines[key]["adequacy"] == "inadequate" or case.modality(key) == "fdg_pet_ct")
        and case.rows[key].get("result") != "negative"
        and any(seen.sure and _off(case, seen) for seen in case.suspicious(key))
    ]
    yield "SEEN_ELSEWHERE", _some(elsewhere, unless=not case.targets)
    veins = [row["id"] for row in case.recent if _drains_elsewhere(case, row)]
    yield "SAMPLING_ELSEWHERE", _some(veins, unless=not case.targets)
    needles = [
        key
        for key in case.current
        if case.modality(key) == "fna_pth" and case.rows[key].get("result") == "negative"
    ]
    located = {key: frozenset().union(*(seen.sites for seen in case.findings(key))) for key in needles}
    at_target = [key for key in needles if located[key] & case.places]
    yield "WASHOUT_NEGATIVE", _some(at_target or [key for key in needles if not located[key]])
    yield "ACROSS_INLET", _some([key for target in case.targets for key in _astride(target)])


def _operations_on(case: Case, targets: list[Target]) -> list[str] | None:
    glands = {site for target in targets for site in target.sites}
    named = [op["id"] for op in case.operations if any(r["gland"] in glands for r in op.get("glands") or [])]
    return named if targets else None


def _explains(case: Case, key: str, place: Places) -> bool:
    if case.rows[key].get("result", "not_reported") == "not_reported":
        return False
    if case.modality(key) == "fna_pth" and key not in case.counting:
        return False
    others = [s for s in case.findings(key) if s.nature in ("physiologic", "lymph_node", "thyroid_nodule")]
    return any(s.sites & place for s in others) and not any(s.sites & place for s in case.suspicious(key))


def _off(case: Case, seen: Seen) -> bool:
    if seen.sites:
        return all(
            not seen.sites & target.sites and agree(seen.sites, target.sites) < QUADRANT
            for target in case.targets
        )
    sides = {side(site) for target in case.targets for site in target.sites}
    return seen.side is not None and seen.side not in sides and "midline" not in sides


def _drains_elsewhere(case: Case, row: Json) -> bool:
    """Ratios stand against a peripheral PTH of 100; a bound is always one below which it does not lie."""
    veins = [
        (sample["vein"], F(sample["value"]) / 100, sample.get("comparator") == ">")
        for sample in row["samples"]
        if sample["vein"] != "peripheral" and "antecubital" not in sample["vein"]
    ]
    sides = {side(site) for site in case.places}
    sides |= {"left", "midline", "right"} if "midline" in sides else set()
    tops = [
        (vein, ratio, bound)
        for vein, ratio, bound in veins
        if bound or all(ratio > other or (ratio == other and not open_) for _, other, open_ in veins)
    ]
    tops = [top for top in tops if top[1] >= 2]  # noqa: PLR2004
    if any(not drained(vein) & case.places for vein, _, _ in tops):
        return True
    return any(
        ratio >= 2  # noqa: PLR2004
        and not {side(site) for site in drained(vein)} & sides
        and any(bound or (ratio * 2 > top if open_ else ratio * 2 >= top) for _, top, open_ in tops)
        for vein, ratio, bound in veins
    )


def _astride(target: Target) -> list[str]:
    places: dict[str, Places] = {}
    for member in target.members:
        places[member.study] = places.get(member.study, frozenset()) | member.sites
    thymus = {"left.intrathymic", "right.intrathymic"}
    above = [key for key, sites in places.items() if sites <= NECK and not sites & thymus]
    below = [key for key, sites in places.items() if sites <= MEDIASTINUM]
    return [*above, *below] if above and below else []


def _grafts(case: Case) -> dict[str, list[str]]:
    """The sides with a forearm graft, and who names it."""
    sides = {}
    for arm in ("left", "right"):
        site = f"{arm}.forearm_graft"
        removals = [
            op["date"] for op in case.operations if _names(op, site) and op["kind"] == "graft_removal"
        ]
        emptied = max(removals, default="")
        placed = [op for op in case.operations if _names(op, site) and op["kind"] != "graft_removal"]
        seen = [
            key
            for key in case.rows
            if "SUPERSEDED" not in case.notes(key) and any(site in f.sites for f in case.findings(key))
        ]
        if any(op["date"] >= emptied for op in placed) or any(
            case.rows[key]["performed_on"] > emptied for key in seen
        ):
            operations = [op["id"] for op in case.operations if _names(op, site)]
            sides[arm] = [
                *operations,
                *(k for k in case.rows if any(site in f.sites for f in case.findings(k))),
            ]
    return sides


def _names(op: Json, site: str) -> bool:
    return site in (op.get("grafts") or [])


def _arm_ratios(case: Case, arm: str) -> list[F]:
    return [
        F(sample["value"]) / 100
        for row in case.recent
        for sample in row["samples"]
        if sample["vein"] == f"{arm}.antecubital"
    ]


def _arm_falls(case: Case, arm: str) -> list[F]:
    samples = [sample for row in case.recent for sample in row["samples"]]
    return [1 - F(sample["value"]) / 100 for sample in samples if sample.get("occluded") == arm]


def _secretes(case: Case, arm: str) -> bool:
    ratios, falls = _arm_ratios(case, arm), _arm_falls(case, arm)
    told = any(fall > F(1, 2) or fall < F(1, 5) for fall in falls)
    return (
        any(fall > F(1, 2) for fall in falls)
        or any(ratio > 20 for ratio in ratios)  # noqa: PLR2004
        or (any(2 <= ratio <= 20 for ratio in ratios) and not told)  # noqa: PLR2004
    )


def _of_patient(case: Case) -> Rows:
    grafts = _grafts(case)
    high = case.calcium is not None and is_high(case.calcium)
    untested = [arm for arm in grafts if not _arm_ratios(case, arm) and not _arm_falls(case, arm)]
    named = [key for arm in untested for key in grafts[arm]]
    yield "GRAFT_NOT_TESTED", _some(named, unless=not (high or case.overridden))
    secreting = [
        arm
        for arm in grafts
        if _secretes(case, arm) and any(target.sites != {f"{arm}.forearm_graft"} for target in case.targets)
    ]
    tests = [row["id"] for row in case.recent if any(_tests(row, arm) for arm in secreting)]
    yield "GRAFT_SECRETES", _some([*(key for arm in secreting for key in grafts[arm]), *tests])
    hyperplastic = [
        (record["gland"], op["id"])
        for op in case.operations
        for record in op.get("glands") or []
        if record.get("pathology") == "hyperplasia"
    ]
    several = len({gland for gland, _ in hyperplastic}) > 1
    many = case.verdict == "MULTIFOCAL"
    likely = bool(case.flags & {"men1", "men2a", "hpt_jaw_tumor", "lithium"}) or several or many
    facts = [op for _, op in hyperplastic if several] + (case.counting if many else [])
    yield "MULTIGLAND_LIKELY", facts if likely else None
    sizes = [(s.size, key) for key in case.counting for s in case.suspicious(key) if s.size is not None]
    large = any(size is None or size >= 7 for size, _ in sizes)  # noqa: PLR2004
    yield "SMALL_LESION", _some([key for _, key in sizes], unless=large)
    yield from _of_cords(case)
    yield "PREGNANCY", [] if "pregnancy" in case.flags else None


def _tests(row: Json, arm: str) -> bool:
    return any(s["vein"] == f"{arm}.antecubital" or s.get("occluded") == arm for s in row["samples"])


def _of_cords(case: Case) -> Rows:
    rows = case.tree.get("laryngoscopies") or []
    since = [row for row in rows if case.last is not None and day(row["performed_on"]) > case.last]
    blind = case.last is not None and any(
        all(row.get(arm) is None for row in since) for arm in ("left", "right")
    )
    last = [op["id"] for op in case.operations if case.last is not None and day(op["date"]) == case.last]
    yield "CORD_NOT_EXAMINED", _some(last, unless=not blind)
    bad: dict[str, list[str]] = {}
    for arm in ("left", "right"):
        stated = [row for row in rows if row.get(arm) is not None]
        newest = max((row["performed_on"] for row in stated), default=None)
        today = [row for row in stated if row["performed_on"] == newest]
        worst = max(
            (row[arm] for row in today), key=["mobile", "paretic", "immobile"].index, default="mobile"
        )
        if worst != "mobile":
            bad[arm] = [row["id"] for row in today if row[arm] == worst]
    named = [key for keys in bad.values() for key in keys]
    yield "CORD_PALSY", _some(named)
    operated = {side(site) for site in case.places & (NECK | MEDIASTINUM)}
    if not case.targets and (explored := explored_side(case)) is not None:
        operated = {explored}
    off = len(bad) > 1 or any(operated - {arm} for arm in bad)
    yield "CORD_PALSY_OPPOSITE", _some(named, unless=not off)


def explored_side(case: Case) -> str | None:
    """The side that a sampling names where no study shows a target."""
    if case.answer["eligibility"]["status"] != "eligible" or case.suspect or case.own:
        return None
    if case.verdict not in ("CONCORDANT_NEGATIVE", "EQUIVOCAL"):
        return None
    parts = {part["id"]: part for part in case.answer["samplings"]}
    veins, both = set(), False
    for row in case.recent:
        of_neck = [s for s in row["samples"] if s["vein"] != "peripheral" and "antecubital" not in s["vein"]]
        gradients = {ratio["id"]: ratio["gradient"] for ratio in parts[row["id"]]["ratios"]}
        if parts[row["id"]]["caveats"]:
            return None
        both |= {side(s["vein"]) for s in of_neck} >= {"left", "right"} and all(
            gradients[s["id"]] is not None for s in of_neck
        )
        veins |= {s["vein"] for s in of_neck if gradients[s["id"]] is not False}
    veins -= {"midline.superior_vena_cava"}
    naming = {vein for vein in veins if "jugular" in vein or "_thyroid" in vein}
    sides = {side(vein) for vein in veins}
    if not both or len(sides) != 1 or not naming or "midline" in sides:
        return None
    if any("brachiocephalic" not in vein and "subclavian" not in vein for vein in veins - naming):
        return None
    (explored,) = sides
    seen = [s for key in case.counting for s in case.suspicious(key) if s.sure]
    off = any(not s.sites or any(side(site) != explored for site in s.sites) for s in seen)
    return None if off else explored


def _of_values(case: Case) -> Rows:
    calcium = case.calcium
    high = [row["id"] for row in case.labs("calcium_total") if is_high(row)]
    yield "SINGLE_HIGH_CALCIUM", _some(high, unless=len(high) != 1)
    low = [
        row["id"]
        for row in case.tree.get("labs") or []
        if row["analyte"] == "pth_intact"
        and calcium is not None
        and (day(calcium["collected_at"]) - day(row["collected_at"])).days <= 90  # noqa: PLR2004
        and not is_high(row)
        and (F(row["value"]) < 25 or case.overridden)  # noqa: PLR2004
    ]
    yield "PTH_LOW_NORMAL", _some(low)
    stale = calcium is not None and (
        (case.as_of - day(calcium["collected_at"])).days > 183  # noqa: PLR2004
        or (case.last is not None and day(calcium["collected_at"]) <= case.last)
    )
    yield "STALE_BIOCHEMISTRY", [calcium["id"]] if stale and calcium is not None else None
    yield "STALE_STUDY", _some([key for key, age in _ages(case) if age > 365])  # noqa: PLR2004
    vitamin = (case.labs("vitamin_d_25oh") or [None])[-1]
    yield "VITAMIN_D_LOW", [vitamin["id"]] if vitamin is not None and F(vitamin["value"]) < 20 else None  # noqa: PLR2004
    unreadable = [
        row["id"]
        for row in case.tree.get("labs") or []
        if row["analyte"] == "phosphate" and not F("0.3") <= F(row["value"]) <= 25  # noqa: PLR2004
    ]
    yield "VALUE_UNREADABLE", _some(unreadable)
    part = case.answer["indications"]
    yield "NO_INDICATION", None if part["met"] or part["unknown"] else []


def _days(case: Case) -> dict[str, str]:
    days = {}
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
