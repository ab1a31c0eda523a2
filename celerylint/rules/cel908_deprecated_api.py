"""Something is used that Celery only keeps for old code.

Why: the routing options of tasks (`queue=`, `exchange=`, …) go with Celery 6, and Celery warns of them from 5.7 on.
    `subtask` is the old name of `signature`: it still works, and nothing says for how long.

Bad:
    from celery import shared_task

    @shared_task
    def send(order_id): ...

    def later(order_id):
        return send.subtask((order_id,))
Good:
    from celery import shared_task

    @shared_task
    def send(order_id): ...

    def later(order_id):
        return send.signature((order_id,))
Limits: options of tasks are reported where the project surely runs a Celery that warns of them.
Fix: Write `signature`; name queues in `task_routes`.
Refs: Celery docs, "Change history"; `celery.app.task`
Proof: tests/proofs/test_cel908_deprecated_api.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import SignatureCall
from celerylint.model.edits import Replace
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.options import DEPRECATED_TASK_ATTRIBUTES

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_OLD: Final = ".subtask"


@rule.check(SignatureCall)
def check(call: SignatureCall, project: Project) -> Iterator[Finding]:
    if call.how == "subtask":
        func = call.site.call.func
        path = e.dotted(func) or ""
        edits = (Replace(path.removesuffix(_OLD) + ".signature", func.span),) if path.endswith(_OLD) else ()
        yield rule.at(
            call.span,
            "`subtask` is the old name of `signature`, kept for old code only",
            symbol=call.task.name,
            fix=Fix("Write `signature`", Safety.SAFE, edits) if edits else None,
        )


@rule.check(Task)
def check_task(task: Task, project: Project) -> Iterator[Finding]:
    for option in task.written:
        since = DEPRECATED_TASK_ATTRIBUTES.get(option.name)
        if since is not None and project.celery.at_least(since):
            yield rule.at(
                option.span,
                f"`{option.name}` of `{task.label}` goes with Celery 6: name it in `task_routes`",
                symbol=task.name,
            )
