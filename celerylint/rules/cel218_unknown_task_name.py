"""Code sends a task that nobody defines.

Why: the name in `send_task` and `signature` is only looked up by the worker. When no task has it, the worker logs
    "Received unregistered task", throws the message away, and whoever waits for the result gets `NotRegistered`. The
    sender hears nothing.

Bad:
    from celery import Celery

    app = Celery("airport")

    @app.task(name="airport.board_flight")
    def board_flight(number): ...

    app.send_task("airport.board_fligth", args=["LH 400"])
Good:
    from celery import Celery

    app = Celery("airport")

    @app.task(name="airport.board_flight")
    def board_flight(number): ...

    app.send_task("airport.board_flight", args=["LH 400"])
Limits: `send_task` is how one service sends tasks of another: a name whose module is no part of the project is
    reported with medium confidence when it is nearly the name of a task here, else with low confidence. Files that do
    not parse, and tasks whose names only a run can tell, lower the confidence too. Names that are put together at run
    time are not judged.
Fix: Write the name under which the task is registered: its `name=`, or the module as it is imported and the function.
Refs: Celery docs, "Names"; `celery.worker.consumer.Consumer.on_unknown_task`
Proof: tests/proofs/test_cel218_unknown_task_name.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import NamedSend
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(NamedSend)
def check(send: NamedSend, project: Project) -> Iterator[Finding]:
    lookup = send.lookup
    if lookup.task is not None:
        return
    yield rule.at(
        send.span,
        f"no task is named `{send.name}`{lookup.why}: workers throw the message away",
        confidence=Confidence[lookup.certainty.upper()],
        help=f"Did you mean `{lookup.near}`?" if lookup.near else "",
        related=lookup.places,
        symbol=send.name,
    )
