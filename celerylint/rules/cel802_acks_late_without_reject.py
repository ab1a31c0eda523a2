"""A killed child process takes its task with it, in spite of `acks_late`.

Why: late acknowledgement saves tasks whose whole worker is lost. When only the child process that runs the task dies
    (out of memory, a crash in native code), the worker lives on, acknowledges the message and marks the task FAILURE
    with `WorkerLostError`: nothing runs it again. `reject_on_worker_lost` puts the message back into the queue.
    It does so without end, so a task that kills its child each time needs a bound.

Bad:
    from celery import Celery

    app = Celery("mill", broker="redis://broker/0")
    app.conf.task_acks_late = True

    @app.task
    def grind(batch_id):
        ...
Good:
    from celery import Celery

    app = Celery("mill", broker="redis://broker/0")
    app.conf.task_acks_late = True
    app.conf.task_reject_on_worker_lost = True

    @app.task
    def grind(batch_id):
        ...
Limits: reported once per app, as advice: late acknowledgement alone still covers the loss of a machine or container.
    Silent when `reject_on_worker_lost` is given at all, also as `False`, and for pools without child processes.
Fix: Set `reject_on_worker_lost=True` on tasks that are safe to repeat, or set it to `False` to say that losing them is
    meant; from Celery 5.7 `retry_on_worker_lost` repeats them a bounded number of times.
Refs: Celery docs, `task_reject_on_worker_lost`
Proof: tests/proofs/test_cel802_acks_late_without_reject.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.edits import AddKeyword
from celerylint.model.effective import effective, is_on, presumed
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    if not _forks(app):
        return
    lost = [task for task in project.tasks_of(app) if _is_lost(task, app)]
    if not lost:
        return
    everywhere = is_on(app.get("task_acks_late"))
    certain = isinstance(effective(lost[0], "acks_late", app), Known)
    yield rule.at(
        _place(lost[0], app),
        f"{_subject(lost, app)} acknowledged after running, but lost all the same when the child process is killed",
        confidence=Confidence.HIGH if certain else Confidence.MEDIUM,
        related=[] if everywhere else [(task.span, "so is this task") for task in lost[1:4]],
        symbol="task_reject_on_worker_lost",
        app=app.name,
        fix=None if everywhere else _fix(lost),
    )


def _fix(lost: list[Task]) -> Fix | None:
    """The option on each of these tasks, where they all stand in one file."""
    places = [task.span for task in lost if any(option.name == "acks_late" for option in task.written)]
    if len(places) < len(lost) or len({span.path for span in places}) > 1:
        return None
    edits = tuple(AddKeyword("reject_on_worker_lost", "True", span) for span in places)
    return Fix("Add `reject_on_worker_lost=True`", Safety.UNSAFE, edits)


def _forks(app: App) -> bool:
    """Whether tasks run in child processes, as they do unless another pool is chosen."""
    pool = app.get("worker_pool")
    return not isinstance(pool, Known) or pool.value in (None, "prefork", "processes")


def _is_lost(task: Task, app: App) -> bool:
    """Acknowledged late, and nobody has said what is to happen when the child is lost."""
    if not is_on(effective(task, "acks_late", app)):
        return False
    options = ("reject_on_worker_lost", "retry_on_worker_lost")
    return all(isinstance(effective(task, option, app), Absent) for option in options)


def _place(task: Task, app: App) -> Span:
    """Where late acknowledgement is asked for: for all tasks, or for this one."""
    if is_on(app.get("task_acks_late")):
        return app.set("task_acks_late")[-1].span
    known = presumed(effective(task, "acks_late", app))
    return known.span if known is not None else task.span


def _subject(lost: list[Task], app: App) -> str:
    return f"`{lost[0].label}` is" if len(lost) == 1 else f"{len(lost)} tasks of `{app.name}` are"
