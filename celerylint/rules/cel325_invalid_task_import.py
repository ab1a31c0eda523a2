"""App names a module that its worker cannot import.

Why: a worker imports what it is told to as it starts, and ends with `ModuleNotFoundError` when one is not there.
    `autodiscover_tasks` takes the last part of an unknown name for a class, and goes on without a word: the tasks are
    unknown, and their messages are thrown away. Given a string instead of a list, it looks for a package for each of
    the string's letters.

Bad:
    # shop/__init__.py

    # shop/app.py
    from celery import Celery

    app = Celery("shop", include=["shop.taks"])

    # shop/tasks.py
    from shop.app import app

    @app.task
    def bill(order_id): ...
Good:
    # shop/__init__.py

    # shop/app.py
    from celery import Celery

    app = Celery("shop", include=["shop.tasks"])

    # shop/tasks.py
    from shop.app import app

    @app.task
    def bill(order_id): ...
Limits: only names below a package of the project can be judged. With low confidence, a module with tasks is reported
    that no file seems to import while the app lists the others.
Fix: Name the module as an import statement would; give `autodiscover_tasks` a list of packages.
Refs: Celery docs, `include`, `imports`, `Celery.autodiscover_tasks`
Proof: tests/proofs/test_cel325_invalid_task_import.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.configuration import TaskImport, UnimportedTasks
from celerylint.model.edits import insert_after, insert_before
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(TaskImport)
def check(named: TaskImport, project: Project) -> Iterator[Finding]:
    if named.form == "characters":
        yield rule.at(
            named.span,
            "`autodiscover_tasks` takes this string for a list of one-letter packages: the worker cannot start",
            fix=Fix("Make it a list", Safety.SAFE, (insert_before(named.span, "["), insert_after(named.span, "]"))),
            symbol=named.name,
        )
    elif not named.found and named.form == "autodiscover_tasks" and named.beside:
        yield rule.at(
            named.span,
            f"there is no `{named.name}` in the project: its tasks are not found, and nothing says so",
            severity=Severity.MAJOR,
            symbol=named.name,
        )
    elif not named.found:
        yield rule.at(
            named.span,
            f"there is no module `{named.name}` in the project: a worker that is to import it does not start",
            symbol=named.name,
        )


@rule.check(UnimportedTasks)
def check_unimported(left: UnimportedTasks, project: Project) -> Iterator[Finding]:
    yield rule.at(
        left.task.span,
        f"the app does not name `{left.module}`, and no other file seems to import it: workers do not know"
        f" `{left.task.label}`",
        severity=Severity.MAJOR,
        confidence=Confidence.LOW,
        related=[(left.list, "what workers import")],
        symbol=left.task.name,
    )
