"""The English of studies, and of the verdict with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from imaging.anatomy.cells import Level
from imaging.sentences import Template, Word
from imaging.studies.modalities import FAMILY_LABELS
from imaging.vocabulary import Certainty

# Studies and findings, as other sentences name them.
STUDY_OF = Template("STUDY_OF", "{modality} of {day}")
FINDING_OF = Template("FINDING_OF", "the {certainty} finding of {study} at {place}")
QUOTED = Template("QUOTED", '"{text}"')
NO_FINDING_DESCRIBED = Template("NO_FINDING_DESCRIBED", "no finding described")
NO_LOCATION_GIVEN = Template("NO_LOCATION_GIVEN", "no location given")
CERTAINTIES: Final[Mapping[Certainty, Word]] = {
    certainty: Word(certainty.label, lower=True) for certainty in Certainty
}
FIELDS: Final[Mapping[str, Word]] = {"neck": Word("neck"), "mediastinum": Word("mediastinum")}
FAMILIES: Final[Mapping[str, Word]] = {family: Word(label) for family, label in FAMILY_LABELS.items()}
LEVELS: Final[Mapping[Level, Word]] = {
    Level.SAME_SITE: Word("the same site"),
    Level.SAME_QUADRANT: Word("the same quadrant"),
    Level.SAME_SIDE: Word("the same side"),
    Level.SAME_COMPARTMENT: Word("the same compartment"),
    Level.DIFFERENT: Word("different places"),
}

# Notes of a study.
NOTE_OPERATIONS_UNKNOWN = Template(
    "NOTE_OPERATIONS_UNKNOWN", "It does not count: the neck operations are unknown."
)
NOTE_PREOPERATIVE = Template(
    "NOTE_PREOPERATIVE", "It does not count: it was not done after the last neck operation."
)
NOTE_SUPERSEDED = Template(
    "NOTE_SUPERSEDED", "It does not count: a later read of the same images replaces it."
)
NOTE_NOT_REPORTED = Template("NOTE_NOT_REPORTED", "It does not count: no result is reported.")
NOTE_INADEQUATE = Template("NOTE_INADEQUATE", "It does not count: its images are inadequate.")
NOTE_ADEQUACY_UNKNOWN = Template(
    "NOTE_ADEQUACY_UNKNOWN", "It does not count: nothing shows that its images are adequate."
)
NOTE_NEGATIVE_ULTRASOUND = Template(
    "NOTE_NEGATIVE_ULTRASOUND", "It does not count: an operated neck hides much from ultrasound."
)
NOTE_ASPIRATION = Template(
    "NOTE_ASPIRATION", "It does not count: an aspiration tests a place that another study found."
)
NOTE_LIMITED = Template("NOTE_LIMITED", "Its images are limited.")
NOTE_WITH_REASONS = Template("NOTE_WITH_REASONS", "{note} {reasons}.")
NOTE_NO_FINDING_DESCRIBED = Template(
    "NOTE_NO_FINDING_DESCRIBED", "It is reported as positive or equivocal without a finding."
)
NOTE_OTHER_NATURE = Template("NOTE_OTHER_NATURE", "{finding} is marked as {nature} and takes no part.")
NOTE_OTHER_SIDE = Template(
    "NOTE_OTHER_SIDE",
    "{finding} names another side than the place stated with it, {place}, and agrees with nothing.",
)
NOTE_UNLOCATED = Template(
    "NOTE_UNLOCATED", "{finding} names no place that is known, and agrees with nothing."
)
FINDING_WITHOUT_LOCATION = Template("FINDING_WITHOUT_LOCATION", "A finding without a location")

# Reasons of a verdict.
REASON_OPERATIONS_UNKNOWN = Template(
    "REASON_OPERATIONS_UNKNOWN", "No study counts while the neck operations are unknown."
)
REASON_TOO_FEW_FAMILIES = Template("REASON_TOO_FEW_FAMILIES", "Only one family of studies counts: {family}.")
REASON_TOO_FEW_FAMILIES_NONE = Template("REASON_TOO_FEW_FAMILIES_NONE", "No study counts.")
REASON_NO_FUNCTIONAL_STUDY = Template(
    "REASON_NO_FUNCTIONAL_STUDY", "No functional study (sestamibi SPECT or PET) counts."
)
REASON_NO_ANATOMIC_STUDY = Template(
    "REASON_NO_ANATOMIC_STUDY",
    "No anatomic study (4D-CT, MRI with contrast or a positive ultrasound) counts.",
)
REASON_ALL_NEGATIVE = Template("REASON_ALL_NEGATIVE", "Nothing suspicious was found by {studies}.")
REASON_FIELD_NOT_COVERED_FUNCTIONAL = Template(
    "REASON_FIELD_NOT_COVERED_FUNCTIONAL", "No functional study that counts covers the {field}."
)
REASON_FIELD_NOT_COVERED_ANATOMIC = Template(
    "REASON_FIELD_NOT_COVERED_ANATOMIC", "No anatomic study that counts covers the {field}."
)
REASON_AGREEMENT = Template("REASON_AGREEMENT", "{studies} agree on {place} ({level}).")
REASON_CHAIN = Template(
    "REASON_CHAIN",
    "The agreement on {place} is a chain of neighboring places: its ends lie in {level} at best.",
)
REASON_SEVERAL_GROUPS = Template(
    "REASON_SEVERAL_GROUPS",
    "The studies agree on {n} place: {places}.",
    "The studies agree on {n} places: {places}.",
)
REASON_FINDING_OPPOSES = Template("REASON_FINDING_OPPOSES", "{finding} stands elsewhere than the target.")
REASON_ONE_STUDY_SEES_BOTH = Template(
    "REASON_ONE_STUDY_SEES_BOTH", "{studies} sees both places.", "{studies} see both places."
)
REASON_NO_STUDY_SEES_BOTH = Template(
    "REASON_NO_STUDY_SEES_BOTH", "No single study sees both places, so the studies contradict each other."
)
REASON_FINDINGS_OPPOSE = Template("REASON_FINDINGS_OPPOSE", "{finding} and {other} share no site.")
REASON_NEGATIVE_OPPOSES = Template("REASON_NEGATIVE_OPPOSES", "{study} covers {places} and is negative.")
REASON_NEGATIVE_ELSEWHERE = Template(
    "REASON_NEGATIVE_ELSEWHERE", "{study} is negative, but its field does not hold {places}."
)
REASON_NEGATIVE_ALONE = Template(
    "REASON_NEGATIVE_ALONE", "{study} is negative, and there is no firm finding that it could oppose."
)
REASON_NO_FIRM_FINDING = Template(
    "REASON_NO_FIRM_FINDING", "No finding is definite or probable and has a known place."
)
REASON_UNCONFIRMED = Template("REASON_UNCONFIRMED", "{finding} is confirmed by no other family.")
REASON_FINDING_APART = Template("REASON_FINDING_APART", "{finding} neither joins nor opposes.")
REASON_UNLOCATED = Template("REASON_UNLOCATED", "A finding of {study} has no known place ({words}).")
REASON_OTHER_NATURE = Template(
    "REASON_OTHER_NATURE", "A finding of {study} at {words} is marked as {nature} and takes no part."
)
REASON_EQUIVOCAL_STUDY = Template(
    "REASON_EQUIVOCAL_STUDY", "{study} is equivocal, so its findings are possible only."
)
REASON_GRADIENT_AGREES = Template(
    "REASON_GRADIENT_AGREES", "Venous sampling shows a gradient in a region that holds {place}."
)
REASON_GRADIENT_ELSEWHERE = Template(
    "REASON_GRADIENT_ELSEWHERE",
    "Venous sampling shows a gradient in a region with no target; the meeting should review it.",
)
REASON_ASPIRATION_AGREES = Template(
    "REASON_ASPIRATION_AGREES", "{study} proved parathyroid tissue at {place}."
)
REASON_ASPIRATION_ELSEWHERE = Template(
    "REASON_ASPIRATION_ELSEWHERE", "{study} proved parathyroid tissue at {place}, which is no target."
)
