"""`make bench`: the table of all figures."""

from __future__ import annotations

from benchmarks import Figure, assessments, command

_HEAD = Figure("figure", "must", "goal", "measured")


def main() -> None:
    """Measure, one after the other, and print."""
    for figure in (_HEAD, *assessments.figures(), *command.figures()):
        print(f"{figure.name:30}{figure.must:>8}{figure.goal:>8}  {figure.measured}")


if __name__ == "__main__":
    main()
