"""What is said of a body that cannot be read."""

from typing import Final

from imaging.sentences import Template

NOT_AN_OBJECT: Final = Template("BODY_NOT_AN_OBJECT", "Send a JSON object: {example}.")
NOT_UTF8: Final = Template("BODY_NOT_UTF8", "Send UTF-8: byte {byte} is none.")
MALFORMED: Final = Template("BODY_MALFORMED", "Send JSON: {what} (line {line}, column {column}).")
TOO_DEEP: Final = Template("BODY_TOO_DEEP", "Nest {most} levels or fewer.")
TOO_MANY_VALUES: Final = Template("BODY_TOO_MANY_VALUES", "Send {most} values or fewer.")
FIELD_TWICE: Final = Template("BODY_FIELD_TWICE", "This field stands twice; send it once.")
NO_NUMBER: Final = Template(
    "BODY_NO_NUMBER", "{word} is no JSON; leave the field out where the value is not known."
)
NUMBER_TOO_LARGE: Final = Template("BODY_NUMBER_TOO_LARGE", "A number is too large.")
NO_TEXT_IN_NAME: Final = Template("BODY_NO_TEXT_IN_NAME", "A field's name holds characters that are no text.")
