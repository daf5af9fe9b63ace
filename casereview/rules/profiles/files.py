"""Where the profiles are, and how one takes over what it does not state from the profile that it extends."""

from __future__ import annotations

import os
import tomllib
from typing import Any, Final

from casereview.reading.structs import FactsError, named
from casereview.rules.sentences import profiles as sentences

Tree = dict[str, Any]
# By strings: pathlib would be a twentieth of the start of the command.
FOLDER: Final = os.path.dirname(__file__)
DEFAULT_PROFILE: Final = "acr-2021"  # for facts that name none
PROFILES: Final = tuple(
    sorted(name for name in os.listdir(FOLDER) if os.path.exists(os.path.join(FOLDER, name, "profile.toml")))
)


def whole_tree(tree: Tree) -> Tree:
    """The tables of a profile with those that it takes over. Raises FactsError for what it extends."""
    if "extends" not in tree:
        return tree
    name = _extended(tree)
    base = _table(name, "profile")
    if "extends" in base:
        raise FactsError("extends", sentences.EXTENDS_TWICE(profile=name))
    base["sources"] = {code: _taken(name, source) for code, source in base["sources"].items()}
    _mark(base, name)
    return _merged(base, {key: item for key, item in tree.items() if key != "extends"})


def reference_tree(name: str, part: str) -> Tree:
    """One of a profile's further tables, `part`, with what it takes over from the profile that it extends."""
    own = _table(name, part)
    profile = _table(name, "profile")
    if "extends" not in profile:
        return own
    base = _table(_extended(profile), part)
    _mark(base, _extended(profile))
    return _merged(base, own)


def _table(name: str, part: str) -> Tree:
    path = os.path.join(FOLDER, name, f"{part}.toml")
    if not os.path.exists(path):
        return {}
    with open(path, "rb") as file:
        return tomllib.load(file)


def _extended(tree: Tree) -> str:
    name: str = tree["extends"]
    if name not in PROFILES:
        raise FactsError("extends", sentences.EXTENDS_UNKNOWN(known=named(PROFILES)))
    return name


def _taken(name: str, source: str) -> str:
    return f"As {name}, not stated differently: {source}"


def _mark(node: object, name: str) -> None:
    """Say in every source line that it was taken over."""
    if isinstance(node, dict):
        if isinstance(node.get("source"), str):
            node["source"] = _taken(name, node["source"])
        for item in node.values():
            _mark(item, name)
    elif isinstance(node, list):
        for item in node:
            _mark(item, name)


def _merged(base: Tree, tree: Tree) -> Tree:
    """The second over the first, table by table; what has a source is replaced whole and keeps its own."""
    merged = dict(base)
    for key, item in tree.items():
        under = merged.get(key)
        if isinstance(under, dict) and isinstance(item, dict) and "source" not in under:
            merged[key] = _merged(under, item)
        else:
            merged[key] = item
    return merged
