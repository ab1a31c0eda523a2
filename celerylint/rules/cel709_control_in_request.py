"""Route commands all workers.

Why: `control.purge()` throws away every message that waits in the app's queues, `shutdown()` stops every worker,
    `cancel_consumer()` keeps all from a queue, `pool_restart()` replaces their processes, where `worker_pool_restarts`
    lets it. One request, by mistake or on purpose, ends the work of all users.

Bad:
    from celery import Celery
    from fastapi import Depends, FastAPI

    celery = Celery("shop", broker="redis://broker/0")
    app = FastAPI()

    @app.post("/queue/empty")
    def empty(user=Depends(current_user)):
        return celery.control.purge()
Good:
    from celery import Celery
    from fastapi import Depends, FastAPI

    celery = Celery("shop", broker="redis://broker/0")
    app = FastAPI()

    @app.delete("/jobs/{job_id}")
    def cancel(job_id: str, user=Depends(owner_of_job)):
        return celery.control.revoke(job_id)
Limits: silent where a guard, the handler or the path speaks of administrators. An open route is CEL701's business,
    too.
Fix: Leave such commands to the command line, or to administrators.
Refs: Celery docs, "Workers Guide", "Remote control"
Proof: tests/proofs/test_cel709_control_in_request.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.project import Project
from celerylint.model.routes import Route
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.web import ADMIN

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_FOR_ALL: Final = {
    "purge": "throws away every message that waits",
    "discard_all": "throws away every message that waits",
    "shutdown": "stops every worker",
    "pool_restart": "replaces the processes of every worker",
    "cancel_consumer": "keeps workers from a queue",
}


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    words = (*route.guards, route.hidden, route.path, route.handler.scope, route.handler.path)
    if any(ADMIN.search(word) for word in words):
        return
    for exposure in route.exposures:
        if exposure.kind == "control" and exposure.what in _FOR_ALL:
            yield rule.at(
                exposure.span,
                f"`{exposure.what}` {_FOR_ALL[exposure.what]}, and `{route.path}` lets a request do so",
                related=[(route.span, "the route"), *(step.seen for step in exposure.chain)],
                symbol=exposure.what,
            )
