"""How fast the clinical core is: `make bench` prints a table of what is asked for and what was measured.

Times say as much about the machine and its other work as about the code, so no test asserts one.
"""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table. A figure without a limit only helps to read another."""

    name: str
    must: str
    goal: str
    measured: str
