"""CEL907: what the table of removed names says is gone cannot be imported."""

from __future__ import annotations

import importlib

import pytest

from celerylint.vocabulary.removed import REMOVED

celery = pytest.importorskip("celery")
pytestmark = pytest.mark.proof


@pytest.mark.parametrize("path", sorted(path for path in REMOVED if path.startswith("celery")))
def test_it_is_gone(path: str) -> None:
    if celery.VERSION[:2] < REMOVED[path].since:
        pytest.skip("this Celery still has it")
    with pytest.raises(ImportError):
        importlib.import_module(path)
    owner, _, name = path.rpartition(".")
    try:
        there = hasattr(importlib.import_module(owner), name)
    except ImportError:
        there = False
    assert not there


@pytest.mark.parametrize(
    "path", sorted({item.instead for item in REMOVED.values() if item.instead.startswith("celery.")})
)
def test_what_took_its_place_is_there(path: str) -> None:
    try:
        importlib.import_module(path)
    except ImportError:
        owner, _, name = path.rpartition(".")
        assert hasattr(importlib.import_module(owner), name)
