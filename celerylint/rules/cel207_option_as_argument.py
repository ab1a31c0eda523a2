"""Option of the call is given to `delay`, which hands it to the task.

Why: `delay(…)` and `s(…)` pass every argument to the task. `delay(order_id, countdown=60)` calls the task with a
    parameter `countdown` that it does not have: TypeError when it is sent. A task with `**kwargs` swallows it, and
    runs at once.

Bad:
    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.delay(user.id, countdown=3600)
Good:
    from celery import shared_task

    @shared_task
    def remind(user_id): ...

    def sign_up(user):
        remind.apply_async((user.id,), countdown=3600)
Limits: silent where the task has a parameter of that name. Moderate with medium confidence where it takes `**kwargs`.
Fix: Use `apply_async`, or `.set(…)` on a signature.
Refs: `celery.app.task.Task.delay`
Proof: tests/proofs/test_calls_oracle.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.arguments import Takes, takes
from celerylint.model.calls import Enqueue, SignatureCall
from celerylint.model.edits import Part, Replace, Source
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_OPTIONS: Final = frozenset(
    "countdown eta expires queue priority routing_key exchange task_id retry retry_policy serializer compression link"
    " link_error time_limit soft_time_limit ignore_result".split()
)


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    if call.direct and call.how in ("delay", "delay_on_commit"):
        yield from _judged(call, project)


@rule.check(SignatureCall)
def check_signature(call: SignatureCall, project: Project) -> Iterator[Finding]:
    if call.how in ("s", "si"):
        yield from _judged(call, project)


def _judged(call: Enqueue | SignatureCall, project: Project) -> Iterator[Finding]:
    taken = takes(call.task, project.function(call.task.function)) if call.task is not None else None
    if taken is None or call.task is None:
        return
    names = [arg.keyword for arg in call.site.call.args if arg.keyword in _OPTIONS and not _is_own(arg.keyword, taken)]
    for name in names:
        value = e.keyword(call.site.call, name or "")
        assert value is not None
        yield rule.at(
            value.span,
            f"`{call.how}` hands `{name}` to `{call.task.label}`"
            + (": it has no effect" if taken.any_name else ", which has no such parameter: TypeError"),
            severity=Severity.MODERATE if taken.any_name else None,
            confidence=Confidence.MEDIUM if taken.any_name else Confidence.HIGH,
            help="Use `apply_async`" if isinstance(call, Enqueue) else f"Use `.set({name}=…)`",
            symbol=call.task.name,
            fix=_fix(call) if isinstance(call, Enqueue) and call.how == "delay" and not taken.any_name else None,
        )


def _is_own(name: str | None, taken: Takes) -> bool:
    return any(param.name == name for param in (*taken.positional, *taken.keyword))


def _fix(call: Enqueue) -> Fix | None:
    """`apply_async` with the same arguments; comments between several lines would be lost."""
    written = call.site.call
    if written.span.line != written.span.end_line or any(arg.star for arg in written.args):
        return None
    positional = [arg.value for arg in written.args if arg.keyword is None]
    named = [(arg.keyword, arg.value) for arg in written.args if arg.keyword and arg.keyword not in _OPTIONS]
    options = [(arg.keyword, arg.value) for arg in written.args if arg.keyword in _OPTIONS]
    parts: list[list[Part]] = []
    if positional:
        items = [part for value in positional for part in (Source(value.span), ", ")]
        parts.append(["(", *(items if len(positional) == 1 else items[:-1]), ")"])
        if len(positional) == 1:
            parts[-1][-2] = ","
    if named:
        items = [part for name, value in named for part in (f'"{name}": ', Source(value.span), ", ")]
        parts.append(["kwargs={", *items[:-1], "}"])
    parts += [[f"{name}=", Source(value.span)] for name, value in options]
    inner = [piece for part in parts for piece in (*part, ", ")][:-1]
    owner = (e.dotted(written.func) or "").rpartition(".")[0]
    if not owner:
        return None
    code = (f"{owner}.apply_async(", *inner, ")")
    return Fix("Use `apply_async`", Safety.SAFE, (Replace(code, written.span),))
