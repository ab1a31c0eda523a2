"""Signal receiver logs every task.

Why: the worker itself logs each task that it receives and each that succeeds. A receiver of `task_prerun` or
    `task_postrun` that logs too writes two more lines for every run of every task; where a health check or a poller
    runs each minute, these drown what one looks for.

Bad:
    import logging

    from celery.signals import task_prerun

    logger = logging.getLogger(__name__)

    @task_prerun.connect
    def on_start(task=None, task_id=None, **kwargs):
        logger.info("task %s[%s] starts", task.name, task_id)
Good:
    import logging

    from celery.signals import task_prerun

    logger = logging.getLogger(__name__)

    @task_prerun.connect
    def on_start(task=None, task_id=None, **kwargs):
        if task.name not in ("shop.tasks.ping", "shop.tasks.poll"):
            logger.info("task %s[%s] starts", task.name, task_id)
Limits: silent when the receiver names its `sender`, when the call stands in a branch or after a way out, and for
    `debug`. Loggers are known by their names.
Fix: Log at debug level, skip the tasks that run often, or leave it to Celery's own lines.
Refs: Celery docs, "Signals"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.monitoring import SignalLog
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.values import Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_OFTEN: Final = 600


@rule.check(SignalLog)
def check(log: SignalLog, project: Project) -> Iterator[Finding]:
    often = [entry for entry in project.subjects(BeatEntry) if _seconds(entry) <= _OFTEN]
    busiest = min(often, key=_seconds, default=None)
    more = f", `{busiest.key}` alone every {_seconds(busiest):g} seconds" if busiest is not None else ""
    yield rule.at(
        log.span,
        f"`{log.function.name}` logs a line for every run of every task{more}",
        related=[(busiest.span, "this one runs often")] if busiest is not None else [],
        symbol=log.function.name,
    )


def _seconds(entry: BeatEntry) -> float:
    return float(entry.period.value) if isinstance(entry.period, Known) else float("inf")
