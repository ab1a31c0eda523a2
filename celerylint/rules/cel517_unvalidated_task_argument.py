"""Task parses one of its arguments, unguarded.

Why: an argument that cannot be parsed will never be parsed: the task fails far away from whoever sent it, or, where a
    retry catches the error, it fails again on every attempt. Better parse before sending, where the caller can be told.

Bad:
    from datetime import date

    from celery import shared_task

    @shared_task
    def import_day(day):
        load(date.fromisoformat(day))
Good:
    from datetime import date

    from celery import shared_task

    @shared_task
    def import_day(year, month, day):
        load(date(year, month, day))

    def import_from_form(text):
        day = date.fromisoformat(text)
        import_day.delay(day.year, day.month, day.day)
Limits: advice, and off by default. Silent inside a `try` that catches ValueError and does not retry.
Fix: Parse the value before the task is sent; in the task, let the error fail it, and do not retry for it.
Refs: Celery docs, "Tasks: Tips and Best Practices"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.facts import Handler, TryFrame
from celerylint.model.project import Project
from celerylint.model.retries import RetryCall
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.errors import PARSERS

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_CATCHERS: Final = frozenset(("ValueError", "TypeError", "Exception", "BaseException", "InvalidOperation"))


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    if call.callee not in PARSERS or call.chain or not call.site.call.args:
        return
    function = project.function(call.task.function)
    given = e.dotted(call.site.call.args[0].value)
    if function is None or given not in {param.name for param in function.params}:
        return
    retried = _retried(call, project)
    if retried is None:
        return
    end = "and is retried, though it can never succeed" if retried else "far away from whoever sent it"
    yield rule.at(
        call.span, f"`{call.task.label}` fails here when `{given}` cannot be parsed, {end}", symbol=call.task.name
    )


def _retried(call: RunCall, project: Project) -> bool | None:
    """Whether a clause around the call retries the task; None when one deals with the error."""
    retries = project.having(RetryCall, "function", call.function)
    for frame in reversed(call.site.frames):
        if not isinstance(frame, TryFrame) or frame.arm != "body":
            continue
        for index, handler in enumerate(frame.handlers):
            if _catches(handler):
                return True if any(_is_in(retry, frame, index) for retry in retries) else None
    return False


def _catches(handler: Handler) -> bool:
    return not handler.types or any((e.dotted(kind) or "").rpartition(".")[2] in _CATCHERS for kind in handler.types)


def _is_in(retry: RetryCall, frame: TryFrame, handler: int) -> bool:
    return any(
        isinstance(other, TryFrame) and other.ident == frame.ident and other.handler == handler
        for other in retry.frames
    )
