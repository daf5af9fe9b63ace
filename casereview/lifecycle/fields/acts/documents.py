"""Documents: what is asked of one, and what a writer gets."""

from typing import Final, TypedDict

from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import InputField
from casereview.lifecycle.fields.kinds.files import Upload

_NO_FACT: Final = "A document is for people to read: its facts are entered by themselves."
DOCUMENT = (
    InputField(
        "file",
        kinds.FILE,
        "File",
        help="PDF, PNG, JPEG, TIFF or plain text, up to 20 MB. After a refusal choose it again.",
        outside_facts=_NO_FACT,
    ),
    InputField("title", kinds.LINE, "Title", outside_facts=_NO_FACT),
    InputField("operation", kinds.OPERATION, "Belongs to operation", required=False, outside_facts=_NO_FACT),
    InputField("study", kinds.STUDY, "Belongs to study", required=False, outside_facts=_NO_FACT),
    InputField("lab", kinds.LAB, "Belongs to lab result", required=False, outside_facts=_NO_FACT),
    InputField("sha256", kinds.FILE_DIGEST, "SHA-256 of the file", required=False, outside_facts=_NO_FACT),
)


class DocumentData(TypedDict):
    file: Upload
    title: str
    operation: int | None
    study: int | None
    lab: int | None
    sha256: str
