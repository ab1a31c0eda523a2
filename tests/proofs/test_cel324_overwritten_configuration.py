"""CEL324: what `config_from_object` throws away."""

from __future__ import annotations

import pytest

from .servers import need

pytestmark = pytest.mark.proof


def test_the_second_object_replaces_the_first() -> None:
    need("celery")
    from celery import Celery

    app = Celery("objects", set_as_current=False)
    app.config_from_object({"task_acks_late": True})
    app.config_from_object({"timezone": "Europe/Berlin"})
    assert (app.conf.task_acks_late, app.conf.timezone) == (False, "Europe/Berlin")


@pytest.mark.parametrize("read", [False, True])
def test_settings_are_lost_once_the_configuration_was_read(*, read: bool) -> None:
    need("celery")
    from celery import Celery

    app = Celery("settings", set_as_current=False)
    if read:
        assert app.conf.timezone is None
    app.conf.task_acks_late = True
    app.config_from_object({"timezone": "Europe/Berlin"})
    assert app.conf.task_acks_late is not read
