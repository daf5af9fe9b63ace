"""The first account of an empty server; later ones are made by it."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email

from casereview.models import User


class Command(BaseCommand):
    help = "Make an administrator's account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="Administrator", help="as it is shown to others")
        parser.add_argument(
            "--password-file", type=Path, help="a file that holds the password; asked for if not given"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        email = str(options["email"]).strip().lower()
        try:
            validate_email(email)
            if User.objects.filter(email__iexact=email).exists():
                raise CommandError(
                    f"{email} has an account already; `manage.py changepassword {email}` sets its password"
                )
            password = self.read(options["password_file"])
            validate_password(password, User(email=email, name=options["name"]))
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from None
        User.objects.create_superuser(email=email, password=password, name=options["name"])
        self.stdout.write(f"Made {email}")

    @staticmethod
    def read(path: Path | None) -> str:
        """Never from the command line, where every user of the machine could read it."""
        if path is not None:
            try:
                return path.read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as problem:
                raise CommandError(f"{path} cannot be read: {problem}") from None
        if not sys.stdin.isatty():
            raise CommandError("no terminal to ask at: give the password with --password-file")
        password = getpass.getpass("Password: ")
        if password != getpass.getpass("The same again: "):
            raise CommandError("the two are not the same")
        return password
