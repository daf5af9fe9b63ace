"""Clinical profiles: every number the rules use, with its source, its confidence and what a site must verify.

A profile is one TOML file in `profiles/`. It is checked whole when it is loaded, so that a slip of an editor
stops the start and not a case. A profile that `extends` another states only what differs; what it takes over
says so in its source.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from typing import cast

from casereview.reading.structs import FactsError, struct_reader
from casereview.rules.profiles.checks import check
from casereview.rules.profiles.files import FOLDER, PROFILES, whole_tree
from casereview.rules.profiles.tables import (
    EUTOPIC_PLACES,
    Certainties,
    Concordance,
    Figure,
    LedgerNumbers,
    MapFigures,
    Numbers,
    Performance,
    Performances,
    PlaceShare,
    PlausibleRange,
    PlausibleRanges,
    Profile,
    Range,
    Ranges,
    Share,
)
from imaging.studies.sourced import Confidence

__all__ = [
    "EUTOPIC_PLACES",
    "PROFILES",
    "Certainties",
    "Concordance",
    "Confidence",
    "Figure",
    "LedgerNumbers",
    "MapFigures",
    "Numbers",
    "Performance",
    "Performances",
    "PlaceShare",
    "PlausibleRange",
    "PlausibleRanges",
    "Profile",
    "ProfileError",
    "Range",
    "Ranges",
    "Share",
    "load_profile",
    "parse_profile",
]


class ProfileError(ValueError):
    """A profile that is not known or does not fit; the message names the file and the field."""


_read = struct_reader(Profile)


@cache
def load_profile(name: str) -> Profile:
    """The profile of that id. Raises ProfileError for an unknown id or a file that does not fit."""
    if name not in PROFILES:
        raise ProfileError(f"{name!r} is not a known profile; use one of {', '.join(PROFILES)}")
    with open(os.path.join(FOLDER, name, "profile.toml"), encoding="utf-8") as file:
        return parse_profile(file.read(), name)


def parse_profile(text: str, name: str) -> Profile:
    """The profile in a TOML text, checked whole. Raises ProfileError that names the file and the field."""
    try:
        profile = cast(Profile, _read("", whole_tree(tomllib.loads(text))))
        check(profile, name)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name}/profile.toml: not valid TOML: {error}") from error
    except FactsError as error:
        raise ProfileError(f"{name}/profile.toml: {error}") from error
    return profile
