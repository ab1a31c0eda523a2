"""Visibility timeout is set where nothing reads it.

Why: with Redis or SQS as broker, a message that is not acknowledged within the visibility timeout (an hour, or half a
    minute) is given to another worker. Only `broker_transport_options["visibility_timeout"]` changes that. As a setting
    of its own, or among the options of the result backend, it has no effect: long tasks run twice all the same.

Bad:
    from celery import Celery

    app = Celery("shop", broker="redis://localhost")
    app.conf.visibility_timeout = 43200
Good:
    from celery import Celery

    app = Celery("shop", broker="redis://localhost")
    app.conf.broker_transport_options = {"visibility_timeout": 43200}
Limits: silent when `broker_transport_options` sets it too, or cannot be read: a page of Celery's documentation tells
    people to set all three.
Fix: Set `broker_transport_options = {"visibility_timeout": …}`.
Refs: Celery docs, "Using Redis", "Caveats"; `kombu.transport.redis`
Proof: tests/proofs/test_cel315_misplaced_visibility_timeout.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.configuration import SettingPlace, renamed, styled, used_elsewhere
from celerylint.model.edits import insert_after, insert_before
from celerylint.model.project import Project
from celerylint.model.values import Known, Opaque
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

_NAME: Final = "visibility_timeout"
_OPTIONS: Final = "broker_transport_options"


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if not _is_misplaced(place, project) or any(_is_set_rightly(app) for app in place.apps):
        return
    within = "" if _NAME in place.written.lower() else f" in `{place.written}`"
    name = place.written if not within else _NAME
    yield rule.at(
        place.span,
        f"`{name}`{within} is read by nothing: unacknowledged messages are redelivered after the default time",
        confidence=Confidence.MEDIUM if any(app.hidden for app in place.apps) else None,
        symbol=_NAME,
        app=place.app,
        fix=_fix(place, project),
    )


def _fix(place: SettingPlace, project: Project) -> Fix | None:
    """Move a setting of its own to where it is read, unless other options stand there."""
    span = place.value.span if isinstance(place.value, Opaque) and not place.key else None
    if span is None or any(app.set(_OPTIONS) or app.hidden for app in place.apps):
        return None
    if not (edits := renamed(place, _OPTIONS, project)):
        return None
    wrapped = (insert_before(span, f'{{"{_NAME}": '), insert_after(span, "}"))
    return Fix(f"Write it into `{styled(_OPTIONS, place)}`", Safety.SAFE, (*edits, *wrapped))


def _is_misplaced(place: SettingPlace, project: Project) -> bool:
    if place.key == "result_backend_transport_options":
        given = place.value.value if isinstance(place.value, Known) else None
        return isinstance(given, dict) and _NAME in given
    unknown = not place.spelling and not place.imported and place.written.lower().endswith(_NAME)
    # The plain name is also the key of the right place.
    return unknown and (place.written == _NAME or not used_elsewhere(place, project))


def _is_set_rightly(app: App) -> bool:
    """Where the broker's options cannot be read, they may well say it."""
    for setting in app.set(_OPTIONS):
        if not isinstance(setting.value, Known) or (
            isinstance(setting.value.value, dict) and _NAME in setting.value.value
        ):
            return True
    return False
