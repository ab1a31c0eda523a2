"""Route shows the traceback of a task.

Why: a traceback names files, versions, queries and values. Who asks for the state of a task should learn that it
    failed, not how the server is built.

Bad:
    from celery.result import AsyncResult
    from fastapi import Depends, FastAPI

    app = FastAPI()

    @app.get("/jobs/{job_id}")
    def state(job_id: str, user=Depends(owner_of_job)):
        result = AsyncResult(job_id)
        return {"state": result.state, "traceback": result.traceback}
Good:
    from celery.result import AsyncResult
    from fastapi import Depends, FastAPI

    app = FastAPI()

    @app.get("/jobs/{job_id}")
    def state(job_id: str, user=Depends(owner_of_job)):
        result = AsyncResult(job_id)
        return {"state": result.state}
Limits: silent where a guard, the handler or the path speaks of administrators.
Fix: Log the traceback, and answer with the state.
Refs: `celery.result.AsyncResult.traceback`
Proof: tests/proofs/test_cel707_leaked_result.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.routes import Route
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.web import ADMIN

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", cwe=209)


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    if any(ADMIN.search(word) for word in (*route.guards, route.path, route.handler.scope, route.handler.path)):
        return
    for lookup in route.lookups:
        if "traceback" in lookup.reads:
            yield rule.at(
                lookup.span,
                f"`{route.path}` shows the traceback of the task: file names, versions and values of the server",
                related=[(route.span, "the route"), *(step.seen for step in lookup.chain)],
                symbol=route.path,
            )
