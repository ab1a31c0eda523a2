"""How long a broker waits for the acknowledgement of a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from celerylint.model.apps import App
from celerylint.model.source import Span

if TYPE_CHECKING:
    from celerylint.model.project import Project


@dataclass(frozen=True, slots=True)
class Visibility:
    """The visibility timeout of an app's broker; `span` is None for the transport's own default.

    Not `certain` when the broker is what an environment variable falls back to.
    """

    app: App
    seconds: float
    span: Span | None
    certain: bool

    @property
    def related(self) -> list[tuple[Span, str]]:
        """Where it is set."""
        return [(self.span, "the visibility timeout stands here")] if self.span else []


def visibility_of(app: App, project: Project) -> Visibility | None:
    """That of an app's broker; None for brokers without such a limit, and where it cannot be told."""
    return next((found for found in project.subjects(Visibility) if found.app is app), None)
