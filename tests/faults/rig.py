"""A real broker, a real worker and a real mail server that a test may stop, kill and start again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from django.db import connection

from casereview.celery import app
from casereview.standalone.servers import valkey_program

ROOT = Path(__file__).resolve().parents[2]


class Mailbox(MessageHandler):
    """Keeps every mail that arrives; ``slow`` holds each back for that many seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Message] = []
        self.slow = 0.0

    def handle_message(self, message: Message) -> None:
        time.sleep(self.slow)
        self.mails.append(message)


class Rig:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "valkey.sock"
        self.mailbox = Mailbox()
        self.port = free_port()
        self.smtp = Controller(self.mailbox, hostname="127.0.0.1", port=self.port)
        self.broker: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.smtp.start()
        self.start_broker()
        self.start_worker()

    def stop(self) -> None:
        self.kill_worker(signal.SIGTERM)
        self.stop_broker()
        self.smtp.stop()

    # --- broker ---

    def start_broker(self) -> None:
        command = [
            valkey_program(),
            "--port",
            "0",
            "--unixsocket",
            self.socket,
            "--save",
            "",
            "--dir",
            self.folder,
        ]
        self.broker = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
        wait_until(self.socket.exists, 10)

    def stop_broker(self) -> None:
        if self.broker:
            self.broker.kill()
            self.broker.wait()
            self.broker = None
            self.socket.unlink(missing_ok=True)

    # --- worker ---

    def start_worker(self) -> None:
        """Worker and beat in one process group, so that a kill leaves nothing behind."""
        base, _, query = os.environ["DATABASE_URL"].partition("?")
        database = f"{base.rpartition('/')[0]}/{connection.settings_dict['NAME']}?{query}"
        env = os.environ | {
            "DATABASE_URL": database,
            "REDIS_URL": f"unix://{quote(str(self.socket))}?db=0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.port}",
            "PUBLIC_URL": "https://board.example.org",
            "DJANGO_SETTINGS_MODULE": "casereview.settings",
        }
        command = [sys.executable, "-m", "celery", "-A", "casereview.celery", "worker", "-B"]
        command += ["--schedule", str(self.folder / "beat"), "--concurrency", "2", "--without-mingle"]
        with (self.folder / "worker.log").open("ab") as log:
            self.worker = subprocess.Popen(
                command, cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True
            )

    def kill_worker(self, how: signal.Signals) -> None:
        """Ends the worker and all its children at once, as a machine that dies would."""
        if self.worker:
            os.killpg(self.worker.pid, how)
            self.worker.wait()
            self.worker = None

    def log(self) -> str:
        return (self.folder / "worker.log").read_text()

    # --- what arrived ---

    def addressees(self) -> list[tuple[str, str]]:
        """(address, subject) of each mail."""
        return sorted((str(mail["To"]), str(mail["Subject"])) for mail in self.mailbox.mails)

    def message_ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mailbox.mails]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def use_broker(path: Path) -> Callable[[], None]:
    """Points this process's bell at the rig's broker; returns how to point it back."""
    celery: Any = app  # what its types call read-only or private has no public way to be pointed elsewhere
    before = celery.conf.broker_url

    def point(url: str) -> None:
        celery.conf.broker_url = url
        celery.conf.broker_read_url = celery.conf.broker_write_url = None
        celery._pool = None
        celery.amqp._producer_pool = None

    point(f"redis+socket://{quote(str(path))}?virtual_host=0")
    return lambda: point(before)


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return true()
