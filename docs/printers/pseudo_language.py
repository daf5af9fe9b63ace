"""Makes the pseudo-language of what `makemessages` found: `python -m docs.printers.pseudo_language`.

Every text stands in brackets and is a third longer: what stays plain on a page was not translated, and what
breaks is too narrow for another language. Places such as {n} and %(day)s, and markup, stay as they are.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

LOCALE: Final = Path(__file__).resolve().parents[2] / "casereview" / "locale"
TEMPLATE: Final = LOCALE / "django.pot"
PSEUDO: Final = LOCALE / "en_XA" / "LC_MESSAGES" / "django.po"
OPENS, CLOSES, FILL = "[!! ", " !!]", "·"
_NO_DAY: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # a file that changes with its texts alone


def bracketed(text: str) -> str:
    """The text in brackets and a third longer; blanks and line breaks around it stay around it."""
    inner = text.strip()
    before, _inner, after = text.partition(inner)
    return f"{before}{OPENS}{inner} {FILL * (len(inner) // 3 + 1)}{CLOSES}{after}"


def pseudo_catalog(template: Catalog) -> Catalog:
    made = Catalog(
        locale="en",
        header_comment="# The pseudo-language. Printed by `make messages`.",
        project="casereview",
        version="1",
        msgid_bugs_address="",
        last_translator="docs.printers.pseudo_language",
        language_team="",
        fuzzy=False,
    )
    made.creation_date = made.revision_date = _NO_DAY
    for message in template:
        if message.id:
            counted = not isinstance(message.id, str)
            string = tuple(map(bracketed, message.id)) if counted else bracketed(str(message.id))
            made.add(message.id, string, locations=message.locations, flags=message.flags)
    return made


def read_text(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def read_compiled(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_mo(file)


def compiled(catalog: Catalog) -> bytes:
    """What gettext reads when the server runs."""
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def main() -> int:
    catalog = pseudo_catalog(read_text(TEMPLATE))
    PSEUDO.parent.mkdir(parents=True, exist_ok=True)
    with PSEUDO.open("wb") as file:
        write_po(file, catalog, width=0)
    PSEUDO.with_suffix(".mo").write_bytes(compiled(catalog))
    return 0


if __name__ == "__main__":
    sys.exit(main())
