"""The English of what facts are refused for: what does not fit together, and the remedy."""

from imaging.sentences import Template

# The facts as a whole.
UNKNOWN_PROFILE = Template("UNKNOWN_PROFILE", "{profile} is not a known profile; use one of {known}")
AFTER_AS_OF = Template("AFTER_AS_OF", "{day} lies after as_of {as_of}; correct one of the two")
ID_TWICE = Template("ID_TWICE", "{id} is already the id of {first}; give each item an id of its own")
NOT_BY_DECISION = Template(
    "NOT_BY_DECISION",
    "cannot be resolved by a decision: only new facts can lift {blocker}; remove the resolution",
)
NOT_LIFTED = Template(
    "NOT_LIFTED",
    "{code} does not lift {blocker}, only {known}; correct one of the two or remove the override",
)
UNKNOWN_UNIT = Template("UNKNOWN_UNIT", "{unit} is not a known unit of {analyte}; use one of {known}")

NO_SUCH_SITE = Template(
    "NO_SUCH_SITE", "{site} is not a known site; name sites as in left.superior,left.inferior"
)

# What one item says of another.
NO_SUCH_LAB = Template("NO_SUCH_LAB", "{id} is not the id of a lab here; correct or remove it")
NO_SUCH_STUDY = Template("NO_SUCH_STUDY", "{id} is not the id of a study here; correct or remove it")
NO_SUCH_SAMPLE = Template(
    "NO_SUCH_SAMPLE", "{id} is not the id of a sample of this sampling here; correct or remove it"
)
CIRCLE = Template("CIRCLE", "leads in a circle back to {id}; remove one of the links")
NEGATIVE_WITH_FINDINGS = Template(
    "NEGATIVE_WITH_FINDINGS",
    "a negative study has no suspicious finding; correct the result, or the nature of what was seen",
)
LIMITS_CROSSED = Template("LIMITS_CROSSED", "{low} is not below the high of {high}; correct one of the two")
OTHER_STUDY = Template("OTHER_STUDY", "{id} is of another modality or date; only a re-read may supersede")
SUPERSEDED_ALREADY = Template(
    "SUPERSEDED_ALREADY", "{id} is already superseded by {other}; supersede that read instead"
)
GLAND_TWICE = Template("GLAND_TWICE", "{gland} stands twice in one operation; merge the two")
UNITS_DIFFER = Template(
    "UNITS_DIFFER", "samples of one sampling stand in different units; convert them to one"
)
NOT_PERIPHERAL = Template("NOT_PERIPHERAL", "{id} is not a peripheral sample; name one")
NOT_PERIPHERAL_NOR_ARM = Template(
    "NOT_PERIPHERAL_NOR_ARM",
    "{id} is neither a peripheral sample nor the antecubital one of the other arm; name such a one",
)
OCCLUDED_BASELINE = Template(
    "OCCLUDED_BASELINE", "{id} was drawn while an arm was tied; name a sample that was not"
)
OCCLUDED_NOT_PERIPHERAL = Template(
    "OCCLUDED_NOT_PERIPHERAL", "stands only at a peripheral sample; remove it, or correct the vein"
)
ZERO_BASELINE = Template("ZERO_BASELINE", "{id} is zero; name a measured baseline")

# The text they come in.
NOT_UTF_8 = Template("NOT_UTF_8", "must be UTF-8 text; save the file as UTF-8")
NESTED_TOO_DEEP = Template("NESTED_TOO_DEEP", "is nested too deep; facts hold lists of flat items")
NOT_JSON = Template(
    "NOT_JSON", "must be one JSON object; correct it at line {line}, column {column}: {problem}"
)
TOO_MANY_DIGITS = Template(
    "TOO_MANY_DIGITS", "holds a number of thousands of digits; give values as measured"
)
KEY_TWICE = Template("KEY_TWICE", "stands twice in one object; keep one of the two")
NOT_FINITE = Template(
    "NOT_FINITE", "{word} is not a number of JSON; write decimals in quotes or leave the key out"
)
TOO_MANY_ITEMS = Template(
    "TOO_MANY_ITEMS",
    "holds {items} items, more than can be assessed here; keep the {most} that matter, or use the command",
)
