"""Revoking a task terminates the process that runs it.

Why: `terminate=True` sends a signal to the pool's process, not to the task. By the time it arrives the process may have
    gone on to another task, which is then killed in its place; a Celery that acknowledges late may deliver the killed
    task again. With `SIGKILL` nothing cleans up: no `finally`, no context manager runs, locks stay taken,
    transactions and files half-done. Pools of threads and the solo pool cannot do it at all.
Bad:
    from celery import Celery

    app = Celery("press", broker="redis://localhost")


    def cancel(task_id):
        app.control.revoke(task_id, terminate=True, signal="SIGKILL")
Good:
    from celery import Celery
    from celery.contrib.abortable import AbortableAsyncResult, AbortableTask

    app = Celery("press", broker="redis://localhost", backend="redis://localhost")


    @app.task(bind=True, base=AbortableTask)
    def print_pages(self, pages):
        for page in pages:
            if self.is_aborted():
                return
            print_page(page)


    def cancel(task_id):
        AbortableAsyncResult(task_id, app=app).abort()
Limits: With the default signal (SIGTERM) `finally` and context managers do run in the prefork pool: minor. `SIGKILL` is
    major. Whether a value that only a run can tell is true stays open: low confidence.
Fix: Let the task ask whether it is still wanted (`celery.contrib.abortable`, or a flag in the database); if a task must
    be stopped from outside, give it a time limit, or terminate with the default signal.
Refs: Celery docs, "Workers Guide: revoke: Revoking tasks"; `celery.contrib.abortable`
Proof: tests/proofs/test_cel706_revoke_terminate.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.control import Revocation
from celerylint.model.project import Project
from celerylint.model.values import ABSENT, Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")


@rule.check(Revocation)
def check(revocation: Revocation, project: Project) -> Iterator[Finding]:
    terminate = revocation.terminate
    if terminate == ABSENT or (isinstance(terminate, Known) and not terminate.value):
        return
    harm = "kills whatever its process runs by then"
    yield rule.at(
        revocation.span,
        f"`{revocation.method}` {harm}, without any clean-up" if revocation.kills else f"`{revocation.method}` {harm}",
        severity=Severity.MAJOR if revocation.kills else None,
        confidence=None if isinstance(terminate, Known) else Confidence.LOW,
        symbol=revocation.method,
    )
