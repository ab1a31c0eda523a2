"""Time zone does not exist.

Why: the name of a time zone is one of the IANA database, such as "Europe/Oslo", and its case counts on most systems.
    With "utc" or "UTC+3" beat and every task with an `eta` fail with `ZoneInfoNotFoundError`.

Bad:
    from celery import Celery

    app = Celery("shop", timezone="UTC+3")
Good:
    from celery import Celery

    app = Celery("shop", timezone="Europe/Istanbul")
Limits: reads literal names. Silent where this machine has no time zone database to compare with.
Fix: Write a name of the IANA database.
Refs: Celery docs, `timezone`; `celery.utils.time.get_exact_timezone`
Proof: tests/proofs/test_cel321_invalid_timezone.py
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterator
from zoneinfo import available_timezones

from celerylint.model.configuration import SettingPlace
from celerylint.model.edits import ReplaceString
from celerylint.model.project import Project
from celerylint.model.values import Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_zones = functools.cache(available_timezones)


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.key != "timezone" or not isinstance(place.value, Known) or not isinstance(place.value.value, str):
        return
    name, span = place.value.value, place.value.span
    if not name or not _zones() or name in _zones():
        return
    meant = {zone.lower(): zone for zone in _zones()}.get(name.lower(), "")
    near = meant or next(iter(difflib.get_close_matches(name, _zones(), 1, 0.85)), "")
    yield rule.at(
        span,
        f"there is no time zone `{name}`: beat and tasks with an `eta` fail",
        symbol=place.key,
        app=place.app,
        fix=Fix(f"Write `{meant}`", Safety.SAFE, (ReplaceString(meant, span),)) if meant else None,
        help=f"Did you mean `{near}`?" if near else "",
    )
