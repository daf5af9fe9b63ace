"""What opening a case asks for, and the type of what comes of it."""

import datetime as dt
from typing import TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import InputField, optional
from casereview.rules.codes.vocabulary import Sex
from imaging.vocabulary import choices_of

OPENING_FIELDS = (
    InputField("site", kinds.LINE, "Site"),
    InputField("mrn", kinds.LINE, "MRN"),
    InputField("family_name", kinds.LINE, "Family name"),
    InputField("given_name", kinds.LINE, "Given name"),
    optional("birth_date", kinds.DATE, "Date of birth"),
    optional("age_years", kinds.WHOLE, "Age in years", help="Where the date of birth is not known."),
    InputField("sex", kinds.CHOICE, "Sex", required=False, choices=choices_of(Sex)),
    optional("question", kinds.TEXT, "Question for the board"),
    optional("referrer_name", kinds.LINE, "Referred by"),
    optional("referrer_email", kinds.EMAIL, "Referrer's e-mail"),
    optional("source_note", kinds.TEXT, "Source"),
    optional("surgeon", kinds.PERSON, "Surgeon"),
    optional("endocrinologist", kinds.PERSON, "Endocrinologist"),
    optional("radiologist", kinds.PERSON, "Radiologist"),
)


class OpeningData(TypedDict):
    site: str
    mrn: str
    family_name: str
    given_name: str
    birth_date: dt.date | None
    age_years: int | None
    sex: str
    question: str
    referrer_name: str
    referrer_email: str
    source_note: str
    surgeon: int | None
    endocrinologist: int | None
    radiologist: int | None
