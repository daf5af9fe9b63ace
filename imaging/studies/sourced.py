"""What every published number or rating carries with it: where it is from, and how sure one may be of it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Sourced(Struct, frozen=True, kw_only=True):
    """`verify_locally`: a clinician of the site confirms it before it is relied on."""

    source: str
    confidence: Confidence
    verify_locally: bool
