"""State of a result is compared with one that it never has.

Why: Celery's states are PENDING, RECEIVED, STARTED, RETRY, SUCCESS, FAILURE and REVOKED. A comparison with "FAILED" or
    "COMPLETED" is never true: a page waits for ever, an error goes unseen. STARTED is only stored with
    `task_track_started`; without it a task that runs is PENDING.

Bad:
    from celery.result import AsyncResult

    def has_failed(task_id):
        result = AsyncResult(task_id)
        return result.state == "FAILED"
Good:
    from celery.result import AsyncResult

    def has_failed(task_id):
        result = AsyncResult(task_id)
        return result.state == "FAILURE"
Limits: milder in a list of several states. Reported where what is compared is a result of Celery's, and the project
    sets no such state by `update_state`. Silent where a state is set that cannot be read, except for words that mean
    one of Celery's own states.
Fix: Compare with Celery's word.
Refs: `celery.states`; Celery docs, `task_track_started`
Proof: tests/proofs/test_cel221_impossible_state.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import ReplaceString
from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.result_uses import StateComparison, StateWritten
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.states import MEANT, STATES

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(StateComparison)
def check(compared: StateComparison, project: Project) -> Iterator[Finding]:
    if compared.value == "STARTED":
        yield from _started(compared, project)
    elif compared.value not in STATES and not _is_set(compared.value, project):
        meant = compared.value.upper() if compared.value.upper() in STATES else MEANT.get(compared.value.upper(), "")
        if not meant and any(not state.value for state in project.subjects(StateWritten)):
            return
        yield rule.at(
            compared.span,
            f"`{compared.owner}` is never in a state `{compared.value}`",
            severity=None if compared.alone else Severity.MODERATE,
            confidence=Confidence.HIGH if meant else Confidence.MEDIUM,
            symbol=compared.value,
            fix=Fix(f"Write `{meant}`", Safety.SAFE, (ReplaceString(meant, compared.span),)) if meant else None,
        )


def _is_set(value: str, project: Project) -> bool:
    return any(state.value == value for state in project.subjects(StateWritten))


def _started(compared: StateComparison, project: Project) -> Iterator[Finding]:
    tasks = [compared.sent.task] if compared.sent is not None and compared.sent.task is not None else project.tasks
    if not tasks or not project.apps or _is_set("STARTED", project) or any(_tracks(task, project) for task in tasks):
        return
    yield rule.at(
        compared.span,
        f"`{compared.owner}` is never STARTED: `task_track_started` is not set, and a task that runs is PENDING",
        severity=Severity.MAJOR if compared.alone else Severity.MINOR,
        confidence=Confidence.MEDIUM,
        symbol="STARTED",
    )


def _tracks(task: Task, project: Project) -> bool:
    """Whether its start may be stored."""
    values = [effective(task, "track_started", app) for app in project.apps_of(task)]
    return any(not isinstance(value, Absent) and not (isinstance(value, Known) and not value.value) for value in values)
