"""Connection to the broker or the result backend does not check certificates.

Why: without a check of the server's certificate anyone between worker and broker can pose as the broker: read what
    tasks are given, and hand the workers tasks of their own. A `rediss://` result backend that says nothing about
    certificates does not even start: `ValueError: A rediss:// URL must have parameter ssl_cert_reqs`.

Bad:
    from celery import Celery

    app = Celery("shop", broker="rediss://broker.example.org/0?ssl_cert_reqs=CERT_NONE")
Good:
    from celery import Celery

    app = Celery("shop", broker="rediss://broker.example.org/0?ssl_cert_reqs=required")
Limits: reads literal addresses, and `ssl_cert_reqs` in `broker_use_ssl` and `redis_backend_use_ssl`. Silent for hosts
    that are this machine.
Fix: Write `ssl_cert_reqs=required`, with `ssl_ca_certs` for a certificate authority of one's own.
Refs: Celery docs, `broker_use_ssl`; `celery.backends.redis.RedisBackend`
Proof: tests/proofs/test_cel310_insecure_tls.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from celerylint.model.apps import App, Setting
from celerylint.model.edits import ReplaceString
from celerylint.model.project import Project
from celerylint.model.urls import urls
from celerylint.model.values import Absent, Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1", cwe=295)

_URLS: Final = ("broker_url", "broker_read_url", "broker_write_url", "result_backend")
_TABLES: Final = ("broker_use_ssl", "redis_backend_use_ssl")
_UNCHECKED: Final = re.compile(r"([?&]ssl_cert_reqs=)(?:CERT_NONE|none)\b", re.I)


@rule.check(App)
def check(app: App, project: Project) -> Iterator[Finding]:
    for key in _URLS:
        for setting in app.set(key):
            if isinstance(setting.value, Known) and isinstance(setting.value.value, str):
                yield from _address(setting, setting.value.value, app)
    for key in _TABLES:
        for setting in app.set(key):
            if isinstance(setting.value, Known) and isinstance(setting.value.value, Mapping):
                yield from _table(setting, setting.value.value, app)


def _address(setting: Setting, text: str, app: App) -> Iterator[Finding]:
    assert isinstance(setting.value, Known)
    span = setting.value.span
    if all(url.is_local for url in urls(text)):
        return
    if _UNCHECKED.search(text):
        checked = _UNCHECKED.sub(r"\1required", text)
        yield rule.at(
            span,
            f"`{setting.written}` takes any certificate: whoever stands between can pose as the server",
            symbol=setting.key,
            app=app.name,
            fix=Fix("Write `ssl_cert_reqs=required`", Safety.UNSAFE, (ReplaceString(checked, span),)),
        )
    elif setting.key == "result_backend" and text.startswith("rediss://") and _says_nothing(text, app):
        joined = f"{text}{'&' if '?' in text else '?'}ssl_cert_reqs=required"
        yield rule.at(
            span,
            "a `rediss://` result backend must say `ssl_cert_reqs`: this one fails with ValueError",
            severity=Severity.CRITICAL,
            symbol=setting.key,
            app=app.name,
            fix=Fix("Add `ssl_cert_reqs=required`", Safety.UNSAFE, (ReplaceString(joined, span),)),
        )


def _says_nothing(text: str, app: App) -> bool:
    return "ssl_cert_reqs" not in text and isinstance(app.get("redis_backend_use_ssl"), Absent)


def _table(setting: Setting, table: Mapping[object, object], app: App) -> Iterator[Finding]:
    if "ssl_cert_reqs" in table or "cert_reqs" in table:
        given = table.get("ssl_cert_reqs", table.get("cert_reqs"))
        if given in (None, 0) or str(given).lower() in ("none", "cert_none"):
            yield rule.at(
                setting.span,
                f"`{setting.written}` takes any certificate: whoever stands between can pose as the server",
                symbol=setting.key,
                app=app.name,
            )
