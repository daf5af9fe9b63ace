"""What each unmet need says: one template for each code, and the words that stand in its places."""

from casereview.lifecycle.states import Resolution
from casereview.rules.codes.conclusions import Verdict
from imaging.sentences import Template, Word, gettext_noop

# Opening, accepting, submitting
PATIENT_NOT_IDENTIFIED = Template("PATIENT_NOT_IDENTIFIED", "Give the patient's MRN and name.")
OTHER_OPEN_CASE = Template("OTHER_OPEN_CASE", "This patient already has an open case: continue that one.")
CARE_TEAM_MISSING = Template("CARE_TEAM_MISSING", "The care team has no {role}: assign one.")
OPERATIONS_UNKNOWN = Template(
    "OPERATIONS_UNKNOWN", "No prior operation is on file: enter each, with its report."
)
OPERATIVE_REPORT_MISSING = Template(
    "OPERATIVE_REPORT_MISSING",
    "The operative report of {day} is missing: put it on file, or record the attempts made to obtain it.",
)
VERDICT_INSUFFICIENT = Template(
    "VERDICT_INSUFFICIENT",
    "Two adequate post-operative modalities are needed, one functional and one anatomic. {reasons}",
)
ASK_THE_READER_FIRST = Template("ASK_THE_READER_FIRST", "Ask the reader before ordering again: {questions}")
READ_PRELIMINARY = Template("READ_PRELIMINARY", "{study}: the read is preliminary.")
STUDY_UNREAD = Template("STUDY_UNREAD", "{study}: no read yet.")
MEDIASTINUM_NOT_COVERED = Template("MEDIASTINUM_NOT_COVERED", "No counting study covers the mediastinum.")
OPERATIVE_REPORT_NOT_SEEN = Template(
    "OPERATIVE_REPORT_NOT_SEEN",
    "{study}: the reader has not seen the operative report or its recorded absence.",
)
STUDY_OF_DAY = Template("STUDY_OF_DAY", "{study} of {day}")

FACTS_REFUSED = Template(
    "FACTS_REFUSED", "A fact of this case is refused: nothing can be judged until it is put right."
)

# Orders
ONLY_THE_MEETING = Template(
    "ONLY_THE_MEETING", "{stop} Only that the meeting asked for exactly this sets it aside."
)

# Decision
CHAIR_MISSING = Template("CHAIR_MISSING", "Nobody on the care team chairs the meeting: assign the chair.")
OPINION_MISSING = Template(
    "OPINION_MISSING", "The {role} has not given an opinion since the case came to review."
)
VERDICT_NOT_CONFIRMED = Template(
    "VERDICT_NOT_CONFIRMED", "The {role} has not confirmed the verdict on the present facts."
)
TARGET_MISSING = Template(
    "TARGET_MISSING", "Name the target sites, or choose bilateral exploration and give the reason."
)
RATIONALE_MISSING = Template("RATIONALE_MISSING", "Write the rationale, because {why}.")
THE_VERDICT_IS = Template("THE_VERDICT_IS", "the verdict is {verdict}")
PET_ONLY = Template("PET_ONLY", "PET is the only functional evidence for the target")
SINGLE_FAMILY = Template("SINGLE_FAMILY", "a single modality family speaks")

# Escalation and its packet
VERDICT_NOT_FOR_ESCALATION = Template(
    "VERDICT_NOT_FOR_ESCALATION",
    "The verdict is {verdict} and no carcinoma flag stands: the chair may override with a coded reason.",
)
REFERRAL_LIVE = Template("REFERRAL_LIVE", "A referral is still open: wait for its answer or recall it.")
PACKET = Template("PACKET", "Packet: {missing}")
PACKET_BACKGROUND = Template(
    "PACKET_BACKGROUND", "Packet: record the background (drugs, allergies, genetics)."
)
PACKET_CALCIUM = Template("PACKET_CALCIUM", "Packet: no calcium after the last operation.")
PACKET_IMAGING = Template("PACKET_IMAGING", "Packet: no counting study.")
PACKET_OPINION = Template("PACKET_OPINION", "Packet: nobody's opinion is on file in this round.")

# What stops a decision
EMERGENCY_NOT_SEEN_TO = Template(
    "EMERGENCY_NOT_SEEN_TO", "Record what was done about this emergency first: {emergency}"
)
READING_NOT_ACCEPTED = Template(
    "READING_NOT_ACCEPTED",
    "“{words}” was not understood when it was entered, and would now be read as a place: confirm its place,"
    " or that none is meant.",
)
STOP_UNANSWERED = Template("STOP_UNANSWERED", "Answer in writing to {name} ({what}): {stop}")
ANSWERED_TWICE = Template("ANSWERED_TWICE", "{what} is answered twice: keep one answer.")
NOTHING_TO_ANSWER = Template(
    "NOTHING_TO_ANSWER", "{what} does not stop an operation at these sites: leave its answer out."
)
PLACE_NOT_TYPED_OUT = Template(
    "PLACE_NOT_TYPED_OUT",
    "{site} lies outside every target of the verdict: type it out with its side, and give its own reason.",
)
PLACE_NOT_ELSEWHERE = Template(
    "PLACE_NOT_ELSEWHERE", "“{site}” is no target site outside the verdict's targets: leave it out."
)

