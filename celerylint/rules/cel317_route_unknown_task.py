"""Route or annotation names no task.

Why: Celery ignores a key of `task_routes` or `task_annotations` that fits no task, without a word. The task that was
    meant goes to the default queue, or runs without its limits. The usual cause: the task has an explicit `name=`, and
    the key is the path of its function, or the other way round.

Bad:
    from celery import Celery

    app = Celery("studio")
    app.conf.task_routes = {"tasks.shade_film": {"queue": "films"}}

    @app.task(name="shade_film")
    def shade_film(path):
        ...
Good:
    from celery import Celery

    app = Celery("studio")
    app.conf.task_routes = {"shade_film": {"queue": "films"}}

    @app.task(name="shade_film")
    def shade_film(path):
        ...
Limits: names that begin with no package of the project may belong to tasks of another service, and are left alone, as
    are regular expressions and routers that are functions. Less sure where some tasks get their names at run time.
Fix: Write the name that the task has: its `name=`, else its module and function.
Refs: Celery docs, "Routing Tasks", `task_routes`, `task_annotations`
Proof: tests/proofs/test_cel317_route_unknown_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import Enqueue
from celerylint.model.lookups import Lookup
from celerylint.model.project import Project
from celerylint.model.queues import RouteKey
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(RouteKey)
def check(key: RouteKey, project: Project) -> Iterator[Finding]:
    if key.matches or not project.tasks or _is_sent(key.text, project):
        return
    task = _task_there(key.lookup, project)
    confidence = Confidence.HIGH if task is not None else _confidence(key, project)
    if confidence is None:
        return
    what = "fits no task" if key.is_pattern else "is the name of no task"
    near = task.name if task is not None else key.lookup.near if key.lookup is not None else ""
    yield rule.at(
        key.span,
        f"`{key.text}` {what}: {_effect(key)}",
        confidence=confidence,
        help=f"Write `{near}`, if that is the task that is meant." if near else "",
        related=_related(key.lookup, task),
        symbol=key.text,
    )


def _effect(key: RouteKey) -> str:
    if key.setting == "task_annotations":
        return "these annotations change nothing"
    return "this route is never taken"


def _task_there(lookup: Lookup | None, project: Project) -> Task | None:
    """The task whose function has this path, while the task itself has another name."""
    if lookup is None or lookup.place is None:
        return None
    functions = ((task, project.function(task.function)) for task in project.tasks if task.named == "given")
    return next((task for task, fact in functions if fact is not None and fact.span == lookup.place), None)


def _confidence(key: RouteKey, project: Project) -> Confidence | None:
    """How sure it is that the key means a task of this project; None when it may well not."""
    if key.is_pattern:
        if not key.is_ours:
            return None
        return Confidence.LOW if any(task.named == "unknown" for task in project.tasks) else Confidence.HIGH
    if key.lookup is None:
        return None
    if not key.lookup.complete or key.lookup.home == "decorated":
        return Confidence.LOW
    if key.lookup.home in ("module", "function"):
        return Confidence.HIGH
    return Confidence.MEDIUM if key.lookup.near or key.lookup.home == "package" else None


def _is_sent(name: str, project: Project) -> bool:
    """Sent by name: then another service has the task."""
    return any(call.how == "send_task" for call in project.having(Enqueue, "target", name))


def _related(lookup: Lookup | None, task: Task | None) -> Iterator[tuple[Span, str]]:
    if task is not None:
        yield task.span, f"this task is called `{task.name}`"
    elif lookup is not None and lookup.place is not None:
        yield lookup.place, "this function is no task of that name"
