"""``manage.py replay_decisions``: exits 1 where an answer differs although no version has changed."""

from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereview.selectors.replay import Replay, Versions, replays

Editions = tuple[str, Versions, Versions]  # the profile, the versions of then and those of now


@dataclass
class Tally:
    """How many decisions are what. A contradiction is a difference for which no version answers."""

    decisions: int = 0
    contradicted: int = 0
    contradicted_facts: int = 0
    newer: Counter[Editions] = field(default_factory=Counter)
    other: Counter[Editions] = field(default_factory=Counter)
    refused: Counter[Editions] = field(default_factory=Counter)

    def count(self, replay: Replay) -> None:
        self.decisions += 1
        if not _is_newer(replay):
            self.contradicted_facts += replay.refused
            self.contradicted += bool(replay.changes) and not replay.refused
            return
        editions = replay.profile, replay.signed, replay.today
        self.newer[editions] += 1
        self.refused[editions] += replay.refused
        self.other[editions] += bool(replay.changes) and not replay.refused


class Command(BaseCommand):
    help = (
        "Answers every signed decision again, from the facts kept with it and under today's rules and "
        "today's version of its profile, and says of each whether it is the same, another one under a newer "
        "version, or one whose facts would be refused today, with the field. Exits 1 where one of the two "
        "last is so although both versions are those it was signed under. Decisions are never changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--most", type=int, default=20, help="differences to print for each (default 20)")
        parser.add_argument(
            "--strict", action="store_true", help="exit 1 also where an answer differs under another version"
        )
        parser.add_argument(
            "--values",
            action="store_true",
            help="print the values too: results of patients then appear on the terminal; keep it out of logs",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        tally = Tally()
        for replay in replays():
            tally.count(replay)
            if replay.changes:
                self._print(replay, options["most"], options["values"])
        for (profile, signed, today), number in tally.newer.items():
            refused, other = tally.refused[profile, signed, today], tally.other[profile, signed, today]
            self.stdout.write(
                f"signed under {_named(profile, signed)}, today's are {_named(profile, today)}: "
                f"{number} decision(s); of these {number - other - refused} are the same but for the "
                f"version, {other} are other under a newer rules version, and the facts of {refused} would "
                "be refused today"
            )
        newer = tally.other.total() + tally.refused.total()
        if tally.contradicted or tally.contradicted_facts or (options["strict"] and newer):
            raise CommandError(
                f"of {tally.decisions} decision(s), {tally.contradicted} differ under the same versions, "
                f"{tally.other.total()} differ under other versions, and the facts of "
                f"{tally.contradicted_facts + tally.refused.total()} are refused",
                returncode=1,
            )
        same = "no answer differs under the same versions" if tally.newer else "every answer is the same"
        self.stdout.write(f"{tally.decisions} decision(s) replayed: {same}")

    def _print(self, replay: Replay, most: int, values: bool) -> None:
        edition = _named(replay.profile, replay.signed)
        what = f"today's are {_named(replay.profile, replay.today)}"
        if replay.refused:
            what = "these facts would be refused today"
        elif _is_newer(replay):
            what += ", other under a newer rules version"
        self.stdout.write(f"{replay.case}, decision {replay.decision} under {edition}; {what}:")
        for path, said in replay.changes[:most]:
            self.stdout.write(f"  {path}: {said}" if values else f"  {path}")
        if len(replay.changes) > most:
            self.stdout.write(f"  and {len(replay.changes) - most} more")


def _is_newer(replay: Replay) -> bool:
    """Another version answers for a difference; a profile that is gone is no newer one."""
    if not replay.today.profile:
        return replay.today.rules != replay.signed.rules
    return replay.today != replay.signed


def _named(profile: str, versions: Versions) -> str:
    return f"{profile}/{versions.profile} with rules {versions.rules}"
