"""Rings for the outbox after a commit, from a thread of its own.

A request never speaks to the broker: it sets a flag, and the thread publishes. A broker that is down
or hangs costs the request nothing, and the sweep finds the rows later.
"""

import logging
import threading
import time

from celery import current_app
from django.conf import settings

log = logging.getLogger(__name__)
PAUSE_AFTER_FAILURE = 2.0  # seconds; the sweep is the certainty, the bell only the speed

_wanted = threading.Event()
_start = threading.Lock()
_ringer: threading.Thread | None = None


def wake_worker() -> None:
    """Ask for delivery soon. Returns at once; many rings before the next publish are one."""
    global _ringer  # noqa: PLW0603 - one thread per process, begun after the server forks
    if not settings.OUTBOX_BELL:
        return
    _wanted.set()
    if _ringer is None or not _ringer.is_alive():
        with _start:
            if _ringer is None or not _ringer.is_alive():
                _ringer = threading.Thread(target=_run, name="outbox-bell", daemon=True)
                _ringer.start()


def _run() -> None:
    while True:
        _wanted.wait()
        _wanted.clear()
        try:
            current_app.send_task("casereview.tasks.deliver_outbox", retry=False)
        except Exception as error:  # noqa: BLE001 - whatever the broker does, the rows are safe
            log.warning("outbox bell not heard: %s", type(error).__name__)
            time.sleep(PAUSE_AFTER_FAILURE)
