"""Task id from a request is looked up without asking whose it is.

Why: The result backend knows no owners. Who has a task's id, from a log, a link, a shared screen, gets its return
    value, its error with all that the message tells, even its arguments, although somebody else started the task.
    Nor can the backend tell an id that never was from one that waits: both are PENDING, for ever in the first case.
    Checking that the id looks like a UUID changes neither.
Bad:
    from celery import Celery
    from celery.result import AsyncResult
    from fastapi import Depends, FastAPI

    from .login import current_user

    celery_app = Celery("prints", broker="redis://localhost", backend="redis://localhost")
    web = FastAPI(dependencies=[Depends(current_user)])


    @web.get("/prints/{task_id}")
    def print_state(task_id: str):
        result = AsyncResult(task_id, app=celery_app)
        return {"state": result.state, "result": result.result}
Good:
    from celery import Celery
    from celery.result import AsyncResult
    from fastapi import Depends, FastAPI, HTTPException

    from .login import current_user
    from .models import find_print

    celery_app = Celery("prints", broker="redis://localhost", backend="redis://localhost")
    web = FastAPI()


    @web.get("/prints/{print_id}")
    def print_state(print_id: int, user=Depends(current_user)):
        order = find_print(print_id, owner=user.id)
        if order is None:
            raise HTTPException(404)
        result = AsyncResult(order.task_id, app=celery_app)
        return {"state": result.state, "result": result.result}
Limits: An id that is also used to find something else (a row, a set of the session's own tasks), a handler that reads
    who calls, and a route for administrators count as checked. A handler that reads only the state is minor.
Fix: Keep task id and owner together when the task is started, find the id through what the caller owns, and answer 404
    when there is nothing; a new task's PENDING then means that it waits.
Refs: OWASP API Security Top 10, API1; `celery.states`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.project import Project
from celerylint.model.routes import Route, TaskIdLookup
from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.web import ADMIN

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", confidence=Confidence.MEDIUM, cwe=639)

_STATE_ONLY: Final = frozenset(
    "state status ready successful failed id task_id forget revoke abort app backend date_done".split()
)


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    if any(ADMIN.search(guard) for guard in route.guards):
        return
    for lookup in route.lookups:
        if not lookup.checked:
            yield _finding(lookup, route)


def _finding(lookup: TaskIdLookup, route: Route) -> Finding:
    telling = [name for name in lookup.reads if name not in _STATE_ONLY]
    only_state = bool(lookup.reads) and not telling
    who = "whoever may call" if route.guards else "whoever calls"
    what = "ask for the state" if only_state else "read the result"
    return rule.at(
        lookup.span,
        f"{who} {_described(route)} can {what} of any task: nobody asks whose `{lookup.source}` is",
        severity=Severity.MINOR if only_state else None,
        related=_related(lookup, route),
        symbol=route.handler.name,
    )


def _described(route: Route) -> str:
    where = " ".join(part for part in ("/".join(route.methods), route.path) if part)
    return f"`{where}`" if where else f"`{route.handler.name}`"


def _related(lookup: TaskIdLookup, route: Route) -> Iterator[tuple[Span, str]]:
    yield route.decorator, "the route is made here"
    for step in lookup.chain:
        yield step.span, f"`{step.callee}` is called here"
