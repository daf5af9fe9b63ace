"""What `make run` calls: the whole service on this machine, until Ctrl-C."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections

from casereview.data_folders import StartRefused
from casereview.standalone import ports
from casereview.standalone.servers import Servers
from casereview.standalone.supervisor import Signals, Supervisor, commands


class Command(BaseCommand):
    help = "Run everything on this machine: servers, web, worker and beat (`make run`)."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError(
                "serve is for one machine only: use `make run`; a server runs docker-compose.yml"
            )
        data, port = Path(settings.VAR), int(os.environ.get("PORT") or 8000)
        signals = Signals()
        servers = Servers(data)
        supervisor = Supervisor(servers.ledger, data, settings.BASE_DIR, self.say)
        try:
            servers.own()  # first: an earlier run that was killed may still hold the port
            ports.check(port)
            self.start_servers(servers, signals)
            with signals.cutting():
                self.prepare(data)
            for name, command in commands(port, data).items():
                signals.step()
                supervisor.start(name, command)
            with signals.cutting():
                supervisor.wait_for_web(port)
            self.greet(port, data)
            supervisor.watch(signals)
        except KeyboardInterrupt:
            pass
        except StartRefused as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(1) from None
        finally:
            signals.asked = True
            supervisor.stop()
            servers.stop()
        self.say("Stopped.")

    def start_servers(self, servers: Servers, signals: Signals) -> None:
        if not os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_URL_FILE"):
            servers.start_postgres()
            signals.step()
        if not os.environ.get("REDIS_URL") and not os.environ.get("REDIS_URL_FILE"):
            servers.start_valkey()
            signals.step()

    def prepare(self, data: Path) -> None:
        if settings.MAIL_FOLDER:
            settings.MAIL_FOLDER.mkdir(mode=0o700, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("reopen_verdicts", stdout=self.stdout)
        collect_static(data / "static.stamp")
        if not get_user_model().objects.exists():
            self.say("Loading the demo people and cases (this once)")
            call_command("load_demo", verbosity=0)
        connections.close_all()

    def greet(self, port: int, data: Path) -> None:
        from casereview.demo.people import LOGINS  # noqa: PLC0415  (not a part of the product on a server)

        width = max((len(role) for role, _email, _password in LOGINS), default=0)
        wide = max((len(email) for _role, email, _password in LOGINS), default=0)
        self.say(f"\nCase review is running at http://localhost:{port}\n\nDemo logins:")
        for role, email, password in LOGINS:
            self.say(f"  {role:<{width}}  {email:<{wide}}  {password}")
        if settings.MAIL_FOLDER:
            self.say(f"\nMail is not sent but kept in {settings.MAIL_FOLDER}")
        self.say(f"Logs are in {data / 'log'}\nCtrl-C stops it.")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def collect_static(stamp: Path) -> None:
    """Only when a file has changed: collecting takes longer than all the rest of a later start."""
    seen = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            seen.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    if stamp.exists() and stamp.read_text() == seen.hexdigest() and Path(settings.STATIC_ROOT).is_dir():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(seen.hexdigest())
