"""Errors of tasks reach no error tracker.

Why: a task that fails has no user who sees it. Its error is one line in the log of a worker, and in the result, if
    anybody looks. A tracker that is set up in the web application alone does not help: `sentry_sdk.init` must run in
    the worker's process too; its integration for Celery then switches itself on.

Bad:
    # shop/__init__.py
    # shop/web.py
    import sentry_sdk
    from fastapi import FastAPI

    sentry_sdk.init(dsn="https://key@sentry.example/1")
    web = FastAPI()
    # shop/worker.py
    from celery import Celery

    app = Celery("shop")

    @app.task
    def bill(): ...
Good:
    # shop/__init__.py
    # shop/worker.py
    import sentry_sdk
    from celery import Celery
    from celery.signals import celeryd_init

    app = Celery("shop")

    @celeryd_init.connect
    def start_tracking(**kwargs):
        sentry_sdk.init(dsn="https://key@sentry.example/1")

    @app.task
    def bill(): ...
Limits: reported once per app. Knows the common trackers; any receiver of `task_failure` and any `on_failure` of a task
    class counts as reporting. The confidence is low where nobody is seen to call the function that sets the tracker up,
    or files on the way are not read.
Fix: Call `sentry_sdk.init` (or your tracker) in the module of the app, or in a receiver of `celeryd_init`.
Refs: Sentry docs, "Celery"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.apps import App
from celerylint.model.monitoring import FailureHandler, TrackerSetup
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    setups = list(project.subjects(TrackerSetup))
    handled = any(True for _ in project.subjects(FailureHandler))
    if any(setup.reach == "worker" for setup in setups) or not any(True for _ in project.tasks_of(app)):
        return
    if not setups and handled:
        return
    known = all(setup.reach == "elsewhere" for setup in setups)
    known = known and not any(file.problem is not None for file in project.files.values())
    runs = "does not run" if known else "is not seen to run"
    yield rule.at(
        app.span,
        f"errors of the tasks of `{app.name}` are reported nowhere but in the worker's log"
        if not setups
        else f"`{setups[0].callee}` {runs} in the workers of `{app.name}`: errors of tasks are not reported",
        confidence=Confidence.MEDIUM if known else Confidence.LOW,
        related=[(setup.span, "not seen to run in a worker") for setup in setups],
        symbol=app.name,
        app=app.name,
    )
