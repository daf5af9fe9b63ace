"""The English of carcinoma flags and next steps, and of what stands against an order."""

from imaging.sentences import Template

# Carcinoma flags.
CALCIUM_VERY_HIGH = Template("CALCIUM_VERY_HIGH", "{values}.")
VALUE_ABOVE = Template("VALUE_ABOVE", "{value} is above {limit} {unit}")
PTH_TIMES_LIMIT = Template("PTH_TIMES_LIMIT", "{value} is more than {times} times {limit}.")
PALPABLE_MASS = Template("PALPABLE_MASS", "A mass can be felt in the neck.")
LESION_LARGE = Template("LESION_LARGE", "A suspicious lesion measures {largest} mm, more than {limit} mm.")
PATHOLOGY = Template("PATHOLOGY", "Pathology reported {reports}.")
PATHOLOGY_ON = Template("PATHOLOGY_ON", "{pathology} on {day}")

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
SETTLE_FIRST = Template("SETTLE_FIRST", "Before anybody operates, settle this: {pitfalls}")
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
