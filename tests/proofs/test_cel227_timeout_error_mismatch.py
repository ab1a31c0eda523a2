"""CEL227: what waiting for a result raises is not the built-in TimeoutError."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
exceptions = pytest.importorskip("celery.exceptions")
pytestmark = pytest.mark.proof


def test_it_is_another_class() -> None:
    app = celery.Celery("mill", backend="cache+memory://", set_as_current=False)
    with pytest.raises(exceptions.TimeoutError) as raised:
        app.AsyncResult("nobody").get(timeout=0.1)
    assert not isinstance(raised.value, TimeoutError)
