"""How the engine says no. Each refusal is a value that every edge renders in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence

from casereview.lifecycle.needs.facts import Unmet
from casereview.lifecycle.roles import LABELS, Role
from imaging.sentences import Joined, Said, Sentence, Template, Word, english, joined

NO_SUCH_CASE = Template("NO_SUCH_CASE", "No such case.")
NO_SUCH_VERB = Template("NO_SUCH_VERB", "There is no verb {verb}.")
FOR_OTHERS = Template("FOR_OTHERS", "{what} is for: {roles}.")
OVERRIDE_FOR_OTHERS = Template("OVERRIDE_FOR_OTHERS", "An override of {what} is not yours to give.")
NO_MOVE_FROM_HERE = Template(
    "NO_MOVE_FROM_HERE", "The case is in {state}; {what} is not possible from there."
)
NO_ACT_HERE = Template("NO_ACT_HERE", "The case is in {state}; {what} is not possible there.")
MOVED_ON = Template(
    "MOVED_ON", "The case has moved on: {what} (now version {version}, {state}). Look again and decide anew."
)
SOMEBODY_DID = Template("SOMEBODY_DID", "{who} {did}")
IT_HAS_CHANGED = Template("IT_HAS_CHANGED", "It has changed")
KEY_REUSED = Template(
    "KEY_REUSED", "This Idempotency-Key was used for another request; use a new key for a new request."
)
KEY_MALFORMED = Template("KEY_MALFORMED", "Send an Idempotency-Key of 1 to {most} printable characters.")
HISTORY_AHEAD = Template("HISTORY_AHEAD", "History is not entered ahead of time.")
HISTORY_OUT_OF_ORDER = Template(
    "HISTORY_OUT_OF_ORDER", "History is entered in its order, and not ahead of time."
)
SITE_NOT_YOURS = Template("SITE_NOT_YOURS", "Send the code of a site that you work at.")
TOO_OLD = Template("TOO_OLD", "Send an age of {most} or less.")
MRN_OF_ANOTHER = Template(
    "MRN_OF_ANOTHER", "This MRN is on file for a patient with another name or date of birth."
)
VERDICT_NOT_TO_CONFIRM = Template(
    "VERDICT_NOT_TO_CONFIRM", "An insufficient verdict is not confirmed but completed."
)
ALREADY_CONFIRMED = Template("ALREADY_CONFIRMED", "You have confirmed this verdict on these facts already.")
NO_REFERRAL_WAITING = Template("NO_REFERRAL_WAITING", "No referral of this case waits for an answer.")
NOT_IN_THAT_ROLE = Template("NOT_IN_THAT_ROLE", "This person is not a {role} of this site.")


def for_others(label: str, allowed_roles: Iterable[Role]) -> Sentence:
    """Whom it is for, said to somebody else; ``label`` names the move or the act."""
    roles = joined((Word(LABELS[role]) for role in allowed_roles), by=", ")
    return FOR_OTHERS(what=Word(label), roles=roles)


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """``code`` for machines, ``sentence`` for people."""

    code = "refused"

    def __init__(self, sentence: Said | Joined) -> None:
        super().__init__(english(sentence))
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

    def __init__(self, sentence: Said, version: int) -> None:
        super().__init__(sentence)
        self.version = version


class KeyReused(Refusal):
    code = "key_reused"


class NeedsUnmet(Refusal):
    code = "needs_unmet"

    def __init__(self, unmet: Sequence[Unmet]) -> None:
        super().__init__(joined(item.sentence for item in unmet))
        self.unmet = tuple(unmet)


class Invalid(Refusal):
    """Input that does not fit: field -> sentences that name the remedy."""

    code = "invalid"

    def __init__(self, fields: Mapping[str, Sequence[Said]]) -> None:
        super().__init__(joined(joined((f"{name}:", *says)) for name, says in fields.items()))
        self.fields = {name: list(says) for name, says in fields.items()}
