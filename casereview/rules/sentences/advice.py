"""The English of carcinoma flags and pitfalls."""

from imaging.sentences import Template

# Carcinoma flags.
CALCIUM_VERY_HIGH = Template("CALCIUM_VERY_HIGH", "{values}.")
VALUE_ABOVE = Template("VALUE_ABOVE", "{value} is above {limit} {unit}")
PTH_TIMES_LIMIT = Template("PTH_TIMES_LIMIT", "{value} is more than {times} times {limit}.")
PALPABLE_MASS = Template("PALPABLE_MASS", "A mass can be felt in the neck.")
LESION_LARGE = Template("LESION_LARGE", "A suspicious lesion measures {largest} mm, more than {limit} mm.")
PATHOLOGY = Template("PATHOLOGY", "Pathology reported {reports}.")
PATHOLOGY_ON = Template("PATHOLOGY_ON", "{pathology} on {day}")

# Pitfalls.
ULTRASOUND_ALONE = Template(
    "ULTRASOUND_ALONE", "Ultrasound is the only study; it misses much in a scarred neck."
)
ULTRASOUND_ALONE_SINCE = Template(
    "ULTRASOUND_ALONE_SINCE",
    "Ultrasound is the only study since the last operation; it misses much in a scarred neck.",
)
SINGLE_MODALITY = Template(
    "SINGLE_MODALITY", "All studies that count are of one kind; another kind must confirm the place."
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
    "A study from before the last operation is there; it does not count, but is worth reading again.",
)
MEDIASTINUM_NOT_COVERED = Template(
    "MEDIASTINUM_NOT_COVERED",
    "The mediastinum is not covered by the {studies}; a gland there would be missed.",
)
PET_ALONE = Template(
    "PET_ALONE",
    "PET carries the finding without another functional study; after surgery it misleads often.",
)
OPERATIVE_REPORT_NOT_REVIEWED = Template("OPERATIVE_REPORT_NOT_REVIEWED", "{reasons}.")
REPORT_MISSING = Template("REPORT_MISSING", "an operative report is missing")
READ_WITHOUT_REPORT = Template("READ_WITHOUT_REPORT", "a study was read without the operative report")
SAMPLING_BEFORE_IMAGING = Template(
    "SAMPLING_BEFORE_IMAGING", "Veins were sampled before a 4D-CT and a sestamibi study that count."
)
BIOPSY_WITH_CARCINOMA_FLAG = Template(
    "BIOPSY_WITH_CARCINOMA_FLAG",
    "A needle may spread a carcinoma, and a sign of one is there; do not aspirate again.",
)
TARGET_ALREADY_REMOVED = Template(
    "TARGET_ALREADY_REMOVED",
    "The target is the place of the {glands}, recorded as removed; think of a remnant or a further gland.",
)
MULTIGLAND_LIKELY = Template("MULTIGLAND_LIKELY", "More than one gland is likely to be diseased: {reasons}.")
TWO_HYPERPLASTIC = Template("TWO_HYPERPLASTIC", "hyperplasia in two glands")
SEEN_IN_PLACES = Template("SEEN_IN_PLACES", "studies that see more than one place")
NO_LARGE_LESION = Template("NO_LARGE_LESION", "no suspicious lesion of {limit} mm or more")
CORD_NOT_EXAMINED = Template(
    "CORD_NOT_EXAMINED", "The vocal cords have not been examined since the operation of {day}."
)
