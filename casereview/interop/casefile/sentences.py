"""What is said of a name, an address or a day in a case file that stands for nothing here."""

from typing import Final

from imaging.sentences import Template

NO_CENTER: Final = Template("CASEFILE_NO_CENTER", "There is no center with the site code {code}.")
NOTHING_NAMED: Final = Template(
    "CASEFILE_NOTHING_NAMED", "Nothing named {name} is on file by then as a {kind}."
)
NO_ACCOUNT: Final = Template("CASEFILE_NO_ACCOUNT", "There is no account with the e-mail address {email}.")
WRITE_MOMENT: Final = Template(
    "CASEFILE_WRITE_MOMENT",
    "Write a day (YYYY-MM-DD), days from the loading (-200d), or a time with its zone.",
)
NO_BASE64: Final = Template("CASEFILE_NO_BASE64", "This is no base64.")
