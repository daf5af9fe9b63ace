"""Every kind of value that a form can ask for, by its name."""

from typing import Final

from casereview.lifecycle.fields.field import FieldKind
from casereview.lifecycle.fields.kinds import codes, days, files, numbers, references, rows, texts

TEXT: Final = texts.TextKind()
LINE: Final = texts.LineKind()
EMAIL: Final = texts.EmailKind()
ROW_NUMBER: Final = texts.RowNumberKind()
FILE_DIGEST: Final = texts.FileDigestKind()
BOOL: Final = numbers.BoolKind()
TRISTATE: Final = numbers.TristateKind()
DECIMAL: Final = numbers.DecimalKind()
SIGNED_DECIMAL: Final = numbers.SignedDecimalKind()
WHOLE: Final = numbers.WholeKind()
DATE: Final = days.DateKind()
MOMENT: Final = days.MomentKind()
CHOICE: Final = codes.ChoiceKind()
CODES: Final = codes.CodesKind()
SITES: Final = codes.SitesKind()
VEINS: Final = codes.VeinsKind()
CENTER: Final = references.CenterReference()
PERSON: Final = references.PersonReference()
OPERATION: Final = references.OperationReference()
STUDY: Final = references.StudyReference()
LAB: Final = references.LabReference()
READ: Final = references.ReadReference()
SAMPLING: Final = references.SamplingReference()
LARYNGOSCOPY: Final = references.LaryngoscopyReference()
FILE: Final = files.FileKind()
ROWS: Final = rows.RowsKind()

KINDS: Final[dict[str, FieldKind]] = {
    kind.name: kind
    for kind in (
        TEXT, LINE, EMAIL, ROW_NUMBER, FILE, FILE_DIGEST, BOOL, TRISTATE, DECIMAL, SIGNED_DECIMAL, WHOLE,
        DATE, MOMENT, CHOICE, CODES, SITES, VEINS, CENTER, PERSON, OPERATION, STUDY, LAB, READ, SAMPLING,
        LARYNGOSCOPY, ROWS,
    )
}  # fmt: skip
