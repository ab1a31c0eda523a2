"""CEL909: signals hold their receivers weakly, and demand `**kwargs`."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest

dispatch = pytest.importorskip("celery.utils.dispatch")
pytestmark = pytest.mark.proof


def heard(connect: Callable[[Any, list[str]], None]) -> list[str]:
    """What receivers note when the signal is sent after the call that connected them."""
    signal, notes = dispatch.Signal(name="rang"), []  # type: ignore[var-annotated]
    connect(signal, notes)
    gc.collect()
    signal.send(sender=None)
    return notes


def by_lambda(signal: Any, notes: list[str]) -> None:
    signal.connect(lambda **kwargs: notes.append("lambda"))


def by_inner(signal: Any, notes: list[str]) -> None:
    @signal.connect  # type: ignore[untyped-decorator,unused-ignore]
    def inner(**kwargs: object) -> None:
        notes.append("inner")


def held(signal: Any, notes: list[str]) -> None:
    @signal.connect(weak=False)  # type: ignore[untyped-decorator,unused-ignore]
    def inner(**kwargs: object) -> None:
        notes.append("held")


def test_weak_receivers_that_nothing_keeps_are_never_called() -> None:
    assert heard(by_lambda) == []
    assert heard(by_inner) == []
    assert heard(held) == ["held"]


def narrow(sender: object) -> None:
    """Take no keyword arguments."""


def test_a_receiver_must_take_keyword_arguments() -> None:
    with pytest.raises(ValueError, match="must accept keyword arguments"):
        dispatch.Signal(name="rang").connect(narrow)
