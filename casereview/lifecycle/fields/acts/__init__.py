"""What each act asks for: the one description of evidence for page, API, import and engine.

Beside each list of fields stands the type of what a writer gets; a test holds the two together.
"""

from typing import Any, TypedDict

from casereview.lifecycle.fields.acts.common import COMPARATOR, EVERY_UNIT
from casereview.lifecycle.fields.acts.documents import DOCUMENT, DocumentData
from casereview.lifecycle.fields.acts.labs import CORRECT_LAB, LAB, CorrectedLabData, LabData
from casereview.lifecycle.fields.acts.operations import (
    CORRECT_OPERATION,
    GLAND,
    OPERATION,
    CorrectedOperationData,
    GlandData,
    OperationData,
)
from casereview.lifecycle.fields.acts.patient import (
    BACKGROUND,
    BACKGROUND_FACTS,
    LARYNGOSCOPY,
    RESOLUTION,
    BackgroundData,
    LaryngoscopyData,
    ResolutionData,
)
from casereview.lifecycle.fields.acts.review import (
    DECLINE,
    MEMBER,
    OPINION,
    POSITIONS,
    REFER_AGAIN,
    DeclineData,
    MemberData,
    OpinionData,
    ReferAgainData,
)
from casereview.lifecycle.fields.acts.sampling import (
    CORRECT_SAMPLING,
    SAMPLE,
    SAMPLING,
    CorrectedSamplingData,
    SampleData,
    SamplingData,
)
from casereview.lifecycle.fields.acts.studies import (
    ADEQUACY,
    FINDING,
    PLACE,
    READ,
    READ_FIELDS,
    STUDY,
    AdequacyData,
    FirstReadData,
    PlaceData,
    ReadData,
    StudyData,
)
from casereview.lifecycle.fields.field import InputField


class NothingAsked(TypedDict):
    """Of an act or a move that is no more than itself."""


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
    "decline_referral": DECLINE,
    "refer_again": REFER_AGAIN,
}
ACT_DATA: dict[str, Any] = {
    "assign_member": MemberData,
    "release_member": MemberData,
    "set_background": BackgroundData,
    "add_lab": LabData,
    "correct_lab": CorrectedLabData,
    "add_operation": OperationData,
    "correct_operation": CorrectedOperationData,
    "add_study": StudyData,
    "add_read": ReadData,
    "check_adequacy": AdequacyData,
    "confirm_location": PlaceData,
    "add_sampling": SamplingData,
    "correct_sampling": CorrectedSamplingData,
    "add_laryngoscopy": LaryngoscopyData,
    "resolve_blocker": ResolutionData,
    "add_document": DocumentData,
    "give_opinion": OpinionData,
    "confirm_verdict": NothingAsked,
    "accept_referral": NothingAsked,
    "decline_referral": DeclineData,
    "refer_again": ReferAgainData,
}

__all__ = [
    "ACT_DATA",
    "ACT_FIELDS",
    "ADEQUACY",
    "AdequacyData",
    "BACKGROUND",
    "BACKGROUND_FACTS",
    "BackgroundData",
    "COMPARATOR",
    "CORRECT_LAB",
    "CORRECT_OPERATION",
    "CORRECT_SAMPLING",
    "CorrectedLabData",
    "CorrectedOperationData",
    "CorrectedSamplingData",
    "DECLINE",
    "DOCUMENT",
    "DeclineData",
    "DocumentData",
    "EVERY_UNIT",
    "FINDING",
    "FirstReadData",
    "GLAND",
    "GlandData",
    "LAB",
    "LARYNGOSCOPY",
    "LabData",
    "LaryngoscopyData",
    "MEMBER",
    "MemberData",
    "NothingAsked",
    "OPERATION",
    "OPINION",
    "OperationData",
    "OpinionData",
    "PLACE",
    "POSITIONS",
    "PlaceData",
    "READ",
    "READ_FIELDS",
    "REFER_AGAIN",
    "RESOLUTION",
    "ReadData",
    "ReferAgainData",
    "ResolutionData",
    "SAMPLE",
    "SAMPLING",
    "STUDY",
    "SampleData",
    "SamplingData",
    "StudyData",
]
