"""What each act asks for: the one description of evidence for page, API, import and engine."""

from casereview.lifecycle.fields.field import Choices, FieldKind, InputField, choices_of, optional
from casereview.lifecycle.fields.places import PLACE
from casereview.lifecycle.roles import LABELS, TEAM_ROLES
from casereview.rules.codes.conclusions import RESOLVABLE
from casereview.rules.codes.vocabulary import (
    Analyte,
    Comparator,
    Cord,
    Disposition,
    Flag,
    Gland,
    LabStatus,
    OperationKind,
    PathologyCode,
    ReportState,
)
from imaging.anatomy.labels import GRAFT_SITES, SITE_LABELS, VEIN_LABELS
from imaging.studies.protocols import MODALITY_LABELS
from imaging.vocabulary import Acquisition, Adequacy, Certainty, Coverage, Nature, Phase, Result

POSITIONS: Choices = (
    ("focused_reoperation", "Focused re-operation"),
    ("bilateral_exploration", "Bilateral exploration"),
    ("en_bloc_resection", "En bloc resection"),
    ("more_imaging", "More imaging"),
    ("escalate", "Escalate / venous sampling"),
    ("medical", "Medical management"),
    ("observe", "Observe"),
    ("defer", "Defer"),
)
COMPARATOR = InputField(
    "comparator", FieldKind.CHOICE, "Comparator", required=False, choices=choices_of(Comparator)
)

