"""Strengths: what is right, with the places that show it.

Nothing is praised that a rule speaks against anywhere, silenced or not, and nothing that only a run can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from celerylint.audit.context import at
from celerylint.audit.data import Fact, Place, PostureRow, Strength, TaskRow
from celerylint.audit.view import View
from celerylint.model.calls import Enqueue
from celerylint.model.monitoring import FailureHandler, TrackerSetup
from celerylint.model.runtime import TaskEngine
from celerylint.model.values import Known

_SHOWN: Final = 5  # places, at most


class _Praise(NamedTuple):
    """A strength, and the settings of which it says all there is to say."""

    strength: Strength
    covers: tuple[str, ...] = ()


def strengths(view: View, posture: Sequence[PostureRow]) -> tuple[Strength, ...]:
    """What is right about one app."""
    if not view.rows:
        return ()
    found = [item for tell in _ALL for item in tell(view)]
    covered = {setting for item in found for setting in item.covers}
    return (*(item.strength for item in found), *_settings(posture, covered))


def _praise(text: str, places: Iterable[Place | None], *covers: str) -> _Praise:
    return _Praise(_strength(text, places), covers)


def _strength(text: str, places: Iterable[Place | None]) -> Strength:
    shown = dict.fromkeys(place for place in places if place is not None)
    return Strength(text, tuple(shown)[:_SHOWN])


# -- tasks -----------------------------------------------------------------------------------------------------------


def _clean(view: View) -> Iterator[_Praise]:
    if not view.findings and not view.sources.unasked:
        yield _praise(f"The rules found nothing in {_tasks(len(view.rows))}.", _at(view.rows))


def _limits(view: View) -> Iterator[_Praise]:
    keys = ("time_limit", "soft_time_limit")
    bounded = [row for row in view.rows if any(_is_number(row.options[key]) for key in keys)]
    if len(bounded) == len(view.rows) and not view.blamed("CEL312", "CEL320"):
        places = (row.options[key].place for row in bounded for key in keys)
        yield _praise("Every task has a time limit.", places, "task_time_limit")


def _late(view: View) -> Iterator[_Praise]:
    keys = ("acks_late", "reject_on_worker_lost")
    safe = [row for row in view.rows if all(row.options[key].value is True for key in keys)]
    if len(safe) == len(view.rows) and not view.blamed("CEL801", "CEL802", "CEL804", "CEL805", "CEL806"):
        text = "No task is lost with its worker or its process: all are acknowledged late, and rejected on loss."
        settings = ("task_acks_late", "task_reject_on_worker_lost")
        yield _praise(text, (row.options[key].place for row in safe for key in keys), *settings)


def _retries(view: View) -> Iterator[_Praise]:
    rows = [row for row in view.rows if row.retries.kind in ("automatic", "both") and _backs_off(row)]
    if rows and not view.blamed("CEL507", "CEL508", "CEL510", "CEL511", "CEL512", "CEL521"):
        who = "1 task retries" if len(rows) == 1 else f"{len(rows)} tasks retry"
        yield _praise(f"{who} on errors, at growing intervals and a limited number of times.", _at(rows))


def _backs_off(row: TaskRow) -> bool:
    most = row.retries.most
    return bool(row.options["retry_backoff"].value) and most.state == "known" and most.value is not None


def _names(view: View) -> Iterator[_Praise]:
    if all(row.named == "given" for row in view.rows) and not view.blamed("CEL103", "CEL112", "CEL218", "CEL408"):
        yield _praise("Every task has a name of its own, which moving code does not change.", _at(view.rows))


def _after_commit(view: View) -> Iterator[_Praise]:
    sent = (call for call in view.project.subjects(Enqueue) if call.how.endswith("_on_commit"))
    calls = [call for call in sent if any(call.task is task for task in view.tasks)]
    if calls and not view.blamed("CEL201", "CEL202", "CEL203"):
        who = "1 call waits" if len(calls) == 1 else f"{len(calls)} calls wait"
        yield _praise(f"{who} for the database's commit before sending a task.", (at(call.span) for call in calls))


# -- schedule --------------------------------------------------------------------------------------------------------


def _schedule(view: View) -> Iterator[_Praise]:
    entries = view.entries
    hidden = view.app.hidden or any(entry.durable for entry in entries)
    if not entries or hidden or view.blamed("CEL401", "CEL402", "CEL405", "CEL407", "CEL408", "CEL409", "CEL410"):
        return
    places = [at(entry.span) for entry in entries]
    if all(entry.kind == "crontab" for entry in entries):
        yield _praise("All entries of the schedule run at times of day, whenever beat restarts.", places)
    if all(entry.sending.task is not None for entry in entries):
        yield _praise("Everything that beat sends is a task of this project.", places)
    options = [entry.sending.options for entry in entries]
    if all(isinstance(given, Known) and "expires" in given.value for given in options):
        yield _praise("What beat sends expires: nothing piles up while workers are away.", places)


# -- around ----------------------------------------------------------------------------------------------------------


def _routes(view: View) -> Iterator[_Praise]:
    routes = view.routes
    if routes and all(route.guards for route in routes) and not view.blamed("CEL701", "CEL703", "CEL707", "CEL708"):
        one = "The HTTP route that touches Celery asks who calls."
        text = one if len(routes) == 1 else f"All {len(routes)} HTTP routes that touch Celery ask who calls."
        yield _praise(text, (at(route.span) for route in routes))


def _connections(view: View) -> Iterator[_Praise]:
    mine = {id(task) for task in view.tasks}
    engines = (item.use.engine for item in view.project.subjects(TaskEngine) if id(item.task) in mine)
    places = [at(engine.span) for engine in engines]
    if places and not view.blamed(*(f"CEL{number}" for number in range(601, 614))):
        yield _praise(
            "The rules found no database engine or session that leaks, or crosses processes or event loops.", places
        )


def _watched(view: View) -> Iterator[_Praise]:
    if view.blamed("CEL514", "CEL905"):
        return
    trackers = [at(item.span) for item in view.project.subjects(TrackerSetup) if item.reach == "worker"]
    if trackers:
        yield _praise("Workers send their errors to a tracker.", trackers)
    tasks = {task.span for task in view.project.tasks}  # a class's `on_failure` is for the tasks built on it only
    handlers = [at(item.span) for item in view.project.subjects(FailureHandler) if item.span not in tasks]
    if handlers:
        yield _praise("Code of the project is told of every task that fails.", handlers)


# -- settings --------------------------------------------------------------------------------------------------------


def _settings(posture: Sequence[PostureRow], covered: set[str]) -> Iterator[Strength]:
    """What the project says itself, and says well; a default is no merit."""
    for row in posture:
        said = row.value.state == "known" and row.value.origin == "setting"
        if row.verdict == "good" and said and row.setting not in covered:
            yield _strength(f"`{row.setting}`: {row.reason}.", [row.value.place])


def _is_number(fact: Fact) -> bool:
    return fact.state == "known" and isinstance(fact.value, (int, float)) and bool(fact.value)


def _tasks(number: int) -> str:
    return "the only task" if number == 1 else f"any of {number} tasks"


def _at(rows: Iterable[TaskRow]) -> Iterator[Place]:
    return (row.place for row in rows)


_ALL: Final[tuple[Callable[[View], Iterator[_Praise]], ...]] = (
    _clean,
    _limits,
    _late,
    _retries,
    _names,
    _after_commit,
    _schedule,
    _routes,
    _connections,
    _watched,
)
