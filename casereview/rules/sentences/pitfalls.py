"""The English of the pitfalls, and of what a meeting answered to one."""

from imaging.sentences import Template

# What a meeting wrote to a pitfall.
ANSWERED = Template("ANSWERED", 'The meeting answered on {day}: "{reason}".')
ANSWERED_WITHOUT_REASON = Template(
    "ANSWERED_WITHOUT_REASON", "The meeting answered on {day}, with no reason."
)

# Of studies.
ULTRASOUND_ALONE = Template(
    "ULTRASOUND_ALONE", "Ultrasound is the only study; it misses much in a scarred neck."
)
ULTRASOUND_ALONE_SINCE = Template(
    "ULTRASOUND_ALONE_SINCE",
    "Ultrasound is the only study since the last operation; it misses much in a scarred neck.",
)
SINGLE_MODALITY = Template(
    "SINGLE_MODALITY", "All studies that can be used are of one kind; another kind must confirm the place."
)
STANDARD_CT_NOT_4D = Template(
    "STANDARD_CT_NOT_4D",
    "A routine neck CT stands where a 4D-CT is needed; the order must name the 4D protocol.",
)
PLANAR_ONLY = Template(
    "PLANAR_ONLY", "Sestamibi was only planar; SPECT or SPECT/CT is needed to place a focus."
)
MRI_WITHOUT_CONTRAST = Template("MRI_WITHOUT_CONTRAST", "MRI without contrast is not suited to find a gland.")
PREOPERATIVE_STUDY = Template(
    "PREOPERATIVE_STUDY",
    "A study from before the last operation shows another neck; it is not used, but worth reading again.",
)
FDG_PET = Template("FDG_PET", "FDG PET does not find a parathyroid gland; its uptake proves none.")
MEDIASTINUM_NOT_COVERED = Template(
    "MEDIASTINUM_NOT_COVERED",
    "The mediastinum is not covered by the {studies}; a gland there would be missed.",
)
OPERATIVE_REPORT_NOT_REVIEWED = Template("OPERATIVE_REPORT_NOT_REVIEWED", "{reasons}.")
REPORT_MISSING = Template("REPORT_MISSING", "an operative report is missing")
READ_WITHOUT_REPORT = Template("READ_WITHOUT_REPORT", "a study was read without the operative report")
SAMPLING_BEFORE_IMAGING = Template(
    "SAMPLING_BEFORE_IMAGING", "Veins were sampled before a usable 4D-CT and a usable sestamibi study."
)
BIOPSY_WITH_CARCINOMA_FLAG = Template(
    "BIOPSY_WITH_CARCINOMA_FLAG",
    "A needle may spread a carcinoma, and a sign of one is there; do not aspirate again.",
)
SMALL_LESION = Template(
    "SMALL_LESION",
    "No suspicious lesion measures {limit} mm or more; small lesions go with disease of several glands.",
)
STALE_STUDY = Template(
    "STALE_STUDY", "The newest images ({study}) are {days} days old: the neck may look otherwise by now."
)
STALE_STUDY_OF_TARGET = Template(
    "STALE_STUDY_OF_TARGET",
    "The newest images of {place} ({study}) are {days} days old: the neck may look otherwise by now.",
)

# Of the target.
FIRST_LINE_OPEN = Template("FIRST_LINE_OPEN", "{reasons}.")
NO_FIRST_LINE = Template("NO_FIRST_LINE", "no 4D-CT or sestamibi study clearly shows {place}")
CT_4D_OPEN = Template(
    "CT_4D_OPEN", "no 4D-CT or MRI shows {place}, and a 4D-CT could still be done before it is operated on"
)
READING_OPEN = Template(
    "READING_OPEN",
    "Ask the reader before operating: what the {studies} says is not fully read or placed.",
    "Ask the reader before operating: what the {studies} say is not fully read or placed.",
)
PET_ALONE = Template(
    "PET_ALONE",
    "PET carries the finding without another functional study; after surgery it misleads often.",
)
TARGET_ALREADY_REMOVED = Template(
    "TARGET_ALREADY_REMOVED",
    "The target is the place of the {glands}, recorded as removed; think of a remnant or a further gland.",
)
TARGET_SEEN_NORMAL = Template(
    "TARGET_SEEN_NORMAL",
    "The target is the place of the {glands}, recorded as seen and normal at an earlier operation.",
)
EXPLAINED_OTHERWISE = Template("EXPLAINED_OTHERWISE", "{explanations}.")
EXPLANATION = Template("EXPLANATION", "the {study} sees something else than a parathyroid at {place}")
SEEN_ELSEWHERE = Template(
    "SEEN_ELSEWHERE",
    "The {studies} takes no part in the verdict and points to another place; look at it again.",
    "The {studies} take no part in the verdict and point to another place; look at them again.",
)
SAMPLING_ELSEWHERE = Template(
    "SAMPLING_ELSEWHERE", "PTH rises in veins that do not drain the target or its side: {veins}."
)
VEIN_OF_SAMPLING = Template("VEIN_OF_SAMPLING", "{vein} on {day}")
WASHOUT_NEGATIVE = Template(
    "WASHOUT_NEGATIVE", "A needle at the target found no PTH: {studies}; the place may be wrong."
)
WASHOUT_NOWHERE = Template(
    "WASHOUT_NOWHERE", "A needle found no PTH, and its place is not stated: {studies}; ask where it was."
)
ACROSS_INLET = Template(
    "ACROSS_INLET",
    "One study places the target in the neck and another in the chest: {studies}; the approaches differ.",
)

