"""What a page in the pseudo-language shows outside of brackets, and is no fact either: forgotten English."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from docs.printers.pseudo_language import CLOSES, OPENS

BRACKETS = re.compile(f"({re.escape(OPENS.strip())}|{re.escape(CLOSES.strip())})")
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-busy", "data-label")
#: These stand inside a line; all other elements begin a new one, and brackets are closed where a line ends.
INLINE = frozenset({"a", "abbr", "b", "br", "em", "i", "img", "input", "small", "span", "strong", "tspan"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source"})
UNSEEN = frozenset({"script", "style", "textarea"})

UNITS = set("mg dL pg mL mmol umol nmol pmol ng mm cm mSv MBq mCi mGy kB min".split())  # noqa: SIM905
MONTHS = set("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())  # noqa: SIM905 - read as a line
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
#: A field as JSON names it, in front of what is wrong with it.
FIELD = re.compile(r"^[a-z][a-z0-9_.\[\]]*(?=:)")
CODED = re.compile(r"\b(?:[A-Za-z0-9]+_[A-Za-z0-9_]+|CR-\d+|[a-z]+-\d{4}(?:/\d+)?)\b")


class PageTexts(HTMLParser):
    """The lines of a page and the texts of its attributes; what says `translate="no"` is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._line = ""
        self._open: list[tuple[str, bool]] = []  # element, and whether its text is ours

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.texts += [text for name in SPOKEN if (text := given.get(name))]
        self._end_line(tag)
        ours = self._open[-1][1] if self._open else True
        if tag in UNSEEN or given.get("translate") == "no":
            ours = False
        elif given.get("translate") == "yes":
            ours = True
        if tag not in VOID:
            self._open.append((tag, ours))

    def handle_endtag(self, tag: str) -> None:
        self._end_line(tag)
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1][1]:
            self._line += data

    def _end_line(self, tag: str) -> None:
        if tag in INLINE:
            self._line += " "
        else:
            self.texts.append(self._line)
            self._line = ""


def texts_of(page: str) -> list[str]:
    parser = PageTexts()
    parser.feed(page)
    parser.close()
    return [" ".join(text.split()) for text in parser.texts if text.strip()]


def forgotten(texts: Iterable[str], facts: Iterable[str]) -> list[str]:
    """Each text that has English outside its brackets, with that English first."""
    known = sorted({" ".join(fact.split()) for fact in facts}, key=len, reverse=True)
    found = []
    for text in texts:
        plain = " ".join(_outside(text))
        for fact in known:
            plain = re.sub(rf"(?<!\w){re.escape(fact)}(?!\w)", " ", plain)
        plain = CODED.sub(" ", FIELD.sub("", plain))
        words = [word for word in WORD.findall(plain) if word not in UNITS | MONTHS]
        if words:
            found.append(f"{' '.join(words)} | {text}")
    return list(dict.fromkeys(found))


def _outside(text: str) -> Iterator[str]:
    """The parts of a text that no bracket holds. Brackets that do not pair count as English."""
    depth = 0
    for part in BRACKETS.split(text):
        if part == OPENS.strip():
            depth += 1
        elif part == CLOSES.strip():
            depth -= 1
        elif depth <= 0:
            yield part
    if depth:
        yield "unpaired brackets"
