"""Password of the broker or result backend stands in the code.

Why: whoever can read the repository, an image or a backup can read, forge and delete all messages. The password cannot
    be changed without a release, and it stays in the history after it was taken out.

Bad:
    from celery import Celery

    app = Celery("shop", broker="amqp://shop:wX9!kd02@mq.shop.example/prod")
Good:
    import os

    from celery import Celery

    app = Celery("shop", broker=os.environ["BROKER_URL"])
Limits: placeholders (`guest`, `changeme`, the same word as the user), addresses on the own machine, and examples are
    nobody's secret. A password in the default of an environment variable is reported with low confidence.
Fix: Take the address from the environment or a secret store, and change the password.
Refs: Celery docs, "Broker settings"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.urls import Url, addresses
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.credentials import PLACEHOLDERS, SHOWN

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1", cwe=798)

_URLS: Final = frozenset(("broker_url", "broker_read_url", "broker_write_url", "result_backend", "database_url"))
_PASSWORDS: Final = frozenset(("broker_password", "redis_password", "security_key_password"))


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    known = place.value if isinstance(place.value, Known) else getattr(place.value, "default", None)
    if known is None or place.imported or re.search(SHOWN, known.span.path):
        return
    if _is_secret_address(place) or _is_secret_word(place):
        yield rule.at(
            place.span,
            f"the password in `{place.written}` can be read by everybody who can read this code, its images and its"
            " history",
            confidence=Confidence.HIGH if known is place.value else Confidence.LOW,
            related=_written_at(known.span, place.span),
            symbol=place.key,
            app=place.app,
        )


def _is_secret_address(place: SettingPlace) -> bool:
    return place.key in _URLS and any(_is_secret(url) for url in addresses(place.value))


def _is_secret(url: Url) -> bool:
    if not url.password or url.is_local or url.is_template:
        return False
    return url.password.lower() not in PLACEHOLDERS and url.password.lower() not in (url.user.lower(), url.host.lower())


def _is_secret_word(place: SettingPlace) -> bool:
    known = place.value.value if isinstance(place.value, Known) else None
    if place.key not in _PASSWORDS or not isinstance(known, str) or not known:
        return False
    return known.lower() not in PLACEHOLDERS and not re.search(r"[{}<>$*]", known)


def _written_at(span: Span, setting: Span) -> list[tuple[Span, str]]:
    """The place of the password itself, when it is another one."""
    apart = span.path != setting.path or not setting.covers(span.line)
    return [(span, "the address stands here")] if apart else []
