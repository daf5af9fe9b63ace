"""The sections of the case page, in the order in which a board reads a case, and what is entered in each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str | Promise
    acts: tuple[str, ...] = ()


SECTIONS: tuple[Section, ...] = (
    Section("next", _("What is next"), ("record_emergency", "await_repeat")),
    Section("disease", _("Disease"), ("resolve_blocker",)),
    Section("labs", _("Labs"), ("add_lab",)),
    Section("background", _("Background"), ("set_background",)),
    Section("operations", _("Operations and glands"), ("add_operation", "add_laryngoscopy")),
    Section("imaging", _("Imaging"), ("add_study", "add_read", "check_adequacy")),
    Section("concordance", _("Concordance"), ("answer_stop", "confirm_verdict")),
    Section("sampling", _("Venous sampling"), ("add_sampling",)),
    Section("decision", _("Opinions and decision"), ("give_opinion",)),
    Section("referrals", _("Referrals"), ("accept_referral", "decline_referral", "refer_again")),
    Section("team", _("Care team"), ("assign_member", "release_member")),
    Section("documents", _("Documents"), ("add_document",)),
    Section("record", _("Record")),
)
TITLES: dict[str, str | Promise] = {section.id: section.title for section in SECTIONS}
# Corrections are reached from the row that they correct, and lead back to its section.
CORRECTIONS = {
    "correct_lab": "labs",
    "correct_operation": "operations",
    "correct_sampling": "sampling",
    "correct_laryngoscopy": "operations",
    "confirm_location": "imaging",
}
_BY_ACT = {act: section.id for section in SECTIONS for act in section.acts} | CORRECTIONS


def section_of(name: str) -> str:
    """Where what a verb or an act changes is seen; a move is seen on top."""
    return _BY_ACT.get(name, "next")
