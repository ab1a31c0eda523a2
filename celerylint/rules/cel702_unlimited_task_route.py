"""Route enqueues as often as it is called.

Why: A request costs its sender nothing, a task costs a worker's time. One impatient user, one loop in a script, one
    retrying client fills the queue faster than workers empty it, and everybody else's tasks wait behind. A task's own
    `rate_limit` does not help: the queue still grows, and each worker counts for itself.
Bad:
    from celery import Celery
    from fastapi import Depends, FastAPI

    from .login import current_user

    celery_app = Celery("posters", broker="redis://localhost")
    web = FastAPI(dependencies=[Depends(current_user)])


    @celery_app.task
    def print_poster(name):
        render(name)


    @web.post("/posters/{name}")
    def start(name: str):
        return {"id": print_poster.delay(name).id}
Good:
    from celery import Celery
    from fastapi import Depends, FastAPI, Request
    from slowapi import Limiter
    from slowapi.util import get_remote_address

    from .login import current_user

    celery_app = Celery("posters", broker="redis://localhost")
    limiter = Limiter(key_func=get_remote_address, storage_uri="redis://localhost")
    web = FastAPI(dependencies=[Depends(current_user)])


    @celery_app.task
    def print_poster(name):
        render(name)


    @web.post("/posters/{name}")
    @limiter.limit("5/minute")
    def start(request: Request, name: str):
        return {"id": print_poster.delay(name).id}
Limits: A limit is known by its name: a decorator, dependency, throttle class, middleware or call with "limit",
    "throttle" or "quota" in it. One in front of the application (a gateway, a proxy) is not seen. A limiter that counts
    in the memory of one process limits each process alone: give it a shared store. Routes for administrators are left
    out.
Fix: Limit how often one caller may start the task, with a counter that all web processes share.
Refs: OWASP API Security Top 10, API4; slowapi, Flask-Limiter, django-ratelimit; Django REST framework docs,
    "Throttling"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.project import Project
from celerylint.model.routes import Route
from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(
    __name__, __doc__, severity=Severity.MINOR, since="0.1", confidence=Confidence.MEDIUM, default=False, cwe=770
)  # fmt: skip

_ADMIN: Final = re.compile(r"admin|staff|super_?user", re.I)


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    enqueue = next((exposure for exposure in route.exposures if exposure.kind == "enqueue"), None)
    if enqueue is None or route.limit or any(_ADMIN.search(guard) for guard in route.guards):
        return
    where = " ".join(part for part in ("/".join(route.methods), route.path) if part) or route.handler.name
    related: list[tuple[Span, str]] = [(route.decorator, "the route is made here")]
    related += [(step.span, f"`{step.callee}` is called here") for step in enqueue.chain]
    yield rule.at(
        route.span,
        f"each call of `{where}` enqueues `{enqueue.what}`, and nothing limits how often that is",
        related=[*related, (enqueue.span, f"`{enqueue.what}` is enqueued here")],
        symbol=enqueue.what,
    )
