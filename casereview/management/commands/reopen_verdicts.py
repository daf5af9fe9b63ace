"""``manage.py reopen_verdicts``: after a change of the rules, opens again what was confirmed."""

from typing import Any

from django.core.management.base import BaseCommand

from casereview.workflow.outgoing.reopening import reopen_verdicts


class Command(BaseCommand):
    help = (
        "Looks at every case in concordance review under today's rules. Where a confirmed verdict has "
        "another code, level or target now, those who confirmed it are told, once, and the record says so. "
        "Run it after each update; a second run does nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        numbers = reopen_verdicts()
        for number in numbers:
            self.stdout.write(f"{number}: the confirmed verdict is open again")
        self.stdout.write(f"{len(numbers)} verdict(s) opened again")