# Of the patient.
GRAFT_NOT_TESTED = Template(
    "GRAFT_NOT_TESTED",
    "A graft in the forearm, {arms}, has not been tested since the last operation and may be the source;"
    " every other PTH must come from the other arm.",
)
GRAFT_SECRETES = Template(
    "GRAFT_SECRETES",
    "The graft in the forearm, {arms}, is or may be the source: settle what the tests of that arm show before"
    " another place is operated on.",
)
LEFT_ARM = Template("LEFT_ARM", "left")
RIGHT_ARM = Template("RIGHT_ARM", "right")
MULTIGLAND_LIKELY = Template("MULTIGLAND_LIKELY", "More than one gland is likely to be diseased: {reasons}.")
TWO_HYPERPLASTIC = Template("TWO_HYPERPLASTIC", "hyperplasia in two glands")
SEEN_IN_PLACES = Template("SEEN_IN_PLACES", "studies that see more than one place")
CORD_NOT_EXAMINED = Template(
    "CORD_NOT_EXAMINED",
    "The {cords} has not been examined since the operation of {day}.",
    "The {cords} have not been examined since the operation of {day}.",
)
LEFT_CORD = Template("LEFT_CORD", "left vocal cord")
RIGHT_CORD = Template("RIGHT_CORD", "right vocal cord")
CORD_PALSY = Template("CORD_PALSY", "{cords}.")
CORD_IS = Template("CORD_IS", "the {cord} is {state} as of {day}")
CORD_PALSY_OPPOSITE = Template(
    "CORD_PALSY_OPPOSITE",
    "{cords}, and the operation would reach the other side: an injury there may close the airway.",
)
CORD_PALSY_BOTH = Template("CORD_PALSY_BOTH", "{cords}: any injury may close the airway.")
PREGNANCY = Template(
    "PREGNANCY",
    "The patient is pregnant: ask obstetrics now; where surgery cannot wait it is done in the second"
    " trimester, and with a calcium above {limit} {unit} the meeting is called at once.",
)
SINGLE_HIGH_CALCIUM = Template(
    "SINGLE_HIGH_CALCIUM",
    "Calcium was high on one day only since the last operation: {value}; repeat it before operating.",
)
PTH_LOW_NORMAL = Template(
    "PTH_LOW_NORMAL", "{values}: a PTH so low speaks against disease of the parathyroids; repeat it."
)
STALE_BIOCHEMISTRY = Template(
    "STALE_BIOCHEMISTRY", "The calcium that decides is {days} days old: {value}; measure it again."
)
BIOCHEMISTRY_BEFORE_OPERATION = Template(
    "BIOCHEMISTRY_BEFORE_OPERATION",
    "The calcium that decides is not from after the last operation: {value}; measure it again.",
)
VITAMIN_D_LOW = Template(
    "VITAMIN_D_LOW", "{value} is below {limit} {unit}; it raises PTH and lowers calcium."
)
VALUE_UNREADABLE = Template(
    "VALUE_UNREADABLE",
    "{values}: no such value can be right, and none is used; check value and unit.",
)
NO_INDICATION = Template(
    "NO_INDICATION",
    "None of the usual reasons to operate is met; for a re-operation the bar is higher still.",
)
