"""Secret is given to a task as an argument.

Why: arguments lie in the broker in plain text and are shown by events, so by Flower, and by `inspect`. They stand in
    the log of a worker that is verbose (`debug`) or does not know the task. Whoever can read any of these has the
    password.

Bad:
    from celery import shared_task

    @shared_task
    def sign_up(email, password): ...

    def register(form):
        sign_up.delay(form.email, password=form.password)
Good:
    from celery import shared_task

    @shared_task
    def sign_up(user_id): ...

    def register(form):
        user = form.save()
        sign_up.delay(user.id)
Limits: goes by names (`password`, `secret_key`, `api_key`, …), so confidence is medium. Silent for what is hashed or
    encrypted by name.
Fix: Give an id, and let the task read the secret from where it is kept.
Refs: Celery docs, "Security"
Proof: tests/proofs/test_cel228_secret_in_arguments.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", confidence=Confidence.MEDIUM, cwe=312)

_SECRET: Final = re.compile(
    r"(?:^|_)(?:password|passwd|passphrase|secret|secret_key|api_key|apikey|private_key|access_token|refresh_token|credit_card"
    r"|card_number|cvv)$",
    re.I,
)
_SAFE: Final = re.compile(r"hash|encrypt|cipher|masked|has_|is_|reset|_id$|_name$|_type$", re.I)


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    given = call.given if call.direct or call.canvas else None
    if given is None or call.task is None:
        return
    named = [(name, value) for name, value in given.named.items()]
    named += [(e.last_name(value), value) for value in given.positional]
    for name, value in named:
        if _SECRET.search(name) and not _SAFE.search(name) and not isinstance(value, e.Literal):
            yield rule.at(
                value.span,
                f"`{name}` travels in plain text as an argument of `{call.target}`",
                symbol=call.task.name,
            )
