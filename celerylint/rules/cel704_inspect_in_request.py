"""Request waits for the workers to answer.

Why: A question to the workers (`inspect().active()`, `control.ping()`) cannot know how many will answer, so it collects
    answers until its timeout, one second unless told otherwise, however fast the workers are. Every question takes
    that long again: three of them are three seconds per request. In a coroutine the event loop stands still
    meanwhile, and with it every other request of the process.
Bad:
    from celery import Celery
    from fastapi import FastAPI

    celery_app = Celery("press", broker="redis://localhost")
    web = FastAPI()


    @web.get("/queue")
    async def queue():
        inspector = celery_app.control.inspect()
        return {"running": inspector.active(), "waiting": inspector.reserved()}
Good:
    from celery import Celery
    from fastapi import FastAPI
    from redis import Redis

    celery_app = Celery("press", broker="redis://localhost")
    store = Redis()
    web = FastAPI()


    @celery_app.task
    def note_queue():
        store.set("queue", str(celery_app.control.inspect().active()), ex=120)


    @web.get("/queue")
    def queue():
        return {"running": store.get("queue")}
Limits: A question to named workers (`destination=`), or with a `limit`, returns when they have answered and is not
    reported; nor is one that waits less than a second in all, or whose answer is kept in a cache. A question with the
    workers down does not hang: it returns nothing after the timeout.
Fix: Ask in a scheduled task and let requests read what it stored; or name the workers with `destination=`, or give
    `limit=` or a short `timeout=`.
Refs: Celery docs, "Workers Guide: Remote control"; `celery.app.control.Inspect`
Proof: tests/proofs/test_cel704_inspect_in_request.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.control import Ask
from celerylint.model.project import Project
from celerylint.model.routes import Route, RouteAsk
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.control import DEFAULT_TIMEOUT

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_SHORT: Final = 1.0  # seconds that a request may wait


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    """One finding per handler, at its first question."""
    waiting = [item for item in route.asks if _waits(item.ask)]
    seconds = [_seconds(item.ask) for item in waiting]
    known = [number for number in seconds if number is not None]
    if not waiting or (len(known) == len(waiting) and sum(known) < _SHORT):
        return
    first = waiting[0]
    yield rule.at(
        first.chain[0].span if first.chain else first.ask.span,
        f"{_described(route)} waits {_duration(known, len(waiting))} for workers to answer{_consequence(waiting)}",
        confidence=None if len(known) == len(waiting) else Confidence.MEDIUM,
        related=_related(route, waiting),
        symbol=route.handler.name,
    )


def _waits(ask: Ask) -> bool:
    """Unless it returns as soon as the workers it names, or as many as it wants, have answered."""
    return all(
        value == ABSENT or (isinstance(value, Known) and not value.value) for value in (ask.destination, ask.limit)
    )


def _seconds(ask: Ask) -> float | None:
    if ask.timeout == ABSENT:
        return DEFAULT_TIMEOUT
    given = ask.timeout.value if isinstance(ask.timeout, Known) else None
    return float(given) if isinstance(given, (int, float)) else None


def _duration(known: list[float], count: int) -> str:
    if len(known) < count:
        return "a whole timeout" if count == 1 else f"{count} whole timeouts"
    return f"{sum(known):g} s" if count == 1 else f"{sum(known):g} s ({count} questions)"


def _consequence(waiting: list[RouteAsk]) -> str:
    return ", and with it every other request of the process" if any(item.in_coroutine for item in waiting) else ""


def _described(route: Route) -> str:
    where = " ".join(part for part in ("/".join(route.methods), route.path) if part)
    return f"a request to `{where}`" if where else f"`{route.handler.name}`"


def _related(route: Route, waiting: list[RouteAsk]) -> Iterator[tuple[Span, str]]:
    yield route.decorator, "the route is made here"
    for item in waiting:
        for step in item.chain[1:]:
            yield step.span, f"`{step.callee}` is called here"
        if item is not waiting[0] or item.chain:
            yield item.ask.span, f"`{item.ask.method}` waits here"
