"""A broker that is away never holds up who rings it."""

import socket
import time
from pathlib import Path

import kombu.exceptions
import pytest
from celery import Celery
from django.conf import settings


def publisher(url: str) -> Celery:
    app = Celery("publisher", set_as_current=False)
    app.config_from_object(settings, namespace="CELERY")
    app.conf.update(broker_url=url)
    return app


def test_one_that_is_not_there_is_refused_at_once(data: Path) -> None:
    began = time.monotonic()
    with publisher(f"redis+socket://{data}/none") as app, pytest.raises(kombu.exceptions.OperationalError):
        app.send_task("any")
    assert time.monotonic() - began < 1


def test_one_that_says_nothing_is_given_up(data: Path) -> None:
    path = data / "mute"
    began = time.monotonic()
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(path))
        mute.listen()
        with publisher(f"redis+socket://{path}") as app, pytest.raises(kombu.exceptions.OperationalError):
            app.send_task("any")
    assert time.monotonic() - began < 5
