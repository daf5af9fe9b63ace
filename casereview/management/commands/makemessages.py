"""Django's `makemessages`, which also finds templates of sentences, and the labels of tables and profiles.

It needs xgettext (Debian: gettext). What it writes names files but no lines, so that it changes with the
texts alone. The pseudo-language is no translation: it is made from what this command writes.
"""

from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import makemessages

from casereview.management.labels import labels_by_file

NO_TEXTS = ("tests", "docs", "benchmarks", "var", "mutants", "*/migrations")  # nothing that a page shows
# Both ways, and no count of arguments: a comma at the end of a call counts as one more.
KEYWORDS = ("Template:2,3", "Template:2", "Word:1", "InputField:3")
HEADER = r"""msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
MOST_SHOWN = 20


class LabeledFile(makemessages.BuildFile):
    """A file to read texts from, with its labels written out behind its own text."""

    command: "Command"

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return self.command.labels.get(Path(self.path), ())

    @cached_property
    def is_templatized(self) -> bool:
        return bool(self.labels) or Path(self.path).suffix != ".py"

    def preprocess(self) -> None:
        if not self.labels:
            super().preprocess()
            return
        own = Path(self.path).read_text(encoding="utf-8") if self.path.endswith(".py") else ""
        marked = "".join(f"gettext_noop({text!r})\n" for text in self.labels)
        Path(self.work_path).write_text(f"{own}\n{marked}", encoding="utf-8")


class Command(makemessages.Command):
    labels: dict[Path, tuple[str, ...]]
    build_file_class = LabeledFile
    xgettext_options = [
        *makemessages.Command.xgettext_options,
        *(f"--keyword={keyword}" for keyword in KEYWORDS),
    ]

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--check", action="store_true", help="Change nothing; fail if anything would.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.labels = labels_by_file()
        template = Path(settings.LOCALE_PATHS[0], "django.pot")
        before = template.read_text(encoding="utf-8") if template.exists() else ""
        try:
            super().handle(*args, **{**options, **self._settled(options)})
            after = template.read_text(encoding="utf-8")
        finally:
            if options["check"]:
                template.write_text(before, encoding="utf-8")
        if options["check"] and (changed := entries_of(before) ^ entries_of(after)):
            shown = "\n\n".join(sorted(changed)[:MOST_SHOWN])
            raise CommandError(
                f"The texts have changed; run `make messages`. {len(changed)} differ:\n\n{shown}"
            )

    def _settled(self, options: dict[str, Any]) -> dict[str, Any]:
        """Every language but the pseudo-language; of none, where there is no other, the template alone."""
        return {
            "keep_pot": True,
            "no_wrap": True,
            "add_location": "file",
            "exclude": [*options["exclude"], settings.PSEUDO_LOCALE],
            "extensions": options["extensions"] or ["html", "txt", "py", "toml"],
            "ignore_patterns": [*options["ignore_patterns"], *NO_TEXTS],
        }

    def find_files(self, root: str) -> list[Any]:
        """Of the profiles and settings in TOML only those that hold labels."""
        return [
            file
            for file in super().find_files(root)
            if not file.path.endswith(".toml") or Path(file.path) in self.labels
        ]

    def build_potfiles(self) -> list[str]:
        """The templates, with a header that says nothing of the day and of the tools of this machine."""
        paths: list[str] = super().build_potfiles()
        for path in paths:
            _header, _blank, entries = Path(path).read_text(encoding="utf-8").partition("\n\n")
            Path(path).write_text(f"{HEADER}\n{entries}", encoding="utf-8")
        return paths


def entries_of(template: str) -> set[str]:
    """The entries of a template without their flags, which differ between versions of gettext."""
    return {
        "\n".join(line for line in entry.splitlines() if not line.startswith("#,"))
        for entry in template.split("\n\n")
    }
