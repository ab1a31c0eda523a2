"""One app with all that belongs to it: what the parts of its section are made from."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Final

from celerylint.audit.apps import Apps
from celerylint.audit.context import Sources
from celerylint.audit.data import Fact, TaskRow
from celerylint.audit.inventory import Inventory
from celerylint.model.apps import App
from celerylint.model.effective import origin_of, place_of, presumed
from celerylint.model.routes import Route
from celerylint.model.schedule import BeatEntry
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.rule import Finding
from celerylint.vocabulary.settings import SETTINGS

NOBODY: Final = App("", Span("", 0, 0, 0, 0), {}, ())


class View:
    """An app (None for what belongs to no app), its tasks, entries, routes and findings."""

    def __init__(self, sources: Sources, apps: Apps, app: App | None) -> None:
        self.sources, self.project, self.apps, self.owner = sources, sources.project, apps, app
        self.app = app or NOBODY
        self.name = apps.name(app)
        inventory = Inventory(sources, app, apps.calls)
        self.tasks: list[Task] = inventory.tasks
        self.rows: tuple[TaskRow, ...] = tuple(inventory.rows())
        self.findings = apps.findings(app)

    @functools.cached_property
    def entries(self) -> list[BeatEntry]:
        """Its beat entries; what two places say alike is one entry."""
        found = {
            (entry.key, entry.task, self.sources.text(entry.schedule)): entry
            for entry in reversed(list(self.project.subjects(BeatEntry)))
            if self.sources.reports(entry.span.path) and self._owns_entry(entry)
        }
        return sorted(found.values(), key=lambda entry: entry.span)

    def _owns_entry(self, entry: BeatEntry) -> bool:
        if entry.app is not None:
            return entry.app is self.owner
        return self._is_mine(self.project.nearest(entry.span.path))

    @functools.cached_property
    def routes(self) -> list[Route]:
        """The HTTP routes that send its tasks, or that touch Celery next to it."""
        return [
            route
            for route in self.project.subjects(Route)
            if self.sources.reports(route.span.path) and self._owns_route(route)
        ]

    def _owns_route(self, route: Route) -> bool:
        if sent := self.apps.calls.sent_by(route):
            return any(self._is_mine(self.project.apps_of(task)) for task in sent)
        return self._is_mine(self.project.nearest(route.span.path))

    def _is_mine(self, apps: list[App]) -> bool:
        return self.owner in apps if apps else self.owner is None

    # -- findings ----------------------------------------------------------------------------------------------------

    def numbers(self, codes: Iterable[str], symbol: str = "") -> tuple[int, ...]:
        """The numbers of its findings of some rules, or about some setting."""
        wanted = frozenset(codes)
        found = ((n, item.code in wanted or (symbol and item.symbol == symbol)) for n, item in self.findings.items())
        return tuple(number for number, is_meant in found if is_meant)

    def blamed(self, *codes: str) -> bool:
        """Whether some rules found anything, silenced or not, anywhere in the project, or were not asked at all."""
        found = {item.code for item in (*self.sources.findings, *self.sources.silenced)}
        return any(code in found or code in self.sources.unasked for code in codes)

    def worst(self, numbers: Iterable[int]) -> Finding:
        """The most severe of some findings, the first of several."""
        return max((self.findings[number] for number in numbers), key=lambda finding: finding.severity)

    # -- settings ----------------------------------------------------------------------------------------------------

    def fact(self, key: str) -> Fact:
        """A setting's effective value."""
        value, default = self.app.get(key), SETTINGS[key].default
        return self.sources.fact(value, origin_of(self.app, key), key, place_of(self.app, key), default)

    def number(self, key: str) -> float | None:
        """A setting that is a number, as far as one can expect it."""
        known = presumed(self.app.get(key))
        value = known.value if known is not None else None
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def scheme(self, key: str) -> str:
        """The scheme of an address that a setting holds, its default in the environment included."""
        known = presumed(self.app.get(key))
        text = known.value if known is not None else None
        return text.partition(":")[0].partition("+")[0].lower() if isinstance(text, str) else ""
