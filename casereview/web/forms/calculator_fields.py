"""What the calculator's form asks: less than facts can hold."""

from casereview.language import words_of
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.acts import BACKGROUND, BACKGROUND_FACTS, COMPARATOR, EVERY_UNIT
from casereview.lifecycle.fields.field import InputField
from casereview.rules.codes.conclusions import RESOLVABLE, Blocker
from casereview.rules.codes.vocabulary import (
    Analyte,
    Cord,
    Disposition,
    Flag,
    Gland,
    OperationKind,
    ReportState,
    Sex,
)
from casereview.rules.profiles.model import PROFILES, load_profile
from imaging.anatomy.labels import VEIN_LABELS
from imaging.anatomy.veins import PERIPHERAL
from imaging.sentences import gettext_noop
from imaging.studies.protocols import MODALITY_LABELS
from imaging.vocabulary import Adequacy, Certainty, Result, choices_of

GLANDS = tuple(gland for gland in Gland if gland is not Gland.SUPERNUMERARY)


def gland_name(gland: Gland) -> str:
    return gland.value.replace(".", "_")


OPERATION = (
    InputField("date", kinds.DATE, "Date"),
    InputField("kind", kinds.CHOICE, "Operation", choices=choices_of(OperationKind)),
    InputField("report", kinds.CHOICE, "Operative report", required=False, choices=choices_of(ReportState)),
    *(
        InputField(
            gland_name(gland), kinds.CHOICE, gland.label, required=False, choices=choices_of(Disposition)
        )
        for gland in GLANDS
    ),
)
LAB = (
    InputField("analyte", kinds.CHOICE, "Analyte", choices=choices_of(Analyte)),
    COMPARATOR,
    InputField("value", kinds.DECIMAL, "Value"),
    InputField("unit", kinds.LINE, "Unit", suggestions=EVERY_UNIT),
    InputField("low", kinds.DECIMAL, "Lower limit", required=False),
    InputField("high", kinds.DECIMAL, "Upper limit", required=False),
    InputField("collected_at", kinds.DATE, "Collected"),
)
STUDY = (
    InputField("modality", kinds.CHOICE, "Study", choices=tuple(MODALITY_LABELS.items())),
    InputField("performed_on", kinds.DATE, "Date"),
    InputField("result", kinds.CHOICE, "Result", choices=choices_of(Result)),
    InputField("adequacy", kinds.CHOICE, "Images", required=False, choices=choices_of(Adequacy)),
    InputField(
        "covers",
        kinds.CHOICE,
        "Field",
        required=False,
        choices=(("neck", gettext_noop("Neck only")), ("both", gettext_noop("Neck and mediastinum"))),
    ),
    InputField(
        "location",
        kinds.LINE,
        "Where",
        required=False,
        help=gettext_noop("In the report's words. Two lesions: put a semicolon between them."),
    ),
    InputField(
        "certainty",
        kinds.CHOICE,
        "Certainty",
        required=False,
        choices=choices_of(Certainty),
        default="probable",
    ),
)
VEIN = (
    InputField(
        "vein",
        kinds.CHOICE,
        "Vein",
        choices=tuple(item for item in VEIN_LABELS.items() if item[0] != PERIPHERAL),
    ),
    COMPARATOR,
    InputField("value", kinds.DECIMAL, "PTH"),
)
CALCULATOR = (
    InputField(
        "profile",
        kinds.CHOICE,
        "Rules",
        choices=tuple((name, load_profile(name).title) for name in PROFILES),
        default=PROFILES[0],
    ),
    InputField("sex", kinds.CHOICE, "Sex", required=False, choices=choices_of(Sex)),
    InputField("age_years", kinds.WHOLE, "Age in years", required=False),
    InputField(
        "flags", kinds.CODES, "Drugs and conditions", required=False, choices=choices_of(Flag), nullable=True
    ),
    InputField("never_operated", kinds.BOOL, "The neck was never operated on", required=False),
    InputField("operations", kinds.ROWS, "Operations", required=False, rows=OPERATION),
    InputField("labs", kinds.ROWS, "Labs", required=False, rows=LAB),
    InputField("studies", kinds.ROWS, "Studies", required=False, rows=STUDY),
    InputField("sampled_on", kinds.DATE, "Veins sampled on", required=False),
    InputField(
        "sampling_unit",
        kinds.CHOICE,
        "Unit of the samples",
        required=False,
        choices=(("pg/mL", "pg/mL"), ("pmol/L", "pmol/L")),
        default="pg/mL",
    ),
    InputField("baseline", kinds.DECIMAL, "Peripheral PTH at the sampling", required=False),
    InputField("veins", kinds.ROWS, "Veins", required=False, rows=VEIN),
    InputField("cords_on", kinds.DATE, "Vocal cords examined on", required=False),
    InputField("cord_left", kinds.CHOICE, "Left vocal cord", required=False, choices=choices_of(Cord)),
    InputField("cord_right", kinds.CHOICE, "Right vocal cord", required=False, choices=choices_of(Cord)),
    *(field for field in BACKGROUND if field.name in BACKGROUND_FACTS),
    InputField(
        "settled",
        kinds.CODES,
        "Settled by a clinician",
        required=False,
        choices=tuple((code.value, words_of(code.value)) for code in Blocker if code in RESOLVABLE),
    ),
    InputField("settled_on", kinds.DATE, "Settled on", required=False),
)
