"""The English of next steps, and of what stands against an order."""

from imaging.sentences import Template

# Outside the pathway, records and values.
NOT_THIS_PATHWAY = Template(
    "NOT_THIS_PATHWAY",
    "The case does not fit persistent or recurrent primary hyperparathyroidism; see what stands above.",
)
OBSERVE = Template("OBSERVE", "Raised PTH with normal calcium is common after cure; follow calcium and PTH.")
OBSERVE_NO_INDICATION = Template(
    "OBSERVE_NO_INDICATION",
    "No reason for an operation is met, and none is unknown; to watch is one option for the meeting.",
)
MEDICAL_MANAGEMENT = Template(
    "MEDICAL_MANAGEMENT",
    "Neither imaging nor sampling shows a target; medical treatment is one option for the meeting.",
)
COMPLETE_RECORDS = Template("COMPLETE_RECORDS", "{reasons}")
CONFIRM_BIOCHEMISTRY = Template("CONFIRM_BIOCHEMISTRY", "{reasons}")
REPLETE_VITAMIN_D = Template(
    "REPLETE_VITAMIN_D",
    "Replace vitamin D before the values are judged again; not while calcium is above {limit} {unit}.",
)

# Grafts.
GRAFT_TEST = Template(
    "GRAFT_TEST",
    "Test the graft before the neck: measure PTH in both arms at once, and with a tourniquet on its arm.",
)
GRAFT_TEST_TOURNIQUET = Template(
    "GRAFT_TEST_TOURNIQUET",
    "The PTH of the {veins} is one that a working graft gives too; measure PTH with a tourniquet on it.",
)
GRAFT_REVISION = Template(
    "GRAFT_REVISION",
    "One option for the meeting, as of {as_of}: revise the graft at {target}; the PTH of its arm points "
    "to it.",
)

# Questions to the reader.
STATE_ADEQUACY = Template("STATE_ADEQUACY", "{questions}")
STATE_REPORT = Template(
    "STATE_REPORT",
    "The {study} has no report yet: ask the reader for it, with phases, field and fusion, before another.",
)
STATE_KEYS = Template(
    "STATE_KEYS", "Nobody has said whether the {study} is good enough: ask the reader for {keys}."
)
KEY_PHASES = Template("KEY_PHASES", "its phases")
KEY_COVERS = Template("KEY_COVERS", "its field")
KEY_FUSED = Template("KEY_FUSED", "its fusion with CT")
KEY_ACQUISITIONS = Template("KEY_ACQUISITIONS", "its early and late images")
KEY_DUAL_TRACER = Template("KEY_DUAL_TRACER", "the use of two tracers")
LOCATE_FINDING = Template("LOCATE_FINDING", "{questions}")
LOCATE_PLACE = Template(
    "LOCATE_PLACE",
    'The {study} says "{text}", which names no place: ask the reader where it is, on which side, and what it '
    "is.",
)
LOCATE_CONTRADICTED = Template(
    "LOCATE_CONTRADICTED",
    'The {study} says "{text}", and {place} was confirmed for it, which lies off that side: ask the reader '
    "where it is, on which side, and what it is.",
)
LOCATE_SIDE = Template(
    "LOCATE_SIDE",
    "The {study} has a finding at {place} without a side: ask the reader where it is, on which side, and "
    "what it is.",
)
LOCATE_UNDESCRIBED = Template(
    "LOCATE_UNDESCRIBED",
    "The {study} describes no place: ask the reader where it was, on which side, and what it is.",
)

