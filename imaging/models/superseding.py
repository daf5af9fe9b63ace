"""Rows that are never edited: a correction is a new row, which takes the place of the old one."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class SupersedingQuerySet(models.QuerySet[M]):
    def current(self) -> SupersedingQuerySet[M]:
        """Those that no other row has taken the place of."""
        return self.filter(superseded_by=None)


class Superseding(models.Model):
    """For a model with ``supersedes``, a one-to-one key to itself whose other end is ``superseded_by``."""

    class Meta:
        abstract = True

    @property
    def is_superseded(self) -> bool:
        """Whether another row has taken its place; costs no query where ``superseded_by`` was selected."""
        return hasattr(self, "superseded_by")
