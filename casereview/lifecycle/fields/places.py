"""What a person is asked for who says where a finding lies."""

from casereview.lifecycle.fields.field import FieldKind, InputField, optional

PLACE = (
    InputField("read", FieldKind.READ, "Read"),
    InputField("finding", FieldKind.WHOLE, "Number of the finding", help="As the read lists them, from 1."),
    optional("sites", FieldKind.SITES, "Sites"),
    InputField("no_place", FieldKind.BOOL, "No place is meant", required=False),
    optional("reason", FieldKind.TEXT, "Why", help="Needed where the words are read otherwise."),
)
