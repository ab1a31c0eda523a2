"""CEL322: a database is a result backend only with `db+` before its address."""

from __future__ import annotations

from pathlib import Path

import pytest

celery = pytest.importorskip("celery")
pytest.importorskip("celery.exceptions")
pytest.importorskip("sqlalchemy")
pytestmark = pytest.mark.proof


def backend(url: str) -> str:
    """The class that serves an address."""
    return type(celery.Celery("mill", backend=url, set_as_current=False).backend).__name__


@pytest.mark.parametrize(
    "url", ["postgresql://db/results", "sqlite:///results.db", "mysql+pymysql://db", "amqp://broker"]
)
def test_these_are_none(url: str) -> None:
    with pytest.raises((ImportError, celery.exceptions.ImproperlyConfigured)):
        backend(url)


def test_these_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where the database is made
    assert backend("db+sqlite:///results.db") == "DatabaseBackend"
    assert backend("rpc://") == "RPCBackend"
