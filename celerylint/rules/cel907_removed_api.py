"""Something is imported that Celery no longer has.

Why: the import fails with ImportError when the module is loaded, and with it the worker. `celery.task`,
    `celery.decorators` and `celery.five` went with Celery 5; others went with 4.

Bad:
    from celery.task import task

    @task
    def send(order_id): ...
Good:
    from celery import shared_task

    @shared_task
    def send(order_id): ...
Limits: silent where the project surely runs a Celery that still has it, and where the file has another way to get the
    name (`except ImportError`). Medium confidence while nothing tells which Celery the project runs.
Fix: Import what took its place.
Refs: Celery docs, "Change history"
Proof: tests/proofs/test_cel907_removed_api.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.edits import Imported, MoveImport
from celerylint.model.imports import CeleryImport
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.removed import Removed, removed

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_SAME: Final = frozenset(("celery.task", "celery.task.task", "celery.task.base.task", "celery.decorators.task"))
_MODULES: Final = frozenset(("celery.schedules", "celery.utils.time", "kombu.utils.encoding", "celery.worker.request"))


@rule.check(CeleryImport)
def check(found: CeleryImport, project: Project) -> Iterator[Finding]:
    gone = removed(found.path)
    if gone is None or found.guarded or project.celery.below(gone.since):
        return
    yield rule.at(
        found.span,
        f"`{found.path}` is gone since Celery {'.'.join(map(str, gone.since))}: this import fails",
        confidence=Confidence.HIGH if project.celery.at_least(gone.since) else Confidence.MEDIUM,
        help=f"Use {gone.instead if ' ' in gone.instead else f'`{gone.instead}`'}" if gone.instead else "",
        symbol=found.path,
        fix=_fix(found.path, gone, found.span),
    )


def _fix(path: str, gone: Removed, span: Span) -> Fix | None:
    """The same name from where it is now; a decorator for tasks is `shared_task` today."""
    name = path.rpartition(".")[2]
    if path in _SAME or gone.instead.rpartition(".")[2] == name:
        module, _, today = gone.instead.rpartition(".")
    elif gone.instead in _MODULES:
        module, today = gone.instead, name
    else:
        return None
    return Fix(f"Import it from `{module}`", Safety.SAFE, (MoveImport(Imported(module, today), span),))
