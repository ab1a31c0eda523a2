"""Task is given an option that Celery does not know.

Why: Celery takes any keyword and makes an attribute of the task of it, without a word. A misspelt option, or one that
    belongs elsewhere, has no effect: results are stored although `ignore_results=True` stands there, a task with
    `timeout=60` runs for ever, `retries=5` retries nothing.

Bad:
    from celery import Celery

    app = Celery("museum")

    @app.task(ignore_results=True, timeout=60)
    def catalogue(exhibit_id): ...
Good:
    from celery import Celery

    app = Celery("museum")

    @app.task(ignore_result=True, time_limit=60)
    def catalogue(exhibit_id): ...
Limits: an option that a base class of the project defines, that code which deals with Celery reads, or that a decorator
    of the project takes, is that project's own. Major when it is clear what was meant, else moderate. Options of a
    task with a base class of another package are only judged where they are misspelt.
Fix: Correct the name, or take the option away.
Refs: `celery.app.task.Task`
Proof: tests/proofs/test_cel105_unknown_task_option.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.edits import RenameKeyword
from celerylint.model.facts import FileFacts
from celerylint.model.likeness import nearest
from celerylint.model.project import Project
from celerylint.model.tasks import Option, Task
from celerylint.model.uses import TaskUses
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.mistakes import NOT_TASK_OPTIONS
from celerylint.vocabulary.options import (
    EXTENSION_TASK_OPTIONS,
    OPTION_OF_SETTING,
    TASK_MEMBERS,
    TASK_OPTIONS,
)

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_KNOWN = TASK_OPTIONS.keys() | TASK_MEMBERS.keys() | EXTENSION_TASK_OPTIONS


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    for option in task.written:
        if option.name in _KNOWN or option.name in task.base.members or _taken_by_decorator(option, task, project):
            continue
        meant = _meant(option.name)
        if not meant and (task.maker is not None or task.base.open or task.base.foreign):
            continue
        if not _is_read(option.name, project):
            yield _finding(option, meant, task)


def _finding(option: Option, meant: str, task: Task) -> Finding:
    return rule.at(
        option.span,
        f"`{option.name}` is no option of tasks: Celery ignores it, and `{task.label}` runs without it",
        severity=None if meant else Severity.MODERATE,
        confidence=None if meant else Confidence.MEDIUM,
        help=_remedy(option.name, meant),
        symbol=task.name,
        fix=_fix(option.name, meant, task),
    )


def _fix(name: str, meant: str, task: Task) -> Fix | None:
    """Correct what is misspelt; another word for an option is a guess at what was meant, and begins to work."""
    if not meant or " " in meant or any(option.name == meant for option in task.written):
        return None
    safety = Safety.SAFE if nearest(name, [meant]) else Safety.UNSAFE
    return Fix(f"Write `{meant}`", safety, (RenameKeyword(name, meant, task.span),))


def _remedy(name: str, meant: str) -> str:
    if not meant:
        return ""
    return f"`{name}` {meant}" if " " in meant else f"Write `{meant}`"


def _meant(name: str) -> str:
    """The right name, or a clause that says where it belongs; "" when that is not clear."""
    known = NOT_TASK_OPTIONS.get(name) or OPTION_OF_SETTING.get(name) or OPTION_OF_SETTING.get(f"task_{name}")
    return known or nearest(name, TASK_OPTIONS) or ""


def _taken_by_decorator(option: Option, task: Task, project: Project) -> bool:
    """Whether the project's own decorator has such a parameter, or looks the option up by its name."""
    function = project.function(task.maker)
    if function is None or task.maker is None:
        return False
    if option.name in {param.name for param in function.params}:
        return True
    inside = (site for site in project.files[task.maker.path].calls if _is_within(site.scope, function.scope))
    return any(
        isinstance(arg.value, e.Literal) and arg.value.value == option.name for site in inside for arg in site.call.args
    )


def _is_within(scope: str, outer: str) -> bool:
    return scope == outer or scope.startswith(outer + ".")


def _is_read(name: str, project: Project) -> bool:
    """Whether code that deals with Celery reads an attribute of this name: then it is the project's own."""
    near = (project.files[path] for uses in project.subjects(TaskUses) for path in uses.paths if path in project.files)
    return any(_reads(name, file) for file in near)


def _reads(name: str, file: FileFacts) -> bool:
    if any(path.endswith(f".{name}") or f".{name}." in path for function in file.functions for path in function.names):
        return True
    asked = (site.call for site in file.calls if e.dotted(site.call.func) in ("getattr", "hasattr"))
    return any(isinstance(key := e.positional(call, 1), e.Literal) and key.value == name for call in asked)
