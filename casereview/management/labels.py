"""The labels that stand in tables and profiles, or are made from codes, by the file that they come from.

`makemessages` reads them off the tables themselves: no row of a table has to be marked for translation.
"""

import importlib
import inspect
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.conf import settings

import casereview.lifecycle
import casereview.rules
import imaging
from casereview.language import words_of
from casereview.lifecycle import acts, moves, roles, states
from casereview.lifecycle.fields import acts as act_fields
from casereview.lifecycle.fields import dose, opening
from casereview.lifecycle.fields import moves as move_fields
from casereview.lifecycle.fields.field import InputField
from casereview.rules.codes import conclusions
from casereview.rules.profiles.files import FOLDER
from casereview.rules.profiles.lines import profile_lines
from casereview.rules.profiles.model import PROFILES, load_profile
from casereview.rules.profiles.reference import load_reference
from imaging import vocabulary
from imaging.anatomy import labels, sites, veins
from imaging.studies import modalities, procedures, sourced
from imaging.studies.protocol_library import ProtocolCard

#: What the record keeps of an act beside the fields that were typed, by its name.
KEPT_BY_ACTS = ("verdict", "status", "study")
PURE = (imaging, casereview.rules, casereview.lifecycle)
Labels = Iterator[tuple[Path, str]]


def labels_by_file() -> dict[Path, tuple[str, ...]]:
    """Each label once under the file that it comes from, as paths from the checkout."""
    base = Path(settings.BASE_DIR)
    by_file: dict[Path, dict[str, None]] = defaultdict(dict)
    for source in (_of_codes, _of_tables, _of_columns, _of_fields, _of_profiles, _of_profile_lines):
        for path, text in source():
            if any(letter.isalpha() for letter in text):
                by_file[path.relative_to(base)][text] = None
    return {path: tuple(texts) for path, texts in sorted(by_file.items())}


def _of_codes() -> Labels:
    """The labels of coded words, wherever in the pure rooms they are."""
    for module in _modules():
        for member in vars(module).values():
            if inspect.isclass(member) and issubclass(member, Enum) and member.__module__ == module.__name__:
                yield from _from(module, (getattr(code, "label", "") for code in member))


def _modules() -> Iterator[ModuleType]:
    for package in PURE:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in found.name:
                yield importlib.import_module(found.name)


def _of_tables() -> Labels:
    yield from _from(roles, roles.LABELS.values())
    yield from _from(states, states.STATE_LABELS.values())
    yield from _from(states, states.RESOLUTION_LABELS.values())
    yield from _from(states, (party.value.replace("_", " ") for party in states.Party))
    for move in moves.MOVES.values():
        reasons = move.override.reasons if move.override else ()
        yield from _from(moves, (move.label, move.past_tense, *(label for _code, label in reasons)))
    for act in acts.ACTS.values():
        yield from _from(acts, (act.label, act.past_tense))
    yield from _from(conclusions, map(words_of, conclusions.Blocker))
    yield from _from(conclusions, map(words_of, conclusions.CarcinomaFlag))
    yield from _from(act_fields, map(words_of, KEPT_BY_ACTS))
    yield from _from(labels, (*labels.SITE_LABELS.values(), *labels.VEIN_LABELS.values()))
    yield from _from(sites, map(_place, sites.PLACES))
    yield from _from(veins, (_place(sites.place_of(code) or code) for code in veins.VEINS))
    yield from _from(modalities, (*modalities.MODALITY_LABELS.values(), *modalities.FAMILY_LABELS.values()))
    yield from _from(procedures, (row.label for row in procedures.PROCEDURES.values()))
    yield from _from(sourced, (level.value for level in sourced.Confidence))
    for technique in (vocabulary.Phase, vocabulary.Acquisition, vocabulary.Coverage):
        yield from _from(vocabulary, map(words_of, technique))


def _place(code: str) -> str:
    """A place or a vein without its side, as the grid of a form names it."""
    return code.replace("_", " ").capitalize()


def _of_columns() -> Labels:
    """The choices of columns, which pages show by `get_..._display`."""
    for model in apps.get_models():
        # The tables of history repeat the columns that they keep.
        if model.__module__.startswith(("casereview.", "imaging.")) and not hasattr(
            model, "pgh_tracked_model"
        ):
            for field in model._meta.fields:
                for _code, label in field.flatchoices:
                    yield from _from(inspect.getmodule(model), (str(label),))


def _of_fields() -> Labels:
    tables = (
        (act_fields, act_fields.ACT_FIELDS.values()),
        (move_fields, move_fields.MOVE_FIELDS.values()),
        (opening, [opening.OPENING_FIELDS]),
        (dose, [dose.DOSE]),
    )
    for module, table in tables:
        for fields in table:
            yield from _from(module, _texts(fields))


def _texts(fields: Iterable[InputField]) -> Iterator[str]:
    """What a form shows of its fields, and how the record names what was typed into them."""
    for field in fields:
        yield from (field.label, field.help, words_of(field.name))
        yield from (label for _code, label in field.choices)
        if field.name == "plan":  # the decision shows it by its code
            yield from (words_of(code) for code, _label in field.choices)
        yield from _texts(field.rows)


def _of_profiles() -> Labels:
    """The texts of profiles. Sources and citations stay as they are cited, in every language."""
    for name in PROFILES:
        reference = load_reference(name)
        coefficients = reference.coefficients
        parts = {
            "profile": [load_profile(name).title],
            "appropriateness": [
                text
                for card in reference.criteria.scenarios.values()
                for text in (card.fits, card.does_not_fit, card.then, card.question)
            ],
            "protocols": [text for card in reference.protocols.values() for text in _of_protocol(card)],
            "radiation": [
                row.label for rows in (coefficients.tracers, coefficients.regions) for row in rows.values()
            ],
        }
        for part, texts in parts.items():
            path = Path(FOLDER) / name / f"{part}.toml"
            own = path.read_text(encoding="utf-8") if path.exists() else ""  # the rest it takes over
            yield from ((path, text) for text in texts if text in own)


def _of_protocol(card: ProtocolCard) -> Iterator[str]:
    yield from (card.order_name, card.role, card.report)
    yield from (line.text for line in (*card.technique, *card.checklist))


def _of_profile_lines() -> Labels:
    """The names of numbers, part by part, as the page of profiles shows them; a citation has no number."""
    for profile in PROFILES:
        for line in profile_lines(profile):
            group, _dot, name = line.path.partition(".")
            for part in (name or group).split(".") if line.confidence else ():
                yield Path(FOLDER) / PROFILES[0] / "profile.toml", part.partition("[")[0].replace("_", " ")


def _from(module: ModuleType | None, texts: Iterable[str]) -> Labels:
    path = Path(str(getattr(module, "__file__", "")))
    return ((path, text) for text in texts)
