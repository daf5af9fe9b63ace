"""The reader's language at the edges of the product: pages, API and mail say a sentence with this."""

from django.utils import translation

from imaging.sentences import Sentence, Translations, Value, render


class _Django:
    """The language that is active for this request."""

    @staticmethod
    def gettext(message: str, /) -> str:
        return translation.gettext(message)

    @staticmethod
    def ngettext(singular: str, plural: str, number: int, /) -> str:
        return translation.ngettext(singular, plural, number)


READERS: Translations = _Django()


def say(value: Value) -> str:
    """A sentence, a word or a value in the reader's language. Text that somebody wrote stays as it is."""
    return render(value, READERS)


def in_readers_language(value: object) -> str:
    """For `msgspec`, which asks how to write what it does not know. TypeError for anything but a sentence."""
    if isinstance(value, Sentence):
        return say(value)
    raise TypeError(f"{type(value).__name__} is no part of an answer")
