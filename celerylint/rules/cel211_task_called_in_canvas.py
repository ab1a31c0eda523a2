"""Task is called where its signature belongs.

Why: a canvas is made of signatures. `chain(fetch(url), store.s())` runs `fetch` on the spot, in this process, and
    gives its result to the chain; `group([fetch.delay(url)])` sends it and gives a result object. Both fail when the
    canvas is applied. A task without `.s()` fails the same way.

Bad:
    from celery import chain, shared_task

    @shared_task
    def fetch(url): ...

    @shared_task
    def store(page): ...

    def update(url):
        chain(fetch(url), store.s()).delay()
Good:
    from celery import chain, shared_task

    @shared_task
    def fetch(url): ...

    @shared_task
    def store(page): ...

    def update(url):
        chain(fetch.s(url), store.s()).delay()
Limits: looks at what is written in the call of `chain`, `group` or `chord`, in a list or comprehension there. A task
    that is called has low confidence where it returns something that may be a signature.
Fix: Write `.s(…)` after the task's name.
Refs: Celery docs, "Canvas: Designing Work-flows"
Proof: tests/proofs/test_calls_oracle.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.canvas import Canvas, Part
from celerylint.model.edits import Replace, insert_after
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Canvas)
def check(canvas: Canvas, project: Project) -> Iterator[Finding]:
    for part in canvas.parts:
        if part.kind in ("called", "sent", "task") and part.task is not None:
            yield rule.at(
                part.span,
                f"{_what(part)} where `{canvas.kind}` wants its signature",
                confidence=_confidence(part, project),
                symbol=part.task.name,
                fix=_fix(part),
            )


def _what(part: Part) -> str:
    label = part.task.label if part.task is not None else ""
    if part.kind == "called":
        return f"`{label}` runs here and now, and stands"
    return f"`{label}` is sent here and now, and stands" if part.kind == "sent" else f"the task `{label}` itself stands"


def _confidence(part: Part, project: Project) -> Confidence:
    function = project.function(part.task.function) if part.task is not None else None
    makes = {"chain", "group", "chord", "s", "si", "signature"}
    names = function.names if function is not None and part.kind == "called" else ()
    return Confidence.LOW if makes & {name.rpartition(".")[2] for name in names} else Confidence.HIGH


def _fix(part: Part) -> Fix | None:
    match part.kind, part.expr:
        case "called", e.Call(func=func):
            return Fix("Write `.s(…)`", Safety.SAFE, (insert_after(func.span, ".s"),))
        case "sent", e.Call(func=e.Name(path=path) as func) if path.endswith(".delay"):
            return Fix("Write `.s(…)`", Safety.SAFE, (Replace(f"{path.removesuffix('.delay')}.s", func.span),))
        case "task", _:
            return Fix("Write `.s()`", Safety.SAFE, (insert_after(part.span, ".s()"),))
        case _:
            return None
