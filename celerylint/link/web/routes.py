"""Web routes that touch Celery, with what stands guard before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from celerylint.link.control.calls import Control
from celerylint.link.web.classviews import ClassViews
from celerylint.link.web.django import DjangoViews
from celerylint.link.web.exposures import Exposures
from celerylint.link.web.handler import Handler
from celerylint.link.web.judge import Judge
from celerylint.link.web.limits import Limits
from celerylint.link.web.lookups import Lookups
from celerylint.link.web.mounts import Mounts
from celerylint.link.web.pyramid import PyramidViews
from celerylint.link.web.routers import Routers
from celerylint.model.functions import FunctionRef
from celerylint.model.routes import Exposure, Route, RouteAsk, TaskIdLookup
from celerylint.vocabulary import web

if TYPE_CHECKING:
    from celerylint.link.steps import Core


class _Touch(NamedTuple):
    """A handler that touches Celery, and how."""

    handler: Handler
    exposures: tuple[Exposure, ...]
    asks: tuple[RouteAsk, ...]
    lookups: tuple[TaskIdLookup, ...]
    limit: str


def find_routes(core: Core, control: Control) -> tuple[Route, ...]:
    """The HTTP handlers that enqueue, control, inspect or read results, in source order."""
    world, graph = core.world, core.graph
    exposures = Exposures(core, control)
    if not exposures:
        return ()
    judge = Judge(world, graph)
    mounts = Mounts(world, judge)
    finders = (
        Routers(world, judge, mounts),
        ClassViews(world, judge, mounts),
        DjangoViews(world, judge),
        PyramidViews(world, judge),
    )
    handlers: dict[tuple[str, str], Handler] = {}
    for finder in finders:
        for handler in finder.handlers():
            handlers.setdefault(handler.function.key, handler)
    look = _Look(exposures, Lookups(world, exposures), Limits(world, graph))
    touching = [touch for handler in handlers.values() if (touch := look.at(handler)) is not None]
    offers = _known_guards((touch.handler for touch in touching), handlers.values()) if touching else {}
    return tuple(sorted((_route(touch, offers) for touch in touching), key=lambda route: route.span))


class _Look(NamedTuple):
    """Everything that is asked of a handler."""

    exposures: Exposures
    lookups: Lookups
    limits: Limits

    def at(self, handler: Handler) -> _Touch | None:
        """How a handler touches Celery; None when it does not."""
        found, asks = self.exposures.of(handler.function), self.exposures.asks_of(handler.function)
        if not found and not asks:
            return None
        kinds = {exposure.kind for exposure in found}
        lookups = self.lookups.of(handler) if "result" in kinds else ()
        return _Touch(handler, found, asks, lookups, self.limits.of(handler) if "enqueue" in kinds else "")


def _known_guards(touching: Iterable[Handler], others: Iterable[Handler]) -> dict[str, str]:
    """Per framework, how the project writes its usual guard; "" when that has no short form."""
    usual: dict[str, Counter[str]] = {}
    for handler in touching:
        if (guard := handler.guarded()) is not None and guard.sure:
            usual.setdefault(handler.framework, Counter())[guard.offer] += bool(guard.offer)
    offers = {framework: found.most_common(1)[0][0] for framework, found in usual.items()}
    for handler in others:
        if not offers.get(handler.framework) and (guard := handler.guarded()) is not None and guard.sure:
            offers[handler.framework] = guard.offer
    return offers


def _route(touch: _Touch, offers: Mapping[str, str]) -> Route:
    handler = touch.handler
    guard = handler.guarded()
    function = handler.function
    return Route(
        framework=handler.framework,
        methods=handler.methods,
        path=handler.path,
        span=function.fact.span,
        decorator=handler.route,
        handler=FunctionRef(function.module.path, function.fact.scope),
        exposures=touch.exposures,
        guards=(guard.words,) if guard is not None and guard.sure else (),
        hidden=guard.words if guard is not None and not guard.sure else handler.doubt,
        public=_public(handler),
        project_has_guards=bool(offers),
        offer=offers.get(handler.framework, ""),
        asks=touch.asks,
        lookups=touch.lookups,
        limit=touch.limit,
    )


def _public(handler: Handler) -> str:
    """Why a route looks meant for everybody, by its path and name."""
    segments = [segment for segment in handler.path.split("/") if segment and not segment.startswith(("{", "<"))]
    last = web.words(segments[-1]) if segments else []
    name = " ".join(web.words(handler.function.fact.name))
    if any(web.PROBE.match(word) for word in (*last, *name.split())):
        return "health check"
    text = " ".join(word for segment in segments for word in web.words(segment))
    return next((why for why, pattern in web.PUBLIC.items() if pattern.search(text) or pattern.search(name)), "")
