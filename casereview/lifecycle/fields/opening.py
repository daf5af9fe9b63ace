"""What opening a case fields."""

from casereview.lifecycle.fields.field import FieldKind, InputField, choices_of, optional
from casereview.rules.codes.vocabulary import Sex

OPENING_FIELDS = (
    InputField("site", FieldKind.LINE, "Site"),
    InputField("mrn", FieldKind.LINE, "MRN"),
    InputField("family_name", FieldKind.LINE, "Family name"),
    InputField("given_name", FieldKind.LINE, "Given name"),
    optional("birth_date", FieldKind.DATE, "Date of birth"),
    optional("age_years", FieldKind.WHOLE, "Age in years", help="Where the date of birth is not known."),
    InputField("sex", FieldKind.CHOICE, "Sex", required=False, choices=choices_of(Sex)),
    optional("question", FieldKind.TEXT, "Question for the board"),
    optional("referrer_name", FieldKind.LINE, "Referred by"),
    optional("referrer_email", FieldKind.EMAIL, "Referrer's e-mail"),
    optional("source_note", FieldKind.TEXT, "Source"),
    optional("surgeon", FieldKind.PERSON, "Surgeon"),
    optional("endocrinologist", FieldKind.PERSON, "Endocrinologist"),
    optional("radiologist", FieldKind.PERSON, "Radiologist"),
)
