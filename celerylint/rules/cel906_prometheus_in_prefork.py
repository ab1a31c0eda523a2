"""Prometheus metric is counted in a child process that nobody scrapes.

Why: a prefork worker runs tasks in child processes, and each child counts for itself. What the main process exports
    stays at zero, and an exporter in a child shows that child's part alone, until the child is replaced and its counts
    are lost.

Bad:
    from celery import Celery
    from prometheus_client import Counter, start_http_server

    app = Celery("shop")
    BILLS = Counter("bills", "Bills sent")
    start_http_server(8001)

    @app.task
    def bill():
        BILLS.inc()
Good:
    from celery import Celery
    from prometheus_client import CollectorRegistry, Counter, start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector

    app = Celery("shop")
    BILLS = Counter("bills", "Bills sent")
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    start_http_server(8001, registry=registry)

    @app.task
    def bill():
        BILLS.inc()
Limits: reported once per project. Silent when anything gathers the metrics of several processes or pushes them, and
    when `worker_pool` is set to threads, gevent, eventlet or solo. A pool chosen on the command line is not seen.
Fix: Set `PROMETHEUS_MULTIPROC_DIR` and export with `MultiProcessCollector`, or use an exporter of Celery's events.
Refs: prometheus_client docs, "Multiprocess Mode"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.monitoring import MetricGathering, MetricUse
from celerylint.model.project import Project
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.signals import SINGLE_PROCESS_POOLS

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)

_SHOWN: Final = 3


@rule.check(MetricUse)
def check(use: MetricUse, project: Project) -> Iterator[Finding]:
    uses = sorted(project.subjects(MetricUse), key=lambda item: item.span)
    if use is not uses[0] or any(True for _ in project.subjects(MetricGathering)) or _runs_in_one_process(project):
        return
    where = f"in `{use.task.label}`" if use.task is not None else "for tasks"
    yield rule.at(
        use.span,
        f"a metric that is counted {where} stays in its child process: scrapes of a prefork worker do not see it",
        confidence=Confidence.MEDIUM,
        related=[(other.span, "and here") for other in uses[1 : 1 + _SHOWN]],
        symbol=use.task.name if use.task is not None else "",
    )


def _runs_in_one_process(project: Project) -> bool:
    pools = [app.get("worker_pool") for app in project.apps]
    known = [str(pool.value) for pool in pools if isinstance(pool, Known)]
    return bool(known) and len(known) == len(pools) and all(pool in SINGLE_PROCESS_POOLS for pool in known)
