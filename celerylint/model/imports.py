"""What is imported from Celery."""

from __future__ import annotations

from dataclasses import dataclass

from celerylint.model.source import Span


@dataclass(frozen=True, slots=True)
class CeleryImport:
    """An import of `path` (dotted); `guarded` when the file has another way to get the name."""

    path: str
    span: Span
    guarded: bool
