"""What one field cannot know by itself: references, days, units and contradictions between facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from msgspec.structs import replace

from casereview.reading.structs import FactsError, named, shown
from casereview.rules.codes.conclusions import LIFTS, RESOLVABLE
from casereview.rules.codes.vocabulary import UNITS, Analyte, Gland
from casereview.rules.facts.records import (
    Facts,
    LabFact,
    LaryngoscopyFact,
    OperationFact,
    SampleFact,
    SamplingFact,
    StudyFact,
)
from casereview.rules.profiles.model import PROFILES
from casereview.rules.sentences import facts as sentences
from imaging.anatomy.veins import OTHER_ARM, PERIPHERAL
from imaging.sentences import Template
from imaging.studies.modalities import NEEDLE
from imaging.vocabulary import Nature, Result


def check(facts: Facts) -> Facts:
    """The same facts with `as_of` filled in, or FactsError for the first thing that does not fit."""
    if facts.profile not in PROFILES:
        known = named(PROFILES)
        raise FactsError("profile", sentences.UNKNOWN_PROFILE(profile=shown(facts.profile), known=known))
    _ids(facts)
    facts = _days(facts)
    _labs(facts)
    _studies(facts.studies or ())
    for index, operation in enumerate(facts.operations or ()):
        _operation(f"operations[{index}]", operation)
    for index, sampling in enumerate(facts.samplings or ()):
        _sampling(f"samplings[{index}]", sampling)
    _decisions(facts)
    return facts


def _decisions(facts: Facts) -> None:
    """A decision may resolve or override only what the tables say that one can."""
    for index, resolution in enumerate(facts.resolutions or ()):
        if resolution.blocker not in RESOLVABLE:
            refused = sentences.NOT_BY_DECISION(blocker=resolution.blocker.value)
            raise FactsError(f"resolutions[{index}].blocker", refused)
    for index, override in enumerate(facts.overrides or ()):
        lifted = LIFTS[override.code]
        if override.blocker not in lifted:
            refused = sentences.NOT_LIFTED(
                code=override.code.value, blocker=override.blocker.value, known=named(lifted)
            )
            raise FactsError(f"overrides[{index}].code", refused)


def _days(facts: Facts) -> Facts:
    dated = [*_dated(facts)]
    if facts.as_of is None:
        return replace(facts, as_of=max((day for *_, day in dated), default=None))
    for name, index, key, day in dated:
        if day > facts.as_of:
            raise FactsError(f"{name}[{index}].{key}", sentences.AFTER_AS_OF(day=day, as_of=facts.as_of))
    return facts


def _dated(facts: Facts) -> Iterator[tuple[str, int, str, date]]:
    """Every dated field, as the list, the place in it and the key, with its day."""
    for index, lab in enumerate(facts.labs or ()):
        yield "labs", index, "collected_at", lab.day
    for name, key in _DATED:
        for index, item in enumerate(getattr(facts, name) or ()):
            yield name, index, key, getattr(item, key)


_DATED: Final = (
    ("operations", "date"),
    ("studies", "performed_on"),
    ("samplings", "performed_on"),
    ("laryngoscopies", "performed_on"),
    ("resolutions", "date"),
    ("overrides", "date"),
    ("answers", "date"),
)
_Identified = OperationFact | LabFact | StudyFact | SamplingFact | LaryngoscopyFact


def _ids(facts: Facts) -> None:
    first: dict[str, str] = {}
    for path, index, key in _identified(facts):
        if key in first:
            raise FactsError(f"{path}[{index}].id", sentences.ID_TWICE(id=shown(key), first=first[key]))
        first[key] = f"{path}[{index}]"


def _identified(facts: Facts) -> Iterator[tuple[str, int, str]]:
    """Every item with an id, as its list, the place in it and the id."""
    lists: tuple[tuple[str, tuple[_Identified, ...] | None], ...] = (
        ("operations", facts.operations),
        ("labs", facts.labs),
        ("studies", facts.studies),
        ("samplings", facts.samplings),
        ("laryngoscopies", facts.laryngoscopies),
    )
    for path, items in lists:
        for index, item in enumerate(items or ()):
            yield path, index, item.id
    for number, sampling in enumerate(facts.samplings or ()):
        for index, sample in enumerate(sampling.samples or ()):
            yield f"samplings[{number}].samples", index, sample.id


def _labs(facts: Facts) -> None:
    labs = facts.labs or ()
    for index, lab in enumerate(labs):
        if lab.unit not in UNITS[lab.analyte]:
            _unknown_unit(f"labs[{index}].unit", lab.unit, lab.analyte)
        if lab.low is not None and lab.high is not None and lab.low >= lab.high:
            raise FactsError(f"labs[{index}].low", sentences.LIMITS_CROSSED(low=lab.low, high=lab.high))
    _references({lab.id: lab.supersedes for lab in labs}, "labs", "supersedes", sentences.NO_SUCH_LAB)


def _unknown_unit(field: str, unit: str, analyte: Analyte) -> None:
    refused = sentences.UNKNOWN_UNIT(unit=shown(unit), analyte=analyte.value, known=named(UNITS[analyte]))
    raise FactsError(field, refused)


def _references(links: Mapping[str, str | None], path: str, key: str, missing: Template) -> None:
    """Refuse links to nothing, as `missing` says it, and links that come back to where they started."""
    safe: set[str] = set()  # from here no circle starts; it keeps a long chain linear
    for index, (start, first) in enumerate(links.items()):
        if first is None:
            continue
        target: str | None = first
        field = f"{path}[{index}].{key}"
        if target not in links:
            raise FactsError(field, missing(id=shown(target)))
        seen = {start}
        while target is not None and target not in safe:
            if target in seen:
                raise FactsError(field, sentences.CIRCLE(id=shown(target)))
            seen.add(target)
            target = links.get(target)
        safe |= seen


def _studies(studies: tuple[StudyFact, ...]) -> None:
    _references(
        {study.id: study.supersedes for study in studies}, "studies", "supersedes", sentences.NO_SUCH_STUDY
    )
    by_id = {study.id: study for study in studies}
    superseded_by: dict[str, str] = {}
    for index, study in enumerate(studies):
        if study.result is Result.NEGATIVE and _is_contradicted(study):
            raise FactsError(f"studies[{index}].findings", sentences.NEGATIVE_WITH_FINDINGS())
        if study.supersedes is None:
            continue
        field = f"studies[{index}].supersedes"
        earlier = by_id[study.supersedes]
        if (earlier.modality, earlier.performed_on) != (study.modality, study.performed_on):
            raise FactsError(field, sentences.OTHER_STUDY(id=shown(earlier.id)))
        if earlier.id in superseded_by:
            other = shown(superseded_by[earlier.id])
            raise FactsError(field, sentences.SUPERSEDED_ALREADY(id=shown(earlier.id), other=other))
        superseded_by[earlier.id] = study.id


def _is_contradicted(study: StudyFact) -> bool:
    """A finding of a needle says where it was, whatever came of it."""
    suspicious = any(finding.nature is Nature.SUSPICIOUS for finding in study.findings or ())
    return suspicious and study.modality != NEEDLE


def _operation(path: str, operation: OperationFact) -> None:
    glands: set[Gland] = set()
    for index, record in enumerate(operation.glands or ()):
        if record.gland in glands:
            twice = sentences.GLAND_TWICE(gland=record.gland.value)
            raise FactsError(f"{path}.glands[{index}].gland", twice)
        if record.gland is not Gland.SUPERNUMERARY:
            glands.add(record.gland)


def _sampling(path: str, sampling: SamplingFact) -> None:
    samples = sampling.samples or ()
    by_id = {sample.id: sample for sample in samples}
    molar = None
    for index, sample in enumerate(samples):
        field = f"{path}.samples[{index}]"
        if sample.unit not in UNITS[Analyte.PTH_INTACT]:
            _unknown_unit(f"{field}.unit", sample.unit, Analyte.PTH_INTACT)
        if molar is None:
            molar = sample.unit == "pmol/L"
        elif molar != (sample.unit == "pmol/L"):
            raise FactsError(f"{field}.unit", sentences.UNITS_DIFFER())
        if sample.occluded is not None and sample.vein != PERIPHERAL:
            raise FactsError(f"{field}.occluded", sentences.OCCLUDED_NOT_PERIPHERAL())
        baseline = None if sample.baseline is None else by_id.get(sample.baseline)
        if baseline is not None:
            _baseline(f"{field}.baseline", sample, baseline)
    links = {sample.id: sample.baseline for sample in samples}
    _references(links, f"{path}.samples", "baseline", sentences.NO_SUCH_SAMPLE)


def _baseline(field: str, sample: SampleFact, baseline: SampleFact) -> None:
    other_arm = OTHER_ARM.get(sample.vein)
    if baseline.vein not in (PERIPHERAL, other_arm):
        refused = sentences.NOT_PERIPHERAL if other_arm is None else sentences.NOT_PERIPHERAL_NOR_ARM
        raise FactsError(field, refused(id=shown(baseline.id)))
    if baseline.occluded is not None:
        raise FactsError(field, sentences.OCCLUDED_BASELINE(id=shown(baseline.id)))
    if not baseline.value:
        raise FactsError(field, sentences.ZERO_BASELINE(id=shown(baseline.id)))
