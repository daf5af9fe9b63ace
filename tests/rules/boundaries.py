"""Cases that stand exactly on a limit, which random ones meet too seldom."""

from __future__ import annotations

from tests.rules.build import (
    AGREE,
    CT,
    MRI,
    NEGATIVE,
    ONE_SIDED,
    OPERATED,
    SPECT,
    Json,
    after,
    calcium,
    case,
    lab,
    labs,
    operation,
    pth,
    sampling,
    study,
)


def _course(*values: tuple[int, str]) -> Json:
    rows = [calcium(value, after(day), f"c{day}") for day, value in values]
    return case(labs=labs(*rows, pth(day=after(values[-1][0]))))


def _open_sampling() -> Json:
    row = sampling("150", key="w")
    row["samples"][1]["comparator"] = ">"
    return row


def _sized(size: str) -> list[Json]:
    findings = [{"location": "left inferior", "size_mm": size}]
    return [study(key, kind, "left inferior", findings=findings) for key, kind in (("s1", SPECT), ("s2", CT))]


_UNCLEAR = lab("a", "egfr", "60", "mL/min/{1.73_m2}")
_REMOVED = [{"gland": "left.superior", "disposition": "removed"}]
_ON_THE_DAY = [{"blocker": "COURSE_UNDETERMINED", "date": OPERATED}]

BOUNDARIES: dict[str, Json] = {
    "the plain case": case(),
    "below 60 beside 60": case(
        labs=labs(calcium("9.8"), pth(), _UNCLEAR, _UNCLEAR | {"id": "b", "comparator": "<"})
    ),
    "a normal run of 183 days after a high": _course((1, "11.4"), (10, "9.8"), (193, "9.8"), (300, "11.4")),
    "a normal run of 182 days after a high": _course((1, "11.4"), (10, "9.8"), (192, "9.8"), (300, "11.4")),
    "a normal value on day 183": _course((183, "9.8"), (300, "11.4")),
    "a normal value on day 182": _course((182, "9.8"), (300, "11.4")),
    "resolved on the day of the operation": _course((300, "11.4")) | {"resolutions": _ON_THE_DAY},
    "PTH 90 days away": case(labs=labs(calcium(), pth(day=after(141)))),
    "PTH 91 days away": case(labs=labs(calcium(), pth(day=after(142)))),
    "a gland removed twice": case(
        operations=[operation(glands=_REMOVED), operation("op0", "2023-01-01", glands=_REMOVED)]
    ),
    "sampled on the day of an operation that tied a vein": case(
        operations=[operation(ligated_veins=["left.vertebral"])], samplings=[sampling("150", OPERATED)]
    ),
    "a third family opposes": case(studies=[*ONE_SIDED, study("s3", MRI)]),
    "two families oppose": case(studies=ONE_SIDED),
    "sampled in vain": case(studies=NEGATIVE, samplings=[sampling("150")]),
    "sampled with an open ratio": case(studies=NEGATIVE, samplings=[sampling("150"), _open_sampling()]),
    "a ratio of exactly 2": case(studies=NEGATIVE, samplings=[sampling("200")]),
    "sampled on the day of the imaging": case(studies=AGREE, samplings=[sampling("150", "2024-05-01")]),
    "lesions of exactly 30 mm": case(studies=_sized("30")),
    "lesions of 30.1 mm": case(studies=_sized("30.1")),
    "lesions of exactly 7 mm": case(studies=_sized("7")),
}
