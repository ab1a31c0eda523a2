"""Setting is written in a form that Celery does not read here.

Why: Celery knows a setting under one name for each way of configuring it: `task_acks_late` on the app or in a
    configuration object, `CELERY_TASK_ACKS_LATE` only with `namespace="CELERY"`, and the names of Celery 3
    (`CELERY_ACKS_LATE`) only without a namespace, until 5.7 reads them there too. Any other spelling is accepted
    without a word and has no effect.

Bad:
    # config.py
    TASK_ACKS_LATE = True
    CELERY_WORKER_PREFETCH_MULTIPLIER = 1
    # worker.py
    from celery import Celery

    app = Celery("shop")
    app.config_from_object("config")
Good:
    # config.py
    task_acks_late = True
    worker_prefetch_multiplier = 1
    # worker.py
    from celery import Celery

    app = Celery("shop")
    app.config_from_object("config")
Limits: names of Celery 3 under a namespace are reported for Celery before 5.7, and, with less confidence, when the
    version is not known: the upgrade to 5.7 then switches on what was written long ago. Silent when the same file also
    sets today's name, or when the project uses the name for something of its own.
Fix: Write the setting as this configuration wants it.
Refs: Celery docs, "Configuration and defaults", "Using Celery with Django"
Proof: tests/proofs/test_cel302_ignored_setting_name.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace, renamed, styled, used_elsewhere
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.settings import NAMESPACED_OLD_NAMES_READ_SINCE

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_SECTIONS: Final = ("TASK_", "WORKER_", "BROKER_", "BEAT_", "RESULT_", "CELERY", "EVENT_QUEUE")


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if not _is_ignored(place, project) or place.imported or _is_set_rightly(place, project):
        return
    if place.form in ("object", "django") and _is_own(place, project):
        return
    yield rule.at(
        place.span,
        f"`{place.written}` is not read {_where(place)}: `{place.key}` keeps its default{_once_read(place, project)}",
        confidence=_confidence(place, project),
        help=_advice(place),
        symbol=place.key,
        app=place.app,
        fix=_fix(place, project),
    )


def _fix(place: SettingPlace, project: Project) -> Fix | None:
    edits = renamed(place, place.key, project)
    return Fix(f"Write `{styled(place.key, place)}`", Safety.UNSAFE, edits) if edits else None


def _is_ignored(place: SettingPlace, project: Project) -> bool:
    if place.spelling == "old":
        return bool(place.namespace) and not project.celery.at_least(NAMESPACED_OLD_NAMES_READ_SINCE)
    return place.spelling in ("upper", "prefixed")


def _is_set_rightly(place: SettingPlace, project: Project) -> bool:
    """Whether today's name stands beside it: then nothing is lost."""
    beside = [other for other in project.having(SettingPlace, "key", place.key) if other.span.path == place.span.path]
    return any(other.spelling == "today" for other in beside)


def _is_own(place: SettingPlace, project: Project) -> bool:
    """Among a project's other constants: one that does not speak of Celery, or that the project itself uses."""
    return not place.written.startswith(_SECTIONS) or used_elsewhere(place, project)


def _confidence(place: SettingPlace, project: Project) -> Confidence:
    if place.spelling == "old" and not project.celery.below(NAMESPACED_OLD_NAMES_READ_SINCE):
        return Confidence.MEDIUM
    sure = place.form in ("conf", "argument") or place.written.startswith("CELERY")
    return Confidence.HIGH if sure else Confidence.MEDIUM


def _where(place: SettingPlace) -> str:
    return f'with `namespace="{place.namespace}"`' if place.namespace else "without a namespace"


def _once_read(place: SettingPlace, project: Project) -> str:
    if place.spelling != "old":
        return ""
    version = ".".join(map(str, NAMESPACED_OLD_NAMES_READ_SINCE))
    return f", until Celery {version} reads it after all"


def _advice(place: SettingPlace) -> str:
    if place.namespace:
        return f"Write `{styled(place.key, place)}`."
    if place.spelling == "prefixed" and place.form in ("object", "django"):
        return f'Give `namespace="CELERY"` to `config_from_object`, or write `{place.key}`.'
    return f"Write `{place.key}`."
