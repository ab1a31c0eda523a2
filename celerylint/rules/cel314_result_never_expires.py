"""Results of tasks are kept for ever.

Why: by default a result lives for a day. With `result_expires = None` or 0 nothing removes it: Redis keys get no time
    to live until the memory is full, and beat leaves out the task that cleans a result database. That task,
    `celery.backend_cleanup`, is also what is missing where results go to a database and no beat runs.

Bad:
    from celery import Celery

    app = Celery("shop", backend="redis://localhost/1")
    app.conf.result_expires = None
Good:
    from celery import Celery

    app = Celery("shop", backend="redis://localhost/1")
    app.conf.result_expires = 3600
Limits: silent where no result backend is configured, or results are ignored. A result database without a schedule is
    reported with low confidence: beat may run without one.
Fix: Set `result_expires` to a time; run beat, or `celery.backend_cleanup` yourself, for a result database.
Refs: Celery docs, `result_expires`, "Task result backend settings"
Proof: tests/proofs/test_cel314_result_never_expires.py
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.calls import Enqueue
from celerylint.model.configuration import SettingPlace
from celerylint.model.edits import Replace
from celerylint.model.effective import is_on, presumed
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.urls import urls
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_FLEETING: Final = frozenset(("rpc", "amqp", "disabled", "cache", "cache+memory"))
_CLEANUP: Final = "celery.backend_cleanup"


@rule.check(SettingPlace)
def check_expiry(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.key != "result_expires" or place.imported or not _is_never(place):
        return
    if all(_keeps_no_results(app) for app in place.apps):
        return
    yield rule.at(
        place.span,
        f"`{place.written}` keeps every result for ever: the result backend grows until it is full",
        confidence=Confidence.MEDIUM if place.conditional else None,
        symbol=place.key,
        app=place.app,
        fix=_fix(place),
    )


def _fix(place: SettingPlace) -> Fix | None:
    """Celery's own default, where the value is written in its place."""
    value = place.value
    if not isinstance(value, Known) or value.span.path != place.span.path or not place.span.covers(value.span.line):
        return None
    return Fix("Keep results for a day", Safety.UNSAFE, (Replace("86400", value.span),))


def _is_never(place: SettingPlace) -> bool:
    if not isinstance(place.value, Known) or isinstance(place.value.value, bool):
        return False
    return place.value.value in (None, 0, datetime.timedelta(0))


def _keeps_no_results(app: App) -> bool:
    if isinstance(app.get("result_backend"), Absent) or is_on(app.get("task_ignore_result")):
        return True
    return _scheme(app) in _FLEETING


def _scheme(app: App) -> str:
    """How the address of the result backend begins, or the backend's short name."""
    known = presumed(app.get("result_backend"))
    text = known.value if known is not None and isinstance(known.value, str) else ""
    return next((url.scheme for url in urls(text)), text.partition("://")[0])


@rule.check(App)
def check_cleanup(app: App, project: Project) -> Iterator[Finding]:
    if not _scheme(app).startswith(("db+", "django-db", "database")) or _is_cleaned(app, project):
        return
    yield rule.at(
        app.set("result_backend")[-1].span,
        f"results of `{app.name}` go to a database, and no schedule is in sight: without beat nothing removes old ones",
        severity=Severity.MINOR,
        confidence=Confidence.LOW,
        symbol="result_backend",
        app=app.name,
    )


def _is_cleaned(app: App, project: Project) -> bool:
    """Whether beat runs, or somebody starts the cleaning; or the results are said to stay."""
    if app.set("beat_scheduler") or app.set("beat_schedule") or app.set("result_expires"):
        return True
    if any(True for _ in project.subjects(BeatEntry)):
        return True
    return any(_CLEANUP in call.target for call in project.subjects(Enqueue))
