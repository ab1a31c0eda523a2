"""A message is to be rejected that was acknowledged long ago.

Why: a message can go back to the queue only while it is unacknowledged, and without `acks_late` it is acknowledged
    before the task runs. Then `reject_on_worker_lost` does nothing: a killed child still means FAILURE. And
    `raise Reject(requeue=True)` neither requeues nor fails: the task is gone, and its result stays PENDING for ever.

Bad:
    from celery import Celery
    from celery.exceptions import Reject

    app = Celery("post", broker="redis://broker/0")

    @app.task
    def deliver(parcel_id):
        if not address_known(parcel_id):
            raise Reject("no address yet", requeue=True)
        carry(parcel_id)
Good:
    from celery import Celery
    from celery.exceptions import Reject

    app = Celery("post", broker="redis://broker/0")

    @app.task(acks_late=True)
    def deliver(parcel_id):
        if not address_known(parcel_id):
            raise Reject("no address yet", requeue=True)
        carry(parcel_id)
Limits: critical for `Reject(requeue=True)`, which loses the task; moderate for `reject_on_worker_lost`; minor for
    `Reject()`, after which only a dead letter queue remains empty (and, before Celery 5.7, the result PENDING). Silent
    when settings that cannot be read may turn `acks_late` on, or when some task of the app acknowledges late and so
    gives `task_reject_on_worker_lost` its meaning.
Fix: Add `acks_late=True` to tasks that are safe to repeat, or drop the rejection; to run again later, use
    `self.retry()`.
Refs: Celery docs, "Reject", `task_reject_on_worker_lost`
Proof: tests/proofs/test_cel803_reject_without_acks_late.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.apps import App
from celerylint.model.calls import RunCall
from celerylint.model.edits import AddKeyword
from celerylint.model.effective import effective, is_on
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.values import Known, Value
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_LOST: Final = "reject_on_worker_lost"


@rule.check(App)
def check_setting(app: App, project: Project) -> Iterator[Finding]:
    """`task_reject_on_worker_lost` where no task at all is acknowledged late."""
    setting = app.get(f"task_{_LOST}")
    if not is_on(setting) or not _is_off(app.get("task_acks_late")):
        return
    tasks = list(project.tasks_of(app))
    if tasks and all(_is_early(task, app) for task in tasks):
        yield rule.at(
            app.set(f"task_{_LOST}")[-1].span,
            f"`task_{_LOST}` does nothing for `{app.name}`: its tasks are acknowledged before they run",
            confidence=Confidence.HIGH if isinstance(setting, Known) else Confidence.MEDIUM,
            symbol=f"task_{_LOST}",
            app=app.name,
        )


@rule.check(Task)
def check_option(task: Task, project: Project) -> Iterator[Finding]:
    """The option of one task."""
    option = task.options.get(_LOST)
    apps = project.apps_of(task)
    if isinstance(option, Known) and option.value and apps and all(_is_early(task, app) for app in apps):
        yield rule.at(
            option.span,
            f"`{_LOST}` does nothing for `{task.label}`: it is acknowledged before it runs",
            related=[(task.span, "this task has no `acks_late`")] if option.span.line < task.span.line else (),
            symbol=task.name,
            fix=_fix(task),
        )


@rule.check(RunCall)
def check_reject(call: RunCall, project: Project) -> Iterator[Finding]:
    """`raise Reject(…)` below a task."""
    if call.callee != "celery.exceptions.Reject" or call.site.role != "raise":
        return
    apps = project.apps_of(call.task)
    if not apps or not all(_is_early(call.task, app) for app in apps):
        return
    requeues = _requeues(call.site.call)
    fate = "it is lost, and its result stays PENDING" if requeues else "no dead letter queue gets its message"
    yield rule.at(
        call.span,
        f"`{call.task.label}` was acknowledged before it ran: {fate}",
        severity=Severity.CRITICAL if requeues else Severity.MINOR,
        confidence=Confidence.MEDIUM if call.chain else Confidence.HIGH,
        related=[(call.task.span, "this task has no `acks_late`")],
        symbol=call.task.name,
    )


def _fix(task: Task) -> Fix | None:
    """What `reject_on_worker_lost` needs, unless the task says that it does not want it."""
    names = {option.name for option in task.written}
    if _LOST not in names or "acks_late" in names:
        return None
    return Fix("Add `acks_late=True`", Safety.UNSAFE, (AddKeyword("acks_late", "True", task.span),))


def _requeues(call: e.Call) -> bool:
    given = e.keyword(call, "requeue") or e.positional(call, 1)
    return isinstance(given, e.Literal) and bool(given.value)


def _is_early(task: Task, app: App) -> bool:
    return _is_off(effective(task, "acks_late", app))


def _is_off(value: Value) -> bool:
    """Certainly off: not given anywhere, or given as false."""
    return not value if not isinstance(value, Known) else not value.value
