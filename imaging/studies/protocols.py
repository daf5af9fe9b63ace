"""What a protocol must hold for a study to be read with confidence, and the field that a study covers.

The table is that of docs/clinical-rules.md, section "Which studies count". It rests on the ACR
Appropriateness Criteria for parathyroid adenoma (J Am Coll Radiol 2021;18(11S):S406, doi
10.1016/j.jacr.2021.08.013), by which routine CT is no 4D-CT and MRI needs contrast, and on published
technique; the grading itself is this project's proposal.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, NamedTuple, Protocol

from imaging.sentences import Sentence, Word
from imaging.studies import sentences
from imaging.studies.modalities import (
    FAMILY_LABELS,
    MODALITIES,
    MODALITY_LABELS,
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
    """A study's adequacy and, in words, each thing that keeps it from being adequate."""

    adequacy: Adequacy
    failed: tuple[Sentence, ...]


class Requirement(NamedTuple):
    """One thing that a technique must hold. `met` answers None where the record does not say."""

    met: Callable[[Technique], bool | None]
    missing: Sentence
    unrecorded: Sentence | None = None  # none where the record always says
    fatal: bool = False  # without it the study is inadequate, whatever else it holds


def _arterial_and_another(technique: Technique) -> bool | None:
    if technique.phases is None:
        return None
    return "arterial" in technique.phases and len(set(technique.phases)) > 1


def _three_phases(technique: Technique) -> bool:
    # Fewer than two are the requirement above; one lack is said once.
    return not _arterial_and_another(technique) or len(set(technique.phases or ())) > 2  # noqa: PLR2004


def _twice_or_two_tracers(technique: Technique) -> bool | None:
    if technique.dual_tracer or {"early", "late"} <= set(technique.acquisitions or ()):
        return True
    return None if technique.acquisitions is None and technique.dual_tracer is None else False


def _shows(field: str, *, usual: bool | None = None) -> Callable[[Technique], bool | None]:
    """Whether a field is covered; `usual` is the answer where the record gives no field at all."""
    return lambda technique: usual if technique.covers is None else field in technique.covers


_PHASES: Final = (
    Requirement(
        _arterial_and_another,
        sentences.FEW_PHASES(),
        sentences.PHASES_UNRECORDED(),
        True,
    ),
    Requirement(_three_phases, sentences.TWO_PHASES()),
)
_FUSION: Final = Requirement(
    lambda technique: technique.fused, sentences.NOT_FUSED(), sentences.FUSION_UNRECORDED()
)
_TIMING: Final = Requirement(
    _twice_or_two_tracers,
    sentences.ONE_TIME_ONE_TRACER(),
    sentences.TIMES_UNRECORDED(),
)
_NO_NECK: Final = sentences.NO_NECK()
_NO_MEDIASTINUM: Final = sentences.NO_MEDIASTINUM()
_NO_FIELD: Final = sentences.FIELD_UNRECORDED()
_USUAL_FIELD: Final = (
    Requirement(_shows(NECK, usual=True), _NO_NECK, fatal=True),
    Requirement(_shows(MEDIASTINUM, usual=True), _NO_MEDIASTINUM),
)
_NECK_SHOWN: Final = (Requirement(_shows(NECK), _NO_NECK, _NO_FIELD, True),)
_EITHER_FIELD: Final = (
    Requirement(_shows(NECK), _NO_NECK, _NO_FIELD),
    Requirement(_shows(MEDIASTINUM), _NO_MEDIASTINUM, _NO_FIELD),
)

