"""Broker, result backend or Flower is open to its whole network.

Why: a Redis without a password, RabbitMQ's `guest`, or a Flower without a login obeys everybody who can reach the port:
    reads arguments and results, sends tasks, empties queues. That is fine on the own machine, and only there.

Bad:
    from celery import Celery

    app = Celery("shop", broker="redis://cache.shop.example:6379/0")
Good:
    import os

    from celery import Celery

    app = Celery("shop", broker=os.environ["BROKER_URL"])
Limits: hosts of a private network (a name without a domain, a private address) and defaults of environment variables
    are reported with low confidence: there the network may be the protection. Flower is looked at in `flowerconfig.py`
    only; a login given on its command line or by a proxy cannot be seen.
Fix: Give the server a password and take it from the environment; give Flower `basic_auth` or `auth`.
Refs: Celery docs, "Security"; Flower docs, "Authentication"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace
from celerylint.model.flower import FlowerConfig
from celerylint.model.project import Project
from celerylint.model.urls import Url, addresses
from celerylint.model.values import Opaque
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False, cwe=1392)

_URLS: Final = frozenset(("broker_url", "broker_read_url", "broker_write_url", "result_backend"))
_LOGINS: Final = frozenset(("auth", "basic_auth", "auth_provider", "oauth2_key"))


@rule.check(SettingPlace)
def check_address(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.key not in _URLS or place.imported:
        return
    for url in addresses(place.value):
        if not url.is_local and not url.is_template and (why := _open(url)):
            doubt = isinstance(place.value, Opaque) or url.is_inside
            yield rule.at(
                place.span,
                f"`{place.written}` leads to `{url.host}` {why}: whoever reaches it can read and send tasks",
                confidence=Confidence.LOW if doubt else Confidence.MEDIUM,
                symbol=place.key,
                app=place.app,
            )


def _open(url: Url) -> str:
    if (url.user, url.password) == ("guest", "guest"):
        return "as `guest`, whose password everybody knows"
    if url.scheme in ("redis", "rediss", "sentinel") and not url.password:
        return "without a password"
    return ""


@rule.check(FlowerConfig)
def check_flower(config: FlowerConfig, project: Project) -> Iterator[Finding]:
    if not config.names & _LOGINS and not config.hidden:
        yield rule.at(
            config.span,
            "Flower asks nobody for a login: whoever reaches it sees every task with its arguments",
            confidence=Confidence.MEDIUM,
            symbol="flower",
        )
