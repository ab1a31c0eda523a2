"""Outside the code: what a review has to look at by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from celerylint.audit.context import Sources, at
from celerylint.audit.data import HandCheck, Place
from celerylint.audit.exposure import queues as find_queues
from celerylint.audit.view import View
from celerylint.model import expr as e


def hand_checks(sources: Sources, views: Sequence[View]) -> tuple[HandCheck, ...]:
    """What applies to this project."""
    if not any(view.rows for view in views):
        return ()
    found = [*_workers(views), *_brokers(views), *_beat(views), *_watching(), *_eager_calls(sources, views)]
    return tuple(dict.fromkeys(found))


def _workers(views: Sequence[View]) -> Iterator[HandCheck]:
    yield HandCheck(
        "The command lines of the workers: `--pool`, `--concurrency`, `--queues`, `--prefetch-multiplier`,"
        " `--max-tasks-per-child`, time limits",
        "they win over the settings above; pools of threads and greenlets ignore some of them",
    )
    yield HandCheck(
        "How many workers run, and with which concurrency",
        "that bounds what runs at once, and multiplies what is opened to databases and other services",
    )
    queues = sorted({row.name for view in views for row in find_queues(view) if set(row.roles) != {"consumed"}})
    if len(queues) > 1:
        named = ", ".join(f"`{name}`" for name in queues)
        yield HandCheck(
            f"That some worker reads each queue: {named}", "what nobody reads is never run, and nobody is told"
        )
    yield HandCheck(
        "How long a deployment gives workers to finish before it kills them",
        "on SIGTERM a worker waits for its running tasks; the grace period should exceed the longest of them",
    )


def _brokers(views: Sequence[View]) -> Iterator[HandCheck]:
    schemes = {view.scheme("broker_url") for view in views if view.owner is not None}
    if schemes & {"redis", "rediss", "sentinel", "valkey", ""}:
        yield HandCheck(
            "Where Redis is the broker: its eviction policy, which must be `noeviction`",
            "queues are ordinary keys, and are evicted with the tasks in them",
        )
        yield HandCheck(
            "Where Redis is the broker: what it writes to disk, and how often",
            "what is not written is lost with the server: the queues, and the results",
        )
    if schemes & {"amqp", "amqps", "pyamqp", ""}:
        yield HandCheck(
            "Where RabbitMQ is the broker: `consumer_timeout`, and which user workers log in as",
            "a task that runs longer unacknowledged is delivered again; `guest` may only connect on its own machine",
        )
    yield HandCheck(
        "How the deployment notices that its broker is away, and who may reach it",
        "workers connect again by themselves, and only log it; who can write to the broker can run tasks",
    )


def _beat(views: Sequence[View]) -> Iterator[HandCheck]:
    entries = [entry for view in views for entry in view.entries]
    if entries:
        yield HandCheck(
            "That exactly one beat runs", "two send everything twice; none sends nothing, and no task fails"
        )
    if any(not entry.durable for entry in entries):
        yield HandCheck(
            "Where beat's `--schedule` file lies, and whether that place survives a deployment; some schedulers"
            " keep a database instead",
            "it holds when each entry ran last: without it intervals begin anew, and missed runs are not made up for",
        )


def _watching() -> Iterator[HandCheck]:
    yield HandCheck(
        "Whether somebody is told when queues grow, tasks fail, or no worker answers",
        "a queue that nobody reads looks like one that nobody fills",
    )
    yield HandCheck(
        "Who can reach Flower or another console, if one runs", "it shows arguments, and can run and end tasks"
    )


def _eager_calls(sources: Sources, views: Sequence[View]) -> Iterator[HandCheck]:
    """`task.apply()` runs in the caller's process; tests do that, production seldom means to."""
    labels = {task.label for view in views for task in view.tasks}
    places = tuple(_applied(sources, labels))
    if places:
        yield HandCheck("Calls of `apply()` outside tests", "they run the task in the caller's own process", places)


def _applied(sources: Sources, labels: set[str]) -> Iterator[Place]:
    for file in sources.project.files.values():
        for site in file.calls:
            owner, _, method = (e.dotted(site.call.func) or "").rpartition(".")
            if method == "apply" and owner.rpartition(".")[2] in labels and sources.reports(file.path):
                yield at(site.call.span)
