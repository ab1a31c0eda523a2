"""Task in a chord's header ignores its result.

Why: the body of a chord is sent when all tasks of the header have stored a result. In a database a task with
    `ignore_result` stores none: the body is never sent, and `celery.chord_unlock` looks for it without end. Redis
    counts in another way, and works.

Bad:
    from celery import Celery, chord

    app = Celery("shop", broker="amqp://broker", backend="db+postgresql://db/results", task_acks_late=True)
    app.conf.update(task_time_limit=60, task_reject_on_worker_lost=True)

    @app.task(ignore_result=True)
    def count(shop_id): ...

    @app.task
    def total(counts): ...

    def close_day(shops):
        chord([count.s(shop) for shop in shops], total.s()).delay()
Good:
    from celery import Celery, chord

    app = Celery("shop", broker="amqp://broker", backend="db+postgresql://db/results", task_acks_late=True)
    app.conf.update(task_time_limit=60, task_reject_on_worker_lost=True)

    @app.task
    def count(shop_id): ...

    @app.task
    def total(counts): ...

    def close_day(shops):
        chord([count.s(shop) for shop in shops], total.s()).delay()
Limits: silent for Redis, and for result backends that cannot be read. Major for other backends than databases.
Fix: Let the tasks of the header keep their results.
Refs: Celery docs, "Chords", "Important Notes"
Proof: tests/proofs/test_cel215_ignore_result_in_chord.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.canvas import Canvas, Part
from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.values import Known
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Canvas)
def check(canvas: Canvas, project: Project) -> Iterator[Finding]:
    for part in canvas.parts if canvas.kind == "chord" else ():
        if part.argument == 0 and not part.body and part.kind == "signature" and (kind := _uncounted(part, project)):
            label = part.task.label if part.task is not None else ""
            yield rule.at(
                part.span,
                f"the body of this chord never runs: `{label}` ignores its result, and `{kind}` counts results",
                severity=None if kind.startswith("db") else Severity.MAJOR,
                symbol=label,
            )


def _uncounted(part: Part, project: Project) -> str:
    """The result backend that waits for a result which is not stored; "" for none."""
    apps = project.apps_of(part.task) if part.task is not None else []
    if part.task is None or len(apps) != 1:
        return ""
    ignored, scheme = effective(part.task, "ignore_result", apps[0]), apps[0].scheme("result_backend")
    if not isinstance(ignored, Known) or ignored.value is not True:
        return ""
    return "" if scheme in ("redis", "rediss", "sentinel", "rpc") else scheme
