"""Task waits longer than the broker waits for its acknowledgement.

Why: a worker takes a task with a `countdown` at once, and acknowledges it when its time has come. Redis and SQS
    deliver a message again that is not acknowledged within the visibility timeout (an hour on Redis): with a
    countdown of a day the task runs many times.

Bad:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0", task_time_limit=60, task_acks_late=True)
    app.conf.task_reject_on_worker_lost = True

    @app.task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), countdown=24 * 60 * 60)
Good:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0", task_time_limit=60, task_acks_late=True)
    app.conf.task_reject_on_worker_lost = True
    app.conf.broker_transport_options = {"visibility_timeout": 2 * 24 * 60 * 60}

    @app.task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), countdown=24 * 60 * 60)
Limits: compares literal numbers: `countdown` of calls and of `self.retry`, `default_retry_delay`. The broker must be
    known to be Redis or SQS.
Fix: Raise `visibility_timeout` above the longest wait; for days, store the time in the database and let beat look.
Refs: Celery docs, "Using Redis", "Visibility timeout"
Proof: tests/proofs/test_cel807_countdown_exceeds_visibility_timeout.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.retries import RetryCall
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.times import Delay
from celerylint.model.values import Known, Value
from celerylint.model.visibility import visibility_of
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Delay)
def check(delay: Delay, project: Project) -> Iterator[Finding]:
    if delay.call.task is not None:
        yield from _judged(delay.seconds, delay.call.task, delay.call.span, project)


@rule.check(RetryCall)
def check_retry(retry: RetryCall, project: Project) -> Iterator[Finding]:
    yield from _judged(retry.countdown, retry.task, retry.call.span, project)


@rule.check(Task)
def check_task(task: Task, project: Project) -> Iterator[Finding]:
    for option in task.written:
        if option.name == "default_retry_delay":
            yield from _judged(option.value, task, option.span, project)


def _judged(value: Value, task: Task, span: Span, project: Project) -> Iterator[Finding]:
    seconds = value.value if isinstance(value, Known) else None
    if not isinstance(seconds, (int, float)) or isinstance(seconds, bool):
        return
    for app in project.apps_of(task):
        window = visibility_of(app, project)
        if window is not None and seconds > window.seconds:
            yield rule.at(
                span,
                f"`{task.label}` waits {seconds:g} s, but after {window.seconds:g} s the broker delivers it again: it"
                " runs several times",
                confidence=Confidence.HIGH if window.certain else Confidence.MEDIUM,
                related=window.related,
                symbol=task.name,
                app=app.name,
            )
            return
