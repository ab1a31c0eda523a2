"""Connection is opened when a worker imports its modules, before it forks.

Why: the processes of a prefork worker inherit what its main process has opened. They then talk over one socket, read
    each other's answers and lose the connection for all when one of them ends; threads that a client has started do
    not exist in the children at all.

Bad:
    import psycopg2
    from celery import Celery

    app = Celery("shop")
    connection = psycopg2.connect("dbname=shop")

    @app.task
    def count_orders():
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from orders")
            return cursor.fetchone()[0]
Good:
    import psycopg2
    from celery import Celery

    app = Celery("shop")

    @app.task
    def count_orders():
        with psycopg2.connect("dbname=shop") as connection, connection.cursor() as cursor:
            cursor.execute("select count(*) from orders")
            return cursor.fetchone()[0]
Limits: knows the drivers of the common databases, MongoDB's client (not with `connect=False`), gRPC channels, Kafka
    clients and others; redis-py and boto3 notice the fork. Pools without child processes are right. Engines: see
    CEL606.
Fix: Connect when a task first needs it, or in a receiver of `worker_process_init`.
Refs: libpq docs, "Behavior in Threaded Programs"; PyMongo FAQ, "Is PyMongo fork-safe?"
Proof: tests/proofs/test_cel619_fork_unsafe_client.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.kept import TaskKept
from celerylint.model.process import all_use
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.clients import FORK_UNSAFE
from celerylint.vocabulary.signals import SINGLE_PROCESS_POOLS

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", confidence=Confidence.MEDIUM)


@rule.check(TaskKept)
def check(found: TaskKept, project: Project) -> Iterator[Finding]:
    kept = found.use.kept
    if kept.kind != "fork" or kept.home != "module" or found is not project.having(TaskKept, "place", found.place)[0]:
        return
    if all_use(project.apps_of(found.task), SINGLE_PROCESS_POOLS):
        return
    what = FORK_UNSAFE[kept.callee]
    yield rule.at(
        kept.span,
        f"`{kept.callee}` opens {what} while the worker imports this: the processes that it forks, and in them"
        f" `{found.task.label}`, share it",
        related=[*(step.seen for step in found.use.chain), (found.use.span, "used here")],
        symbol=found.task.name,
    )
