"""Broker or result backend is one for experiments.

Why: `memory://` lives in one process: what a web process sends no worker ever sees. `filesystem://` and the
    SQLAlchemy transport poll, know no events and no remote control, and lose or repeat messages under load. Results
    in `cache+memory://` are seen by the process that stored them.

Bad:
    from celery import Celery

    app = Celery("shop", broker="memory://")
Good:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0")
Limits: reads literal addresses outside of tests, examples and settings for development.
Fix: Use RabbitMQ, Redis or SQS.
Refs: Celery docs, "Backends and Brokers"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace
from celerylint.model.project import Project
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", confidence=Confidence.MEDIUM)

_TOYS: Final = {
    "broker_url": ("memory:", "filesystem:", "sqla+", "sqlalchemy+", "django:"),
    "result_backend": ("cache+memory:", "file:"),
}
_ELSEWHERE: Final = re.compile(r"test|local|dev|debug|docs?\b|demo|example|sandbox|mock|fixture|bench", re.I)


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    toys = _TOYS.get(place.key)
    if toys is None or place.conditional or not isinstance(place.value, Known) or _ELSEWHERE.search(place.span.path):
        return
    text = str(place.value.value)
    if text.startswith(toys) and not any(_ELSEWHERE.search(app.name) for app in place.apps):
        yield rule.at(
            place.value.span,
            f"`{text.partition(':')[0]}` is for experiments: other processes do not see it, or messages get lost",
            symbol=place.key,
            app=place.app,
        )
