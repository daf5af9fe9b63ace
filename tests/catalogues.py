"""What every catalogue of sentences promises, and where English stands that belongs into one."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from imaging.sentences import Template

ROOT = Path(__file__).resolve().parents[1]
_WORDS = 2  # letters only, with a blank between them: a sentence, or a piece of one
_MARKS = ("Template", "gettext_noop", "Modality", "Procedure")  # a template, and the rows of labels


def templates_of(catalogue: ModuleType) -> dict[str, Template]:
    """The templates that a catalogue holds, by their names there."""
    return {name: value for name, value in vars(catalogue).items() if isinstance(value, Template)}


def places_of(template: Template) -> set[str]:
    """The named places of a template; what it counts is one of them even where its text leaves it out."""
    texts = (template.text, template.plural)
    named = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return named | ({"n"} if template.plural else set())


def filled_in(source: str) -> Iterator[tuple[str, set[str]]]:
    """Each template that code fills, by name, with the places that it gives: `sentences.NAME(place=...)`.

    What is given by `**` is known only when it runs.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and all(keyword.arg for keyword in node.keywords):
            yield _called(node), {str(keyword.arg) for keyword in node.keywords}


def misfilled_in(source: str, catalogue: ModuleType) -> list[str]:
    """The templates of a catalogue that code fills with other places than they have."""
    templates = templates_of(catalogue)
    return [
        f"{name}: {sorted(given)} for {sorted(places_of(templates[name]))}"
        for name, given in filled_in(source)
        if name in templates and given != places_of(templates[name])
    ]


def names_in(source: str) -> set[str]:
    """Every name that code reads: a template that is filled, or handed on to be filled elsewhere."""
    nodes = list(ast.walk(ast.parse(source)))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def files_of(*rooms: str) -> list[Path]:
    """The Python files of these rooms, catalogues left out."""
    return [
        file
        for room in rooms
        for file in sorted((ROOT / room).rglob("*.py"))
        if "sentences" not in file.relative_to(ROOT).as_posix()
    ]


def english_in(source: str) -> list[str]:
    """The words that stand in code where a template should: literals and f-strings of two words or more.

    Docstrings, labels of coded words and messages of programming errors are no sentences of a rule.
    """
    tree = ast.parse(source)
    exempt = {id(inner) for node in ast.walk(tree) if _is_exempt(node) for inner in ast.walk(node)}
    exempt |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    return [
        f"line {getattr(node, 'lineno', 0)}: {text}"
        for node in ast.walk(tree)
        if id(node) not in exempt and (text := _text(node)) and _is_english(text)
    ]


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_exempt(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise):
        return not (isinstance(node.exc, ast.Call) and _called(node.exc) == "FactsError")
    if isinstance(node, ast.ClassDef):
        return any(getattr(base, "id", "") in ("Coded", "StrEnum") for base in node.bases)
    if isinstance(node, ast.AnnAssign):
        return getattr(node.target, "id", "").endswith("_LABELS")
    if isinstance(node, ast.Call):
        return _called(node) in _MARKS
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _text(node: ast.AST) -> str:
    """A literal, or what is written out between the places of an f-string."""
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "0" for part in node.values)
        return "".join(map(str, parts))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_english(text: str) -> bool:
    return sum(word.strip(".,;:()").isalpha() for word in text.split()) >= _WORDS
