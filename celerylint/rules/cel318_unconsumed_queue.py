"""Messages are sent to a queue that no worker consumes.

Why: Celery creates any queue that is named, and nobody is told that no worker listens there: messages pile up until
    the broker is full, while their tasks stay pending. A worker consumes the queues of `task_queues`, or the default
    queue, or what its `-Q` says.

Bad:
    from celery import Celery
    from kombu import Queue

    app = Celery("shop")
    app.conf.task_queues = [Queue("orders"), Queue("invoices")]

    @app.task(queue="invioces")
    def write_invoice(order_id):
        ...
Good:
    from celery import Celery
    from kombu import Queue

    app = Celery("shop")
    app.conf.task_queues = [Queue("orders"), Queue("invoices")]

    @app.task(queue="invoices")
    def write_invoice(order_id):
        ...
Limits: reported are names that look like a misspelt queue of `task_queues`, of a worker that code starts, or of the
    default queue. A name that is merely missing in `task_queues` has low confidence: the command line of a worker may
    name it. Numbered queues (`video1`, `video2`) are not taken for each other.
Fix: Write the queue's name as workers know it, or start a worker with `-Q` and this name.
Refs: Celery docs, "Routing Tasks"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.likeness import nearest
from celerylint.model.project import Project
from celerylint.model.queues import QueueName, QueueSet
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_KNOWN: Final = frozenset(("declared", "default", "consumed"))
_SENT: Final = frozenset(("route", "task", "call"))


@rule.check(QueueName)
def check(queue: QueueName, project: Project) -> Iterator[Finding]:
    known = {other.name: other for other in project.subjects(QueueName) if other.role in _KNOWN}
    if queue.role not in _SENT or queue.name in known or queue.name == "celery":
        return
    if near := _meant(queue.name, known):
        yield rule.at(
            queue.span,
            f"no worker is known to consume `{queue.name}`, only `{near}`: these messages pile up",
            confidence=Confidence.MEDIUM if known[near].role == "consumed" else Confidence.HIGH,
            help=f"Write `{near}`.",
            related=[(known[near].span, "this queue is consumed")],
            symbol=queue.name,
        )
    elif _is_left_out(queue.name, project):
        yield rule.at(
            queue.span,
            f"`{queue.name}` is not among the `task_queues`: unless a worker is told of it, these messages pile up",
            severity=Severity.MINOR,
            confidence=Confidence.LOW,
            symbol=queue.name,
        )


def _meant(name: str, known: dict[str, QueueName]) -> str | None:
    """The known queue that a name is a slip of: in its capitals or separators, or in a letter or two."""
    for other in sorted(known):
        if _plain(other) == _plain(name):
            return other
    rivals = [other for other in known if _letters(other) != _letters(name)]
    return nearest(name, rivals)


def _plain(name: str) -> str:
    return re.sub(r"[-_. ]", "", name).lower()


def _letters(name: str) -> str:
    return re.sub(r"\d+", "", name)


def _is_left_out(name: str, project: Project) -> bool:
    sets = list(project.subjects(QueueSet))
    return bool(sets) and all(item.complete for item in sets)
