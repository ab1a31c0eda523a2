"""Task ends its process.

Why: `sys.exit()` or `os._exit()` in a task takes the worker's child process with it. The task ends as if the process
    had been killed: FAILURE with WorkerLostError, or PENDING for ever in older releases. No handler of the task's
    base class runs, and everything that the process kept (connections, caches) has to be made anew.

Bad:
    import sys

    from celery import shared_task

    @shared_task
    def load(path):
        if not path:
            sys.exit(1)
Good:
    from celery import shared_task

    @shared_task
    def load(path):
        if not path:
            raise ValueError("no path")
Limits: follows helpers, and says less surely what happens there. Silent where a handler for `SystemExit` or
    `BaseException` is around it.
Fix: Raise an exception to fail, `celery.exceptions.Ignore` to end without a result, or return.
Refs: `celery.app.trace.build_tracer`
Proof: tests/proofs/test_cel520_process_exit_in_task.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.facts import TryFrame
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_POLITE: Final = frozenset(("sys.exit", "builtins.exit", "builtins.quit"))
_EXITS: Final = _POLITE | {"os._exit", "os.abort"}
_CATCHERS: Final = frozenset(("SystemExit", "BaseException"))


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    if call.callee not in _EXITS or (call.callee in _POLITE and _is_caught(call)) or _is_handed_on(call, project):
        return
    yield rule.at(
        call.span,
        f"`{e.dotted(call.site.call.func) or call.callee}` ends the worker process: `{call.task.label}` is lost",
        confidence=Confidence.MEDIUM if call.chain else Confidence.HIGH,
        related=[step.seen for step in call.chain],
        symbol=call.task.name,
    )


def _is_caught(call: RunCall) -> bool:
    frames = (frame for frame in call.site.frames if isinstance(frame, TryFrame) and frame.arm == "body")
    handlers = (handler for frame in frames for handler in frame.handlers)
    return any(
        not handler.types or any(e.last_name(kind) in _CATCHERS for kind in handler.types) for handler in handlers
    )


def _is_handed_on(call: RunCall, project: Project) -> bool:
    """Whether a function on the way is only passed to another, which may run it in a process of its own."""
    for step in call.chain:
        made = next((site for site in project.files[step.span.path].calls if site.call.span == step.span), None)
        if made is None or e.last_name(made.call.func) != step.callee:
            return True
    return False
