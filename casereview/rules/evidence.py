"""What each act asks for: the one description of evidence for page, API, import and engine."""

from collections.abc import Iterable

from casereview.rules.asks import Ask, Choices, Kind
from casereview.rules.codes import RESOLVABLE
from casereview.rules.roles import LABELS, TEAM_ROLES
from casereview.rules.vocabulary import (
    Acquisition,
    Adequacy,
    Analyte,
    Certainty,
    Coded,
    Comparator,
    Cord,
    Coverage,
    Disposition,
    Flag,
    Gland,
    LabStatus,
    Nature,
    OperationKind,
    Pathology,
    Phase,
    ReportState,
    Result,
    Sex,
)
from imaging.labels import GRAFT_SITES, SITE_LABELS, VEIN_LABELS
from imaging.protocols import MODALITY_LABELS


def _of(codes: Iterable[Coded]) -> Choices:
    return tuple((code.value, code.label) for code in codes)


def _optional(name: str, kind: Kind, label: str, help: str = "") -> Ask:
    return Ask(name, kind, label, required=False, help=help)


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
COMPARATOR = Ask("comparator", Kind.CHOICE, "Comparator", required=False, choices=_of(Comparator))

LAB = (
    Ask("analyte", Kind.CHOICE, "Analyte", choices=_of(Analyte)),
    COMPARATOR,
    Ask("value", Kind.DECIMAL, "Value"),
    Ask("unit", Kind.LINE, "Unit", help="As reported, such as mg/dL, mmol/L or pg/mL."),
    _optional("low", Kind.DECIMAL, "Lower limit of the laboratory's range"),
    _optional("high", Kind.DECIMAL, "Upper limit of the laboratory's range"),
    Ask("collected_at", Kind.MOMENT, "Collected", help="A day, or a time with its zone."),
    _optional("assay", Kind.LINE, "Assay"),
    Ask("status", Kind.CHOICE, "Status", required=False, choices=_of(LabStatus), default="final"),
)
CORRECT_LAB = (
    Ask("supersedes", Kind.LAB, "Result to correct"),
    *LAB,
    Ask("reason", Kind.TEXT, "Why it is corrected"),
)
GLAND = (
    Ask("gland", Kind.CHOICE, "Gland", choices=_of(Gland)),
    Ask("disposition", Kind.CHOICE, "Disposition", choices=_of(Disposition)),
    Ask("found_at", Kind.CHOICE, "Found at", required=False, choices=tuple(SITE_LABELS.items())),
    Ask("pathology", Kind.CHOICE, "Pathology", required=False, choices=_of(Pathology)),
    _optional("weight_mg", Kind.DECIMAL, "Weight (mg)"),
    _optional("note", Kind.LINE, "Note"),
)
OPERATION = (
    Ask("performed_on", Kind.DATE, "Date"),
    Ask("kind", Kind.CHOICE, "Operation", choices=_of(OperationKind)),
    Ask("report", Kind.CHOICE, "Operative report", choices=_of(ReportState)),
    _optional("attempts", Kind.TEXT, "Attempts to obtain the report", help="Needed when it is unobtainable."),
    _optional("surgeon_name", Kind.LINE, "Surgeon"),
    _optional("place", Kind.LINE, "Hospital"),
    Ask("glands", Kind.ROWS, "Glands", required=False, rows=GLAND),
    Ask(
        "grafts",
        Kind.CODES,
        "Autografts",
        required=False,
        choices=tuple((code, SITE_LABELS[code]) for code in GRAFT_SITES),
    ),
    _optional("ligated_veins", Kind.VEINS, "Ligated veins"),
    _optional("iopth", Kind.TEXT, "Intraoperative PTH"),
    _optional("complications", Kind.TEXT, "Complications"),
    _optional("findings_text", Kind.TEXT, "Findings in the surgeon's words"),
)
CORRECT_OPERATION = (
    Ask("supersedes", Kind.OPERATION, "Operation to correct"),
    *OPERATION,
    Ask("reason", Kind.TEXT, "Why it is corrected"),
)
FINDING = (
    Ask("location", Kind.LINE, "Location", help="In the report's words, or a site code."),
    Ask("certainty", Kind.CHOICE, "Certainty", required=False, choices=_of(Certainty), default="probable"),
    Ask("nature", Kind.CHOICE, "Nature", required=False, choices=_of(Nature), default="suspicious"),
    _optional("size_mm", Kind.DECIMAL, "Largest diameter (mm)"),
)
READ_FIELDS = (
    Ask("result", Kind.CHOICE, "Result", choices=_of(Result)),
    Ask("adequacy", Kind.CHOICE, "Adequacy as stated", required=False, choices=_of(Adequacy)),
    Ask(
        "status",
        Kind.CHOICE,
        "Status of the read",
        required=False,
        choices=(("preliminary", "Preliminary"), ("final", "Final")),
        default="final",
    ),
    _optional("reader_name", Kind.LINE, "Reader"),
    _optional("text", Kind.TEXT, "Report text"),
    Ask("findings", Kind.ROWS, "Findings", required=False, rows=FINDING),
)
STUDY = (
    Ask("modality", Kind.CHOICE, "Study", choices=tuple(MODALITY_LABELS.items())),
    Ask("performed_on", Kind.DATE, "Date"),
    _optional("place", Kind.LINE, "Hospital"),
    Ask("operative_report_seen", Kind.TRISTATE, "Reader has seen the operative report", required=False),
    Ask("phases", Kind.CODES, "Phases", required=False, choices=_of(Phase), nullable=True),
    Ask("covers", Kind.CODES, "Field of view covers", required=False, choices=_of(Coverage), nullable=True),
    Ask("acquisitions", Kind.CODES, "Acquisitions", required=False, choices=_of(Acquisition), nullable=True),
    Ask("fused", Kind.TRISTATE, "SPECT fused with CT", required=False),
    Ask("dual_tracer", Kind.TRISTATE, "Dual tracer", required=False),
    _optional("dose_msv", Kind.DECIMAL, "Effective dose (mSv)"),
    _optional("accession", Kind.LINE, "Accession number"),
    Ask("read", Kind.ROWS, "Read", required=False, rows=READ_FIELDS, help="At most one: the first read."),
)
READ = (
    Ask("study", Kind.STUDY, "Study"),
    Ask("supersedes", Kind.READ, "Read that it amends", required=False),
    Ask("operative_report_seen", Kind.TRISTATE, "Reader has seen the operative report", required=False),
    *READ_FIELDS,
)
ADEQUACY = (
    Ask("study", Kind.STUDY, "Study"),
    Ask(
        "adequacy",
        Kind.CHOICE,
        "Adequacy",
        choices=tuple((code, label) for code, label in _of(Adequacy) if code != "unknown"),
    ),
    Ask("reason", Kind.TEXT, "Why"),
)
SAMPLE = (
    Ask("vein", Kind.CHOICE, "Vein", choices=tuple(VEIN_LABELS.items())),
    COMPARATOR,
    Ask("value", Kind.DECIMAL, "PTH"),
    _optional("unit", Kind.LINE, "Unit", help="Where it differs from the sampling's: it is refused by name."),
    _optional(
        "baseline",
        Kind.LINE,
        "Paired baseline",
        help="Row number of the peripheral sample it is paired with; the first peripheral one where empty.",
    ),
)
SAMPLING = (
    Ask("performed_on", Kind.DATE, "Date"),
    Ask(
        "unit", Kind.CHOICE, "PTH unit", choices=(("pg/mL", "pg/mL"), ("ng/L", "ng/L"), ("pmol/L", "pmol/L"))
    ),
    _optional("assay", Kind.LINE, "PTH assay"),
    _optional("performed_by", Kind.LINE, "Performed by"),
    _optional("complications", Kind.TEXT, "Complications"),
    Ask("samples", Kind.ROWS, "Samples", rows=SAMPLE),
)
CORRECT_SAMPLING = (
    Ask("supersedes", Kind.SAMPLING, "Sampling to correct"),
    *SAMPLING,
    Ask("reason", Kind.TEXT, "Why it is corrected"),
)
LARYNGOSCOPY = (
    Ask("performed_on", Kind.DATE, "Date"),
    Ask("left", Kind.CHOICE, "Left vocal cord", choices=_of(Cord)),
    Ask("right", Kind.CHOICE, "Right vocal cord", choices=_of(Cord)),
)
BACKGROUND = (
    Ask(
        "flags",
        Kind.CODES,
        "Flags",
        required=False,
        choices=_of(Flag),
        nullable=True,
        help="Leave open where nobody has asked; choose none where there are none.",
    ),
    Ask("never_operated", Kind.BOOL, "Never operated on the neck", required=False),
    *(
        _optional(name, Kind.TEXT, label)
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
    Ask(
        "blocker",
        Kind.CHOICE,
        "Blocker",
        choices=tuple((code, code.replace("_", " ").capitalize()) for code in sorted(RESOLVABLE)),
    ),
    Ask("resolved_on", Kind.DATE, "Date"),
    Ask("reason", Kind.TEXT, "Reason"),
)
OPINION = (
    Ask("position", Kind.CHOICE, "Position", choices=POSITIONS),
    _optional("sites", Kind.SITES, "Sites"),
    Ask("rationale", Kind.TEXT, "Rationale"),
    Ask("dissents", Kind.BOOL, "I dissent from the suggested verdict", required=False),
)
DOCUMENT = (
    Ask("title", Kind.LINE, "Title"),
    Ask("operation", Kind.OPERATION, "Belongs to operation", required=False),
    Ask("study", Kind.STUDY, "Belongs to study", required=False),
    Ask("lab", Kind.LAB, "Belongs to lab result", required=False),
    Ask("sha256", Kind.LINE, "SHA-256 of the file", required=False),
)
OPEN_CASE = (
    Ask("site", Kind.LINE, "Site"),
    Ask("mrn", Kind.LINE, "MRN"),
    Ask("family_name", Kind.LINE, "Family name"),
    Ask("given_name", Kind.LINE, "Given name"),
    _optional("birth_date", Kind.DATE, "Date of birth"),
    _optional("age_years", Kind.WHOLE, "Age in years", help="Where the date of birth is not known."),
    Ask("sex", Kind.CHOICE, "Sex", required=False, choices=_of(Sex)),
    _optional("question", Kind.TEXT, "Question for the board"),
    _optional("referrer_name", Kind.LINE, "Referred by"),
    _optional("referrer_email", Kind.EMAIL, "Referrer's e-mail"),
    _optional("source_note", Kind.TEXT, "Source"),
    _optional("surgeon", Kind.PERSON, "Surgeon"),
    _optional("endocrinologist", Kind.PERSON, "Endocrinologist"),
    _optional("radiologist", Kind.PERSON, "Radiologist"),
)
MEMBER = (
    Ask("person", Kind.PERSON, "Person"),
    Ask("role", Kind.CHOICE, "Role", choices=tuple((role.value, LABELS[role]) for role in TEAM_ROLES)),
)

ASKS: dict[str, tuple[Ask, ...]] = {
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
    "add_sampling": SAMPLING,
    "correct_sampling": CORRECT_SAMPLING,
    "add_laryngoscopy": LARYNGOSCOPY,
    "resolve_blocker": RESOLUTION,
    "add_document": DOCUMENT,
    "give_opinion": OPINION,
    "confirm_verdict": (),
    "accept_referral": (),
    "decline_referral": (Ask("answer", Kind.TEXT, "Reason for declining"),),
    "refer_again": (
        Ask("center", Kind.CENTER, "High-volume center"),
        Ask("question", Kind.TEXT, "Question for the center"),
    ),
}
