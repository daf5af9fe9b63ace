"""``manage.py replay_decisions``: exits 1 and says what today's rules would answer differently."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from casereview.selectors.replay import Replay, replays


class Command(BaseCommand):
    help = (
        "Answers every signed decision again, from the facts and under the profile kept with it, and reports "
        "any difference. Decisions are never changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--most", type=int, default=20, help="differences to print for each (default 20)")

    def handle(self, *args: Any, **options: Any) -> None:
        count = differing = 0
        for replay in replays():
            count += 1
            if replay.changes:
                differing += 1
                self._print(replay, options["most"])
        if differing:
            raise CommandError(
                f"{differing} of {count} decision(s) would be answered differently", returncode=1
            )
        self.stdout.write(f"{count} decision(s) replayed: every answer is the same")

    def _print(self, replay: Replay, most: int) -> None:
        day = timezone.localdate(replay.signed_at)
        self.stdout.write(f"{replay.case}, decision {replay.decision} of {day} under {replay.profile}:")
        for line in replay.changes[:most]:
            self.stdout.write(f"  {line}")
        if len(replay.changes) > most:
            self.stdout.write(f"  and {len(replay.changes) - most} more")
