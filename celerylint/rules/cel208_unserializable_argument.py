"""Task is given something that JSON cannot hold.

Why: arguments travel as JSON. A set, a timedelta, a path or a lambda cannot be written, and sending fails with
    EncodeError, in the process that sends. Dates, times, `Decimal`, `UUID` and bytes are written by kombu.

Bad:
    from celery import shared_task

    @shared_task
    def tag(photo_id, tags): ...

    def upload(photo):
        tag.delay(photo.id, {"sea", "sun"})
Good:
    from celery import shared_task

    @shared_task
    def tag(photo_id, tags): ...

    def upload(photo):
        tag.delay(photo.id, ["sea", "sun"])
Limits: looks at what is written in the call, and at one variable back. Silent with another serializer than JSON,
    wherever that is set, or where the settings cannot be read.
Fix: Give a list, a number of seconds, a text, an id.
Refs: `kombu.utils.json`; Celery docs, "Serializers"
Proof: tests/proofs/test_cel208_unserializable_argument.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model import expr as e
from celerylint.model.effective import speaks_json
from celerylint.model.project import Project
from celerylint.model.unstorable import Unstorable
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")


@rule.check(Unstorable)
def check(found: Unstorable, project: Project) -> Iterator[Finding]:
    call = found.call
    if (
        call is None
        or e.keyword(call.site.call, "serializer") is not None
        or not speaks_json(found.task, project.apps_of(found.task))
    ):
        return
    yield rule.at(
        found.span,
        f"sending `{found.task.label}` fails with EncodeError: {found.what} cannot be written as JSON",
        symbol=found.task.name,
    )
