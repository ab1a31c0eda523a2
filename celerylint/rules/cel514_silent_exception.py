"""Exception is dropped without a trace.

Why: nobody watches a worker. A broad clause that does nothing hides every error there is, mistyped names included, and
    ends the task as SUCCESS; the first to notice are users.

Bad:
    from celery import shared_task

    @shared_task
    def remind(guest_ids):
        for guest_id in guest_ids:
            try:
                send_reminder(guest_id)
            except Exception:
                pass
Good:
    import logging

    from celery import shared_task

    logger = logging.getLogger(__name__)

    @shared_task
    def remind(guest_ids):
        for guest_id in guest_ids:
            try:
                send_reminder(guest_id)
            except Exception:
                logger.exception("no reminder for guest %s", guest_id)
Limits: only broad clauses of tasks and of functions below them in modules that define tasks. Where only something is
    closed, deleted, rolled back or measured, where the code goes on to another way of finding a result, and where a
    comment gives a reason, it is minor.
Fix: Log the exception, or name the one that is expected.
Refs: Python docs, "Errors and Exceptions"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.facts import Statement
from celerylint.model.handling import Handling
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.errors import BROAD

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_CLEANUP: Final = re.compile(
    r"^(?:a?close\w*|unlink|remove|rmtree|rmdir|delete\w*|rollback|disconnect\w*|dispose|quit|shutdown|release|terminate|kill"
    r"|cleanup\w*|cancel\w*|stop|expunge\w*)$|_close$"
)
_METRICS: Final = re.compile(r"metric|statsd|telemetry|prometheus|gauge|counter|histogram|sentry|capture_", re.I)
_COMMENT: Final = re.compile(r"#\s*(?!noqa|pragma|type:|pylint|nosec|fmt:)\w")


@rule.check(Handling)
def check(handling: Handling, project: Project) -> Iterator[Finding]:
    broad = not handling.names or bool(BROAD & set(handling.names))
    if broad and all(_does_nothing(item) for item in handling.body):
        tried = handling.tried
        falls_back = any(item.kind == "return" for item in tried)
        harmless = falls_back or _only_cleans_up(tried) or _only_measures(tried) or _is_explained(handling, project)
        yield rule.at(
            handling.span,
            f"whatever fails here in `{handling.task.label}` leaves no trace, {_where(handling.body)}",
            severity=Severity.MINOR if harmless else None,
            symbol=handling.task.name,
        )


def _where(body: tuple[Statement, ...]) -> str:
    noted = any(isinstance(item.value, e.Call) for item in body)
    return "unless the log keeps debug lines" if noted else "not even in the log"


def _does_nothing(item: Statement) -> bool:
    """`pass`, `continue`, `...`, or a line in the log that production does not keep."""
    if item.kind in ("pass", "continue"):
        return True
    if item.kind != "expression":
        return False
    if isinstance(item.value, e.Call):
        name = e.dotted(item.value.func) or ""
        return name.endswith(".debug") and "log" in name.lower()
    return isinstance(item.value, (e.Literal, e.Unknown))


def _only_cleans_up(tried: tuple[Statement, ...]) -> bool:
    return bool(tried) and all(item.kind in ("other", "pass") or _cleans_up(item.value) for item in tried)


def _only_measures(tried: tuple[Statement, ...]) -> bool:
    """Figures for a dashboard, news for an error tracker: nothing but calls that speak of them."""
    calls = [item.value for item in tried if item.kind != "other"]
    return bool(calls) and all(isinstance(call, e.Call) and _METRICS.search(_callee(call)) for call in calls)


def _cleans_up(value: e.Expr | None) -> bool:
    while isinstance(value, e.Operation) and value.op == "await":
        value = value.operands[0]
    if not isinstance(value, e.Call):
        return False
    return _CLEANUP.search(_callee(value).rpartition(".")[2]) is not None


def _callee(call: e.Call) -> str:
    return call.func.name if isinstance(call.func, e.Attribute) else e.dotted(call.func) or ""


def _is_explained(handling: Handling, project: Project) -> bool:
    first, last = handling.span.line, handling.span.end_line
    comments = project.files[handling.span.path].comments
    return any(first <= comment.line <= last and _COMMENT.match(comment.text) for comment in comments)
