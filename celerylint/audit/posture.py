"""The posture: settings that matter in production, with value, verdict and reason.

What is wrong is a rule's business: where one reports a setting, its finding is the verdict. Here stands only what is
right, and what the code does not tell.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from celerylint.audit import broker
from celerylint.audit.data import Fact, PostureRow
from celerylint.audit.view import View

GOOD, WEIGH, NEUTRAL, UNKNOWN, FINDING = "good", "weigh", "neutral", "unknown", "finding"
LONG: Final = 600  # seconds; tasks that may run longer are long


class Judged(NamedTuple):
    """A verdict and its reason."""

    verdict: str
    reason: str


class Row(NamedTuple):
    """A setting, the rules that speak of it, and what is said when they do not."""

    setting: str
    codes: tuple[str, ...]
    judge: Callable[[View, Fact], Judged]


def posture(view: View) -> Iterator[PostureRow]:
    """All rows of one app."""
    if view.owner is None:
        return
    for row in ROWS:
        yield _row(view, row.setting, view.fact(row.setting), row.codes, row.judge)
    for item in broker.rows(view):
        yield _row(view, item.setting, item.value, item.codes, functools.partial(_as_said, item.judged))


def _row(
    view: View, setting: str, fact: Fact, codes: tuple[str, ...], judge: Callable[[View, Fact], Judged]
) -> PostureRow:
    if numbers := view.numbers(codes, setting):
        worst = view.worst(numbers)
        more = f" (and {len(numbers) - 1} more)" if len(numbers) > 1 else ""
        return PostureRow(setting, fact, FINDING, f"{worst.severity}: {worst.message}{more}", numbers)
    if fact.state == "unknown":
        return PostureRow(setting, fact, UNKNOWN, "only a run can tell", ())
    verdict, reason = judge(view, fact)
    if fact.state == "assumed" and "environment" not in reason:
        reason += ", unless the environment says otherwise"
    return PostureRow(setting, fact, verdict, reason, ())


def _as_said(judged: tuple[str, str], view: View, fact: Fact) -> Judged:
    return Judged(*judged)


# -- what to say -----------------------------------------------------------------------------------------------------


def _late(view: View, fact: Fact) -> Judged:
    own = _own(view, "acks_late")
    if fact.value:
        return Judged(GOOD, f"a lost worker loses nothing: its messages are delivered again{own}")
    if view.rows and all(row.options["acks_late"].value for row in view.rows):
        return Judged(GOOD, "every task sets it itself")
    return Judged(WEIGH, f"a lost worker loses what it was running; right for tasks that must not run twice{own}")


def _reject(view: View, fact: Fact) -> Judged:
    if not any(row.options["acks_late"].value or row.options["acks_late"].state == UNKNOWN for row in view.rows):
        return Judged(NEUTRAL, "has no effect while tasks are acknowledged before they run")
    if fact.value:
        return Judged(GOOD, "the message of a killed process goes back to its queue; one that kills always comes back")
    return Judged(WEIGH, f"the message of a killed process is lost{_own(view, 'reject_on_worker_lost')}")


def _prefetch(view: View, fact: Fact) -> Judged:
    if fact.value == 1:
        return Judged(GOOD, "a worker reserves no more messages than it has processes")
    if fact.value == 0:
        return Judged(WEIGH, "a worker takes every message there is")
    if any(_is_long(row.options[key]) for row in view.rows for key in ("time_limit", "soft_time_limit")):
        return Judged(
            WEIGH,
            f"{fact.value} messages are reserved for each process: they wait behind long ones",
        )
    return Judged(NEUTRAL, f"{fact.value} messages are reserved for each process: right for many short tasks")


def _hard(view: View, fact: Fact) -> Judged:
    if fact.value:
        return Judged(GOOD, f"a task that hangs is stopped after {fact.value:g} s{_own(view, 'time_limit')}")
    bare = [row for row in view.rows if not _limited(row.options["time_limit"], row.options["soft_time_limit"])]
    if view.rows and not bare:
        return Judged(GOOD, "every task has a limit of its own")
    return Judged(WEIGH, f"{len(bare)} of {len(view.rows)} tasks may run for ever")


def _soft(view: View, fact: Fact) -> Judged:
    if fact.value:
        return Judged(GOOD, f"after {fact.value:g} s a task may still tidy up{_own(view, 'soft_time_limit')}")
    if view.number("task_time_limit"):
        return Judged(WEIGH, "the hard limit kills without a chance to tidy up")
    return Judged(NEUTRAL, f"not set{_own(view, 'soft_time_limit')}")


def _expires(view: View, fact: Fact) -> Judged:
    if not view.scheme("result_backend"):
        known = view.fact("result_backend").state == "known"
        return Judged(NEUTRAL, "no results are stored" if known else "it depends on the backend")
    if not fact.value:
        return Judged(WEIGH, "results stay for ever")
    cleaned = view.scheme("result_backend") in ("db", "database", "django-db", "mongodb", "file", "filesystem")
    note = "; beat must run, for `celery.backend_cleanup`" if cleaned else ""
    return Judged(GOOD, f"results go after {fact.value:g} s{note}")


def _serializer(view: View, fact: Fact) -> Judged:
    if fact.value == "json":
        return Judged(GOOD, "any program can read it, and reading it runs no code")
    return Judged(WEIGH, "whoever reads these messages must know the format")


def _accepted(view: View, fact: Fact) -> Judged:
    kinds = fact.value if isinstance(fact.value, list) else [fact.value]
    if any(str(kind) in ("pickle", "application/x-python-serialize") for kind in kinds):
        return Judged(WEIGH, "who can write to the broker can run code in the workers")
    return Judged(GOOD, "reading what is accepted runs no code")


def _timezone(view: View, fact: Fact) -> Judged:
    if fact.value:
        return Judged(GOOD, "crontabs are read in this zone")
    utc = view.fact("enable_utc").value
    if any(entry.kind == "crontab" for entry in view.entries):
        return Judged(WEIGH, f"crontabs are read in {'UTC' if utc else 'the local time of the machine'}")
    return Judged(NEUTRAL, "UTC" if utc else "local time of the machine")


def _pool(view: View, fact: Fact) -> Judged:
    if fact.value == "prefork":
        words = "processes: time limits hold, a crash takes one task" + (
            "; a `--pool` on the command line wins" if fact.origin == "default" else ""
        )
        return Judged(GOOD if fact.origin != "default" else NEUTRAL, words)
    if fact.value == "solo":
        return Judged(WEIGH, "one task at a time, in the worker's own process; no limits hold")
    return Judged(WEIGH, "all tasks share one process: hard limits do not hold, and blocking code blocks everything")


def _concurrency(view: View, fact: Fact) -> Judged:
    if fact.value:
        return Judged(NEUTRAL, f"{fact.value} tasks at once for each worker")
    return Judged(WEIGH, "one process for each core of the machine it happens to run on")


def _recycled(view: View, fact: Fact) -> Judged:
    pool = view.fact("worker_pool").value
    if fact.value and pool in ("prefork", None):
        return Judged(GOOD, "processes are replaced before leaks add up")
    if fact.value:
        return Judged(WEIGH, f"the `{pool}` pool replaces nothing")
    if view.fact("worker_max_memory_per_child").value:
        return Judged(GOOD, "`worker_max_memory_per_child` replaces processes that grow")
    return Judged(WEIGH, "processes are never replaced: what leaks adds up")


def _routes(view: View, fact: Fact) -> Judged:
    queues = {str(row.options["queue"].value) for row in view.rows if row.options["queue"].state != "unknown"}
    if len(queues) > 1:
        return Judged(GOOD, f"work is parted into {len(queues)} queues, so that each may have workers of its own")
    long = sum(any(_is_long(row.options[key]) for key in ("time_limit", "soft_time_limit")) for row in view.rows)
    if 0 < long < len(view.rows):
        return Judged(WEIGH, f"all tasks share one queue: short ones wait behind {long} that may run for ten minutes")
    return Judged(NEUTRAL, f"all tasks share one queue{''.join(f', `{name}`' for name in queues)}")


def _eager(view: View, fact: Fact) -> Judged:
    if fact.value:
        return Judged(WEIGH, "tasks run where they are sent, and no worker gets any")
    return Judged(GOOD, "tasks go to workers")


ROWS: Final = (
    Row("task_acks_late", ("CEL801",), _late),
    Row("task_reject_on_worker_lost", ("CEL802", "CEL803", "CEL804"), _reject),
    Row("worker_prefetch_multiplier", ("CEL326",), _prefetch),
    Row("task_time_limit", ("CEL312",), _hard),
    Row("task_soft_time_limit", ("CEL311",), _soft),
    Row("result_expires", ("CEL314",), _expires),
    Row("task_serializer", ("CEL307",), _serializer),
    Row("result_serializer", (), _serializer),
    Row("accept_content", ("CEL306",), _accepted),
    Row("timezone", ("CEL321",), _timezone),
    Row("worker_pool", ("CEL320",), _pool),
    Row("worker_concurrency", (), _concurrency),
    Row("worker_max_tasks_per_child", (), _recycled),
    Row("task_routes", ("CEL317", "CEL318", "CEL319"), _routes),
    Row("task_always_eager", ("CEL316",), _eager),
)


def _own(view: View, option: str) -> str:
    """How many tasks say something of their own."""
    said = [row for row in view.rows if row.options[option].origin not in ("setting", "default")]
    return f"; {len(said)} of {len(view.rows)} tasks say for themselves" if said else ""


def _limited(*facts: Fact) -> bool:
    return any(fact.value or fact.state == "unknown" for fact in facts)


def _is_long(fact: Fact) -> bool:
    return isinstance(fact.value, (int, float)) and not isinstance(fact.value, bool) and fact.value >= LONG
