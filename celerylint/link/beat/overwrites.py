"""Where one part of a beat schedule takes another out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Final

from celerylint.link.configuration import config
from celerylint.link.configuration.apps import Apps, ScheduleSource
from celerylint.link.targets import Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.apps import App
from celerylint.model.schedule import Overwriting
from celerylint.model.source import Span

# What a configuration object says yields to what is set on the app, whichever comes first.
_ON_APP: Final = frozenset(("argument", "conf"))
_OF_OBJECT: Final = frozenset(("object", "django"))


def find_overwritings(world: World, apps: Apps) -> Iterator[Overwriting]:
    """Schedules that are set twice, and keys that stand twice."""
    yield from _Overwritings(world, apps).all()


class _Overwritings:
    def __init__(self, world: World, apps: Apps) -> None:
        self.world, self.apps = world, apps
        self._whole: dict[Span, list[ScheduleSource]] = defaultdict(list)
        self._added: dict[tuple[Span, str], list[ScheduleSource]] = defaultdict(list)
        for source in apps.schedules:
            if len(source.drafts) != 1:
                continue
            home = source.drafts[0].site.call.span
            if source.form != "added":
                self._whole[home].append(source)
            elif source.key is not None:
                self._added[home, source.key].append(source)

    def all(self) -> Iterator[Overwriting]:
        """For each place the clearest, and then the closest, of those that it overwrites."""
        found: dict[Span, Overwriting] = {}
        for place in (*self._twice(), *self._keys_added(), *self._keys_displayed()):
            if place.span not in found or _clearness(place) > _clearness(found[place.span]):
                found[place.span] = place
        yield from (found[span] for span in sorted(found))

    # -- the whole schedule ------------------------------------------------------------------------------------------

    def _twice(self) -> Iterator[Overwriting]:
        for home, sources in self._whole.items():
            for first, second in combinations(sources, 2):
                if (pair := self._order(first, second)) is not None:
                    yield from self._losses(*pair, app=self.apps.apps[home])

    def _order(self, first: ScheduleSource, second: ScheduleSource) -> tuple[ScheduleSource, ScheduleSource] | None:
        """The one that loses and the one that stays; None for two that need not both count."""
        on_app = [source.form in _ON_APP for source in (first, second)]
        if on_app == [False, False]:  # settings for several environments, unless they stand side by side
            together = first.module is second.module and first.scope == second.scope
            return _by_line(first, second) if together else None
        if on_app == [True, False]:
            return second, first
        if on_app == [False, True]:
            return first, second
        if first.form != second.form:
            return (first, second) if first.form == "argument" else (second, first)
        if first.module is second.module:
            return _by_line(first, second)
        return (second, first) if second.module is second.drafts[0].module else (first, second)

    def _losses(self, earlier: ScheduleSource, later: ScheduleSource, app: App) -> Iterator[Overwriting]:
        if earlier.conditional or later.conditional or earlier.span == later.span or _builds_on_it(later.expr):
            return
        kept, before = self._keys(later), self._keys(earlier)
        if kept is None or (before is not None and not set(before) - set(kept)):
            return
        lost = tuple(key for key in before if key not in kept) if before is not None else None
        known = earlier.module is later.module or {earlier.form, later.form} != {"conf"}
        ordered = known or earlier.module is earlier.drafts[0].module
        yield Overwriting(later.span, earlier.span, "", lost, ordered, self._both_run(earlier, later), app)

    def _both_run(self, earlier: ScheduleSource, later: ScheduleSource) -> bool:
        """What stands in a function runs only when that is called."""
        if earlier.module is later.module and earlier.scope == later.scope:
            return True
        return not any(source.scope in source.module.functions for source in (earlier, later))

    def _keys(self, source: ScheduleSource) -> list[str] | None:
        found = config.of_mapping(source.expr, source.module, source.scope, self.world)
        return [entry.key for entry in found] if found is not None else None

    # -- single keys -------------------------------------------------------------------------------------------------

    def _keys_added(self) -> Iterator[Overwriting]:
        """`conf.beat_schedule["key"] = …` twice in one block."""
        for (home, key), sources in self._added.items():
            for first, second in pairwise(sources):
                together = first.module is second.module and first.scope == second.scope
                if together and not (first.conditional or second.conditional):
                    earlier, later = _by_line(first, second)
                    app = self.apps.apps[home]
                    yield Overwriting(later.span, earlier.span, key, (key,), ordered=True, certain=True, app=app)

    def _keys_displayed(self) -> Iterator[Overwriting]:
        """The same key twice in one dict display."""
        for source in self.apps.schedules:
            target = self.world.of(source.expr, source.module, source.scope)
            display = target.expr if isinstance(target, Value) else source.expr
            app = self.apps.apps[source.drafts[0].site.call.span] if source.drafts else None
            if source.key is None and isinstance(display, e.Mapping):
                for earlier, later in _repeated(display.items):
                    key = str(later.key.value) if isinstance(later.key, e.Literal) else ""
                    yield Overwriting(later.span, earlier.span, key, (key,), ordered=True, certain=True, app=app)


def _clearness(place: Overwriting) -> tuple[bool, bool, Span]:
    return place.certain, place.ordered, place.earlier


def _by_line(first: ScheduleSource, second: ScheduleSource) -> tuple[ScheduleSource, ScheduleSource]:
    return (first, second) if first.span <= second.span else (second, first)


def _builds_on_it(expr: e.Expr) -> bool:
    """`{**app.conf.beat_schedule, …}`"""
    return any((e.dotted(part) or "").lower().endswith("beat_schedule") for part in e.walk(expr))


def _repeated(items: Iterable[e.Item]) -> Iterator[tuple[e.Item, e.Item]]:
    seen: dict[object, e.Item] = {}
    for item in items:
        if isinstance(item.key, e.Literal):
            if item.key.value in seen:
                yield seen[item.key.value], item
            seen[item.key.value] = item
