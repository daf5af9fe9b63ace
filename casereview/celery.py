"""The Celery application; its settings are the CELERY_ names in settings.py."""

import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casereview.settings")

app = Celery("casereview")
app.config_from_object("django.conf:settings", namespace="CELERY")
# Named, not discovered: discovery would also import whatever a dependency calls "tasks".
app.conf.imports = ("casereview.tasks",)


@setup_logging.connect
def log_as_the_rest_does(**_: Any) -> None:
    """Without this Celery brings its own handlers, which write what ours leave out."""
    from django.conf import settings  # noqa: PLC0415  (not before the settings are loaded)

    logging.config.dictConfig(settings.LOGGING)
