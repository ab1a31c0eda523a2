"""Two tasks have one name.

Why: an app knows a task by its name, and keeps one function under it. The other is never run: whoever sends it, the
    worker calls the one it kept. Which one that is nobody has decided: the app registers its tasks when it is first
    used, in the order of a set. This happens with a copied `name=`, with a function defined twice in a module, and
    with a decorator below the task's own that does not take over the function's name: all its functions are then
    registered as `module.wrapper`. Celery warns of it from 5.7 on; before, nothing is said.

Bad:
    from celery import Celery

    app = Celery("library")

    @app.task(name="library.remind")
    def remind_reader(reader_id): ...

    @app.task(name="library.remind")
    def remind_staff(shelf): ...
Good:
    from celery import Celery

    app = Celery("library")

    @app.task(name="library.remind_reader")
    def remind_reader(reader_id): ...

    @app.task(name="library.remind_staff")
    def remind_staff(shelf): ...
Limits: definitions in the branches of an `if` or `try` are alternatives, and tasks of different apps may have the same
    name. Task classes are not compared: of them the last registered wins.
Fix: Give each task a name of its own; put `functools.wraps` on the wrapper inside the decorator.
Refs: Celery docs, "Names"; `celery/_state.py`, `_announce_app_finalized`
Proof: tests/proofs/test_cel103_duplicate_task_name.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.facts import IfFrame, TryFrame
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    if not _is_certain(task, project):
        return
    namesakes = project.having(Task, "name", task.name)
    before = namesakes[: namesakes.index(task)]
    first = next((other for other in before if _is_certain(other, project) and _meet(other, task, project)), None)
    if first is None:
        return
    beside = first.span.path == task.span.path
    yield rule.at(
        task.span,
        f"{_both(first, task)} registered as `{task.name}`: one of them is never run, whichever is sent{_cause(task)}",
        confidence=Confidence.HIGH if beside or first.app is task.app is not None else Confidence.MEDIUM,
        related=[(first.span, f"`{first.label}` has this name already")],
        symbol=task.name,
    )


def _is_certain(task: Task, project: Project) -> bool:
    """Whether the name is known, and the task no alternative to another definition."""
    function = project.function(task.function)
    if task.named == "unknown" or task.is_class or function is None:
        return False
    return not any(isinstance(frame, (IfFrame, TryFrame)) for frame in function.frames)


def _meet(first: Task, second: Task, project: Project) -> bool:
    """Whether one worker may register both."""
    if first.app is not None and second.app is not None:
        return first.app is second.app
    apps = project.apps_of(first)
    if not apps:
        return first.span.path == second.span.path
    return any(app in apps for app in project.apps_of(second))


def _both(first: Task, second: Task) -> str:
    if first.label == second.label:
        return f"two functions `{first.label}` are"
    return f"`{first.label}` and `{second.label}` are both"


def _cause(task: Task) -> str:
    renamed = task.named == "derived" and task.name.rpartition(".")[2] != task.label
    return " (a decorator does not keep the function's name)" if renamed else ""
