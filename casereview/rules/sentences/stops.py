"""What is to be settled before anybody operates, in a few words by the pitfall that asks for it."""

from collections.abc import Mapping
from typing import Final

from casereview.rules.codes.conclusions import Pitfall
from imaging.sentences import Template

FIRST_LINE_OPEN = Template("FIRST_LINE_OPEN", "4D-CT and sestamibi, which do not carry the target yet")
READING_OPEN = Template("READING_OPEN", "a study that is not graded, or a finding without a clear place")
PET_ALONE = Template("PET_ALONE", "a target that PET alone carries")
TARGET_ALREADY_REMOVED = Template(
    "TARGET_ALREADY_REMOVED", "a target at the place of a gland recorded as removed"
)
TARGET_SEEN_NORMAL = Template(
    "TARGET_SEEN_NORMAL", "a target at the place of a gland that was seen and called normal"
)
EXPLAINED_OTHERWISE = Template(
    "EXPLAINED_OTHERWISE", "a study that takes the target for something else than a parathyroid"
)
SEEN_ELSEWHERE = Template("SEEN_ELSEWHERE", "a finding elsewhere in a study of lower quality")
SAMPLING_ELSEWHERE = Template("SAMPLING_ELSEWHERE", "a venous sampling that points elsewhere")
WASHOUT_NEGATIVE = Template("WASHOUT_NEGATIVE", "a needle that found no PTH")
ACROSS_INLET = Template("ACROSS_INLET", "findings on both sides of the thoracic inlet")
GRAFT_NOT_TESTED = Template("GRAFT_NOT_TESTED", "a forearm graft that nobody has tested")
GRAFT_SECRETES = Template("GRAFT_SECRETES", "a forearm graft that may be the source")
MULTIGLAND_LIKELY = Template("MULTIGLAND_LIKELY", "the likelihood of more than one diseased gland")
CORD_PALSY_OPPOSITE = Template("CORD_PALSY_OPPOSITE", "the vocal cords, which do not both move well")
PREGNANCY = Template("PREGNANCY", "the pregnancy")
SINGLE_HIGH_CALCIUM = Template("SINGLE_HIGH_CALCIUM", "a calcium that was high on one day only")
PTH_LOW_NORMAL = Template("PTH_LOW_NORMAL", "a PTH that is not raised")
STALE_BIOCHEMISTRY = Template("STALE_BIOCHEMISTRY", "calcium and PTH that are old")
STALE_STUDY = Template("STALE_STUDY", "a study that is old")

#: By the code of the pitfall; one for each that can keep a surgeon from operating.
STOP_NAMES: Final[Mapping[Pitfall, Template]] = {
    Pitfall(template.code): template
    for template in (
        FIRST_LINE_OPEN,
        READING_OPEN,
        PET_ALONE,
        TARGET_ALREADY_REMOVED,
        TARGET_SEEN_NORMAL,
        EXPLAINED_OTHERWISE,
        SEEN_ELSEWHERE,
        SAMPLING_ELSEWHERE,
        WASHOUT_NEGATIVE,
        ACROSS_INLET,
        GRAFT_NOT_TESTED,
        GRAFT_SECRETES,
        MULTIGLAND_LIKELY,
        CORD_PALSY_OPPOSITE,
        PREGNANCY,
        SINGLE_HIGH_CALCIUM,
        PTH_LOW_NORMAL,
        STALE_BIOCHEMISTRY,
        STALE_STUDY,
    )
}
