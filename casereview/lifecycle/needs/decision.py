"""Needs of a decision to operate: nothing that speaks against it is left without a written answer."""

from collections import Counter

from casereview.lifecycle.needs import sentences as says
from casereview.lifecycle.needs.facts import Check, Data, MoveFacts, Unmet, missing
from casereview.rules.codes.conclusions import Pitfall
from casereview.rules.sentences.stops import STOP_NAMES
from imaging.anatomy.labels import SITE_LABELS
from imaging.anatomy.sites import Sites
from imaging.sentences import Word
from imaging.wording import parse_location


def _no_standing_blocker(s: MoveFacts, _: Data) -> list[Unmet]:
    return list(s.blockers)


def _emergency_seen_to(s: MoveFacts, _: Data) -> list[Unmet]:
    return [missing(says.EMERGENCY_NOT_SEEN_TO, emergency=sentence) for sentence in s.emergencies]


def _readings_accepted(s: MoveFacts, _: Data) -> list[Unmet]:
    """The facts that a decision keeps are read again some day: they must say where each finding lies."""
    return [missing(says.READING_NOT_ACCEPTED, words=words) for words in s.unaccepted_words]


def _stops_answered(s: MoveFacts, data: Data) -> list[Unmet]:
    """One written answer to each pitfall that stops at the signed sites, and none to anything else."""
    stops = {stop.code: stop.sentence for stop in s.stops_at(_signed(data))}
    rows = data.get("answers") or []
    given = Counter(row["code"] for row in rows if str(row.get("reason") or "").strip())
    return [
        *(
            missing(says.STOP_UNANSWERED, name=STOP_NAMES[Pitfall(code)](), what=code, stop=sentence)
            for code, sentence in stops.items()
            if code not in given
        ),
        *(missing(says.ANSWERED_TWICE, what=code) for code, number in given.items() if number > 1),
        *(missing(says.NOTHING_TO_ANSWER, what=code) for code in given if code not in stops),
    ]


def _other_places_explained(s: MoveFacts, data: Data) -> list[Unmet]:
    """Each signed site outside every target of the verdict is typed out, and has a reason of its own."""
    others = _signed(data) - Sites.union(s.targets)
    rows = [row for row in data.get("other_places") or [] if str(row.get("reason") or "").strip()]
    typed = [row["site"] for row in rows]
    return [
        *(
            missing(says.PLACE_NOT_TYPED_OUT, site=Word(SITE_LABELS[code]))
            for code in others
            if not any(_names(text, code) for text in typed)
        ),
        *(
            missing(says.PLACE_NOT_ELSEWHERE, site=text)
            for text in typed
            if not any(_names(text, code) for code in others)
        ),
    ]


def _signed(data: Data) -> Sites:
    return Sites.of(data.get("target_sites") or ())


def _names(text: str, code: str) -> bool:
    """Whether the words name this one site with its side: as it is listed, or as they would be read."""
    if text.strip().casefold() in (code.casefold(), SITE_LABELS[code].casefold()):
        return True
    return parse_location(text).sites == Sites.of((code,))


NEEDS: dict[str, Check] = {
    "no_standing_blocker": _no_standing_blocker,
    "emergency_seen_to": _emergency_seen_to,
    "readings_accepted": _readings_accepted,
    "stops_answered": _stops_answered,
    "other_places_explained": _other_places_explained,
}
