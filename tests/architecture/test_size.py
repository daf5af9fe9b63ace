"""How long a file and how branched a function of the product may be."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Class, Function

ROOT = Path(__file__).resolve().parents[2]
LINES = 300
BRANCHES = 14  # conditions counted too, unlike ruff's C901, which `make lint` holds at 10
TABLES = {"casereview/lifecycle/moves.py", "imaging/wording/lexicon.py"}  # may be as long as they need
WRITTEN_BY_HAND = (".py", ".html", ".css", ".js")
PRODUCT = ("casereview", "imaging", "docs", "benchmarks", "templates")


def product_files(root: Path) -> Iterator[Path]:
    for room in PRODUCT:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in WRITTEN_BY_HAND and not {"migrations", "vendor"} & set(path.parts):
                yield path


def too_long(root: Path) -> dict[str, int]:
    """The lines of each file of the product that has too many."""
    lines = {str(path.relative_to(root)): len(path.read_text().splitlines()) for path in product_files(root)}
    return {name: count for name, count in lines.items() if count > LINES}


def too_branched(root: Path) -> dict[str, int]:
    """The branches of each function and method of the product that has too many, inner ones among them."""
    return {
        f"{path.relative_to(root)}: {function.fullname}": function.complexity
        for path in product_files(root)
        if path.suffix == ".py"
        for function in _functions(cc_visit(path.read_text()))
        if function.complexity > BRANCHES
    }


def _functions(blocks: Iterable[Class | Function]) -> Iterator[Function]:
    """The functions among these blocks of radon, with all that they hold."""
    for block in blocks:
        if isinstance(block, Class):
            yield from _functions([*block.methods, *block.inner_classes])
        else:
            yield block
            yield from _functions(block.closures)


def test_no_file_of_the_product_passes_300_lines_but_the_two_tables() -> None:
    assert set(too_long(ROOT)) == TABLES, too_long(ROOT)


def test_no_function_of_the_product_passes_14_branches() -> None:
    assert too_branched(ROOT) == {}


@pytest.mark.parametrize(
    "name", ["casereview/planted.py", "imaging/anatomy/planted.py", "templates/case/planted.html"]
)
def test_a_file_of_301_lines_is_named(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text("\n" * LINES)
    assert too_long(tmp_path) == {}
    file.write_text("\n" * (LINES + 1))
    assert too_long(tmp_path) == {name: LINES + 1}


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        ("{function}", "planted"),
        ("class Planted:\n    {function}", "Planted.planted"),
        ("class Outer:\n    class Planted:\n        {function}", "Planted.planted"),
        ("def outer():\n    {function}", "planted"),
    ],
)
def test_a_function_of_15_branches_is_named_wherever_it_stands(tmp_path: Path, frame: str, name: str) -> None:
    file = tmp_path / "casereview" / "planted.py"
    file.parent.mkdir()
    for branches, named in ((BRANCHES, {}), (BRANCHES + 1, {f"casereview/planted.py: {name}": 15})):
        conditions = " or ".join(["x"] * branches)
        file.write_text(frame.format(function=f"def planted(x): return {conditions}"))
        assert too_branched(tmp_path) == named


def test_the_linter_names_a_function_of_more_than_ten_paths() -> None:
    program = Path(sys.executable).with_name("ruff")
    command = [str(program), "check", "--no-cache", "--stdin-filename", "casereview/planted.py", "-"]
    for paths, named in ((10, False), (11, True)):
        code = "def planted(x: int) -> None:\n" + "    if x:\n        print(x)\n" * (paths - 1)
        lint = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False)
        assert ("C901" in lint.stdout) is named, lint.stdout
