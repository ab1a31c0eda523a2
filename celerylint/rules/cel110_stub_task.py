"""Task does nothing.

Why: it logs, returns what is written there, and is a success: the schedule runs, the dashboard is green, callers are
    told `{"status": "ok"}`, and the work that the docstring promises is not done. Nobody looks for a task that never
    fails.

Bad:
    from celery import Celery

    app = Celery("greenhouse")

    @app.task
    def water_plants(bed):
        \"\"\"Open the valves of a bed for ten minutes.\"\"\"
        logger.info("Watering bed %s", bed)
        # TODO: talk to the valves
        return {"status": "ok", "bed": bed}

    water_plants.delay(4)
Good:
    from celery import Celery

    app = Celery("greenhouse")

    @app.task
    def water_plants(bed):
        \"\"\"Open the valves of a bed for ten minutes.\"\"\"
        logger.info("Watering bed %s", bed)
        valves(bed).open(minutes=10)
        return {"status": "ok", "bed": bed}

    water_plants.delay(4)
Limits: reported when a schedule runs it (major), code sends it, or its docstring says that it does something. A task
    that says it does nothing (deprecated, disabled, a no-op) is only reported where it is scheduled or sent; pings,
    health checks and the like never.
Fix: Write it, or take it out of the schedule and delete it; until then let it fail with `NotImplementedError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.calls import Enqueue
from celerylint.model.facts import FunctionFact
from celerylint.model.inert import is_inert
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_MEANT: Final = re.compile(
    r"(?:^|_)(?:ping|pong|no_?op|null|nothing|health\w*|heartbeat|alive|debug|test\w*|hello|example|dummy|echo|sample"
    r"|say|greet|log|identity)(?:$|_)",
    re.I,
)
_ADMITTED: Final = re.compile(
    r"deprecat|disabled|no longer|no-?op\b|does nothing|do nothing|obsolete|backwards?.compat|kept for|legacy|dummy"
    r"|\btest|health|heartbeat|callback|\berror handler|abstract|overrid",
    re.I,
)
_HOOKS: Final = frozenset(("__call__", "before_start", "after_return", "on_success"))


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None or task.function is None or not _may_be_judged(task, function):
        return
    if not is_inert(function, project.files[task.function.path]):
        return
    entries = project.having(BeatEntry, "task", task.name)
    calls = project.having(Enqueue, "task", task)
    if entries:
        reason, place = "runs on schedule and does nothing", [(entries[0].span, "scheduled here")]
    elif calls:
        reason, place = "is sent and does nothing", [(calls[0].span, "sent here")]
    elif _promises(task):
        reason, place = "does nothing of what its docstring says", []
    else:
        return
    yield _finding(task, function, reason, place, is_scheduled=bool(entries))


def _finding(
    task: Task, function: FunctionFact, reason: str, place: list[tuple[Span, str]], *, is_scheduled: bool
) -> Finding:
    return rule.at(
        function.span,
        f"`{task.label}` {reason}: it logs, returns and is a success",
        severity=Severity.MAJOR if is_scheduled else None,
        confidence=Confidence.HIGH if is_scheduled or _promises(task) else Confidence.MEDIUM,
        related=place,
        symbol=task.name,
    )


def _may_be_judged(task: Task, function: FunctionFact) -> bool:
    """Whether the function's body is all that the task does."""
    if task.wrapped or task.is_class or function.in_class or _MEANT.search(task.label):
        return False
    return not task.base.open and not task.base.foreign and not _HOOKS & task.base.members


def _promises(task: Task) -> bool:
    """Whether a docstring says what the task does, and not that it does nothing."""
    return len(task.docstring.split()) >= 3 and not _ADMITTED.search(task.docstring)
