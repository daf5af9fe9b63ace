"""Vocabularies of the rules as choices of a field."""

from collections.abc import Iterable

from imaging.vocabulary import Coded


def choices(codes: Iterable[Coded]) -> list[tuple[str, str]]:
    return [(code.value, code.label) for code in codes]
