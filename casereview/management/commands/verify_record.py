"""``manage.py verify_record``: exits 1 and names the first break of each case's record."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereview.models import CaseEvent
from casereview.workflow.record.verify import breaks, heads, one_moment


class Command(BaseCommand):
    help = "Finds an edited, deleted, inserted, reordered or cut-off event in the record of any case."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--heads", type=Path, help="heads exported earlier, to compare with")
        parser.add_argument("--export-heads", type=Path, help="write the present heads to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        kept = None
        if options["heads"]:
            try:
                raw = json.loads(options["heads"].read_text())
                kept = {int(case): (int(number), str(digest)) for case, (number, digest) in raw.items()}
            except (OSError, ValueError, AttributeError, TypeError) as error:
                raise CommandError(f"{options['heads']} is not a file of exported heads: {error}") from None
        with one_moment():
            found, present = list(breaks(kept)), heads()
        for item in found:
            self.stderr.write(str(item))
        if found:
            raise CommandError(f"the record of {len(found)} case(s) does not hold", returncode=1)
        if options["export_heads"]:
            options["export_heads"].write_text(json.dumps(present, indent=1))
        self.stdout.write(f"the record holds: {CaseEvent.objects.count()} events")
