"""Result backend is named in a way that Celery does not know.

Why: a database needs the prefix `db+` before its SQLAlchemy address, and the backend `amqp` is gone since Celery 5.
    Anything else fails when the first result is stored or read: `ModuleNotFoundError`, or "Unknown result backend".

Bad:
    from celery import Celery

    app = Celery("shop", backend="postgresql://db/results")
Good:
    from celery import Celery

    app = Celery("shop", backend="db+postgresql://db/results")
Limits: reads literal addresses; schemes that a package may add are left alone.
Fix: Write `db+` before the address of a database; `rpc://` for replies over the broker.
Refs: `celery.app.backends.BACKEND_ALIASES`
Proof: tests/proofs/test_cel322_invalid_result_backend.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace
from celerylint.model.edits import ReplaceString
from celerylint.model.project import Project
from celerylint.model.values import Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_DATABASES: Final = frozenset(("postgresql", "postgres", "mysql", "mariadb", "sqlite", "oracle", "mssql"))
_AMQP: Final = frozenset(("amqp", "pyamqp", "amqps"))


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.key != "result_backend" or not isinstance(place.value, Known) or not isinstance(place.value.value, str):
        return
    text, span = place.value.value, place.value.span
    scheme, colon, rest = text.partition("://")
    name = scheme.partition("+")[0]
    if not colon:
        return
    if name in _DATABASES:
        meant = f"db+{'postgresql' + scheme[len(name) :] if name == 'postgres' else scheme}://{rest}"
        yield rule.at(
            span,
            f"no result backend is called `{name}`: storing a result fails",
            symbol=place.key,
            app=place.app,
            fix=Fix("Write `db+` before it", Safety.SAFE, (ReplaceString(meant, span),)),
        )
    elif name in _AMQP and not project.celery.below((5, 0)):
        yield rule.at(
            span,
            f"the result backend `{name}` is gone since Celery 5: storing a result fails",
            symbol=place.key,
            app=place.app,
            help="Write `rpc://`",
        )
