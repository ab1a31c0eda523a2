"""Setting is newer than the Celery that the project runs.

Why: a release reads the settings that it knows, and passes over all others without a word. A setting from the
    documentation of a newer release has no effect until the project upgrades.

Bad:
    # requirements.txt
    celery==5.2.7

    # app.py
    from celery import Celery

    app = Celery("shop")
    app.conf.broker_connection_retry_on_startup = True
Good:
    # requirements.txt
    celery==5.5.3

    # app.py
    from celery import Celery

    app = Celery("shop")
    app.conf.broker_connection_retry_on_startup = True
Limits: reported when every version that the project's dependency files allow is older than the setting.
Fix: Upgrade Celery, or remove the setting.
Refs: Celery docs, "Change history"
Proof: tests/proofs/test_cel305_setting_newer_than_celery.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.configuration import SettingPlace
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity
from celerylint.vocabulary.settings import FIRST, SETTINGS

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    info = SETTINGS.get(place.key)
    if info is None or place.spelling not in ("today", "bare") or info.since == FIRST:
        return
    if not project.celery.below(info.since):
        return
    yield rule.at(
        place.span,
        f"`{place.written}` has no effect: Celery reads it from {'.'.join(map(str, info.since))} on, the project runs"
        f" {project.celery}",
        symbol=place.key,
        app=place.app,
    )
