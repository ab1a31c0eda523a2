"""Configuration mixes names of Celery 3 with today's.

Why: Celery reads a configuration in one style. One that has `CELERY_ACKS_LATE` and `task_time_limit` stops the
    worker, beat and every program that sends a task: `ImproperlyConfigured: Cannot mix new and old setting keys`.

Bad:
    # config.py
    CELERY_ACKS_LATE = True
    task_time_limit = 60

    # app.py
    from celery import Celery

    app = Celery("shop")
    app.config_from_object("config")

    @app.task
    def sell(order_id): ...
Good:
    # config.py
    task_acks_late = True
    task_reject_on_worker_lost = True
    task_time_limit = 60

    # app.py
    from celery import Celery

    app = Celery("shop")
    app.config_from_object("config")

    @app.task
    def sell(order_id): ...
Limits: looks at objects that are given to `config_from_object` without a namespace. Silent for an old name whose new
    one stands beside it, and for names that are the same in both styles.
Fix: Write today's names: `celery upgrade settings` does so for a file.
Refs: `celery.app.utils.detect_settings`
Proof: tests/proofs/test_cel304_mixed_setting_styles.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.configuration import SettingPlace, renamed
from celerylint.model.project import Project
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if not _counts(place) or place.spelling != "old" or place.written in (place.key, place.key.upper()):
        return
    beside = [other for other in project.subjects(SettingPlace) if _counts(other) and _together(place, other)]
    if any(other.key == place.key and other.spelling == "today" for other in beside):
        return
    new = [other for other in beside if other.spelling == "today" and not other.written.isupper()]
    if not new:
        return
    edits = renamed(place, place.key, project)
    yield rule.at(
        place.span,
        f"Celery refuses this configuration: `{place.written}` is a name of Celery 3, `{new[0].written}` one of today",
        related=[(new[0].span, "today's style")],
        symbol=place.key,
        app=place.app,
        fix=Fix(f"Write `{place.key}`", Safety.SAFE, edits) if edits else None,
        help=f"Write `{place.key}`",
    )


def _counts(place: SettingPlace) -> bool:
    return place.form == "object" and not place.namespace and not place.conditional and bool(place.key)


def _together(place: SettingPlace, other: SettingPlace) -> bool:
    """Whether two entries belong to one object, as far as can be seen: one file, the same apps."""
    return other.span.path == place.span.path and other.apps == place.apps
