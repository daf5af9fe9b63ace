"""How the engine says no. Each refusal is a value that every door renders in its own way."""

from collections.abc import Mapping, Sequence

from casereview.lifecycle.needs.facts import Unmet
from imaging.sentences import Said


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """``code`` for machines, ``sentence`` for people."""

    code = "refused"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NoSuchCase(Refusal):
    """Also the answer to strangers: they do not learn that the case exists."""

    code = "not_found"


class NotPermitted(Refusal):
    code = "not_permitted"


class WrongState(Refusal):
    code = "wrong_state"


class Stale(Refusal):
    """Somebody was faster: ``version`` and ``sentence`` say what happened since."""

    code = "stale"

    def __init__(self, sentence: str, version: int) -> None:
        super().__init__(sentence)
        self.version = version


class KeyReused(Refusal):
    code = "key_reused"


class NeedsUnmet(Refusal):
    code = "needs_unmet"

    def __init__(self, unmet: Sequence[Unmet]) -> None:
        super().__init__(" ".join(item.sentence for item in unmet))
        self.unmet = tuple(unmet)


class Invalid(Refusal):
    """Input that does not fit: field -> sentences that name the remedy."""

    code = "invalid"

    def __init__(self, fields: Mapping[str, Sequence[Said]]) -> None:
        super().__init__(" ".join(f"{name}: {' '.join(map(str, says))}" for name, says in fields.items()))
        self.fields: dict[str, list[Said]] = {name: list(says) for name, says in fields.items()}
