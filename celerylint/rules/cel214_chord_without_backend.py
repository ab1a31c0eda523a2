"""Chord is sent, but there is no result backend that could count it.

Why: the worker that finishes the last task of a chord's header sends its body. It learns that from the result
    backend. Without one, and with `rpc://`, sending a chord fails with NotImplementedError. A group that is followed
    by a task becomes a chord.

Bad:
    from celery import Celery, chord

    app = Celery("shop", broker="redis://broker/0", task_acks_late=True, task_reject_on_worker_lost=True)
    app.conf.task_time_limit = 60

    @app.task
    def count(shop_id): ...

    @app.task
    def total(counts): ...

    def close_day(shops):
        chord([count.s(shop) for shop in shops], total.s()).delay()
Good:
    from celery import Celery, chord

    app = Celery("shop", broker="redis://broker/0", backend="redis://broker/1", task_acks_late=True)
    app.conf.update(task_time_limit=60, task_reject_on_worker_lost=True)

    @app.task
    def count(shop_id): ...

    @app.task
    def total(counts): ...

    def close_day(shops):
        chord([count.s(shop) for shop in shops], total.s()).delay()
Limits: reported where every setting of the app can be read. Silent where tasks may run eagerly.
Fix: Configure a `result_backend` such as Redis.
Refs: Celery docs, "Chords", "Important Notes"
Proof: tests/proofs/test_cel214_chord_without_backend.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.canvas import Canvas
from celerylint.model.project import Project
from celerylint.model.values import Absent, Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Canvas)
def check(canvas: Canvas, project: Project) -> Iterator[Finding]:
    tasks = [part.task for part in canvas.parts if part.task is not None]
    if canvas.kind != "chord" or not tasks:
        return
    apps = project.apps_of(tasks[0])
    if apps and all(map(_cannot_count, apps)):
        yield rule.at(
            canvas.span,
            f"this chord cannot be sent: `{apps[0].name}` has no result backend that counts its header",
            related=[(apps[0].span, "the app is made here")],
            symbol="result_backend",
            app=apps[0].name,
        )


def _cannot_count(app: App) -> bool:
    if app.hidden or not isinstance(app.get("task_always_eager"), Absent):
        return False
    backend = app.get("result_backend")
    none = isinstance(backend, Absent) or (isinstance(backend, Known) and not backend.value)
    return none or app.scheme("result_backend") in ("rpc", "disabled")
