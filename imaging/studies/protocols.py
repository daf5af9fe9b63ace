"""What a protocol must hold for a study to be read with confidence, and the field that a study covers.

The table is that of docs/clinical-rules.md, section "Which studies count". It rests on the ACR
Appropriateness Criteria for parathyroid adenoma (J Am Coll Radiol 2021;18(11S):S406, doi
10.1016/j.jacr.2021.08.013), by which routine CT is no 4D-CT and MRI needs contrast, and on published
technique; the grading itself is this project's proposal.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple, Protocol

from imaging.sentences import Sentence, Word
from imaging.studies import sentences
from imaging.studies.modalities import (
    FAMILY_LABELS,
    FDG,
    MODALITIES,
    MODALITY_LABELS,
    NEEDLE,
    PLANAR,
    ULTRASOUND,
    Modality,
    StudyRole,
    role_of,
)
from imaging.vocabulary import Adequacy

__all__ = [
    "FAMILY_LABELS",
    "MODALITIES",
    "MODALITY_LABELS",
    "NEVER_ADEQUATE",
    "PROTOCOLS",
    "JudgedAdequacy",
    "Modality",
    "Requirement",
    "StudyRole",
    "Technique",
    "adequacy_of",
    "can_be_adequate",
    "fields_covered",
    "role_of",
]

NECK: Final = "neck"
MEDIASTINUM: Final = "mediastinum"


class Technique(Protocol):
    """How a study was done; None where the record does not say. Facts bring their own class of this shape."""

    @property
    def phases(self) -> Collection[str] | None: ...
    @property
    def covers(self) -> Collection[str] | None: ...
    @property
    def fused(self) -> bool | None: ...
    @property
    def acquisitions(self) -> Collection[str] | None: ...
    @property
    def dual_tracer(self) -> bool | None: ...


class JudgedAdequacy(NamedTuple):
    """A study's adequacy and, in words, each thing that keeps it from being adequate.

    `unknown_keys` are those of the protocol whose absence leaves the adequacy unknown. `by_field` says of a
    limited study that nothing but its field limits it.
    """

    adequacy: Adequacy
    failed: tuple[Sentence, ...]
    unknown_keys: tuple[str, ...] = ()
    by_field: bool = False


class Requirement(NamedTuple):
    """One thing that a technique must hold. `met` answers None where the record leaves it open; `keys` are
    those of the protocol that would say it.
    """

    met: Callable[[Technique], bool | None]
    keys: tuple[str, ...]
    missing: Sentence
    unrecorded: Sentence | None = None  # none where another requirement of the same keys says it
    fatal: bool = False  # without it the study is inadequate, whatever else it holds

    @property
    def of_the_field(self) -> bool:
        return self.keys == _FIELD


_FIELD: Final = ("covers",)


def _arterial_and_another(technique: Technique) -> bool | None:
    if technique.phases is None:
        return None
    return "arterial" in technique.phases and len(set(technique.phases)) > 1


def _three_phases(technique: Technique) -> bool | None:
    if technique.phases is None:
        return None
    # Fewer than two are the requirement above; one lack is said once.
    return not _arterial_and_another(technique) or len(set(technique.phases)) > 2  # noqa: PLR2004


def _twice_or_two_tracers(technique: Technique) -> bool | None:
    """A second tracer stands for late images, so only both keys together can say that it is missing."""
    if technique.dual_tracer or {"early", "late"} <= set(technique.acquisitions or ()):
        return True
    return None if technique.acquisitions is None or technique.dual_tracer is None else False


def _shows(field: str) -> Callable[[Technique], bool | None]:
    """Whether a field is covered."""
    return lambda technique: None if technique.covers is None else field in technique.covers


_PHASES: Final = (
    Requirement(
        _arterial_and_another, ("phases",), sentences.FEW_PHASES(), sentences.PHASES_UNRECORDED(), True
    ),
    Requirement(_three_phases, ("phases",), sentences.TWO_PHASES()),
)
_FUSION: Final = Requirement(
    lambda technique: technique.fused, ("fused",), sentences.NOT_FUSED(), sentences.FUSION_UNRECORDED()
)
_TIMING: Final = Requirement(
    _twice_or_two_tracers,
    ("acquisitions", "dual_tracer"),
    sentences.ONE_TIME_ONE_TRACER(),
    sentences.TIMES_UNRECORDED(),
)
_NECK_SHOWN: Final = (
    Requirement(_shows(NECK), _FIELD, sentences.NO_NECK(), sentences.FIELD_UNRECORDED(), True),
)
_MEDIASTINUM_SHOWN: Final = Requirement(_shows(MEDIASTINUM), _FIELD, sentences.NO_MEDIASTINUM())
_EITHER_FIELD: Final = (
    Requirement(_shows(NECK), _FIELD, sentences.NO_NECK(), sentences.FIELD_UNRECORDED()),
    _MEDIASTINUM_SHOWN,
)
_SPECT_CT: Final = "sestamibi_spect_ct"

#: What each kind of study must hold. One thing missing limits a study; two, or a fatal one, make it
#: inadequate.
PROTOCOLS: Final[dict[str, tuple[Requirement, ...]]] = {
    "ct_4d": (*_PHASES, *_NECK_SHOWN, _MEDIASTINUM_SHOWN),
    _SPECT_CT: (_FUSION, _TIMING, *_NECK_SHOWN, _MEDIASTINUM_SHOWN),
    "sestamibi_spect": _NECK_SHOWN,
    "mri_with_without_contrast": _EITHER_FIELD,
    "choline_pet_ct": _EITHER_FIELD,
    "choline_pet_mr": _EITHER_FIELD,
    "methionine_pet_ct": _EITHER_FIELD,
    FDG: _EITHER_FIELD,
    ULTRASOUND: _NECK_SHOWN,
    PLANAR: _NECK_SHOWN,  # asked only where a profile lets a planar scan with two tracers in
}
#: Limited at best, however well done, and why.
LIMITED_AT_BEST: Final = {"sestamibi_spect": sentences.SPECT_WITHOUT_CT()}
#: Never read with confidence, whatever is stated, and why.
NEVER_ADEQUATE: Final = {
    PLANAR: sentences.PLANAR(),
    "ct_neck_contrast": sentences.ROUTINE_CT(),
    "ct_neck_without": sentences.ROUTINE_CT(),
    "ct_chest_contrast": sentences.ROUTINE_CT(),
    "mri_without_contrast": sentences.WITHOUT_CONTRAST(),
}
_CAPPED: Final = {**LIMITED_AT_BEST, PLANAR: NEVER_ADEQUATE[PLANAR]}
_SEVERITY: Final = (Adequacy.ADEQUATE, Adequacy.LIMITED, Adequacy.INADEQUATE)


def can_be_adequate(modality: str, technique: Technique | None, *, planar_dual_tracer_counts: bool) -> bool:
    """Whether images so taken can be read with confidence at all, adequate or limited.

    A planar scan can only with two tracers, and only where the profile says so.
    """
    if modality == PLANAR:
        return planar_dual_tracer_counts and technique is not None and bool(technique.dual_tracer)
    return modality not in NEVER_ADEQUATE


def adequacy_of(
    modality: str, stated: str | None, technique: Technique | None, *, planar_dual_tracer_counts: bool = False
) -> JudgedAdequacy:
    """The adequacy of a study from its technique and from what its reader stated; the stricter of the two
    holds.

    What the record leaves out is unknown and never missing. Where something is unknown and nothing missing,
    what is stated stands, and without it the adequacy is unknown.
    """
    reader = Adequacy(stated) if stated else Adequacy.UNKNOWN
    if modality == NEEDLE:
        return _of_needle(reader)
    if not can_be_adequate(modality, technique, planar_dual_tracer_counts=planar_dual_tracer_counts):
        return JudgedAdequacy(Adequacy.INADEQUATE, (NEVER_ADEQUATE[modality],))
    missing, unrecorded = _lacks(modality, technique)
    if reader is Adequacy.UNKNOWN and unrecorded and not missing:
        return _unknown(unrecorded, technique)
    return _graded(modality, reader, missing)


def _graded(modality: str, reader: Adequacy, missing: Sequence[Requirement]) -> JudgedAdequacy:
    """The stricter of what the record misses and what the reader stated."""
    recorded = _grade(modality, missing)
    adequacy = recorded if reader is Adequacy.UNKNOWN else max(recorded, reader, key=_SEVERITY.index)
    if adequacy is Adequacy.ADEQUATE:
        return JudgedAdequacy(adequacy, ())
    stricter = adequacy != recorded
    called = (_called(reader),) if stricter else ()
    cap = (_CAPPED[modality],) if modality in _CAPPED else ()
    only_field = bool(missing) and all(item.of_the_field for item in missing)
    return JudgedAdequacy(
        adequacy,
        (*called, *(item.missing for item in missing), *cap),
        by_field=adequacy is Adequacy.LIMITED and only_field and not stricter and not cap,
    )


def _called(reader: Adequacy) -> Sentence:
    return sentences.CALLED_BY_READER(adequacy=Word(reader.label, lower=True))


def _of_needle(reader: Adequacy) -> JudgedAdequacy:
    """A needle has no protocol: it tests one place, and is limited unless its reader calls it inadequate."""
    if reader is Adequacy.INADEQUATE:
        return JudgedAdequacy(reader, (_called(reader),))
    return JudgedAdequacy(Adequacy.LIMITED, ())


def _unknown(unrecorded: Collection[Requirement], technique: Technique | None) -> JudgedAdequacy:
    keys = dict.fromkeys(key for item in unrecorded for key in item.keys)
    said = tuple(item.unrecorded for item in unrecorded if item.unrecorded)
    return JudgedAdequacy(
        Adequacy.UNKNOWN,
        said if technique is not None else (sentences.NOTHING_RECORDED(),),
        tuple(key for key in keys if getattr(technique, key, None) is None),
    )


def _lacks(modality: str, technique: Technique | None) -> tuple[list[Requirement], list[Requirement]]:
    """What is missing by the record, and what the record leaves open."""
    missing: list[Requirement] = []
    unrecorded: list[Requirement] = []
    for requirement in PROTOCOLS[modality]:
        met = None if technique is None else requirement.met(technique)
        if not met:
            (unrecorded if met is None else missing).append(requirement)
    return missing, unrecorded


def _grade(modality: str, missing: Collection[Requirement]) -> Adequacy:
    # As SPECT alone the images of a SPECT/CT would be limited, so no two lacks make them less.
    too_many = len(missing) > 1 and modality != _SPECT_CT
    if too_many or any(item.fatal for item in missing):
        return Adequacy.INADEQUATE
    return Adequacy.LIMITED if missing or modality in _CAPPED else Adequacy.ADEQUATE


def fields_covered(
    modality: str, adequacy: str, covers: Collection[str] | None, *, stated: bool
) -> frozenset[str]:
    """The fields that a study shows, `neck` and `mediastinum`; `stated` is whether its adequacy was.

    Where no field is recorded, a study whose adequacy was stated shows both when adequate (an ultrasound the
    neck) and the neck when limited; any other shows nothing for sure. A needle shows no field.
    """
    if modality == NEEDLE:
        return frozenset()
    if covers is not None:
        return frozenset(covers)
    if not stated or adequacy not in (Adequacy.ADEQUATE, Adequacy.LIMITED):
        return frozenset()
    whole = adequacy == Adequacy.ADEQUATE and modality != ULTRASOUND
    return frozenset((NECK, MEDIASTINUM)) if whole else frozenset((NECK,))
