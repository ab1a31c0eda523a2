"""Task catches the exceptions for which it is to be retried.

Why: `autoretry_for` acts on exceptions that leave the task. A handler around the whole body that logs and returns
    lets none out: the task is never retried, and ends in SUCCESS.

Bad:
    from celery import shared_task

    @shared_task(autoretry_for=(OSError,), retry_backoff=True)
    def sync(shop_id):
        try:
            fetch(shop_id)
        except Exception as exc:
            return {"error": str(exc)}
Good:
    from celery import shared_task

    @shared_task(autoretry_for=(OSError,), retry_backoff=True)
    def sync(shop_id):
        fetch(shop_id)
Limits: reported where every call of the task that may fail stands in the `try`, and its handler for these exceptions
    raises nothing. Calls of a logger outside do not count.
Fix: Let the exception out, or raise it again in the handler.
Refs: `celery.app.autoretry.add_autoretry_behaviour`
Proof: tests/proofs/test_cel511_broad_autoretry.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.autoretry import AutoRetry
from celerylint.model.facts import TryFrame
from celerylint.model.handling import Handling
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.errors import BROAD

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_HARMLESS: Final = re.compile(
    r"(?:^|\.)_?log(?:ger|ging)?\.|^(?:str|len|int|print|dict|list|set|isinstance|getattr)$", re.I
)


@rule.check(AutoRetry)
def check(retry: AutoRetry, project: Project) -> Iterator[Finding]:
    if retry.task.wrapped:
        return
    for handling in project.having(Handling, "function", retry.task.function):
        if _takes(handling, retry) and not _lets_out(handling) and _is_all(handling, project):
            yield rule.at(
                handling.span,
                f"`{retry.task.label}` is never retried: what `autoretry_for` waits for ends in this handler",
                related=[(retry.span, "to be retried for these")],
                symbol=retry.task.name,
            )


def _takes(handling: Handling, retry: AutoRetry) -> bool:
    """Whether a clause, which no loop or other `try` stands around, takes all of the exceptions."""
    names = set(handling.names)
    return not handling.outer and (not names or bool(names & BROAD) or set(retry.names) <= names)


def _lets_out(handling: Handling) -> bool:
    calls = (node for item in handling.body if item.value for node in e.walk(item.value) if isinstance(node, e.Call))
    return any(item.kind == "raise" for item in handling.body) or any(
        e.last_name(call.func) == "retry" for call in calls
    )


def _is_all(handling: Handling, project: Project) -> bool:
    """Whether everything that may fail stands in the same `try`."""
    tries = {frame.ident for item in handling.tried for frame in item.frames if isinstance(frame, TryFrame)}
    for site in project.calls_in(handling.function):
        inside = any(isinstance(frame, TryFrame) and frame.ident in tries for frame in site.frames)
        written = e.dotted(site.call.func) or e.last_name(site.call.func)
        if site.role != "decorator" and not inside and not _HARMLESS.search(written):
            return False
    return bool(tries)
