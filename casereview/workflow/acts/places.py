"""A person's word on where a finding lies: an accepted reading, sites set by hand, or that none is meant."""

from casereview.lifecycle.fields.acts import PlaceData
from casereview.workflow.acts.context import ActContext, Writer, WrittenRow
from casereview.workflow.refusals import Invalid
from imaging.anatomy.sites import Sites
from imaging.models import Finding, SiteReading
from imaging.vocabulary import Nature
from imaging.wording import PARSER_VERSION, missed_side, parse_location


def confirm_location(context: ActContext[PlaceData]) -> WrittenRow:
    data = context.data
    sites, reason = Sites.of(data["sites"]), data["reason"]
    finding = _finding(data["read"], data["finding"])
    _one_of_both(sites, data["no_place"])
    _on_the_named_side(finding, sites)
    read_as = parse_location(finding.location, Nature(finding.nature)).sites
    if not reason and sites not in (read_as, Sites.of(finding.sites)):
        raise Invalid({"reason": ["Say why: the words are read otherwise."]})
    before, earlier = finding.placed, finding.confirmation
    if earlier and (sites, read_as) == (before, Sites.of(earlier.read_as)):
        raise Invalid({"sites": ["This is confirmed already."]})
    row = SiteReading.objects.create(
        finding=finding,
        sites=list(sites),
        read_as=list(read_as),
        parser_version=PARSER_VERSION,
        reason=reason,
        confirmed_by_name=context.actor.name,
        confirmed_at=context.now,
    )
    detail = {
        "read": finding.read_id,
        "finding": data["finding"],
        "sites_before": list(before),
        "sites": list(sites),
        "reason": reason,
    }
    return WrittenRow("site_reading", row.pk, detail, corrects=sites != before)


def _finding(read: int, number: int) -> Finding:
    rows = list(Finding.objects.filter(read=read).prefetch_related("site_readings"))
    if not 1 <= number <= len(rows):
        raise Invalid({"finding": [f"This read has {len(rows)} finding(s): count them from 1."]})
    return rows[number - 1]


def _one_of_both(sites: Sites, no_place: bool) -> None:
    """Sites that were merely forgotten must not say that there are none."""
    if bool(sites) is no_place:
        raise Invalid({"sites": ["Name the sites, or say that no place is meant: one of the two."]})


def _on_the_named_side(finding: Finding, sites: Sites) -> None:
    """The rules would let such a finding agree with nothing; a slip of the side is caught here."""
    side = missed_side(finding.location, sites)
    if side:
        raise Invalid(
            {"sites": [f"The words name the {side}: choose a site there, or amend the read if it is wrong."]}
        )


WRITERS: dict[str, Writer] = {"confirm_location": confirm_location}