LAB = (
    InputField("analyte", FieldKind.CHOICE, "Analyte", choices=choices_of(Analyte)),
    COMPARATOR,
    InputField("value", FieldKind.DECIMAL, "Value"),
    InputField("unit", FieldKind.LINE, "Unit", help="As reported, such as mg/dL, mmol/L or pg/mL."),
    optional("low", FieldKind.DECIMAL, "Lower limit of the laboratory's range"),
    optional("high", FieldKind.DECIMAL, "Upper limit of the laboratory's range"),
    InputField("collected_at", FieldKind.MOMENT, "Collected", help="A day, or a time with its zone."),
    optional("assay", FieldKind.LINE, "Assay"),
    InputField(
        "status", FieldKind.CHOICE, "Status", required=False, choices=choices_of(LabStatus), default="final"
    ),
)
CORRECT_LAB = (
    InputField("supersedes", FieldKind.LAB, "Result to correct"),
    *LAB,
    InputField("reason", FieldKind.TEXT, "Why it is corrected"),
)
GLAND = (
    InputField("gland", FieldKind.CHOICE, "Gland", choices=choices_of(Gland)),
    InputField("disposition", FieldKind.CHOICE, "Disposition", choices=choices_of(Disposition)),
    InputField("found_at", FieldKind.CHOICE, "Found at", required=False, choices=tuple(SITE_LABELS.items())),
    InputField("pathology", FieldKind.CHOICE, "Pathology", required=False, choices=choices_of(PathologyCode)),
    optional("weight_mg", FieldKind.DECIMAL, "Weight (mg)"),
    optional("note", FieldKind.LINE, "Note"),
)
OPERATION = (
    InputField("performed_on", FieldKind.DATE, "Date"),
    InputField("kind", FieldKind.CHOICE, "Operation", choices=choices_of(OperationKind)),
    InputField("report", FieldKind.CHOICE, "Operative report", choices=choices_of(ReportState)),
    optional(
        "attempts", FieldKind.TEXT, "Attempts to obtain the report", help="Needed when it is unobtainable."
    ),
    optional("surgeon_name", FieldKind.LINE, "Surgeon"),
    optional("place", FieldKind.LINE, "Hospital"),
    InputField("glands", FieldKind.ROWS, "Glands", required=False, rows=GLAND),
    InputField(
        "grafts",
        FieldKind.CODES,
        "Autografts",
        required=False,
        choices=tuple((code, SITE_LABELS[code]) for code in GRAFT_SITES),
    ),
    optional("ligated_veins", FieldKind.VEINS, "Ligated veins"),
    optional("iopth", FieldKind.TEXT, "Intraoperative PTH"),
    optional("complications", FieldKind.TEXT, "Complications"),
    optional("findings_text", FieldKind.TEXT, "Findings in the surgeon's words"),
)
CORRECT_OPERATION = (
    InputField("supersedes", FieldKind.OPERATION, "Operation to correct"),
    *OPERATION,
    InputField("reason", FieldKind.TEXT, "Why it is corrected"),
)
FINDING = (
    InputField("location", FieldKind.LINE, "Location", help="In the report's words, or a site code."),
    InputField(
        "certainty",
        FieldKind.CHOICE,
        "Certainty",
        required=False,
        choices=choices_of(Certainty),
        default="probable",
    ),
    InputField(
        "nature", FieldKind.CHOICE, "Nature", required=False, choices=choices_of(Nature), default="suspicious"
    ),
    optional("size_mm", FieldKind.DECIMAL, "Largest diameter (mm)"),
)
READ_FIELDS = (
    InputField("result", FieldKind.CHOICE, "Result", choices=choices_of(Result)),
    InputField(
        "adequacy", FieldKind.CHOICE, "Adequacy as stated", required=False, choices=choices_of(Adequacy)
    ),
    InputField(
        "status",
        FieldKind.CHOICE,
        "Status of the read",
        required=False,
        choices=(("preliminary", "Preliminary"), ("final", "Final")),
        default="final",
    ),
    optional("reader_name", FieldKind.LINE, "Reader"),
    optional("text", FieldKind.TEXT, "Report text"),
    InputField("findings", FieldKind.ROWS, "Findings", required=False, rows=FINDING),
)
STUDY = (
    InputField("modality", FieldKind.CHOICE, "Study", choices=tuple(MODALITY_LABELS.items())),
    InputField("performed_on", FieldKind.DATE, "Date"),
    optional("place", FieldKind.LINE, "Hospital"),
    InputField(
        "operative_report_seen", FieldKind.TRISTATE, "Reader has seen the operative report", required=False
    ),
    InputField("phases", FieldKind.CODES, "Phases", required=False, choices=choices_of(Phase), nullable=True),
    InputField(
        "covers",
        FieldKind.CODES,
        "Field of view covers",
        required=False,
        choices=choices_of(Coverage),
        nullable=True,
    ),
    InputField(
        "acquisitions",
        FieldKind.CODES,
        "Acquisitions",
        required=False,
        choices=choices_of(Acquisition),
        nullable=True,
    ),
    InputField("fused", FieldKind.TRISTATE, "SPECT fused with CT", required=False),
    InputField("dual_tracer", FieldKind.TRISTATE, "Dual tracer", required=False),
    optional("dose_msv", FieldKind.DECIMAL, "Effective dose (mSv)"),
    optional("accession", FieldKind.LINE, "Accession number"),
    InputField(
        "read", FieldKind.ROWS, "Read", required=False, rows=READ_FIELDS, help="At most one: the first read."
    ),
)
READ = (
    InputField("study", FieldKind.STUDY, "Study"),
    InputField("supersedes", FieldKind.READ, "Read that it amends", required=False),
    InputField(
        "operative_report_seen", FieldKind.TRISTATE, "Reader has seen the operative report", required=False
    ),
    *READ_FIELDS,
)
ADEQUACY = (
    InputField("study", FieldKind.STUDY, "Study"),
    InputField(
        "adequacy",
        FieldKind.CHOICE,
        "Adequacy",
        choices=tuple((code, label) for code, label in choices_of(Adequacy) if code != "unknown"),
    ),
    InputField("reason", FieldKind.TEXT, "Why"),
)
SAMPLE = (
    InputField("vein", FieldKind.CHOICE, "Vein", choices=tuple(VEIN_LABELS.items())),
    COMPARATOR,
    InputField("value", FieldKind.DECIMAL, "PTH"),
    optional(
        "unit", FieldKind.LINE, "Unit", help="Where it differs from the sampling's: it is refused by name."
    ),
    optional(
        "baseline",
        FieldKind.LINE,
        "Paired baseline",
        help="Row number of the peripheral sample it is paired with; the first peripheral one where empty.",
    ),
)
SAMPLING = (
    InputField("performed_on", FieldKind.DATE, "Date"),
    InputField(
        "unit",
        FieldKind.CHOICE,
        "PTH unit",
        choices=(("pg/mL", "pg/mL"), ("ng/L", "ng/L"), ("pmol/L", "pmol/L")),
    ),
    optional("assay", FieldKind.LINE, "PTH assay"),
    optional("performed_by", FieldKind.LINE, "Performed by"),
    optional("complications", FieldKind.TEXT, "Complications"),
    InputField("samples", FieldKind.ROWS, "Samples", rows=SAMPLE),
)
CORRECT_SAMPLING = (
    InputField("supersedes", FieldKind.SAMPLING, "Sampling to correct"),
    *SAMPLING,
    InputField("reason", FieldKind.TEXT, "Why it is corrected"),
)
LARYNGOSCOPY = (
    InputField("performed_on", FieldKind.DATE, "Date"),
    InputField("left", FieldKind.CHOICE, "Left vocal cord", choices=choices_of(Cord)),
    InputField("right", FieldKind.CHOICE, "Right vocal cord", choices=choices_of(Cord)),
)
BACKGROUND = (
    InputField(
        "flags",
        FieldKind.CODES,
        "Flags",
        required=False,
        choices=choices_of(Flag),
        nullable=True,
        help="Leave open where nobody has asked; choose none where there are none.",
    ),
    InputField("never_operated", FieldKind.BOOL, "Never operated on the neck", required=False),
    *(
        optional(name, FieldKind.TEXT, label)
        for name, label in (
            ("symptoms", "Symptoms"),
            ("stones", "Kidney stones"),
            ("bone_density", "Bone density"),
            ("drugs", "Drugs"),
            ("genetics", "Genetics"),
            ("family_history", "Family history"),
            ("allergies", "Allergies"),
            ("wishes", "The patient's wishes"),
        )
    ),
)
RESOLUTION = (
    InputField(
        "blocker",
        FieldKind.CHOICE,
        "Blocker",
        choices=tuple((code, code.replace("_", " ").capitalize()) for code in sorted(RESOLVABLE)),
    ),
    InputField("resolved_on", FieldKind.DATE, "Date"),
    InputField("reason", FieldKind.TEXT, "Reason"),
)
OPINION = (
    InputField("position", FieldKind.CHOICE, "Position", choices=POSITIONS),
    optional("sites", FieldKind.SITES, "Sites"),
    InputField("rationale", FieldKind.TEXT, "Rationale"),
    InputField("dissents", FieldKind.BOOL, "I dissent from the suggested verdict", required=False),
)
DOCUMENT = (
    InputField("title", FieldKind.LINE, "Title"),
    InputField("operation", FieldKind.OPERATION, "Belongs to operation", required=False),
    InputField("study", FieldKind.STUDY, "Belongs to study", required=False),
    InputField("lab", FieldKind.LAB, "Belongs to lab result", required=False),
    InputField("sha256", FieldKind.LINE, "SHA-256 of the file", required=False),
)
MEMBER = (
    InputField("person", FieldKind.PERSON, "Person"),
    InputField(
        "role", FieldKind.CHOICE, "Role", choices=tuple((role.value, LABELS[role]) for role in TEAM_ROLES)
    ),
)

ACT_FIELDS: dict[str, tuple[InputField, ...]] = {
    "assign_member": MEMBER,
    "release_member": MEMBER,
    "set_background": BACKGROUND,
    "add_lab": LAB,
    "correct_lab": CORRECT_LAB,
    "add_operation": OPERATION,
    "correct_operation": CORRECT_OPERATION,
    "add_study": STUDY,
    "add_read": READ,
    "check_adequacy": ADEQUACY,
    "confirm_location": PLACE,
    "add_sampling": SAMPLING,
    "correct_sampling": CORRECT_SAMPLING,
    "add_laryngoscopy": LARYNGOSCOPY,
    "resolve_blocker": RESOLUTION,
    "add_document": DOCUMENT,
    "give_opinion": OPINION,
    "confirm_verdict": (),
    "accept_referral": (),
    "decline_referral": (InputField("answer", FieldKind.TEXT, "Reason for declining"),),
    "refer_again": (
        InputField("center", FieldKind.CENTER, "High-volume center"),
        InputField("question", FieldKind.TEXT, "Question for the center"),
    ),
}
