"""What the page about the published patients says of itself."""

from typing import Final

INTRODUCTION: Final = """# Published patients, and what surgery found

*Printed by `python -m docs.printers.published.page`; a test fails when it is stale.*

{number} patients from publications. This page, and "Published cases" under Reference in the product, set what
the rules answer for them (profile {profile}) beside what surgery found, misses included.

**This validates nothing.** Case reports are written where something ended well or was worth telling; what
failed in the same way is seldom published. The {number} are few, most had a gland in the mediastinum, and a
rule that always said "mediastinum" would look good here. Whether the rules help has to be seen on a center's
own patients, one after the other.

**What was read is the abstract** or the opening of the publication and not the paper; "not stated" means not
stated there. Abstracts leave out most of what the rules ask for: dates, the technique of a study and whether
it was adequate, its field of view, whether it was made before or after an operation, kinds and reports of
operations, drugs, kidneys, urine calcium. So there are two answers for each patient:

- **On what is stated**: the facts in `casereview/published/patients.json`. A study whose technique is not
  stated is no fact there. Days are placed only to keep the stated order.
- **Under assumptions**: the same facts and what is assumed, printed with each patient, so that the
  concordance rule has something to judge. The page of the product has a switch for each assumption. It is
  the most that the wording allows, and not what is likely; days in the reasons are invented.

What was found stands in that file too, as every site that the words may mean. "Mediastinum" is fifteen
sites, so that sharing a site with it says little, and a target is compared only as exactly as the find is
reported. Where the rules name no target they have found nothing: a miss where enough studies count for a
verdict, and no answer where they do not.

In the target map, the rank of a place found is that of its heaviest site; ties share the better rank. The map
ranks single sites: a finding in a wide place is spread over them, and each may stay below an ordinary site.
"""
STATED_HEADING: Final = """## On what is stated

The codes are explained in [clinical-rules.md](clinical-rules.md); the sections below add a word to each."""
ASSUMED_HEADING: Final = """## Under assumptions

Invented days and techniques, as listed above and with each patient. Nobody becomes eligible by assumption."""
MAP_SUMMARY: Final = """
Under assumptions the map ranks {ranked} patients of whom a place found is stated. A place found is among the
heaviest sites in {hits} of them ({names}). The four ordinary sites, tied, are where the map begins before any
study speaks: where they lead, the studies have not moved it away, and a hit there is none of theirs."""