# Studies.
ORDER_CT_4D = Template(
    "ORDER_CT_4D",
    "Order a 4D-CT with three phases, from the jaw to the mediastinum: no good one of the last {days} days "
    "is there.",
)
CT_4D_WANTED = Template("CT_4D_WANTED", "A 4D-CT is wanted, but {against}.")
ORDER_SPECT_CT = Template(
    "ORDER_SPECT_CT",
    "Order a sestamibi SPECT/CT of neck and mediastinum: no good sestamibi study of the last {days} days is "
    "there.",
)
SPECT_CT_WANTED = Template("SPECT_CT_WANTED", "A sestamibi SPECT/CT is wanted, but {against}.")
ORDER_ULTRASOUND = Template(
    "ORDER_ULTRASOUND", "Order an ultrasound of the neck: none was done since the last operation."
)
ULTRASOUND_WANTED = Template("ULTRASOUND_WANTED", "An ultrasound is wanted, but {against}.")
REPEAT_STUDY = Template("REPEAT_STUDY", "Repeat the {studies}: the images or their field fall short.")
REPETITION_WANTED = Template("REPETITION_WANTED", "Another {family} study is wanted, but {against}.")
EXPERT_REREAD = Template(
    "EXPERT_REREAD", "The studies do not settle the place; have an expert read them again."
)
ORDER_MRI_WITH_CONTRAST = Template(
    "ORDER_MRI_WITH_CONTRAST",
    "Order an MRI without and with contrast as a further kind of study: no good one is there.",
)
MRI_WANTED = Template("MRI_WANTED", "An MRI with contrast is wanted, but {against}.")

# The meeting, the center and the catheter.
MDT_REVIEW = Template("MDT_REVIEW", "The studies suffice for a verdict; the meeting confirms or changes it.")
MDT_REVIEW_GRADIENT = Template("MDT_REVIEW_GRADIENT", "{reason}")
MDT_REVIEW_CARCINOMA = Template("MDT_REVIEW_CARCINOMA", "A sign of carcinoma asks for an early meeting.")
HIGH_VOLUME_CENTER = Template(
    "HIGH_VOLUME_CENTER", "Good studies show no clear target; ask a center that re-operates often."
)
HIGH_VOLUME_CENTER_CARCINOMA = Template(
    "HIGH_VOLUME_CENTER_CARCINOMA", "A sign of carcinoma belongs in experienced hands."
)
HIGH_VOLUME_CENTER_MEDIASTINUM = Template(
    "HIGH_VOLUME_CENTER_MEDIASTINUM", "A target in the mediastinum belongs in experienced hands."
)
VENOUS_SAMPLING = Template(
    "VENOUS_SAMPLING",
    "Consider selective venous sampling: 4D-CT and sestamibi do not settle the place. Ask about "
    "anticoagulation before the day.",
)
VENOUS_SAMPLING_ANTICOAGULATED = Template(
    "VENOUS_SAMPLING_ANTICOAGULATED",
    "Consider selective venous sampling: 4D-CT and sestamibi do not settle the place. The patient is on "
    "anticoagulants: agree on a plan for anticoagulation before the day.",
)
SAMPLING_WANTED = Template("SAMPLING_WANTED", "Venous sampling is wanted, but {against}.")

