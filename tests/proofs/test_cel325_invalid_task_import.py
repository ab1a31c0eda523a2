"""CEL325: what a worker makes of modules that are not there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .servers import need

pytestmark = pytest.mark.proof


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a package `proof325` with a task in `proof325.tasks`."""
    folder = tmp_path / "proof325"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "tasks.py").write_text("from celery import shared_task\n@shared_task(name='bill325')\ndef bill(): ...\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("proof325")]:
        del sys.modules[name]
    return "proof325"


def test_a_worker_that_cannot_import_does_not_start(package: str) -> None:
    need("celery")
    from celery import Celery

    app = Celery("imports", include=[f"{package}.taks"], set_as_current=False)
    with pytest.raises(ModuleNotFoundError):
        app.loader.import_default_modules()


def test_discovery_takes_the_last_part_for_a_class(package: str) -> None:
    need("celery")
    from celery import Celery

    app = Celery("silent", set_as_current=False)
    app.autodiscover_tasks([f"{package}.missing"], force=True)
    assert f"{package}.tasks" in sys.modules  # `missing` is taken for a class: its module's tasks are imported
    with pytest.raises(ModuleNotFoundError):
        app.autodiscover_tasks([f"{package}.missing.deeper"], force=True)


def test_a_string_is_a_list_of_letters(package: str) -> None:
    need("celery")
    from celery import Celery

    app = Celery("letters", set_as_current=False)
    with pytest.raises(ModuleNotFoundError, match="'p'"):
        app.autodiscover_tasks(package, force=True)
