"""The English of carcinoma flags, pitfalls and next steps, and of what stands against an order."""

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

# Next steps.
URGENT_HYPERCALCEMIA = Template(
    "URGENT_HYPERCALCEMIA",
    "{flag} This is an emergency: treat now, without waiting for the meeting.",
)
NOT_THIS_PATHWAY = Template(
    "NOT_THIS_PATHWAY",
    "The case does not fit persistent or recurrent primary hyperparathyroidism; see what stands above.",
)
OBSERVE = Template("OBSERVE", "Raised PTH with normal calcium is common after cure; follow calcium and PTH.")
OBSERVE_LOW_CALCIUM = Template(
    "OBSERVE_LOW_CALCIUM",
    "{calcium} is below {limit}: check its unit, and treat a low calcium first; then follow calcium and PTH.",
)
MEDICAL_MANAGEMENT = Template(
    "MEDICAL_MANAGEMENT",
    "Neither imaging nor sampling shows a target; medical treatment is one option for the meeting.",
)
COMPLETE_RECORDS = Template("COMPLETE_RECORDS", "{blockers}")
CONFIRM_BIOCHEMISTRY = Template("CONFIRM_BIOCHEMISTRY", "{blockers}")
ORDER_CT_4D = Template(
    "ORDER_CT_4D", "Order a 4D-CT with three phases, from the jaw to the mediastinum: none counts yet."
)
CT_4D_WANTED = Template("CT_4D_WANTED", "A 4D-CT is wanted, but {against}.")
ORDER_SPECT_CT = Template(
    "ORDER_SPECT_CT",
    "Order a sestamibi SPECT/CT of neck and mediastinum: no sestamibi study counts yet.",
)
SPECT_CT_WANTED = Template("SPECT_CT_WANTED", "A sestamibi SPECT/CT is wanted, but {against}.")
REPEAT_STUDY = Template("REPEAT_STUDY", "Repeat the {studies}: the images or their field fall short.")
REPETITION_WANTED = Template("REPETITION_WANTED", "Another {family} study is wanted, but {against}.")
EXPERT_REREAD = Template(
    "EXPERT_REREAD", "The studies do not settle the place; have an expert read them again."
)
ORDER_MRI_WITH_CONTRAST = Template(
    "ORDER_MRI_WITH_CONTRAST",
    "Order an MRI without and with contrast as a further kind of study: none counts yet.",
)
MRI_WANTED = Template("MRI_WANTED", "An MRI with contrast is wanted, but {against}.")
MDT_REVIEW = Template("MDT_REVIEW", "The studies suffice for a verdict; the meeting confirms or changes it.")
MDT_REVIEW_GRADIENT = Template("MDT_REVIEW_GRADIENT", "{reason}")
MDT_REVIEW_CARCINOMA = Template("MDT_REVIEW_CARCINOMA", "A sign of carcinoma asks for an early meeting.")
HIGH_VOLUME_CENTER = Template(
    "HIGH_VOLUME_CENTER", "Good studies show no clear target; ask a center that re-operates often."
)
HIGH_VOLUME_CENTER_CARCINOMA = Template(
    "HIGH_VOLUME_CENTER_CARCINOMA", "A sign of carcinoma belongs in experienced hands."
)
VENOUS_SAMPLING = Template(
    "VENOUS_SAMPLING", "Consider selective venous sampling: 4D-CT and sestamibi do not settle the place."
)
SAMPLING_WANTED = Template("SAMPLING_WANTED", "Venous sampling is wanted, but {against}.")
FOCUSED_REOPERATION = Template(
    "FOCUSED_REOPERATION", "The studies agree on one place; a focused re-operation there can be planned."
)
FOCUSED_REOPERATION_REMOVED = Template(
    "FOCUSED_REOPERATION_REMOVED",
    "The studies agree on the place of a gland recorded as removed; settle that first.",
)
BILATERAL_EXPLORATION = Template(
    "BILATERAL_EXPLORATION",
    "The studies agree on more than one place; plan to explore both sides.",
)
EN_BLOC_PLANNING = Template(
    "EN_BLOC_PLANNING", "With a target and a sign of carcinoma, plan resection en bloc."
)
GENETICS = Template("GENETICS", "Offer genetic testing before surgery: {reasons}.")
AGE_BELOW = Template("AGE_BELOW", "age below {years} years")
SEVERAL_PLACES = Template("SEVERAL_PLACES", "disease in more than one place")

# What stands against an order, and what to ask before one.
STANDS_AGAINST = Template("STANDS_AGAINST", "{reasons} stands against it", "{reasons} stand against it")
ASK_FIRST = Template("ASK_FIRST", "Ask first about {questions}.")
PREGNANCY = Template("PREGNANCY", "pregnancy")
CONTRAST_ALLERGY = Template("CONTRAST_ALLERGY", "contrast allergy")
KIDNEY_FUNCTION = Template("KIDNEY_FUNCTION", "kidney function")
DIALYSIS = Template("DIALYSIS", "dialysis")
