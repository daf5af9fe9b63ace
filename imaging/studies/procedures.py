"""What may be ordered: every kind of study, and the procedures that are no study of their own here."""

from __future__ import annotations

from typing import Final, NamedTuple

from imaging.studies.modalities import MODALITIES


class Procedure(NamedTuple):
    """`family` is that of the studies it yields; None where it yields none that this project reads."""

    code: str
    label: str
    family: str | None


_OTHERS: Final = (
    Procedure("sestamibi_subtraction", "Sestamibi with pertechnetate subtraction", "sestamibi"),
    Procedure("venous_sampling", "Selective venous sampling for PTH", None),
    Procedure("arteriography", "Arteriography of the neck", None),
)
PROCEDURES: Final[dict[str, Procedure]] = {
    **{row.code: Procedure(row.code, row.label, row.family) for row in MODALITIES.values()},
    **{row.code: row for row in _OTHERS},
}
