"""The committed catalogs of texts: made of each other, and holding what the tables and the rooms say."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog

import casereview
import imaging
from casereview.management.commands.makemessages import entries_of
from casereview.management.labels import labels_by_file
from casereview.web.forms.calculator_fields import CALCULATOR
from docs.printers import pseudo_language
from imaging.sentences import Template


def contents(catalog: Catalog) -> dict[object, object]:
    return {_whole(message.id): _whole(message.string) for message in catalog if message.id}


def _whole(text: object) -> object:
    return tuple(text) if isinstance(text, list | tuple) else text


@pytest.fixture(scope="module")
def template() -> Catalog:
    return pseudo_language.read_text(pseudo_language.TEMPLATE)


@pytest.fixture(scope="module")
def texts(template: Catalog) -> set[str]:
    singular = {str(message.id if isinstance(message.id, str) else message.id[0]) for message in template}
    plural = {str(message.id[1]) for message in template if not isinstance(message.id, str)}
    return singular | plural


@pytest.mark.parametrize("path", sorted(pseudo_language.LOCALE.glob("*/LC_MESSAGES/django.po")))
def test_what_is_compiled_is_what_the_catalog_says(path: Path, tmp_path: Path) -> None:
    anew = tmp_path / "django.mo"
    anew.write_bytes(pseudo_language.compiled(pseudo_language.read_text(path)))
    committed = contents(pseudo_language.read_compiled(path.with_suffix(".mo")))
    assert contents(pseudo_language.read_compiled(anew)) == committed, "run `make messages`"
    assert len(committed) > 1000


def test_the_pseudo_language_is_made_of_the_texts_that_were_found(template: Catalog) -> None:
    made = contents(pseudo_language.pseudo_catalog(template))
    assert made == contents(pseudo_language.read_text(pseudo_language.PSEUDO)), "run `make messages`"


def test_a_text_is_lengthened_and_keeps_its_places_and_the_blanks_around_it() -> None:
    assert pseudo_language.bracketed(" or ") == " [!! or · !!] "
    assert pseudo_language.bracketed("%(n)s of {m}\n") == "[!! %(n)s of {m} ····· !!]\n"


def test_the_labels_of_tables_and_profiles_are_found(texts: set[str]) -> None:
    labels = {label for found in labels_by_file().values() for label in found}
    assert {"Left superior", "Accept case", "accepted the case for localization", "Kidney stones"} <= labels
    assert not labels - texts, "run `make messages`"


def test_the_form_of_the_calculator_is_found(texts: set[str]) -> None:
    fields = [*CALCULATOR, *(inner for field in CALCULATOR for inner in field.rows)]
    assert not {text for field in fields for text in (field.label, field.help) if text} - texts


def modules() -> Iterator[ModuleType]:
    for package in (imaging, casereview):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not any(part in found.name for part in (".migrations", ".wsgi", ".celery", "__main__")):
                yield importlib.import_module(found.name)


def templates_in(values: object) -> Iterator[Template]:
    if isinstance(values, Template):
        yield values
    elif isinstance(values, Mapping):
        for value in values.values():
            yield from templates_in(value)
    elif isinstance(values, tuple | list):
        for value in values:
            yield from templates_in(value)


def test_every_template_of_a_sentence_is_found(texts: set[str]) -> None:
    templates = [made for module in modules() for made in templates_in(dict(vars(module)))]
    wanted = {text for made in templates for text in (made.text, made.plural) if text}
    assert not wanted - texts, "run `make messages`; a template is written with its text as second argument"
    assert list(templates_in({"a": (Template("A", "one"),)})) == [Template("A", "one")]


def test_a_changed_text_is_seen_and_a_flag_of_the_tool_is_not() -> None:
    before = '#: a.py\nmsgid "Open"\nmsgstr ""\n\n#: b.py\nmsgid "{n} days"\nmsgstr ""\n'
    flagged = before.replace('msgid "{n}', '#, python-brace-format\nmsgid "{n}')
    assert entries_of(before) == entries_of(flagged)
    assert entries_of(before) ^ entries_of(before.replace("Open", "Close"))
