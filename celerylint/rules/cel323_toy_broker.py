"""Broker or result backend is one for experiments.

Why: `memory://` lives in one process: what a web process sends no worker ever sees. `filesystem://` and the
    SQLAlchemy transport poll, and what a killed worker had is lost, with `task_acks_late` too: they delete or hide
    a message when they hand it out. The SQLAlchemy transport knows no remote control. Results in
    `cache+memory://` are seen by the process that stored them.

Bad:
    from celery import Celery

    app = Celery("shop", broker="memory://")
Good:
    from celery import Celery

    app = Celery("shop", broker="redis://broker/0")
Limits: reads literal addresses outside of tests, examples and settings for development.
Fix: Use RabbitMQ, Redis or SQS.
Refs: Celery docs, "Backends and Brokers"
Proof: tests/proofs/test_cel323_toy_broker.py
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
