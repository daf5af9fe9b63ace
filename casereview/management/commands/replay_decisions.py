"""``manage.py replay_decisions``: exits 1 where today's rules answer differently under the same version."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereview.selectors.replay import Replay, replays


class Command(BaseCommand):
    help = (
        "Answers every signed decision again, from the facts kept with it and under today's version of its "
        "profile, and reports by path what differs. Exits 1 where an answer differs although the version is "
        "the one it was signed under, or where facts no longer load. Decisions are never changed."
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
        other_version: Counter[tuple[str, str, str]] = Counter()
        differing: Counter[tuple[str, str, str]] = Counter()
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
                f"{profile}: signed under version {signed}, today's is {today}: {number} decision(s); "
                f"of these {number - differ} give the same answer but for the version, {differ} differ"
            )
        if refused or same_version or (options["strict"] and differing.total()):
            raise CommandError(
                f"of {count} decision(s), {same_version} differ under the same version, {differing.total()} "
                f"differ under another version, and the facts of {refused} are refused",
                returncode=1,
            )
        same = "no answer differs under the same version" if other_version else "every answer is the same"
        self.stdout.write(f"{count} decision(s) replayed: {same}")

    def _print(self, replay: Replay, most: int, values: bool) -> None:
        edition = f"{replay.profile}/{replay.signed}"
        what = "its facts are refused now" if replay.today is None else f"today's version is {replay.today}"
        self.stdout.write(f"{replay.case}, decision {replay.decision} under {edition}; {what}:")
        for path, said in replay.changes[:most]:
            self.stdout.write(f"  {path}: {said}" if values else f"  {path}")
        if len(replay.changes) > most:
            self.stdout.write(f"  and {len(replay.changes) - most} more")
