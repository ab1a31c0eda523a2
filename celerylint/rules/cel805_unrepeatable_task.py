"""A task that may run twice does what must happen once.

Why: with `acks_late` a message whose worker goes away is delivered again, and the task starts from the beginning,
    whatever the first run had done: a customer is charged twice, a mail sent twice, a counter counts twice. A message
    can also come twice at the same time (see CEL806). Late acknowledgement is for tasks that look first whether the
    work is done.

Bad:
    import stripe
    from celery import Celery

    app = Celery("ferry", broker="redis://broker/0")

    @app.task(acks_late=True, reject_on_worker_lost=True)
    def sell_ticket(passenger, cents):
        stripe.PaymentIntent.create(amount=cents, currency="eur", customer=passenger)
Good:
    import stripe
    from celery import Celery

    app = Celery("ferry", broker="redis://broker/0")

    @app.task(acks_late=True, reject_on_worker_lost=True)
    def sell_ticket(passenger, cents, order):
        stripe.PaymentIntent.create(amount=cents, currency="eur", customer=passenger, idempotency_key=order)
Limits: known calls of mail, payment and message libraries, and tasks whose name, documentation or callees speak of
    money. Any condition around them, or left by, counts as a look at what is done already, so does a lock, a unique row
    or an idempotency key.
Fix: Pass an idempotency key, look at a status in the database first, or acknowledge this task early with
    `acks_late=False`.
Refs: Celery docs, "Tasks: Basics" (idempotent)
Proof: tests/proofs/test_cel801_missing_acks_late.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import RunCall
from celerylint.model.effective import effective, is_on
from celerylint.model.facts import FunctionFact, IfFrame, TryFrame
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.effects import EFFECTS, GUARD_KEYWORDS, GUARD_NAME, MONEY_NAME, MONEY_WORD

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", confidence=Confidence.MEDIUM, default=False)


@rule.check(RunCall)
def check_call(call: RunCall, project: Project) -> Iterator[Finding]:
    """Calls that are known to do something for good."""
    effect = next((effect for path, effect in EFFECTS.items() if path.search(call.callee)), None)
    if effect is None or not _repeats(call.task, project):
        return
    around = any(isinstance(frame, IfFrame) for frame in call.site.frames)
    keyed = any(arg.keyword in GUARD_KEYWORDS or arg.star for arg in call.site.call.args)
    facts = (project.function(call.function), project.function(call.task.function))
    if not around and not keyed and not any(fact is not None and _is_guarded(fact) for fact in facts):
        yield rule.at(
            call.span,
            f"this {effect} again when `{call.task.label}` is delivered again, for it is acknowledged late",
            related=[(call.task.span, "this task may run twice")],
            symbol=call.task.name,
        )


@rule.check(Task)
def check_name(task: Task, project: Project) -> Iterator[Finding]:
    """Tasks that say themselves that they move money."""
    fact = project.function(task.function)
    if fact is None or not _repeats(task, project) or _is_guarded(fact):
        return
    speaks = (
        MONEY_NAME.search(task.label) or any(map(MONEY_NAME.search, fact.names)) or MONEY_WORD.search(task.docstring)
    )
    if speaks:
        yield rule.at(
            task.span,
            f"`{task.label}` moves money, as it seems, and does so again when it is delivered again, for it is"
            " acknowledged late",
            symbol=task.name,
        )


def _repeats(task: Task, project: Project) -> bool:
    return any(is_on(effective(task, "acks_late", app)) for app in project.apps_of(task))


def _is_guarded(fact: FunctionFact) -> bool:
    """Whether a function looks first: it may leave early, or names what makes a second run harmless."""
    if any(map(GUARD_NAME.search, fact.names)):
        return True
    return any(
        item.kind in ("return", "raise")
        and any(isinstance(frame, IfFrame) for frame in item.frames)
        and not any(isinstance(frame, TryFrame) and frame.arm == "handler" for frame in item.frames)
        for item in fact.statements
    )
