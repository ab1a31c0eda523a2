"""Cleanup that is registered with `atexit` does not run in pool processes.

Why: the processes of the prefork pool end without Python's exit handlers. What a task has buffered (metrics, log
    lines, messages) is lost when its process is replaced or the worker stops; the solo pool runs the handler, so it
    seems to work on a developer's machine.

Bad:
    import atexit

    from celery import Celery

    app = Celery("shop")
    sales = []

    def flush():
        with open("sales.log", "a") as file:
            file.writelines(sales)

    atexit.register(flush)

    @app.task
    def sell(article):
        sales.append(f"{article}\\n")
Good:
    from celery import Celery
    from celery.signals import worker_process_shutdown

    app = Celery("shop")
    sales = []

    @worker_process_shutdown.connect
    def flush(**kwargs):
        with open("sales.log", "a") as file:
            file.writelines(sales)

    @app.task
    def sell(article):
        sales.append(f"{article}\\n")
Limits: looks at tasks and what they call, at modules with tasks or an app, and at what these import. Minor where the
    handler lets connections go, for the end of a process closes them. A handler that removes files of all processes is
    right, as is one that a task or `worker_process_shutdown` calls, too.
Fix: Connect the function to `celery.signals.worker_process_shutdown`.
Refs: Celery docs, "Signals"; Python docs, `atexit`
Proof: tests/proofs/test_cel611_atexit_in_worker.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.process import ExitHandler, all_use
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.signals import SINGLE_PROCESS_POOLS

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(ExitHandler)
def check(found: ExitHandler, project: Project) -> Iterator[Finding]:
    if all_use(project.apps, SINGLE_PROCESS_POOLS):
        return
    task = found.task
    where = f"`{task.label}` registers" if task is not None else "a worker registers"
    yield rule.at(
        found.span,
        f"{where} `{found.handler}` with `atexit`, which a pool process does not run when it ends",
        severity=Severity.MINOR if found.disposes else Severity.MODERATE,
        confidence=Confidence.MEDIUM if found.when == "import" or found.chain else Confidence.HIGH,
        related=[step.seen for step in found.chain],
        symbol=task.name if task is not None else found.handler,
    )
