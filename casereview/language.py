"""The reader's language at the edges of the product: pages, API and mail say a sentence with this."""

from django.utils import translation
from django.utils.text import capfirst

from imaging.sentences import Sentence, Translations, Value, Word, render

ACRONYMS = {
    "ct": "CT",
    "pth": "PTH",
    "fhh": "FHH",
    "mdt": "MDT",
    "spect": "SPECT",
    "mri": "MRI",
    "4d": "4D",
    "pet": "PET",
}


class _Django:
    """The language that is active for this request."""

    @staticmethod
    def gettext(message: str, /) -> str:
        return translation.gettext(message)

    @staticmethod
    def ngettext(singular: str, plural: str, number: int, /) -> str:
        return translation.ngettext(singular, plural, number)


READER_LANGUAGE: Translations = _Django()


def say(value: Value) -> str:
    """A sentence, a word or a value in the reader's language. Text that somebody wrote stays as it is."""
    return render(value, READER_LANGUAGE)


def translated(text: Value) -> str:
    """A sentence or a label of the rules in the reader's language; gettext of nothing would be a header."""
    return say(Word(text) if isinstance(text, str) else text)


def words_of(code: str) -> str:
    """The English of a code without a label of its own: FHH_NOT_EXCLUDED is "FHH not excluded"."""
    parts = [ACRONYMS.get(word, word) for word in code.lower().replace(".", " ").replace("_", " ").split()]
    return capfirst(" ".join(parts))


def in_readers_language(value: object) -> str:
    """For `msgspec`, which asks how to write what it does not know. TypeError for anything but a sentence."""
    if isinstance(value, Sentence):
        return say(value)
    raise TypeError(f"{type(value).__name__} is no part of an answer")
