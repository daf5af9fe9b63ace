"""Background errands. A task is a door: it takes ids, calls one function, and holds no rule."""

from casereview.celery import app
from casereview.outbox.delivery import deliver_due


@app.task(name="casereview.tasks.deliver_outbox")
def deliver_outbox() -> None:
    """Rung after each commit, and every few seconds by the sweep, so that a lost ring costs seconds."""
    deliver_due()
