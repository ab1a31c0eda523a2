"""Task talks to something outside and is never retried.

Why: networks, mail servers and databases fail for a moment now and then. Celery does not retry by itself: without
    `autoretry_for` or `self.retry()`, one lost connection is the end of the task's work.

Bad:
    import requests
    from celery import shared_task

    @shared_task
    def notify(order_id):
        requests.post("https://example.org/orders", json={"id": order_id}, timeout=10)
Good:
    import requests
    from celery import shared_task

    @shared_task(autoretry_for=(requests.RequestException,), retry_backoff=True, max_retries=5)
    def notify(order_id):
        requests.post("https://example.org/orders", json={"id": order_id}, timeout=10)
Limits: advice, and off by default: a periodic task is run again anyway, and work that must not be repeated should not
    be retried. Only calls of well-known packages are seen, in the task and up to one module away.
Fix: Set `autoretry_for` to the exceptions that pass, with `retry_backoff=True`.
Refs: Celery docs, "Tasks: Automatic retry for known exceptions"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import RunCall
from celerylint.model.project import Project
from celerylint.model.retries import Retrying
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.errors import REMOTE_CALLS, REMOTE_CLIENTS

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(Retrying)
def check(policy: Retrying, project: Project) -> Iterator[Finding]:
    if not policy.never:
        return
    task = policy.task
    for call in project.having(RunCall, "task", task):
        if _is_remote(call):
            yield rule.at(
                task.span,
                f"`{task.label}` is never retried: one failure of `{call.callee}` ends its work",
                related=[(call.span, "this may fail for a moment")],
                symbol=task.name,
            )
            return


def _is_remote(call: RunCall) -> bool:
    beside = call.function.path == call.task.span.path
    return call.callee.startswith(REMOTE_CALLS) or (beside and call.callee.startswith(REMOTE_CLIENTS))
