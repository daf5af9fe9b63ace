"""A refusal of the engine as a form shows it: what stands on top, what at which field, and how to go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from casereview.web.presenters.words import translated
from casereview.workflow.refusals import (
    Invalid,
    KeyReused,
    NeedsUnmet,
    NotPermitted,
    Refusal,
    Stale,
)
from imaging.sentences import Said

KEY = "idempotency_key"  # the one-time key of the form, as the engine names it


@dataclass(frozen=True, slots=True)
class ShownRefusal:
    title: str
    sentences: tuple[str, ...]
    status: int
    fields: Mapping[str, Sequence[Said]] = field(default_factory=dict)
    version: int | None = None  # the case's present version, where the form was made for an older one
    new_key: bool = False


def shown(refusal: Refusal) -> ShownRefusal:
    if isinstance(refusal, Invalid):
        return ShownRefusal(
            _("Some of this needs another look"), (), 400, _at_fields(refusal), new_key=KEY in refusal.fields
        )
    if isinstance(refusal, NeedsUnmet):
        return ShownRefusal(
            _("Not yet possible"), tuple(translated(item.sentence) for item in refusal.unmet), 409
        )
    if isinstance(refusal, Stale):
        return ShownRefusal(
            _("Somebody was faster"),
            (translated(refusal.sentence), _("What you typed is still here.")),
            409,
            version=refusal.version,
        )
    if isinstance(refusal, NotPermitted):
        return ShownRefusal(_("This is not yours to do"), (translated(refusal.sentence),), 403)
    if isinstance(refusal, KeyReused):
        says = _(
            "This form was sent before, with other words, and was recorded then. Look at the case first."
        )
        return ShownRefusal(_("Sent before"), (says,), 409, new_key=True)
    return ShownRefusal(_("Not possible now"), (translated(refusal.sentence),), 409)


def _at_fields(refusal: Invalid) -> dict[str, list[str]]:
    return {name: [translated(sentence) for sentence in says] for name, says in refusal.fields.items()}


def at_once(sentence: str) -> ShownRefusal:
    """For what was not typed into fields."""
    return ShownRefusal(_("Some of this needs another look"), (sentence,), 400)


def at_fields(faults: Mapping[str, Sequence[Said]]) -> ShownRefusal:
    return ShownRefusal(_("Some of this needs another look"), (), 400, faults)
