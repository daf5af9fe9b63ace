"""The English of the dose calculator: what a study gave, what is not known, and what it cannot have."""

from imaging.sentences import Template

# Bands.
NOT_CONFIRMED = Template("NOT_CONFIRMED", "not confirmed")
VARIES = Template("VARIES", "Varies")
ADULT_BAND = Template("ADULT_BAND", "{band} (adult; the age is unknown)")

# The sum of all studies.
NOTHING_KNOWN = Template("NOTHING_KNOWN", "The dose is not known.")
IN_ALL = Template("IN_ALL", "{parts}.")
SUM = Template("SUM", "{msv} mSv in all")
SUM_AT_LEAST = Template("SUM_AT_LEAST", "At least {msv} mSv in all")
OF_WHICH_ESTIMATED = Template("OF_WHICH_ESTIMATED", "of which {msv} mSv are an estimate")
KNOWN_IN_PART = Template("KNOWN_IN_PART", "with {n} known in part only", "with {n} known in part only")
OF_UNKNOWN_DOSE = Template("OF_UNKNOWN_DOSE", "without {n} of unknown dose", "without {n} of unknown dose")

# The note of one study.
NO_RADIATION = Template("NO_RADIATION", "No ionizing radiation.")
MEASURED = Template("MEASURED", "Measured or reported; no estimate is made beside it.")
ESTIMATED = Template("ESTIMATED", "An estimate from a published coefficient, not a measurement.")
UNKNOWN = Template("UNKNOWN", "Unknown: give a reported dose, an activity or a dose-length product.")
WITHOUT_CT = Template("WITHOUT_CT", "Without its CT: give its dose-length product, too.")
WITHOUT_TRACER = Template("WITHOUT_TRACER", "Without its tracer: give its activity, too.")
TRACER_NOT_NAMED = Template("TRACER_NOT_NAMED", "Not estimated: name the tracer.")
REGION_NOT_NAMED = Template("REGION_NOT_NAMED", "Not estimated: name the scanned region.")
NO_COEFFICIENT = Template(
    "NO_COEFFICIENT", "Not estimated: no coefficient of {label} is on file; give a reported dose."
)
NO_CHILD_COEFFICIENT = Template(
    "NO_CHILD_COEFFICIENT", "Not estimated: no coefficient of {label} for a child is on file."
)
ARITHMETIC = Template("ARITHMETIC", "{amount} {of} × {coefficient} {unit} = {msv} mSv")

# What a study cannot have.
FREE_STUDY = Template(
    "FREE_STUDY",
    "{study} uses no ionizing radiation: clear this dose, or choose the study that gave it.",
)
NO_TRACER = Template("NO_TRACER", "{study} has no tracer: clear this one, or choose the study that had it.")
OTHER_TRACER = Template(
    "OTHER_TRACER", "{tracer} is no tracer of {study}: choose {fits}, or the study that had it."
)
NO_ACTIVITY = Template("NO_ACTIVITY", "{study} has no tracer: clear this activity, or choose another study.")
NO_CT_REGION = Template(
    "NO_CT_REGION", "{study} has no CT: clear this region, or choose the study that had one."
)
NO_CT_DLP = Template(
    "NO_CT_DLP", "{study} has no CT: clear this dose-length product, or choose the study that had one."
)
