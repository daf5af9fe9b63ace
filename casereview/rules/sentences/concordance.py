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
SIDES: Final[Mapping[str, Word]] = {"left": Word("left"), "right": Word("right")}
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
NOTE_FDG_PET = Template(
    "NOTE_FDG_PET", "It does not count: FDG is no tracer of parathyroid tissue, and much else takes it up."
)
NOTE_NEEDLE_WITHOUT_PLACE = Template(
    "NOTE_NEEDLE_WITHOUT_PLACE",
    "It does not count: only an aspiration that proves parathyroid tissue at a known place can.",
)
NOTE_NEEDLE_WITH_CARCINOMA_FLAG = Template(
    "NOTE_NEEDLE_WITH_CARCINOMA_FLAG",
    "It does not count: with a sign of carcinoma no aspiration may lead to an operation.",
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
    "REASON_OPERATIONS_UNKNOWN", "No study can be relied on while the neck operations are unknown."
)
REASON_TOO_FEW_FAMILIES = Template(
    "REASON_TOO_FEW_FAMILIES", "Only one kind of study can be relied on: {family}."
)
REASON_TOO_FEW_FAMILIES_NONE = Template("REASON_TOO_FEW_FAMILIES_NONE", "No study can be relied on.")
REASON_NO_FUNCTIONAL_STUDY = Template(
    "REASON_NO_FUNCTIONAL_STUDY", "No functional study (sestamibi, choline or methionine PET) is good enough."
)
REASON_NO_ANATOMIC_STUDY = Template(
    "REASON_NO_ANATOMIC_STUDY",
    "No anatomic study (4D-CT, MRI with contrast or a positive ultrasound) is good enough.",
)
REASON_NEEDLE_STANDS_IN_FUNCTIONAL = Template(
    "REASON_NEEDLE_STANDS_IN_FUNCTIONAL",
    "{studies} stands in for the functional study.",
    "{studies} stand in for the functional study.",
)
REASON_NEEDLE_STANDS_IN_ANATOMIC = Template(
    "REASON_NEEDLE_STANDS_IN_ANATOMIC",
    "{studies} stands in for the anatomic study.",
    "{studies} stand in for the anatomic study.",
)
REASON_ALL_NEGATIVE = Template("REASON_ALL_NEGATIVE", "Nothing suspicious was found by {studies}.")
REASON_FIELD_NOT_COVERED_FUNCTIONAL = Template(
    "REASON_FIELD_NOT_COVERED_FUNCTIONAL", "No functional study that is good enough covers the {field}."
)
REASON_FIELD_NOT_COVERED_ANATOMIC = Template(
    "REASON_FIELD_NOT_COVERED_ANATOMIC", "No anatomic study that is good enough covers the {field}."
)
REASON_AGREEMENT = Template("REASON_AGREEMENT", "{studies} agree on {place} ({level}).")
REASON_CHAIN = Template(
    "REASON_CHAIN",
    "The agreement on {place} is a chain of neighboring places: its ends lie in {level} at best.",
)
REASON_REGION_SIDE = Template(
    "REASON_REGION_SIDE",
    "{studies} agree on one side and have {place} in common, but no narrower place.",
)
REASON_REGION_MEDIASTINUM = Template(
    "REASON_REGION_MEDIASTINUM",
    "{studies} agree on the mediastinum and have {place} in common, but no narrower place.",
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
REASON_OTHER_SIDE = Template(
    "REASON_OTHER_SIDE",
    "{study} names a {certainty} finding on the {side} whose place is not known ({words}); {place} is not on"
    " that side.",
)
REASON_PLACE_OPEN = Template(
    "REASON_PLACE_OPEN",
    "{study} names a {certainty} finding whose place is not known ({words}); it may not be {place}.",
)
REASON_NOTHING_PLACED = Template("REASON_NOTHING_PLACED", "{study} names no known place for what it sees.")
REASON_OUTWEIGHED_FIRST_LINE = Template(
    "REASON_OUTWEIGHED_FIRST_LINE",
    "{studies} looked well enough at {place} and speaks against it; no other studies outvote that.",
    "{studies} looked well enough at {place} and speak against it; no other studies outvote that.",
)
REASON_OUTWEIGHED_AS_MANY = Template(
    "REASON_OUTWEIGHED_AS_MANY",
    "As many kinds of study speak against {place} as name it with confidence: {studies}.",
)
REASON_OUTWEIGHED_FUNCTIONAL = Template(
    "REASON_OUTWEIGHED_FUNCTIONAL", "Every functional study speaks against {place}."
)
REASON_OUTWEIGHED_ANATOMIC = Template(
    "REASON_OUTWEIGHED_ANATOMIC", "Every anatomic study speaks against {place}."
)
REASON_NEGATIVE_OPPOSES = Template(
    "REASON_NEGATIVE_OPPOSES", "{study} covers {places} and shows nothing suspicious there."
)
REASON_EXPLAINED = Template("REASON_EXPLAINED", "{study} explains {places} otherwise: {findings}.")
EXPLAINED_AS = Template("EXPLAINED_AS", "{words} is marked as {nature}")
REASON_SEEN_LATER = Template(
    "REASON_SEEN_LATER",
    "{study} speaks against {places}, but a later study of the same kind shows a finding there.",
)
REASON_NEGATIVE_ELSEWHERE = Template(
    "REASON_NEGATIVE_ELSEWHERE", "{study} is negative, but its field does not hold {places}."
)
REASON_NEGATIVE_ALONE = Template(
    "REASON_NEGATIVE_ALONE", "{study} is negative, and no other study names a place with confidence."
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
