"""Project makes more than one Celery app.

Why: each app has a configuration of its own, and a setting that is changed on one leaves the other as it was. A
    worker has one app: it discards tasks of the other that it does not import, and runs those that it does import
    with its own settings, not with those they are sent with. `shared_task` belongs to whichever app was made last.

Bad:
    # shop/app.py
    from celery import Celery

    app = Celery("shop")

    # shop/mail.py
    from celery import Celery

    mail = Celery("mail")

    # shop/tasks.py
    from shop.app import app
    from shop.mail import mail

    @app.task
    def bill(order_id): ...

    @mail.task
    def send(letter_id): ...
Good:
    # shop/app.py
    from celery import Celery

    app = Celery("shop")

    # shop/tasks.py
    from shop.app import app

    @app.task
    def bill(order_id): ...

    @app.task
    def send(letter_id): ...
Limits: reports apps that stand in one package, and that both have tasks of their own. A tree of several services has
    an app for each.
Fix: Make one app, and separate work by queues.
Refs: Celery docs, "Application"
Proof: tests/proofs/test_cel327_multiple_celery_apps.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    package = _package(app)
    beside = [other for other in project.apps if _package(other) == package and _has_tasks(other, project)]
    if len(beside) > 1 and app is not beside[0] and _has_tasks(app, project):
        yield rule.at(
            app.span,
            f"`{app.name}` is another app beside `{beside[0].name}`: each has its own configuration and tasks",
            related=[(beside[0].span, "the other app")],
            symbol=app.name,
            app=app.name,
        )


def _package(app: App) -> str:
    return app.span.path.rpartition("/")[0]


def _has_tasks(app: App, project: Project) -> bool:
    return any(task.app is app for task in project.tasks)
