"""Route answers with a result object.

Why: `delay` gives an `AsyncResult`, which no web framework can turn into JSON: the task is sent, and the request
    fails with a server error.

Bad:
    from celery import shared_task
    from fastapi import Depends, FastAPI

    app = FastAPI()

    @shared_task
    def export(user_id): ...

    @app.post("/exports")
    def start(user_id: int, user=Depends(current_user)):
        return export.delay(user_id)
Good:
    from celery import shared_task
    from fastapi import Depends, FastAPI

    app = FastAPI()

    @shared_task
    def export(user_id): ...

    @app.post("/exports")
    def start(user_id: int, user=Depends(current_user)):
        return {"task_id": export.delay(user_id).id}
Limits: looks at what a handler returns: the call itself, or as a value of a dict or list. A task may return one,
    which Celery stores as its id.
Fix: Answer with `.id`.
Refs: `celery.result.AsyncResult`
Proof: tests/proofs/test_cel229_returned_async_result.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.edits import insert_after
from celerylint.model.project import Project
from celerylint.model.routes import Route
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    function = project.function(route.handler)
    for value in function.returns if function is not None else ():
        for part in _parts(value):
            sent = project.having(Enqueue, "span", part.span) if isinstance(part, e.Call) else []
            if sent and not sent[0].how.endswith("_on_commit"):
                yield rule.at(
                    part.span,
                    f"this answer cannot be written: it holds the result object of `{sent[0].target}`",
                    symbol=sent[0].target,
                    fix=Fix("Answer with its id", Safety.SAFE, (insert_after(part.span, ".id"),)),
                )


def _parts(value: e.Expr) -> Iterator[e.Expr]:
    match value:
        case e.Mapping(items=items):
            yield from (item.value for item in items)
        case e.Sequence(items=items):
            yield from items
        case _:
            yield value
