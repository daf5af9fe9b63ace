"""The pages for people who carry the product on say what the code says."""

import re
from pathlib import Path

import pytest

from docs.printers.data_model import page

ROOT = Path(__file__).resolve().parents[2]
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for room in ("casereview", "imaging")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "migrations" not in path.parts
)
WORDS = frozenset(re.findall(r"\w+", CODE))
TERM = re.compile(r"`([^`]+)`")
A_PATH = re.compile(r"`((?:casereview/|imaging/|templates/|tests/|docs/|benchmarks/)[\w./-]*)")
PAGES = sorted(path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))


def glossary_terms() -> list[str]:
    rows = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    return [term for row in rows if row.startswith("| ") for term in TERM.findall(row)]


@pytest.mark.parametrize("term", glossary_terms())
def test_a_term_of_the_glossary_is_the_word_that_the_code_uses(term: str) -> None:
    """As a name, or as the words of one: `target map` is `target_map` or `TargetMap`."""
    if any(char in "<>.-" for char in term):
        assert f'"{term}"' in CODE or term.replace(".", '", "') in CODE or term in CODE
        return
    snake, camel = term.replace(" ", "_"), "".join(part.capitalize() for part in term.split())
    assert WORDS & {snake, camel, f"{snake}s", f"{camel}s", snake.upper(), camel.upper()}, term


def test_a_term_stands_once_in_the_glossary() -> None:
    rows = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    heads = [
        row.split("|")[1].strip() for row in rows if row.startswith("| ") and not row.startswith("| term")
    ]
    assert len(heads) == len(set(heads))


def test_the_page_of_the_data_model_is_current() -> None:
    assert (ROOT / "docs/data-model.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", PAGES, ids=str)
def test_every_file_that_a_page_names_is_there(name: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    missing = [path for path in A_PATH.findall(text) if not (ROOT / path.rstrip(".")).exists()]
    assert missing == []


@pytest.mark.parametrize("name", PAGES, ids=str)
def test_every_link_between_the_pages_leads_somewhere(name: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not ((ROOT / name).parent / target).exists()] == []


def test_the_readme_names_every_room() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    hidden = {"__pycache__", "migrations", "static", "locale"}
    rooms = {f"{folder.name}/" for folder in (ROOT / "casereview").iterdir() if folder.is_dir()}
    wanted = rooms - {f"{name}/" for name in hidden} | {"imaging/", "templates/", "tests/", "benchmarks/"}
    assert [room for room in sorted(wanted) if room not in readme] == []


def test_the_table_of_where_a_thing_goes_names_rooms_that_are_there() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    table = text[text.index("## Where does a thing go?") :]
    places = [place for row in table.splitlines() if row.startswith("| ") for place in TERM.findall(row)]
    for place in places:
        path = place.partition("<")[0].rstrip("/")
        if "/" in place or place.endswith(".py"):
            there = [ROOT / path, ROOT / "casereview" / path]
            assert any(one.exists() for one in there), place
