"""``manage.py load_demo``: people, hospitals and cases to look around with, where there is no case yet."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from casereview import demo
from casereview.demo.people import settle
from casereview.models import Case

FILES = ("constructed.json", "stops.json")


class Command(BaseCommand):
    help = "Loads invented people and constructed cases, where no case exists yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--public-passwords",
            action="store_true",
            help="make the demo accounts on a server too, although everyone can read their passwords",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.LOCAL or options["public_passwords"]):
            raise CommandError(
                "The passwords of the demo accounts are public: on a server, say --public-passwords."
            )
        if Case.objects.exists():
            if options["verbosity"] > 0:
                self.stdout.write("There are cases already: the demo is not loaded.")
            return
        folder = Path(demo.__path__[0])
        with transaction.atomic():  # whole or not at all: half a demo would pass for a loaded one
            settle()
            for name in FILES:
                call_command(
                    "load_cases",
                    folder / name,
                    verbosity=options["verbosity"],
                    stdout=self.stdout,
                    stderr=self.stderr,
                )
