"""The English of samplings, of the tests of a graft's arm, and of the terms of the target map."""

from imaging.sentences import Template

# Caveats of a sampling.
CAVEAT_VEIN_LIGATED = Template(
    "CAVEAT_VEIN_LIGATED",
    "Earlier surgery tied the {veins} vein, so blood may drain another way than assumed.",
)
CAVEAT_COMMON_TRUNK = Template(
    "CAVEAT_COMMON_TRUNK",
    "A common inferior thyroid trunk was sampled: it drains both sides and cannot tell them apart.",
)
CAVEAT_BASELINES_DIFFER = Template(
    "CAVEAT_BASELINES_DIFFER",
    "Peripheral PTH moved from {lowest} to {highest} during the sampling, by more than {percent} %.",
)
CAVEAT_ONE_SIDE_SAMPLED_LEFT = Template(
    "CAVEAT_ONE_SIDE_SAMPLED_LEFT", "Only left veins were sampled, so the sides cannot be compared."
)
CAVEAT_ONE_SIDE_SAMPLED_RIGHT = Template(
    "CAVEAT_ONE_SIDE_SAMPLED_RIGHT", "Only right veins were sampled, so the sides cannot be compared."
)
CAVEAT_BASELINE_MISSING = Template(
    "CAVEAT_BASELINE_MISSING", "No peripheral baseline is named for {samples}, so there is no ratio."
)
CAVEAT_NEAR_THRESHOLD = Template(
    "CAVEAT_NEAR_THRESHOLD",
    "No sure gradient by the threshold of {threshold}, yet a ratio of {near} or more: {veins}. "
    "In one published series {near} told best.",
)
VEIN_WITH_RATIO = Template("VEIN_WITH_RATIO", "{vein} {ratio}")

# Terms of the target map: what each factor of a site's weight stands for. Sources stay as they are cited.
TERM_PUBLISHED = Template("TERM_PUBLISHED", "Published frequency of this place")
TERM_PUBLISHED_FOR = Template("TERM_PUBLISHED_FOR", "Published frequency of this place; {glands}")
TERM_GRAFT = Template("TERM_GRAFT", "{because}; a graft is recorded here")
GLAND_STATUS = Template("GLAND_STATUS", "{gland}: {status}")
TERM_STUDY_NAMES = Template("TERM_STUDY_NAMES", "{study} names this site")
TERM_STUDY_SHOWS_NOTHING = Template("TERM_STUDY_SHOWS_NOTHING", "{study} shows nothing here")
TERM_SILENT = Template("TERM_SILENT", "{study} says nothing of this site")
TERM_GRADIENT = Template("TERM_GRADIENT", "{study} has a gradient that points here")
TERM_NO_GRADIENT = Template("TERM_NO_GRADIENT", "{study} has no gradient from here")
SAMPLING_OF = Template("SAMPLING_OF", "Venous sampling of {day}")
SOURCE_OF_STUDY = Template("SOURCE_OF_STUDY", "{sensitivity}. False positives: {false_positives}")
SOURCE_OF_PRIOR = Template("SOURCE_OF_PRIOR", "{sources}. Weight of the operations: design choice")
