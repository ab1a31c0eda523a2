"""State of a task that keeps no result is updated.

Why: `update_state` writes the state whether or not the task ignores its result. When the task ends, nothing
    overwrites it: whoever looks sees "PROGRESS, 90 %" until the result expires, and cannot tell a finished task from
    a stuck one.

Bad:
    from celery import shared_task

    @shared_task(bind=True, ignore_result=True)
    def export(self, rows):
        for number, row in enumerate(rows):
            write(row)
            self.update_state(state="PROGRESS", meta={"done": number})
Good:
    from celery import shared_task

    @shared_task(bind=True)
    def export(self, rows):
        for number, row in enumerate(rows):
            write(row)
            self.update_state(state="PROGRESS", meta={"done": number})
Limits: the option and the setting `task_ignore_result` count, as far as they can be read.
Fix: Drop `ignore_result`, or keep the progress elsewhere.
Refs: `celery.app.task.Task.update_state`
Proof: tests/proofs/test_cel902_lost_progress_state.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import RunCall
from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.values import ABSENT, Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    if call.callee != "celery.Task.update_state":
        return
    values = [effective(call.task, "ignore_result", app) for app in project.apps_of(call.task)]
    found = values or [call.task.options.get("ignore_result", ABSENT)]
    if not all(isinstance(value, Known) and value.value is True for value in found):
        return
    (place, *_) = (value.span for value in found if isinstance(value, Known))
    yield rule.at(
        call.span,
        f"the state set here stays when `{call.task.label}` ends: the task keeps no result that would replace it",
        related=[(place, "its result is ignored"), *(step.seen for step in call.chain)],
        symbol=call.task.name,
    )
