"""Task waits for the result of another task.

Why: in a worker, `get` on a result raises `RuntimeError: Never call result.get() within a task!`, before it even looks
    whether the result is there. Where that is switched off (`allow_join_result`, `disable_sync_subtasks=False`) the
    task occupies its slot while it waits for work that needs a slot too: when all slots wait, nothing ever runs.

Bad:
    from celery import Celery, group

    app = Celery("post", broker="redis://broker/0", backend="redis://broker/1")

    @app.task
    def sort(sack): ...

    @app.task
    def sort_all(sacks):
        results = group(sort.s(sack) for sack in sacks).apply_async()
        return sum(results.get())
Good:
    from celery import Celery, chord

    app = Celery("post", broker="redis://broker/0", backend="redis://broker/1")

    @app.task
    def sort(sack): ...

    @app.task
    def total(counts):
        return sum(counts)

    @app.task
    def sort_all(sacks):
        chord(sort.s(sack) for sack in sacks)(total.s())
Limits: major where waiting is allowed on purpose. Helpers are followed through calls that names can tell. Silent for
    tasks that ignore their results (`get` returns None at once), for `apply()`, which runs in place, and for
    `ready`, `state` and `result`, which do not wait. A gevent or eventlet pool lets tasks wait.
Fix: Let a callback go on with the result: `link=`, a chain, or a chord after a group.
Refs: Celery docs, "Avoid launching synchronous subtasks"
Proof: tests/proofs/test_cel210_result_get_in_task.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.results import ResultWait
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(ResultWait)
def check(wait: ResultWait, project: Project) -> Iterator[Finding]:
    through = f" (through `{wait.chain[-1].callee}`)" if wait.chain else ""
    where = f"`{wait.task.label}`{through} waits for {_what(wait)}"
    if wait.allowed is not None:
        yield rule.at(
            wait.span,
            f"{where}: when every slot of the workers waits so, nothing runs any more",
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            related=[*_chain(wait), (wait.allowed, "Celery is told to allow it here")],
            symbol=wait.task.name,
        )
        return
    yield rule.at(
        wait.span,
        f"{where}: in a worker `{wait.how}` raises RuntimeError",
        confidence=_confidence(wait, project),
        related=_chain(wait),
        symbol=wait.task.name,
    )


def _what(wait: ResultWait) -> str:
    if wait.sent is None:
        return "a result"
    return f"`{wait.sent.task.label}`" if wait.sent.task is not None else "the tasks that it sends"


def _confidence(wait: ResultWait, project: Project) -> Confidence:
    pools = [app.get("worker_pool") for app in project.apps_of(wait.task)]
    if any(isinstance(pool, Known) and pool.value in ("gevent", "eventlet") for pool in pools):
        return Confidence.LOW
    return Confidence.MEDIUM if wait.chain or wait.sent is None else Confidence.HIGH


def _chain(wait: ResultWait) -> list[tuple[Span, str]]:
    sent = [(wait.sent.span, "sent here")] if wait.sent is not None else []
    return [*(step.seen for step in wait.chain), *sent]