# What tells to operate, and what comes before.
OVERRIDDEN = Template("OVERRIDDEN", "Set aside when the case was accepted: {blocker}")
TARGET_AT = Template("TARGET_AT", "{place} ({side})")
ON_SIDE = Template("ON_SIDE", "{side} side")
SIDE_NOT_STATED = Template("SIDE_NOT_STATED", "side not stated")
DAY_NOT_STATED = Template("DAY_NOT_STATED", "a day not stated")
LEFT = Template("LEFT", "left")
MIDLINE = Template("MIDLINE", "midline")
RIGHT = Template("RIGHT", "right")
REGION_EXPLORATION = Template(
    "REGION_EXPLORATION",
    "One option for the meeting, as of {as_of}: explore the {side} side of the neck, where the studies have "
    "in common {place}. {glands}",
)
REGION_EXPLORATION_SAMPLED = Template(
    "REGION_EXPLORATION_SAMPLED",
    "One option for the meeting, as of {as_of}: explore the {side} side of the neck, to which the sampled "
    "veins point. {glands}",
)
GLANDS_MISSING = Template("GLANDS_MISSING", "Not accounted for on that side: {glands}.")
NO_GLAND_MISSING = Template("NO_GLAND_MISSING", "Every gland of that side is accounted for.")
TARGET_WITH_RATIONALE = Template(
    "TARGET_WITH_RATIONALE",
    "One option for the meeting, as of {as_of}, with its reason in writing: operate at {target}. What sees "
    "nothing there, or something else: {studies}.",
)
SETTLE_FIRST = Template("SETTLE_FIRST", "Before anybody operates, settle in writing: {pitfalls}.")
SETTLE_FIRST_AT = Template(
    "SETTLE_FIRST_AT", "Before anybody operates at {target}, settle in writing: {pitfalls}."
)
FOCUSED_REOPERATION = Template(
    "FOCUSED_REOPERATION",
    "As of {as_of} the studies agree on one place; a focused re-operation at {target} can be planned.",
)
BILATERAL_EXPLORATION = Template(
    "BILATERAL_EXPLORATION",
    "As of {as_of} the studies agree on more than one place; plan to explore each of them: {targets}.",
)
BILATERAL_EXPLORATION_MULTIGLAND = Template(
    "BILATERAL_EXPLORATION_MULTIGLAND",
    "As of {as_of} the studies agree on {target}, and more than one gland is likely to be diseased; plan to "
    "explore the left and the right side of the neck.",
)
THORACIC_PLANNING = Template(
    "THORACIC_PLANNING",
    "A target lies in the mediastinum, at {targets}: plan the approach with a thoracic surgeon.",
)
THORACIC_PLANNING_SAMPLED = Template(
    "THORACIC_PLANNING_SAMPLED",
    "The sampled veins point to the thymus and the chest: plan the approach with a thoracic surgeon.",
)
EN_BLOC_PLANNING = Template(
    "EN_BLOC_PLANNING", "With a target and a sign of carcinoma, plan resection en bloc."
)
EN_BLOC_PLANNING_SETTLE = Template(
    "EN_BLOC_PLANNING_SETTLE",
    "With a target and a sign of carcinoma, plan resection en bloc. Settle in writing before: {pitfalls}.",
)
GENETICS = Template("GENETICS", "Offer genetic testing before surgery: {reasons}.")
AGE_BELOW = Template("AGE_BELOW", "age below {years} years")
SEVERAL_PLACES = Template("SEVERAL_PLACES", "disease in more than one place")

# What stands against an order, and what to ask before one.
STANDS_AGAINST = Template("STANDS_AGAINST", "{reasons} stands against it", "{reasons} stand against it")
DONE_OFTEN = Template(
    "DONE_OFTEN",
    "{n} study of its kind was done since the last operation",
    "{n} studies of its kind were done since the last operation",
)
REMAINS_OPEN = Template("REMAINS_OPEN", "Open to this patient: {studies}.")
OPEN_ULTRASOUND = Template("OPEN_ULTRASOUND", "ultrasound")
OPEN_SPECT_CT = Template("OPEN_SPECT_CT", "sestamibi SPECT/CT")
OPEN_MRI = Template("OPEN_MRI", "MRI with contrast")
OPEN_PET = Template("OPEN_PET", "choline PET (the criteria do not rate it)")
ASK_FIRST = Template("ASK_FIRST", "Ask first about {questions}.")
EGFR_MISSING = Template("EGFR_MISSING", "Measure the eGFR first: none can be used.")
EGFR_OLD = Template("EGFR_OLD", "Measure the eGFR first: {egfr} is older than {days} days.")
CREATININE_SINCE = Template("CREATININE_SINCE", "Measure the eGFR first: after {egfr} there is {creatinine}.")
PREGNANCY = Template("PREGNANCY", "pregnancy")
CONTRAST_ALLERGY = Template("CONTRAST_ALLERGY", "contrast allergy")
KIDNEY_FUNCTION = Template("KIDNEY_FUNCTION", "kidney function")
IMPLANTS = Template("IMPLANTS", "implants that forbid MRI")
MRI_UNSAFE = Template("MRI_UNSAFE", "an implant that forbids MRI")
DIALYSIS = Template("DIALYSIS", "dialysis")
