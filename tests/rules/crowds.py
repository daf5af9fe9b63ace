"""Crowds of studies over a small neighborhood, so that cells overlap, tie and chain."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.rules.build import Json, case, operation
from tests.rules.oracle_places import ALL_SITES

OPERATED = "2024-01-10"
DAYS = tuple(f"2024-03-0{day}" for day in range(1, 8))
YEAR_LATER = ("2025-03-01", "2025-03-02")  # 365 and 366 days after the first of those
NEIGHBORHOODS = (
    ("left.superior", "left.tracheoesophageal_groove", "left.paraesophageal", "left.retroesophageal"),
    ("left.paraesophageal", "left.retroesophageal", "midline.retroesophageal", "retroesophageal"),
    (
        "left.retroesophageal",
        "left.posterior_mediastinum",
        "right.posterior_mediastinum",
        "posterior mediastinum",
    ),
    (
        "midline.retroesophageal",
        "midline.posterior_mediastinum",
        "left.posterior_mediastinum",
        "posterior mediastinum",
    ),
    ("left.inferior", "left.thyrothymic_ligament", "left.intrathymic", "left.anterior_mediastinum"),
    ("left.inferior", "right.inferior", "inferior", "left", "left.superior"),
    ("left.superior", "left.inferior", "left mid pole", "right.superior", "near the scar"),
    ("left.inferior", "left.superior", "near the left scar", "near the right scar"),
    ("mediastinum", "left", "near the right scar", "left.inferior", "left.anterior_mediastinum"),
    ("left.anterior_mediastinum", "mediastinum", "right.anterior_mediastinum", "left.intrathymic", "left"),
    ("left.forearm_graft", "right.forearm_graft", "left.sternocleidomastoid_graft", "left.inferior"),
    ("midline.retropharyngeal", "left.carotid_sheath", "left.submandibular", "right.intrathyroidal"),
)
GOOD = ("sestamibi_spect_ct", "ct_4d", "mri_with_without_contrast", "choline_pet_ct", "ultrasound")
ANY = (
    *GOOD * 2,
    *("sestamibi_spect", "fdg_pet_ct", "methionine_pet_ct", "choline_pet_mr", "fna_pth", "fna_pth"),
    *("sestamibi_planar", "ct_neck_contrast", "ct_neck_without", "ct_chest_contrast", "mri_without_contrast"),
)
SOUND = (*GOOD, "sestamibi_spect_ct", "ct_4d", "fna_pth")
#: How a study that counts can have been done.
WAYS: tuple[Json, ...] = (
    *({"adequacy": "adequate"},) * 6,
    {"adequacy": "limited"},
    {"adequacy": "adequate", "protocol": {"covers": ["neck"]}},
    {"adequacy": "limited", "protocol": {"covers": ["neck", "mediastinum"]}},
)
RESULTS = (*("positive",) * 7, "equivocal", *("negative",) * 3, "not_reported")
EXPLAINING = ["physiologic", "lymph_node", "thyroid_nodule"]


def _some(*values: Any) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(values), unique=True)


# Each key is there or not; a list may be empty.
protocols = st.fixed_dictionaries(
    {},
    optional={
        "phases": _some("non_contrast", "arterial", "delayed"),
        "covers": _some("neck", "mediastinum"),
        "fused": st.booleans(),
        "acquisitions": _some("early", "late"),
        "dual_tracer": st.booleans(),
    },
)
stated = st.sampled_from(["adequate", "limited", "inadequate", "unknown"])


def locations(places: tuple[str, ...]) -> st.SearchStrategy[str]:
    sites = sorted(set(places) & set(ALL_SITES))
    lists = st.lists(st.sampled_from(sites), min_size=2, max_size=3, unique=True).map(" and ".join)
    single = st.sampled_from(places)
    return single | single | lists if len(sites) > 1 else single


def findings(places: tuple[str, ...], suspicious: bool = True) -> st.SearchStrategy[list[Json]]:
    certainty = st.sampled_from(["definite", "probable", "probable", "possible"])
    others = [*EXPLAINING, "known_graft"]
    if not suspicious:
        explained = {"location": locations(places), "nature": st.sampled_from(others)}
        return st.lists(st.fixed_dictionaries(explained), max_size=2)
    nature = st.sampled_from(["suspicious"] * 6 + others)
    one = st.fixed_dictionaries(
        {"location": locations(places)}, optional={"certainty": certainty, "nature": nature}
    )
    return st.lists(one, max_size=3)


@st.composite
def studies(draw: st.DrawFn, smallest: int = 2, largest: int = 7) -> list[Json]:
    """Studies of one neighborhood or of two, some of them re-read, most of them of a kind that counts."""
    places = draw(st.sampled_from(NEIGHBORHOODS))
    if draw(st.booleans()):
        places += draw(st.sampled_from(NEIGHBORHOODS))
    days = draw(st.sampled_from((DAYS, (*DAYS[:2], *YEAR_LATER))))
    careless = draw(st.integers(0, 3)) == 0  # whether protocols and adequacy are as they come
    rows: list[Json] = []
    for number in range(draw(st.integers(smallest, largest))):
        row: Json = {"id": f"s{number}", "result": draw(st.sampled_from(RESULTS))}
        free = [one for one in rows if not any(one["id"] == other.get("supersedes") for other in rows)]
        if free and draw(st.integers(0, 5)) == 0:
            earlier = draw(st.sampled_from(free))
            row |= {key: earlier[key] for key in ("modality", "performed_on")} | {"supersedes": earlier["id"]}
        else:
            row |= {
                "modality": draw(st.sampled_from(ANY if careless else SOUND)),
                "performed_on": draw(st.sampled_from((OPERATED, *days) if careless else days)),
            }
        if careless:
            row |= draw(st.fixed_dictionaries({}, optional={"protocol": protocols, "adequacy": stated}))
        elif "supersedes" not in row:
            row |= draw(st.sampled_from(WAYS))
        if row["result"] in ("positive", "equivocal"):
            row["findings"] = draw(findings(places))
        elif row["result"] == "negative":
            row["findings"] = draw(findings(places, suspicious=row["modality"] == "fna_pth"))
        rows.append(row)
    return rows


@st.composite
def crowds(draw: st.DrawFn) -> Json:
    """Whole facts: the studies after one operation, after none, or after who knows what."""
    operations = draw(st.sampled_from([[operation(date=OPERATED)]] * 10 + [[], None]))
    return case(operations=operations, studies=draw(studies()), labs=None)


PLAIN_PATHS = (
    ("left.superior", "left.tracheoesophageal_groove", "left.paraesophageal", "left.retroesophageal"),
    (
        "left.tracheoesophageal_groove",
        "left.paraesophageal",
        "left.posterior_mediastinum",
        "posterior mediastinum",
    ),
    (
        "left.inferior",
        "left.thyrothymic_ligament",
        "left.intrathymic",
        "left.anterior_mediastinum",
        "right.anterior_mediastinum",
    ),
)


@st.composite
def dense(draw: st.DrawFn) -> Json:
    """A few good studies that name plain places along one path of descent: ties, chains and merged groups."""
    path = draw(st.sampled_from(PLAIN_PATHS))
    place = st.sampled_from(path)
    certainty = st.sampled_from(["probable", "probable", "possible"])
    finding = st.fixed_dictionaries({"location": place, "certainty": certainty})
    others = draw(st.lists(st.sampled_from(GOOD[1:]), min_size=1, max_size=4))
    rows = [
        {"id": f"s{number}", "modality": modality, "performed_on": DAYS[number], "adequacy": "adequate"}
        | {"result": "positive", "findings": draw(st.lists(finding, min_size=1, max_size=3))}
        for number, modality in enumerate((GOOD[0], *others))
    ]
    return case(studies=rows, labs=None)
