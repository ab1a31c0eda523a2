"""Setting is read by no version of Celery.

Why: Celery accepts any name on its configuration and warns of none. A misspelt setting, an option of tasks given as a
    setting, or one that never existed has no effect: the default stays, and nobody is told.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.conf.update(
        task_serializer="json",
        task_max_retries=5,
        worker_max_task_per_child=100,
    )
Good:
    from celery import Celery

    app = Celery("shop", task_annotations={"*": {"max_retries": 5}})
    app.conf.update(
        task_serializer="json",
        worker_max_tasks_per_child=100,
    )
Limits: names that the project itself uses elsewhere are its own, and so are names that extensions are known to read
    (celery-redbeat, celery-singleton, celery-once and others). On `app.conf` every other unknown name is reported; in
    configuration modules, classes and Django's settings only what looks like a setting of Celery: a misspelt one, one
    that people are known to make up, or (then with less confidence) one that begins as Celery's settings do.
Fix: Use a setting that exists, or remove the line.
Refs: Celery docs, "Configuration and defaults"
Proof: tests/proofs/test_cel301_unknown_setting.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace, renamed, styled, used_elsewhere
from celerylint.model.likeness import nearest
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.mistakes import NOT_SETTINGS
from celerylint.vocabulary.settings import EXTENSION_PREFIXES, SETTINGS, UNDECLARED

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_SECTIONS: Final = ("task_", "worker_", "broker_", "beat_", "result_")


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.spelling or place.imported or place.written.startswith("_"):
        return
    name = _bare(place)
    if _is_read_by_others(name) or used_elsewhere(place, project):
        return
    meant = NOT_SETTINGS.get(name) or nearest(name, SETTINGS)
    if not (_speaks_of_celery(place) if meant else _looks_like_celery(name, place)):
        return
    yield rule.at(
        place.span,
        f"`{place.written}` is read by no version of Celery: it has no effect{_instead(meant)}",
        severity=Severity.MAJOR if meant else Severity.MODERATE,
        confidence=_confidence(name, meant, place),
        help=_advice(meant, place),
        symbol=place.written,
        app=place.app,
        fix=_fix(name, meant, place, project),
    )


def _fix(name: str, meant: str | None, place: SettingPlace, project: Project) -> Fix | None:
    """Correct what is misspelt; another word for a setting is a guess at what was meant, and begins to work."""
    if meant is None or " " in meant or not (edits := renamed(place, meant, project)):
        return None
    safety = Safety.SAFE if nearest(name, [meant]) else Safety.UNSAFE
    return Fix(f"Write `{styled(meant, place)}`", safety, edits)


def _bare(place: SettingPlace) -> str:
    """The name as Celery would look for it: without the namespace, or the prefix of Celery 3."""
    prefix = place.namespace.rstrip("_") + "_" if place.namespace else "CELERY_"
    return place.written.removeprefix(prefix).lower()


def _is_read_by_others(name: str) -> bool:
    """By extensions, by Celery's undeclared habits; a misplaced visibility timeout is a finding of its own."""
    if name in UNDECLARED or name == "time_zone":  # Django's, which Celery reads too
        return True
    return name.startswith(EXTENSION_PREFIXES) or "visibility_timeout" in name


def _speaks_of_celery(place: SettingPlace) -> bool:
    """Among the constants of a project, only names in lower case or with Celery's own prefixes can be misspelt."""
    own = place.form in ("conf", "argument") or place.written.islower()
    return own or place.written.startswith(("CELERY", "BROKER_")) or bool(place.namespace)


def _looks_like_celery(name: str, place: SettingPlace) -> bool:
    """On the app's own configuration anything is meant for Celery; elsewhere what begins like a setting."""
    if place.form in ("conf", "argument"):
        return place.written.islower() or place.written.startswith("CELERY")
    return name.startswith(_SECTIONS) and (place.written.islower() or place.written.startswith("CELERY"))


def _confidence(name: str, meant: str | None, place: SettingPlace) -> Confidence:
    if name in NOT_SETTINGS or (meant and place.form in ("conf", "argument")):
        return Confidence.HIGH
    return Confidence.MEDIUM


def _instead(meant: str | None) -> str:
    return f" (`{meant}` has)" if meant and " " not in meant else ""


def _advice(meant: str | None, place: SettingPlace) -> str:
    if meant is None:
        return ""
    if " " in meant:
        return f"Remove it: it {meant}."
    return f"Write `{styled(meant, place)}`."