# Sampling
REFERRAL_NOT_ACCEPTED = Template("REFERRAL_NOT_ACCEPTED", "The center has not accepted the referral.")
CENTER_DOES_NOT_SAMPLE = Template(
    "CENTER_DOES_NOT_SAMPLE", "The center that accepted does not perform venous sampling."
)
SAMPLING_MISSING = Template("SAMPLING_MISSING", "Enter the venous sampling of this round, vein by vein.")
BASELINE_MISSING = Template("BASELINE_MISSING", "The sampling has no peripheral baseline.")
VEINS_MISSING = Template("VEINS_MISSING", "The sampling has no vein besides the peripheral baseline.")
ASSAY_MISSING = Template("ASSAY_MISSING", "Name the PTH assay of the sampling.")

# Surgery, follow-up, closing
RECOMMENDATION_MISSING = Template("RECOMMENDATION_MISSING", "Write the recommendation.")
REFUSAL_MISSING = Template("REFUSAL_MISSING", "Give the patient's reason for refusing surgery.")
CORD_NOT_EXAMINED = Template(
    "CORD_NOT_EXAMINED", "No laryngoscopy between the previous operation and the re-operation: enter it."
)
REOPERATION_MISSING = Template(
    "REOPERATION_MISSING", "Enter the re-operation with its findings, then choose it here."
)
REOPERATION_BEFORE_PLAN = Template(
    "REOPERATION_BEFORE_PLAN", "The chosen operation lies before the day the target was agreed."
)
FINDINGS_MISSING = Template("FINDINGS_MISSING", "The chosen operation has no gland findings by site.")
CARCINOMA_FLAG_UNANSWERED = Template(
    "CARCINOMA_FLAG_UNANSWERED", "The meeting has not answered a carcinoma flag ({flags}): answer it first."
)
CARCINOMA_RESOLUTION_MISSING = Template(
    "CARCINOMA_RESOLUTION_MISSING",
    "Pathology has shown carcinoma or an atypical gland: name the en bloc plan.",
)
OPERATION_MISSING = Template("OPERATION_MISSING", "Enter the operation, then choose it here.")
REPORT_OF_CHOSEN_MISSING = Template(
    "REPORT_OF_CHOSEN_MISSING", "Put its report on file, or record that it is unobtainable and why."
)
NOT_ON_HOLD = Template("NOT_ON_HOLD", "The case is not on hold.")
ALREADY_ON_HOLD = Template("ALREADY_ON_HOLD", "The case is on hold already.")
ON_HOLD = Template("ON_HOLD", "The case is on hold: resume it first.")
HYPERCALCEMIA_NOT_CONFIRMED = Template(
    "HYPERCALCEMIA_NOT_CONFIRMED", "No high calcium after the last operation is on file."
)
ATTEMPTS_MISSING = Template("ATTEMPTS_MISSING", "Record the attempts made to reach the patient.")
NO_LATE_CALCIUM = Template("NO_LATE_CALCIUM", "No calcium six months or more after surgery is on file.")
OUTCOME_NOT_SUPPORTED = Template(
    "OUTCOME_NOT_SUPPORTED", "The calcium values on file do not support {outcome}."
)

VERDICTS = {
    Verdict.INSUFFICIENT: Word(gettext_noop("insufficient")),
    Verdict.CONCORDANT_NEGATIVE: Word(gettext_noop("concordant negative")),
    Verdict.CONCORDANT_POSITIVE: Word(gettext_noop("concordant positive")),
    Verdict.CONCORDANT_REGION: Word(gettext_noop("concordant region")),
    Verdict.MULTIFOCAL: Word(gettext_noop("multifocal")),
    Verdict.DISCORDANT_LOCATION: Word(gettext_noop("discordant location")),
    Verdict.POSITIVE_NEGATIVE: Word(gettext_noop("positive negative")),
    Verdict.EQUIVOCAL: Word(gettext_noop("equivocal")),
}
OUTCOMES = {
    Resolution.CURED: Word(gettext_noop("cured")),
    Resolution.PERSISTENT: Word(gettext_noop("persistent")),
    Resolution.RECURRENT: Word(gettext_noop("recurrent")),
    Resolution.EUCALCEMIC_PTH: Word(gettext_noop("eucalcemic pth")),
}
