"""Task relies on what only some worker pools provide.

Why: `worker_process_init` is sent by the prefork and solo pools. Under threads, gevent or eventlet nobody sends it, the
    global stays `None`, and every task fails. In the same pools several tasks share one process: an event loop that is
    kept for it can run only one of them at a time, the others fail with "This event loop is already running".

Bad:
    from celery import Celery
    from celery.signals import worker_process_init

    app = Celery("shop")
    client = None

    @worker_process_init.connect
    def start(**kwargs):
        global client
        client = connect()

    @app.task
    def sell(article):
        client.send(article)
Good:
    from celery import Celery

    app = Celery("shop")
    client = None

    def get_client():
        global client
        if client is None:
            client = connect()
        return client

    @app.task
    def sell(article):
        get_client().send(article)
Limits: minor while the pool may be prefork, major when the app's `worker_pool` says otherwise. A pool that is named on
    the command line is not seen.
Fix: Make the thing when it is first needed, or keep to the prefork pool.
Refs: Celery docs, "Signals", "Concurrency"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.process import ProcessGlobal, all_use
from celerylint.model.project import Project
from celerylint.model.runtime import LoopRun
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.signals import SHARED_PROCESS_POOLS

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(ProcessGlobal)
def check_global(found: ProcessGlobal, project: Project) -> Iterator[Finding]:
    shared = all_use(project.apps, SHARED_PROCESS_POOLS)
    yield rule.at(
        found.span,
        f"only `{found.receiver}` sets `{found.name}`, which {_who(shared)} never calls: it stays unset there",
        severity=Severity.MAJOR if shared else Severity.MINOR,
        symbol=found.name,
    )


def _who(shared: bool) -> str:
    return "the pool of this app" if shared else "a pool of threads or greenlets"


@rule.check(LoopRun)
def check_loop(run: LoopRun, project: Project) -> Iterator[Finding]:
    if run.loop != "kept" or run is not project.having(LoopRun, "span", run.span)[0]:
        return
    if all_use(project.apps_of(run.task), SHARED_PROCESS_POOLS):
        yield rule.at(
            run.span,
            f"`{run.task.label}` runs on an event loop that all tasks of the process share: while one runs, the others"
            " fail",
            severity=Severity.MAJOR,
            related=[step.seen for step in run.chain],
            symbol=run.task.name,
        )
