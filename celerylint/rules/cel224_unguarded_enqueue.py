"""Request handler stores something and then sends a task unguarded.

Why: with the broker down `delay` raises, and the client gets an error 500, although the row is stored: it tries again
    and makes a second one, while nobody works on the first.

Bad:
    from celery import Celery
    from fastapi import Depends, FastAPI

    api = FastAPI(dependencies=[Depends(get_current_user)])
    app = Celery("photo")

    @app.task
    def develop(film_id): ...

    @api.post("/films")
    def hand_in(film):
        session.add(film)
        session.commit()
        develop.delay(film.id)
        return {"id": film.id}
Good:
    from celery import Celery
    from fastapi import Depends, FastAPI, HTTPException
    from kombu.exceptions import OperationalError

    api = FastAPI(dependencies=[Depends(get_current_user)])
    app = Celery("photo")

    @app.task
    def develop(film_id): ...

    @api.post("/films")
    def hand_in(film):
        session.add(film)
        session.commit()
        try:
            develop.delay(film.id)
        except OperationalError:
            film.mark_failed()
            raise HTTPException(503)
        return {"id": film.id}
Limits: once per handler, and only in those that commit, save or create something before, in the same function.
    Middleware that turns the error into an answer is not seen.
Fix: Catch `kombu.exceptions.OperationalError`, mark what was stored as failed and answer 503; or write to an outbox
    table that a periodic task sends.
Refs: Celery docs, "Message sending retry: connection error handling"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.facts import CallSite, DeferFrame
from celerylint.model.guards import SendGuard
from celerylint.model.project import Project
from celerylint.model.routes import Route
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_STORES: Final = frozenset("commit save create bulk_create insert insert_one insert_many acommit asave acreate".split())


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    for call in _own_calls(route, project):
        stored = _stored_before(call, project)
        if stored is not None:
            yield rule.at(
                call.span,
                f"when `{call.target}` cannot be sent, `{route.handler.name}` fails although its data is stored",
                related=[(stored.call.span, "stored here")],
                symbol=call.task.name if call.task is not None else call.target,
            )
            return  # once per handler


def _own_calls(route: Route, project: Project) -> Iterator[Enqueue]:
    """The calls that send, in the handler itself and outside any `try` that speaks of their errors."""
    for exposure in route.exposures:
        for call in project.having(Enqueue, "span", exposure.span) if not exposure.chain else ():
            if not project.having(SendGuard, "span", call.span) and not _is_deferred(call):
                yield call


def _is_deferred(call: Enqueue) -> bool:
    return any(isinstance(frame, DeferFrame) for frame in call.site.frames)


def _stored_before(call: Enqueue, project: Project) -> CallSite | None:
    """The last call before this one, in the same function, that keeps something."""
    before = [
        site
        for site in project.files[call.span.path].calls
        if site.scope == call.site.scope and site.call.span < call.span and _method(site.call) in _STORES
    ]
    return before[-1] if before else None


def _method(call: e.Call) -> str:
    """The name of the method; "" for plain functions."""
    if isinstance(call.func, e.Attribute):
        return call.func.name
    owner, _, name = (e.dotted(call.func) or "").rpartition(".")
    return name if owner else ""
