"""Settings of the suite: what the product runs with, less what only costs time."""

import os
from pathlib import Path

from casereview.server_addresses import broker_url
from casereview.settings import *  # noqa: F403
from casereview.settings import CACHES, DATABASES, REDIS_URL, STATIC_ROOT, STORAGES

# Each worker of the suite has a database of its own in Valkey, as pytest-django gives it one in PostgreSQL.
_NUMBER = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
REDIS_URL = f"{REDIS_URL.partition('?')[0]}?db={_NUMBER}"
CACHES["default"]["LOCATION"] = REDIS_URL
CELERY_BROKER_URL = broker_url(REDIS_URL)

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # a hundred logins a minute, none of them real
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_FOLDER = None
OUTBOX_BELL = False  # tests deliver when they say so
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # the server looks for it, and nothing is collected here
DATABASES["default"]["CONN_MAX_AGE"] = (
    0  # a thread of the live server must not keep the database from being dropped
)
