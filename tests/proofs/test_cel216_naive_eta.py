"""CEL216: a time without a zone is read as UTC, whatever the zone of the app and the machine."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timezone

import pytest

pytest.importorskip("celery")
pytestmark = pytest.mark.proof

SENT = """
from datetime import datetime, timezone
from celery import Celery

app = Celery("mill", set_as_current=False, timezone="Asia/Tokyo")
now = {now}
message = app.amqp.as_task_v2("id", "remind", (), {{}}, eta=now)
print(message.headers["eta"])
"""


def hours_late(now: str) -> int:
    """How many hours after now a task in Tokyo is to run whose `eta` is now."""
    done = subprocess.run(
        [sys.executable, "-c", SENT.format(now=now)],
        env={"TZ": "Asia/Tokyo", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    eta = datetime.fromisoformat(done.stdout.strip())
    eta = eta if eta.tzinfo else eta.replace(tzinfo=timezone.utc)
    return round((eta - datetime.now(timezone.utc)).total_seconds() / 3600)


def test_local_time_is_nine_hours_late_in_tokyo() -> None:
    assert hours_late("datetime.now()") == 9


def test_utc_and_a_time_with_a_zone_are_right() -> None:
    assert hours_late("datetime.now(timezone.utc)") == 0
    assert hours_late("datetime.utcnow()") == 0
