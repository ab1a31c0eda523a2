"""Task class is sent, but not registered.

Why: since Celery 4 a class that derives from `Task` is no task of an app until `app.register_task(…)` is called. What
    sends it works; the worker knows no task of that name, and discards the message.

Bad:
    from celery import Celery, Task

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)

    class Sync(Task):
        name = "shop.sync"

        def run(self, shop_id): ...

    def start(shop_id):
        Sync().delay(shop_id)
Good:
    from celery import Celery, Task

    app = Celery("shop", task_acks_late=True, task_reject_on_worker_lost=True, task_time_limit=60)

    class Sync(Task):
        name = "shop.sync"

        def run(self, shop_id): ...

    sync = app.register_task(Sync())

    def start(shop_id):
        sync.delay(shop_id)
Limits: silent where anything in the project registers the class or something that cannot be followed, and where the
    project may run a Celery before 4.
Fix: Call `app.register_task(Sync())`, and send what it returns.
Refs: Celery docs, "Custom task classes"; `celery.app.base.Celery.register_task`
Proof: tests/proofs/test_cel117_unregistered_task_class.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_REGISTERING: Final = frozenset(("register_task", "register", "autoregister"))


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    if not task.is_class or project.celery.below((4, 0)) or not project.having(Enqueue, "task", task):
        return
    name = _class_name(task)
    if name and not any(_may_register(call, name) for call in _registrations(project)):
        sent = project.having(Enqueue, "task", task)[0]
        yield rule.at(
            task.span,
            f"no worker knows `{task.name}`: its class is sent, but never registered",
            related=[(sent.span, "sent here")],
            symbol=task.name,
        )


def _class_name(task: Task) -> str:
    scope = task.function.scope if task.function is not None else ""
    return scope.removesuffix(".run").rpartition(".")[2] if scope.endswith(".run") else ""


def _registrations(project: Project) -> Iterator[e.Call]:
    for facts in project.files.values():
        for site in facts.calls:
            if e.last_name(site.call.func) in _REGISTERING:
                yield site.call
        for cls in facts.classes:
            yield from (e.Call(item, (), cls.span) for item in cls.decorators if e.last_name(item) in _REGISTERING)


def _may_register(call: e.Call, name: str) -> bool:
    """Whether a call registers the class, or something that may be it."""
    given = e.positional(call, 0)
    made = given.func if isinstance(given, e.Call) else given
    written = e.last_name(made) if made is not None else ""
    return written == name or not written[:1].isupper()
