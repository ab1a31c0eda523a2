"""Messages are written in a form that the workers do not accept.

Why: a worker takes the content types in `accept_content`, which is JSON alone by default. With `task_serializer =
    "pickle"` and nothing else, sending succeeds, and the worker drops every message: "Refusing to deserialize
    untrusted content".

Bad:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)
    app.conf.task_serializer = "yaml"

    @app.task
    def sell(order_id): ...
Good:
    from celery import Celery

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)
    app.conf.task_serializer = "json"

    @app.task
    def sell(order_id): ...
Limits: compares literal values of one app. Silent when either may be set where it cannot be read.
Fix: Add the type to `accept_content` (for `result_serializer`: to `result_accept_content`), or use JSON.
Refs: Celery docs, `accept_content`; `kombu.exceptions.ContentDisallowed`
Proof: tests/proofs/test_cel307_serializer_not_accepted.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.project import Project
from celerylint.model.values import Absent, Known, Value
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_TYPES: Final = {
    "application/json": "json",
    "application/x-python-serialize": "pickle",
    "application/x-yaml": "yaml",
    "application/x-msgpack": "msgpack",
    "application/data": "auth",
}
_KNOWN: Final = frozenset(_TYPES.values())


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    accepted = _accepted(app.get("accept_content"))
    results = app.get("result_accept_content")
    yield from _compared(app, "task_serializer", accepted, "the worker drops every message")
    yield from _compared(
        app,
        "result_serializer",
        accepted if isinstance(results, Absent) else _accepted(results),
        "`get()` refuses every result",
    )


def _compared(app: App, setting: str, accepted: frozenset[str] | None, outcome: str) -> Iterator[Finding]:
    given = app.get(setting)
    name = _TYPES.get(str(given.value), str(given.value)) if isinstance(given, Known) else None
    if name is None or accepted is None or name not in _KNOWN or name in accepted:
        return
    assert isinstance(given, Known)
    yield rule.at(
        given.span,
        f"{outcome}: `{name}` is not among what `{app.name}` accepts ({', '.join(sorted(accepted)) or 'nothing'})",
        symbol=setting,
        app=app.name,
    )


def _accepted(value: Value) -> frozenset[str] | None:
    """The names of what is accepted; None where only a run can tell."""
    if isinstance(value, Absent):
        return frozenset(("json",))
    given = value.value if isinstance(value, Known) else None
    if isinstance(given, (tuple, set, frozenset)) and all(isinstance(item, str) for item in given):
        return frozenset(_TYPES.get(str(item), str(item)) for item in given)
    return None
