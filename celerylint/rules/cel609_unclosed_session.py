"""Task opens a database session and does not close it.

Why: a session holds a connection from its first query on. Until somebody closes it, or the garbage collector comes, the
    connection is missing in the pool and its transaction stays open: rows stay locked, and under load the tasks wait
    for connections that nobody uses. A `scoped_session` is kept for the thread, and with it what the last run left.

Bad:
    from celery import Celery
    from sqlalchemy import create_engine
    from sqlalchemy.orm import sessionmaker

    app = Celery("shop")
    Session = sessionmaker(create_engine("postgresql://db/shop"))

    @app.task
    def bill(order_id):
        session = Session()
        session.get(Order, order_id).billed = True
        session.commit()
Good:
    from celery import Celery
    from sqlalchemy import create_engine
    from sqlalchemy.orm import sessionmaker

    app = Celery("shop")
    Session = sessionmaker(create_engine("postgresql://db/shop"))

    @app.task
    def bill(order_id):
        with Session() as session:
            session.get(Order, order_id).billed = True
            session.commit()
Limits: silent where the session is returned, kept elsewhere, or given to something that may close it. `next(get_db())`
    closes the session at once, for nobody holds the generator, and what is opened anew after that stays open.
Fix: `with Session() as session:`; for a `scoped_session`, call `remove()` in a receiver of `task_postrun`.
Refs: SQLAlchemy docs, "Session Basics", "Contextual/Thread-local Sessions"
Proof: tests/proofs/test_cel609_unclosed_session.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.kept import OpenSession, TaskKept
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(OpenSession)
def check(opened: OpenSession, project: Project) -> Iterator[Finding]:
    if opened.from_generator:
        message = f"`{opened.factory}` closes this session at once, and what `{opened.task.label}` does with it then"
        message += " keeps a connection that nobody gives back"
    else:
        message = f"nobody closes this session: a run of `{opened.task.label}` keeps its connection until it happens to"
        message += " be collected"
    yield rule.at(
        opened.span,
        message,
        confidence=Confidence.MEDIUM if opened.handed else Confidence.HIGH,
        fix=Fix("Open it in a `with` statement", Safety.DISPLAY),
        related=[step.seen for step in opened.chain],
        symbol=opened.task.name,
    )


@rule.check(TaskKept)
def check_registry(found: TaskKept, project: Project) -> Iterator[Finding]:
    kept = found.use.kept
    if kept.kind != "registry" or kept.released or found is not project.having(TaskKept, "place", found.place)[0]:
        return
    yield rule.at(
        kept.span,
        f"nothing removes the session that `{found.task.label}` leaves in this registry: the next task of the thread"
        " gets it as it is, failed or not",
        confidence=Confidence.MEDIUM,
        related=[*(step.seen for step in found.use.chain), (found.use.span, "used here")],
        symbol=found.task.name,
    )
