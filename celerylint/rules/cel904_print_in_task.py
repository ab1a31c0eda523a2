"""Task prints instead of logging.

Why: what a task prints goes to the worker's log as a warning of `celery.redirected`, each argument in a line of its
    own, without the task's name and id, and cannot be filtered by level. A logger from `get_task_logger` says which
    task and which run spoke.

Bad:
    from celery import shared_task

    @shared_task
    def tidy(path):
        print("tidying", path)
Good:
    from celery import shared_task
    from celery.utils.log import get_task_logger

    logger = get_task_logger(__name__)

    @shared_task
    def tidy(path):
        logger.info("tidying %s", path)
Limits: looks at the bodies of tasks, not at what they call; silent for `print(…, file=…)`.
Fix: Write `logger.info(…)` with `logger = get_task_logger(__name__)`.
Refs: Celery docs, "Logging"; `celery.utils.log.LoggingProxy`
Proof: tests/proofs/test_cel904_print_in_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    if call.callee == "builtins.print" and not call.chain and e.keyword(call.site.call, "file") is None:
        yield rule.at(
            call.span,
            f"what `{call.task.label}` prints is logged as a warning, without the task's name and id",
            symbol=call.task.name,
        )
