"""The mails of a whole path, through a real worker, with the broker stopped and the worker killed."""

import signal
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from casereview.celery import app
from casereview.models import Delivery, OutboxMessage
from tests.build import Builder, make_people
from tests.faults.rig import Rig, use_broker, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = ("Zzphimarker", "Ines", "adenoma")
RESULTS = ("11.9", "180", "820")  # as digits they may stand in an id, so ids are taken out first


@pytest.fixture
def rig(settings: LazySettings) -> Iterator[Rig]:
    with tempfile.TemporaryDirectory(prefix="cr-", dir="/var/tmp") as folder:  # noqa: S108 - short socket path
        rig = Rig(Path(folder))
        rig.start()
        settings.OUTBOX_BELL = True
        restore = use_broker(rig.socket)
        try:
            yield rig
        finally:
            restore()
            rig.stop()


def all_done() -> bool:
    return not OutboxMessage.objects.filter(done_at=None).exists()


def test_the_mails_of_a_path_arrive_once_at_the_right_people_without_the_patient(rig: Rig) -> None:
    builder = Builder(make_people(), family_name="Zzphimarker").sampled()
    builder.do("record_sampling", builder.people.hale)
    assert wait_until(all_done, 40), rig.log()[-3000:]
    wanted = Counter(OutboxMessage.objects.filter(channel="email").values_list("address", flat=True))
    assert Counter(to for to, _subject in rig.addressees()) == wanted
    assert len(set(rig.message_ids())) == len(rig.message_ids()) == sum(wanted.values())
    assert Delivery.objects.count() == OutboxMessage.objects.count()
    for mail in rig.mailbox.mails:
        text = mail.as_string()
        assert not [word for word in WORDS if word in text]
        said = f"{mail['Subject']}\n{mail.get_payload()}"
        link, number = f"https://board.example.org/cases/{builder.pk}/", builder.case.number
        assert number in said
        assert link in said
        left = said.replace(link, "").replace(number, "")
        assert not [result for result in RESULTS if result in left]
    assert "Zzphimarker" not in rig.log()


def test_with_the_broker_stopped_moves_go_on_and_all_is_told_once_it_is_back(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wait_until(lambda: "ready" in rig.log(), 30)
    rig.stop_broker()
    publishers: set[str] = set()
    publish = app.send_task

    def noted(*args: Any, **kwargs: Any) -> Any:
        publishers.add(threading.current_thread().name)
        return publish(*args, **kwargs)

    monkeypatch.setattr(app, "send_task", noted)
    builder = Builder(make_people())
    for step in (
        builder.worked_up,
        lambda: builder.do("accept_case", builder.people.ito, confirm_eligibility=True),
        lambda: builder.do("hold", builder.people.sam, reason="Travel", until="2099-01-01"),
        lambda: builder.do("resume", builder.people.sam),
    ):
        step()
    assert wait_until(lambda: bool(publishers), 10)
    assert publishers == {"outbox-bell"}  # no move ever speaks to the broker itself, so none can wait for it
    assert not Delivery.objects.exists()
    rig.start_broker()
    assert wait_until(all_done, 60), rig.log()[-3000:]
    wanted = Counter(OutboxMessage.objects.filter(channel="email").values_list("address", flat=True))
    assert Counter(to for to, _subject in rig.addressees()) == wanted


def test_a_killed_worker_loses_nothing_and_repeats_only_under_the_same_message_id(rig: Rig) -> None:
    rig.mailbox.slow = 0.2
    builder = Builder(make_people()).localization()
    assert wait_until(lambda: len(rig.mailbox.mails) >= 2, 40), rig.log()[-3000:]
    rig.kill_worker(signal.SIGKILL)
    builder.imaged({"result": "negative"}).do("submit_for_review", builder.people.sam)
    # The lease of what was in hand runs out by itself; a test need not sit it out.
    OutboxMessage.objects.filter(done_at=None).update(next_attempt_at="2020-01-01T00:00Z")
    rig.mailbox.slow = 0.0
    rig.start_worker()
    assert wait_until(all_done, 60), rig.log()[-3000:]
    wanted = set(OutboxMessage.objects.filter(channel="email").values_list("pk", flat=True))
    told = {int(name.split("@")[0].removeprefix("<outbox-")) for name in rig.message_ids()}
    assert told == wanted
    assert len(rig.message_ids()) <= len(wanted) + 2  # a mail under way in each of the two processes
    assert Delivery.objects.count() == OutboxMessage.objects.count()
