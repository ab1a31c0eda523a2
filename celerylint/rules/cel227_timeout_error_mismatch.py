"""Handler for a timeout catches another class than is raised.

Why: `result.get(timeout=…)` raises `celery.exceptions.TimeoutError`, which is not the built-in `TimeoutError`. A
    handler for the latter never runs: the exception goes on to whoever called.

Bad:
    from celery import shared_task

    @shared_task
    def price(cart_id): ...

    def total(cart_id):
        try:
            return price.delay(cart_id).get(timeout=10)
        except TimeoutError:
            return None
Good:
    from celery import shared_task
    from celery.exceptions import TimeoutError

    @shared_task
    def price(cart_id): ...

    def total(cart_id):
        try:
            return price.delay(cart_id).get(timeout=10)
        except TimeoutError:
            return None
Limits: medium confidence where the `try` calls something else that may raise the built-in one.
Fix: Import `TimeoutError` from `celery.exceptions`.
Refs: `celery.exceptions.TimeoutError`
Proof: tests/proofs/test_cel227_timeout_error_mismatch.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.edits import Imported, Replace
from celerylint.model.project import Project
from celerylint.model.result_uses import ResultUse
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.celery import WAIT_METHODS
from celerylint.vocabulary.errors import BROAD

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_OTHERS: Final = frozenset(
    ("builtins.TimeoutError", "asyncio.TimeoutError", "socket.timeout", "asyncio.exceptions.TimeoutError")
)
_RIGHT: Final = BROAD | {"celery.exceptions.TimeoutError", "celery.exceptions.CeleryError"}


@rule.check(ResultUse)
def check(use: ResultUse, project: Project) -> Iterator[Finding]:
    names = {name for name, _ in use.caught}
    wrong = next(((name, span) for name, span in use.caught if name in _OTHERS), None)
    if use.how not in WAIT_METHODS or wrong is None or names & _RIGHT:
        return
    name, span = wrong
    yield rule.at(
        span,
        f"this handler never runs: `{use.how}` raises `celery.exceptions.TimeoutError`, not"
        f" `{name.removeprefix('builtins.')}`",
        confidence=Confidence.HIGH if use.alone else Confidence.MEDIUM,
        related=[(use.span, "waits here")],
        symbol="TimeoutError",
        fix=Fix(
            "Catch `celery.exceptions.TimeoutError`",
            Safety.SAFE,
            (Replace((Imported("celery.exceptions", "TimeoutError"),), span),),
        )
        if use.alone
        else None,
    )
