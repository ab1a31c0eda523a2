"""Tasks share one database session for as long as the process lives.

Why: a session is the workspace of one piece of work. Kept at module level it goes from run to run: one failed flush,
    and every later task of that process fails with `PendingRollbackError`; rows that were read once are never read
    again, and the connection stays in its transaction.

Bad:
    from celery import Celery
    from sqlalchemy import create_engine
    from sqlalchemy.orm import sessionmaker

    app = Celery("shop")
    Session = sessionmaker(create_engine("postgresql://db/shop"))
    session = Session()

    @app.task
    def rename(article, name):
        session.get(Article, article).name = name
        session.commit()
Good:
    from celery import Celery
    from sqlalchemy import create_engine
    from sqlalchemy.orm import sessionmaker

    app = Celery("shop")
    Session = sessionmaker(create_engine("postgresql://db/shop"))

    @app.task
    def rename(article, name):
        with Session.begin() as session:
            session.get(Article, article).name = name
Limits: silent when anything closes the session, rolls it back or removes it.
Fix: Open a session in the task: `with Session() as session:`.
Refs: SQLAlchemy docs, "Session Basics: When do I construct a Session, when do I commit it, and when do I close it?"
Proof: tests/proofs/test_cel610_module_level_session.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.kept import TaskKept
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(TaskKept)
def check(found: TaskKept, project: Project) -> Iterator[Finding]:
    kept = found.use.kept
    if kept.kind != "session" or kept.released or found is not project.having(TaskKept, "place", found.place)[0]:
        return
    yield rule.at(
        kept.span,
        f"every run of `{found.task.label}` in a process uses this session: after one failed flush all of them fail",
        confidence=Confidence.HIGH if kept.home == "module" else Confidence.MEDIUM,
        related=[*(step.seen for step in found.use.chain), (found.use.span, "used here")],
        symbol=found.task.name,
    )
