"""What each code of notes, reasons and caveats means, as docs/clinical-rules.md lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casereview.rules.codes.conclusions import Caveat, Excluded
from casereview.rules.sentences.concordance import (
    NOTE_ADEQUACY_UNKNOWN,
    NOTE_FDG_PET,
    NOTE_INADEQUATE,
    NOTE_NEEDLE_WITH_CARCINOMA_FLAG,
    NOTE_NEEDLE_WITHOUT_PLACE,
    NOTE_NEGATIVE_ULTRASOUND,
    NOTE_NO_FINDING_DESCRIBED,
    NOTE_NOT_REPORTED,
    NOTE_OPERATIONS_UNKNOWN,
    NOTE_PREOPERATIVE,
    NOTE_SUPERSEDED,
    REASON_NO_FIRM_FINDING,
    REASON_NO_STUDY_SEES_BOTH,
    REASON_OPERATIONS_UNKNOWN,
)
from imaging.sentences import Template

#: Every code of a study's notes, and what it means.
NOTE_CODES: Final[Mapping[str, Template]] = {
    Excluded.OPERATIONS_UNKNOWN: NOTE_OPERATIONS_UNKNOWN,
    Excluded.PREOPERATIVE: NOTE_PREOPERATIVE,
    Excluded.SUPERSEDED: NOTE_SUPERSEDED,
    Excluded.NOT_REPORTED: NOTE_NOT_REPORTED,
    Excluded.INADEQUATE: NOTE_INADEQUATE,
    Excluded.ADEQUACY_UNKNOWN: NOTE_ADEQUACY_UNKNOWN,
    Excluded.NEGATIVE_ULTRASOUND: NOTE_NEGATIVE_ULTRASOUND,
    Excluded.FDG_PET: NOTE_FDG_PET,
    Excluded.NEEDLE_WITHOUT_PLACE: NOTE_NEEDLE_WITHOUT_PLACE,
    Excluded.NEEDLE_WITH_CARCINOMA_FLAG: NOTE_NEEDLE_WITH_CARCINOMA_FLAG,
    "LIMITED": Template("MEANING_OF_NOTE_LIMITED", "It does count, with limits of its technique."),
    "UNLOCATED": Template(
        "MEANING_OF_NOTE_UNLOCATED", "A finding names no place that is known, and agrees with nothing."
    ),
    "NO_FINDING_DESCRIBED": NOTE_NO_FINDING_DESCRIBED,
    "OTHER_NATURE": Template(
        "MEANING_OF_NOTE_OTHER_NATURE",
        "A finding is marked as something else than a parathyroid and takes no part.",
    ),
}
#: Every code of a verdict's reasons, in the order in which they are given, and what it means.
REASON_CODES: Final[Mapping[str, Template]] = {
    "OPERATIONS_UNKNOWN": REASON_OPERATIONS_UNKNOWN,
    "TOO_FEW_FAMILIES": Template("MEANING_OF_TOO_FEW_FAMILIES", "Fewer than two families of studies count."),
    "NO_FUNCTIONAL_STUDY": Template("MEANING_OF_NO_FUNCTIONAL_STUDY", "No functional study counts."),
    "NO_ANATOMIC_STUDY": Template("MEANING_OF_NO_ANATOMIC_STUDY", "No anatomic study counts."),
    "NEEDLE_STANDS_IN": Template(
        "MEANING_OF_NEEDLE_STANDS_IN",
        "An aspiration that proved its place stands in for the functional or the anatomic study.",
    ),
    "ALL_NEGATIVE": Template("MEANING_OF_ALL_NEGATIVE", "No counting study has a suspicious finding."),
    "FIELD_NOT_COVERED": Template(
        "MEANING_OF_FIELD_NOT_COVERED",
        "A field is not covered by a functional or by an anatomic counting study.",
    ),
    "AGREEMENT": Template("MEANING_OF_AGREEMENT", "Studies of different families agree on one place."),
    "CHAIN": Template("MEANING_OF_CHAIN", "An agreement is a chain of neighboring places."),
    "REGION": Template(
        "MEANING_OF_REGION",
        "All findings lie on one side or in the mediastinum and have a place in common, and no narrower one.",
    ),
    "SEVERAL_GROUPS": Template("MEANING_OF_SEVERAL_GROUPS", "The studies agree on more than one place."),
    "FINDING_OPPOSES": Template(
        "MEANING_OF_FINDING_OPPOSES", "A definite or probable finding stands elsewhere than the target."
    ),
    "ONE_STUDY_SEES_BOTH": Template(
        "MEANING_OF_ONE_STUDY_SEES_BOTH",
        "One study sees both places, so they are two lesions and no contradiction.",
    ),
    "NO_STUDY_SEES_BOTH": REASON_NO_STUDY_SEES_BOTH,
    "FINDINGS_OPPOSE": Template(
        "MEANING_OF_FINDINGS_OPPOSE", "Definite or probable findings of different families share no site."
    ),
    "OTHER_SIDE": Template(
        "MEANING_OF_OTHER_SIDE",
        "A definite or probable finding without a known place is on another side than the target.",
    ),
    "PLACE_OPEN": Template(
        "MEANING_OF_PLACE_OPEN", "A definite or probable finding without a known place may lie elsewhere."
    ),
    "NOTHING_PLACED": Template(
        "MEANING_OF_NOTHING_PLACED", "A 4D-CT or sestamibi study names no known place for what it sees."
    ),
    "OUTWEIGHED": Template(
        "MEANING_OF_OUTWEIGHED",
        "What speaks against a target outweighs the agreement on it: a good 4D-CT or sestamibi study, as many"
        " families as name it, or every functional or every anatomic study.",
    ),
    "NEGATIVE_OPPOSES": Template(
        "MEANING_OF_NEGATIVE_OPPOSES",
        "A study covers a place that others name, and shows nothing suspicious there.",
    ),
    "EXPLAINED": Template(
        "MEANING_OF_EXPLAINED", "A study explains a place that others name as something else."
    ),
    "SEEN_LATER": Template(
        "MEANING_OF_SEEN_LATER",
        "A study speaks against a place that a later one of its kind shows, and no longer opposes it.",
    ),
    "NEGATIVE_ELSEWHERE": Template(
        "MEANING_OF_NEGATIVE_ELSEWHERE",
        "A negative study does not cover the place, and says nothing of it.",
    ),
    "NEGATIVE_ALONE": Template(
        "MEANING_OF_NEGATIVE_ALONE",
        "A negative study stands beside no definite or probable finding that it could oppose.",
    ),
    "NO_FIRM_FINDING": REASON_NO_FIRM_FINDING,
    "UNCONFIRMED": Template(
        "MEANING_OF_UNCONFIRMED", "A definite or probable finding is confirmed by no other family."
    ),
    "FINDING_APART": Template("MEANING_OF_FINDING_APART", "A finding neither joins nor opposes."),
    "UNLOCATED": Template("MEANING_OF_UNLOCATED", "A finding has no known place."),
    "OTHER_NATURE": Template(
        "MEANING_OF_OTHER_NATURE", "A finding is marked as something else and takes no part."
    ),
    "EQUIVOCAL_STUDY": Template(
        "MEANING_OF_EQUIVOCAL_STUDY", "An equivocal study makes its findings possible only."
    ),
    "GRADIENT_AGREES": Template("MEANING_OF_GRADIENT_AGREES", "A sampled region holds a target."),
    "GRADIENT_ELSEWHERE": Template(
        "MEANING_OF_GRADIENT_ELSEWHERE",
        "A sampled region holds no target, or there is none; the meeting should review it.",
    ),
    "ASPIRATION_AGREES": Template(
        "MEANING_OF_ASPIRATION_AGREES", "An aspiration proved parathyroid tissue at a target."
    ),
    "ASPIRATION_ELSEWHERE": Template(
        "MEANING_OF_ASPIRATION_ELSEWHERE",
        "An aspiration proved parathyroid tissue elsewhere than at a target.",
    ),
}
#: Every caveat of a sampling, and what it means.
CAVEAT_CODES: Final[Mapping[str, Template]] = {
    Caveat.VEIN_LIGATED: Template(
        "MEANING_OF_VEIN_LIGATED",
        "An earlier operation tied a vein, so blood may drain another way than assumed.",
    ),
    Caveat.COMMON_TRUNK: Template(
        "MEANING_OF_COMMON_TRUNK", "A common inferior thyroid trunk was sampled, which drains both sides."
    ),
    Caveat.BASELINES_DIFFER: Template(
        "MEANING_OF_BASELINES_DIFFER", "The peripheral samples differ by more than the profile allows."
    ),
    Caveat.ONE_SIDE_SAMPLED: Template(
        "MEANING_OF_ONE_SIDE_SAMPLED", "Only the veins of one side were sampled."
    ),
    Caveat.BASELINE_MISSING: Template(
        "MEANING_OF_BASELINE_MISSING", "A sample names no peripheral baseline, so it has no ratio."
    ),
    Caveat.NEAR_THRESHOLD: Template(
        "MEANING_OF_NEAR_THRESHOLD", "A ratio without a gradient comes close to the threshold."
    ),
}
