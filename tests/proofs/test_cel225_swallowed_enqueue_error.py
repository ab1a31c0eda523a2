"""CEL225: without a broker sending raises kombu's OperationalError, which no handler for connections catches."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from .servers import LOOPBACK, need

pytestmark = pytest.mark.proof


@pytest.fixture
def task() -> Iterator[Any]:
    """Make a task whose broker is down."""
    need("celery", "redis")
    from celery import Celery

    with socket.socket() as closed:  # bound, but not listening
        closed.bind((LOOPBACK, 0))
        broker = f"redis://{LOOPBACK}:{closed.getsockname()[1]}/0"
        app = Celery("proof", broker=broker, set_as_current=False)
        yield app.task(name="develop")(develop)


def develop(film: int) -> None:
    """Stand for a task's function."""


def test_sending_raises_an_error_of_kombu(task: Any) -> None:
    from kombu.exceptions import OperationalError

    with pytest.raises(OperationalError):
        task.delay(1)


def test_handlers_for_connections_do_not_catch_it() -> None:
    need("celery", "redis")
    import redis
    from kombu.exceptions import OperationalError

    for kind in (ConnectionError, TimeoutError, OSError, redis.exceptions.RedisError, socket.error):
        assert not issubclass(OperationalError, kind)


def test_a_handler_for_it_does(task: Any) -> None:
    from kombu.exceptions import OperationalError

    try:
        task.delay(1)
    except OperationalError:
        return
    pytest.fail("not caught")
