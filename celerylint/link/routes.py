"""Web routes that touch Celery, with what stands guard before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from celerylint.link.apps import Apps
from celerylint.link.enqueues import Enqueues
from celerylint.link.graph import Graph
from celerylint.link.tasks import Tasks
from celerylint.link.web.classviews import ClassViews
from celerylint.link.web.django import DjangoViews
from celerylint.link.web.exposures import Exposures
from celerylint.link.web.handler import Handler
from celerylint.link.web.judge import Judge
from celerylint.link.web.mounts import Mounts
from celerylint.link.web.pyramid import PyramidViews
from celerylint.link.web.routers import Routers
from celerylint.link.world import World
from celerylint.model.project import Exposure, FunctionRef, Route
from celerylint.vocabulary import web


def find_routes(world: World, apps: Apps, tasks: Tasks, enqueues: Enqueues, graph: Graph) -> tuple[Route, ...]:
    """The HTTP handlers that enqueue, control, inspect or read results, in source order."""
    exposures = Exposures(world, apps, tasks, enqueues, graph)
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
    touching = [(handler, found) for handler in handlers.values() if (found := exposures.of(handler.function))]
    offers = _known_guards((handler for handler, _ in touching), handlers.values()) if touching else {}
    return tuple(sorted((_route(handler, found, offers) for handler, found in touching), key=lambda route: route.span))


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


def _route(handler: Handler, exposures: tuple[Exposure, ...], offers: Mapping[str, str]) -> Route:
    guard = handler.guarded()
    function = handler.function
    return Route(
        framework=handler.framework,
        methods=handler.methods,
        path=handler.path,
        span=function.fact.span,
        decorator=handler.route,
        handler=FunctionRef(function.module.path, function.fact.scope),
        exposures=exposures,
        guards=(guard.words,) if guard is not None and guard.sure else (),
        hidden=guard.words if guard is not None and not guard.sure else handler.doubt,
        public=_public(handler),
        project_has_guards=bool(offers),
        offer=offers.get(handler.framework, ""),
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
