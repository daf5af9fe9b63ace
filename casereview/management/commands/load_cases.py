"""``manage.py load_cases FILE``: cases of a file, through the engine; exits 1 when anything was refused."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereview.interop.casefile.load import RefusedCase, load
from casereview.interop.casefile.records import read
from casereview.interop.casefile.shapes import MAX_BYTES, NotACaseFile


class Command(BaseCommand):
    help = "Loads the cases of a file (docs/case-files.md). Loading it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                cases = read(file.read(MAX_BYTES + 1))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}") from None
        except NotACaseFile as error:
            raise CommandError(f"{path}: {error}") from None
        loaded = unchanged = refused = 0
        for result in load(cases):
            if isinstance(result, RefusedCase):
                refused += 1
                self.stderr.write(f"{result.case}, {result.step}: {result.code}")
                for sentence in result.sentences:
                    self.stderr.write(f"  {sentence}")
            elif result.changed:
                loaded += 1
            else:
                unchanged += 1
        summary = f"{path.name}: {loaded} loaded, {unchanged} on record already, {refused} refused"
        if options["verbosity"] > 0:
            self.stdout.write(summary)
        if refused:
            raise CommandError(f"{refused} of {len(cases)} cases were refused, see above", returncode=1)
