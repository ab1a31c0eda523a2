"""Flower, the monitor of Celery."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class FlowerConfig:
    """A `flowerconfig.py` and the options it sets, the first at `span`; `hidden` when a star import may set more."""

    span: Span
    names: frozenset[str]
    hidden: bool
