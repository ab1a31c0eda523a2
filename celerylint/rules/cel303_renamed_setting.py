"""Setting has a name that a coming version of Celery no longer reads.

Why: Celery 4 renamed every setting: `CELERY_ACKS_LATE` became `task_acks_late`, `BROKER_URL` became `broker_url`. The
    old names are read until Celery 6, which ignores them without a word. One configuration must not mix the two styles,
    so all of its names have to change together. A few settings of today are on their way out as well.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.conf.update(CELERY_ACKS_LATE=True, CELERYD_PREFETCH_MULTIPLIER=1)
Good:
    from celery import Celery

    app = Celery("shop")
    app.conf.update(task_acks_late=True, worker_prefetch_multiplier=1)
Limits: silent for projects that run Celery 3. Names of Celery 3 under a namespace are a finding of their own, until
    Celery 5.7 reads them there. In modules, classes and Django's settings only names that speak of Celery or the broker
    are reported: `S3_BUCKET` is an old name too, and anybody's constant.
Fix: Rename all settings of this configuration together; `celery upgrade settings FILE` does it.
Refs: Celery docs, "Configuration and defaults", "New lowercase settings"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace, renamed, styled
from celerylint.model.project import Project
from celerylint.rule import Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.settings import DEPRECATED, NAMESPACED_OLD_NAMES_READ_SINCE

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_LOWER_CASE_SINCE: Final = (4, 0)


@rule.check(SettingPlace)
def check_old_name(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.spelling != "old" or project.celery.below(_LOWER_CASE_SINCE):
        return
    if place.namespace and not project.celery.at_least(NAMESPACED_OLD_NAMES_READ_SINCE):
        return
    if place.form in ("object", "django") and not place.written.startswith(("CELERY", "BROKER_")):
        return
    today = styled(place.key, place)
    edits = renamed(place, place.key, project)
    yield rule.at(
        place.span,
        f"`{place.written}` is the name that `{today}` had in Celery 3: Celery 6 will ignore it",
        help=f"Rename it to `{today}`, together with the other old names of this configuration.",
        symbol=place.key,
        app=place.app,
        fix=Fix(f"Rename it to `{today}`, and with it the other old names", Safety.SAFE, edits) if edits else None,
    )


@rule.check(SettingPlace)
def check_deprecated(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.key not in DEPRECATED or place.spelling == "":
        return
    since, instead = DEPRECATED[place.key]
    version = ".".join(map(str, since))
    if project.celery.at_least(since):
        yield rule.at(
            place.span,
            f"`{place.written}` is deprecated since Celery {version}, and a later one will ignore it",
            help=f"Use {instead} instead." if instead else "",
            symbol=place.key,
            app=place.app,
        )
