"""CEL116: the name of a task is a keyword argument."""

from __future__ import annotations

import pytest

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


def send() -> None:
    """Do the task's work."""


def test_by_position_the_module_cannot_be_imported() -> None:
    app = celery.Celery("mail", set_as_current=False)
    with pytest.raises(TypeError):
        app.task("mail.send")(send)
    with pytest.raises(TypeError):
        celery.shared_task("mail.send")(send)


def test_by_keyword_it_is_the_name() -> None:
    app = celery.Celery("mail", set_as_current=False)
    assert app.task(name="mail.send", shared=False)(send).name == "mail.send"