#: What each kind of study must hold. One thing missing limits a study; two, or a fatal one, make it
#: inadequate.
PROTOCOLS: Final[dict[str, tuple[Requirement, ...]]] = {
    "ct_4d": (*_PHASES, *_USUAL_FIELD),
    "sestamibi_spect_ct": (_FUSION, _TIMING, *_USUAL_FIELD),
    "sestamibi_spect": _NECK_SHOWN,
    "mri_with_without_contrast": _EITHER_FIELD,
    "choline_pet_ct": _EITHER_FIELD,
    "choline_pet_mr": _EITHER_FIELD,
    "methionine_pet_ct": _EITHER_FIELD,
    "fdg_pet_ct": _EITHER_FIELD,
    "ultrasound": _NECK_SHOWN,
}
#: Limited at best, however well done, and why.
LIMITED_AT_BEST: Final = {"sestamibi_spect": sentences.SPECT_WITHOUT_CT()}
#: Never read with confidence, whatever is stated, and why.
NEVER_ADEQUATE: Final = {
    "sestamibi_planar": sentences.PLANAR(),
    "ct_neck_contrast": sentences.ROUTINE_CT(),
    "ct_neck_without": sentences.ROUTINE_CT(),
    "ct_chest_contrast": sentences.ROUTINE_CT(),
    "mri_without_contrast": sentences.WITHOUT_CONTRAST(),
}
_SEVERITY: Final = (Adequacy.ADEQUATE, Adequacy.LIMITED, Adequacy.INADEQUATE)


def adequacy_of(modality: str, stated: str | None, technique: Technique | None) -> JudgedAdequacy:
    """The adequacy of a study from its technique and from what its reader stated; the stricter of the two
    holds.

    What the record leaves out counts as missing while the study would still be limited; where it would make
    the study inadequate the technique cannot be judged, and what is stated stands for it.
    """
    if modality in NEVER_ADEQUATE:
        return JudgedAdequacy(Adequacy.INADEQUATE, (NEVER_ADEQUATE[modality],))
    if modality not in PROTOCOLS:
        technique = None  # an aspiration has no protocol
    reader = Adequacy(stated) if stated else Adequacy.UNKNOWN
    missing, unrecorded, at_best, at_worst = _judge(modality, technique)
    if reader == Adequacy.UNKNOWN and (technique is None or at_best != at_worst == Adequacy.INADEQUATE):
        return JudgedAdequacy(Adequacy.UNKNOWN, (*missing, *unrecorded) or (sentences.NOTHING_RECORDED(),))
    known = at_best if at_worst == Adequacy.INADEQUATE else at_worst
    adequacy = known if reader == Adequacy.UNKNOWN else max(known, reader, key=_SEVERITY.index)
    if adequacy == Adequacy.ADEQUATE:
        return JudgedAdequacy(adequacy, ())
    stricter = adequacy == reader != known
    told = (sentences.CALLED_BY_READER(adequacy=Word(reader.label, lower=True)),) if stricter else ()
    limits = (LIMITED_AT_BEST[modality],) if modality in LIMITED_AT_BEST else ()
    return JudgedAdequacy(adequacy, (*told, *missing, *(unrecorded if known == at_worst else ()), *limits))


class _Technical(NamedTuple):
    missing: tuple[Sentence, ...]
    unrecorded: tuple[Sentence, ...]
    at_best: Adequacy  # were everything unrecorded there
    at_worst: Adequacy  # were it all missing


def _judge(modality: str, technique: Technique | None) -> _Technical:
    missing: list[Requirement] = []
    unrecorded: list[Requirement] = []
    for requirement in PROTOCOLS.get(modality, ()):
        met = True if technique is None else requirement.met(technique)
        if not met:
            (unrecorded if met is None else missing).append(requirement)
    return _Technical(
        tuple(item.missing for item in missing),
        tuple(dict.fromkeys(item.unrecorded for item in unrecorded if item.unrecorded)),
        _grade(modality, missing),
        _grade(modality, [*missing, *unrecorded]),
    )


def _grade(modality: str, lacking: Collection[Requirement]) -> Adequacy:
    if len(lacking) > 1 or any(item.fatal for item in lacking):
        return Adequacy.INADEQUATE
    return Adequacy.LIMITED if lacking or modality in LIMITED_AT_BEST else Adequacy.ADEQUATE


def fields_covered(modality: str, adequacy: str, stated: Collection[str] | None) -> frozenset[str]:
    """The fields that a study shows, `neck` and `mediastinum`.

    Where none are stated an adequate study shows both (an ultrasound the neck) and a limited one the neck;
    what is inadequate or unknown shows nothing for sure.
    """
    if stated is not None:
        return frozenset(stated)
    if adequacy == Adequacy.ADEQUATE and modality != "ultrasound":
        return frozenset((NECK, MEDIASTINUM))
    return frozenset((NECK,)) if adequacy in (Adequacy.ADEQUATE, Adequacy.LIMITED) else frozenset()
