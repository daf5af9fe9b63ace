"""``manage.py replay_decisions``: exits 1 where an answer differs although no version has changed."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereview.selectors.replay import Replay, Versions, replays


class Command(BaseCommand):
    help = (
        "Answers every signed decision again, from the facts kept with it and under today's rules and "
        "today's version of its profile, and reports by path what differs. Exits 1 where an answer differs "
        "although both versions are those it was signed under, or where facts no longer load; an answer that "
        "differs under a newer version is listed. Decisions are never changed."
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
        count = refused = same_version = 0
        other_version: Counter[tuple[str, Versions, Versions]] = Counter()
        differing: Counter[tuple[str, Versions, Versions]] = Counter()
        for replay in replays():
            count += 1
            if replay.changes:
                self._print(replay, options["most"], options["values"])
            if replay.today is None:
                refused += 1
            elif replay.today == replay.signed:
                same_version += bool(replay.changes)
            else:
                versions = replay.profile, replay.signed, replay.today
                other_version[versions] += 1
                differing[versions] += bool(replay.changes)
        for (profile, signed, today), number in other_version.items():
            differ = differing[profile, signed, today]
            self.stdout.write(
                f"signed under {_named(profile, signed)}, today's are {_named(profile, today)}: "
                f"{number} decision(s); of these {number - differ} give the same answer but for the version, "
                f"{differ} differ"
            )
        if refused or same_version or (options["strict"] and differing.total()):
            raise CommandError(
                f"of {count} decision(s), {same_version} differ under the same versions, {differing.total()} "
                f"differ under other versions, and the facts of {refused} are refused",
                returncode=1,
            )
        same = "no answer differs under the same versions" if other_version else "every answer is the same"
        self.stdout.write(f"{count} decision(s) replayed: {same}")

    def _print(self, replay: Replay, most: int, values: bool) -> None:
        edition = _named(replay.profile, replay.signed)
        what = "its facts are refused now"
        if replay.today is not None:
            what = f"today's are {_named(replay.profile, replay.today)}"
        self.stdout.write(f"{replay.case}, decision {replay.decision} under {edition}; {what}:")
        for path, said in replay.changes[:most]:
            self.stdout.write(f"  {path}: {said}" if values else f"  {path}")
        if len(replay.changes) > most:
            self.stdout.write(f"  and {len(replay.changes) - most} more")


def _named(profile: str, versions: Versions) -> str:
    return f"{profile}/{versions.profile} with rules {versions.rules}"
