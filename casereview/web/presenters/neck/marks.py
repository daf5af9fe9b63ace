"""What stands on the drawings: marks of studies, outlines, rings of glands, veins and fields."""

from __future__ import annotations

from dataclasses import dataclass

from casereview.web.presenters.neck.anchors import Point


@dataclass(frozen=True, slots=True)
class Glyph:
    """One finding: a shape by family, filled where it is firm, with the number of its study."""

    at: Point
    side: Point | None
    side_letter: str  # L, R or nothing, in the side view
    shape: str
    number: int
    firm: bool
    thin: bool  # of a study that takes no part, and yet speaks against
    role: str
    says: str
    href: str
    impossible: bool
    more: int = 0  # further marks for which there is no room here


@dataclass(frozen=True, slots=True)
class Outline:
    """A path around anchors, with what it means as a class of the drawing."""

    d: str
    kind: str
    side_d: str = ""


@dataclass(frozen=True, slots=True)
class GlandRing:
    at: Point
    kind: str
    sign: str
    says: str


@dataclass(frozen=True, slots=True)
class VeinMark:
    d: str
    kind: str
    leader_d: str
    label_at: Point
    ratio: str
    says: str


@dataclass(frozen=True, slots=True)
class FieldOutline:
    """The field of studies that see nothing there."""

    x: int
    y: int
    width: int
    height: int
    label: str
    label_y: int


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A study in the key, in the order of the page; struck where it takes no part, with the reason."""

    number: int
    shape: str
    role: str
    firm: bool
    struck: bool
    study: str
    day: str
    says: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the table that says the same as the drawing."""

    place: str
    is_target: bool
    findings: tuple[str, ...]
    gland: str
    veins: str


@dataclass(frozen=True, slots=True)
class NeckPicture:
    headline: str
    stops: tuple[str, ...]
    glyphs: tuple[Glyph, ...]
    outlines: tuple[Outline, ...]
    rings: tuple[GlandRing, ...]
    veins: tuple[VeinMark, ...]
    fields: tuple[FieldOutline, ...]
    key: tuple[KeyRow, ...]
    unplaced: tuple[str, ...]  # findings that name no known place, quoted
    glands: tuple[str, ...]
    rows: tuple[PlaceRow, ...]
    forearm: bool

    @property
    def empty(self) -> bool:
        return not (self.key or self.rings or self.veins)
