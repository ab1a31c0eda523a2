"""Receiver of a signal is never called.

Why: signals hold their receivers by weak references. A lambda, or a function defined inside another, is gone as soon
    as the call around it ends, and nothing says so. A receiver without `**kwargs` is refused: `ValueError: Signal
    receiver must accept keyword arguments`.

Bad:
    from celery.signals import task_failure

    def set_up():
        @task_failure.connect
        def report(sender, **kwargs): ...
Good:
    from celery.signals import task_failure

    def set_up():
        @task_failure.connect(weak=False)
        def report(sender, **kwargs): ...
Limits: silent for a function that is returned or stored. Receivers that are objects or methods are not looked at.
Fix: Add `weak=False`, or `**kwargs`.
Refs: `celery.utils.dispatch.signal.Signal.connect`
Proof: tests/proofs/test_cel909_dropped_signal_receiver.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import AddKeyword
from celerylint.model.project import Project
from celerylint.model.receivers import Connection
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Connection)
def check(made: Connection, project: Project) -> Iterator[Finding]:
    function = made.function
    if function is not None and not any(param.kind == "**" for param in function.params):
        if not function.decorators or all(decorator.span == made.span for decorator in function.decorators):
            yield rule.at(
                function.span,
                f"connecting `{function.name}` to `{made.signal}` fails: a receiver must take `**kwargs`",
                related=[(made.span, "connected here")],
                help="Add `**kwargs`",
                symbol=function.name,
            )
    elif made.local and made.weak:
        name = f"`{function.name}`" if function is not None else "this lambda"
        span = made.call.span if made.call is not None else made.span
        yield rule.at(
            made.span,
            f"{name} is never called: nothing but `{made.signal}` refers to it, and that only weakly",
            symbol=function.name if function is not None else made.signal,
            fix=Fix("Add `weak=False`", Safety.SAFE, (AddKeyword("weak", "False", span),)),
        )
