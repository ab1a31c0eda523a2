"""Result is asked for, but there is no result backend.

Why: without a result backend nothing is stored. `get()`, `ready()` and `state` fail with "No result backend is
    configured" or AttributeError ('DisabledBackend') when they are reached.

Bad:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0", task_acks_late=True, task_reject_on_worker_lost=True)
    app.conf.task_time_limit = 60

    @app.task
    def price(cart_id): ...

    def total(cart_id):
        return price.delay(cart_id).get(timeout=10)
Good:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0", backend="redis://broker/1", task_acks_late=True)
    app.conf.update(task_time_limit=60, task_reject_on_worker_lost=True)

    @app.task
    def price(cart_id): ...

    def total(cart_id):
        return price.delay(cart_id).get(timeout=10)
Limits: reported where every setting of the app can be read, and none names a backend. Silent for results that are
    looked up by id in a project of several apps, and where tests may run eagerly (`task_always_eager`).
Fix: Configure `result_backend`, or do without the result.
Refs: Celery docs, "Keeping Results"; `celery.backends.base.DisabledBackend`
Proof: tests/proofs/test_cel219_result_without_backend.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.project import Project
from celerylint.model.result_uses import ResultUse
from celerylint.model.values import Absent, Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(ResultUse)
def check(use: ResultUse, project: Project) -> Iterator[Finding]:
    apps = _apps(use, project)
    if not apps or any(not _lacks(app) for app in apps):
        return
    yield rule.at(
        use.span,
        f"`{use.how}` fails here: `{apps[0].name}` has no result backend",
        related=[(apps[0].span, "the app is made here")],
        symbol=use.sent.target if use.sent is not None else use.how,
        app=apps[0].name,
    )


def _apps(use: ResultUse, project: Project) -> list[App]:
    if use.sent is not None and use.sent.task is not None:
        return project.apps_of(use.sent.task)
    return list(project.apps) if len(project.apps) == 1 else []


def _lacks(app: App) -> bool:
    if app.hidden or not isinstance(app.get("task_always_eager"), Absent):
        return False
    backend = app.get("result_backend")
    none = isinstance(backend, Absent) or (isinstance(backend, Known) and not backend.value)
    return none or app.scheme("result_backend") == "disabled"
