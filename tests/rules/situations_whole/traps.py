"""What a naive assessment gets wrong: the traps that situations are marked with."""

from __future__ import annotations

from enum import StrEnum


class Trap(StrEnum):
    """One line each; the first three belong together: what a study without a lesion is worth."""

    NEGATIVE_ULTRASOUND = "a negative ultrasound in an operated neck is not a negative"
    INADEQUATE_STUDY = "an inadequate study is neither positive nor negative"
    FIELD_OF_A_NEGATIVE = "a negative speaks only for the field that it covered"
    NAMES_EVERYTHING = "a study that names everything localizes nothing"
    TWO_LESIONS = "two lesions that one study sees are multifocal, not discordant"
    MIDLINE_AND_MEDIASTINUM = (
        "midline goes with either side; the mediastinum is not the neck, except by descent"
    )
    LATER_READ = "a later read supersedes; reads are never averaged away"
    GLAND_REMOVED = (
        "a gland proven removed is no target but as a remnant, a graft or a supernumerary: flag it"
    )
    KNOWN_UPTAKE = "physiologic or known uptake does not localize"
    SAME_ANSWER = "neither order nor ids nor an inadequate study change the answer"
    EUTOPIC_FIRST = "nothing is assumed ectopic: the eutopic sites come first"
