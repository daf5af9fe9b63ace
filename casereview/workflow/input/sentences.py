"""What is said of input that fits its field and not the case: the sentence is the remedy."""

from typing import Final

from imaging.sentences import Template

DAY_IN_FUTURE: Final = Template("INPUT_DAY_IN_FUTURE", "This day lies in the future.")
MOMENT_IN_FUTURE: Final = Template("INPUT_MOMENT_IN_FUTURE", "This moment lies in the future.")
BEFORE_BIRTH: Final = Template("INPUT_BEFORE_BIRTH", "This day lies before the patient's birth.")
AFTER_TODAY: Final = Template("INPUT_NOT_AFTER_TODAY", "Choose a day after today.")
OPERATION_IN_FUTURE: Final = Template("INPUT_OPERATION_IN_FUTURE", "The operation lies in the future.")
RANGE_REVERSED: Final = Template(
    "INPUT_RANGE_REVERSED", "The upper limit must lie above the lower one: correct one of the two."
)
KEEP_DOUBTFUL: Final = Template(
    "INPUT_KEEP_DOUBTFUL",
    "Correct it, or say here that it is right as it stands: it is then kept and marked as doubtful, and no"
    " rule uses it.",
)
GRAFT_NEEDED: Final = Template(
    "INPUT_GRAFT_NEEDED", "Name the graft that was removed: until then it stays on record."
)
CORD_NEEDED: Final = Template("INPUT_CORD_NEEDED", "State one cord at least; leave out the one not seen.")
NO_SUCH_UNIT: Final = Template(
    "INPUT_NO_SUCH_UNIT", "{written} is not a unit of this analyte; send one of: {units}."
)
OVERRIDE_NEEDED: Final = Template(
    "INPUT_OVERRIDE_NEEDED", "Choose the coded reason that this text belongs to, or leave the text out."
)
NOTHING_LIFTED: Final = Template(
    "INPUT_NOTHING_LIFTED", "Nothing that stands against the case is lifted by this reason."
)
ON_HOLD_ALREADY: Final = Template("INPUT_ON_HOLD", "The case is on hold: its clock rests already.")
AWAITED_ALREADY: Final = Template("INPUT_AWAITED_ALREADY", "A repeat of this is awaited already.")
NOTHING_STOPS: Final = Template(
    "INPUT_NOTHING_STOPS", "Nothing of this kind stops an operation at these sites, and no such flag stands."
)
SITES_OF_ANSWER: Final = Template(
    "INPUT_SITES_OF_ANSWER", "This speaks of a place: name every site that the answer holds for."
)
ATTEMPTS_NEEDED: Final = Template("INPUT_ATTEMPTS_NEEDED", "Record the attempts made to obtain the report.")
GLAND_TWICE: Final = Template("INPUT_GLAND_TWICE", "This gland stands twice; keep one row.")
PATHOLOGY_NEEDED: Final = Template("INPUT_PATHOLOGY_NEEDED", "Give the pathology with its weight.")
ONE_FIRST_READ: Final = Template("INPUT_ONE_FIRST_READ", "Send the first read only; a later one amends it.")
READ_EXISTS: Final = Template(
    "INPUT_READ_EXISTS", "This study has a read (number {number}): name it to amend it."
)
READ_OF_ANOTHER: Final = Template(
    "INPUT_READ_OF_ANOTHER", "This read belongs to another study, or has been amended already."
)
NEGATIVE_WITH_FINDINGS: Final = Template(
    "INPUT_NEGATIVE_WITH_FINDINGS",
    "A negative study has no suspicious finding: choose another result, or say what the finding is. Only of a"
    " needle it says where it was.",
)
SAMPLED_ALREADY: Final = Template(
    "INPUT_SAMPLED_ALREADY", "This round has a venous sampling already: correct that one."
)
ONE_UNIT: Final = Template("INPUT_ONE_UNIT", "Samples of one sampling share one unit: send all in {unit}.")
NO_BASELINE_ROW: Final = Template(
    "INPUT_NO_BASELINE_ROW", "Name the row number of another sample, a peripheral one."
)
NO_BASELINE_ROW_OF_ARM: Final = Template(
    "INPUT_NO_BASELINE_ROW_OF_ARM",
    "Name the row number of a peripheral sample, or of the antecubital vein of the other arm.",
)
OCCLUDED_BASELINE: Final = Template(
    "INPUT_OCCLUDED_BASELINE", "Row {number} was drawn while an arm was tied: name one that was not."
)
ZERO_BASELINE: Final = Template(
    "INPUT_ZERO_BASELINE", "Row {number} is zero, and nothing can be divided by it: name another one."
)
BASELINES_IN_CIRCLE: Final = Template(
    "INPUT_BASELINES_IN_CIRCLE", "These samples name each other: leave the baseline of one of them empty."
)
OCCLUDED_NOT_PERIPHERAL: Final = Template(
    "INPUT_OCCLUDED_NOT_PERIPHERAL",
    "Only a peripheral sample is drawn while an arm is tied: choose peripheral, or leave the arm out.",
)
DOCUMENT_ON_FILE: Final = Template("INPUT_DOCUMENT_ON_FILE", "This very document is on file already.")
ONE_OWNER: Final = Template(
    "INPUT_ONE_OWNER", "Hang a document on one thing: an operation, a study, or a lab result."
)
EMPTY_FILE: Final = Template("INPUT_EMPTY_FILE", "Choose a file that is not empty.")
FILE_TOO_LARGE: Final = Template("INPUT_FILE_TOO_LARGE", "Choose a file of {most} MB or less.")
FILE_TYPE: Final = Template("INPUT_FILE_TYPE", "Choose a {allowed} file.")
ALLOWED_FILES: Final = Template("INPUT_ALLOWED_FILES", "PDF, PNG, JPEG, TIFF or plain text (UTF-8)")
NOT_IN_ROLE: Final = Template("INPUT_NOT_IN_ROLE", "{person} is not a member of this site in that role.")
ON_TEAM_ALREADY: Final = Template(
    "INPUT_ON_TEAM_ALREADY", "{person} is on the care team in that role already."
)
NOT_ON_TEAM: Final = Template("INPUT_NOT_ON_TEAM", "This person is not on the care team in that role.")
