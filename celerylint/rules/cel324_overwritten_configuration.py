"""Configuration is thrown away by a later `config_from_object`.

Why: an app has one configuration object: a second `config_from_object` does not add to the first, it replaces it, and
    every setting of the first is back at Celery's default. What is set on `app.conf` outlives this, unless something
    has read the configuration in between: reading makes it final, and `config_from_object` then begins anew.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.config_from_object({"task_acks_late": True})
    app.config_from_object({"timezone": "Europe/Berlin"})
Good:
    from celery import Celery

    app = Celery("shop")
    app.config_from_object({"task_acks_late": True})
    app.conf.update(timezone="Europe/Berlin")
Limits: looks at statements that stand in no branch, in one block or at the top of a module that imports the app.
    Anything but reading and writing `app.conf` that makes the configuration final, such as running a task, is not seen.
Fix: Give one object, and set the rest with `app.conf.update(…)` below it.
Refs: Celery docs, "Application: Configuration"
Proof: tests/proofs/test_cel324_overwritten_configuration.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.configuration import Discarded
from celerylint.model.project import Project
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")


@rule.check(Discarded)
def check(lost: Discarded, project: Project) -> Iterator[Finding]:
    if lost.read is None:
        message = "another configuration object replaces this one: all its settings are back at their defaults"
        related = [(lost.by, "the object that replaces it")]
    else:
        message = f"`{lost.named}` is set here in vain: `config_from_object` makes the configuration anew"
        related = [(lost.read, "reading makes the configuration final"), (lost.by, "and here it begins anew")]
    yield rule.at(
        lost.span,
        message,
        confidence=Confidence.HIGH if lost.certain else Confidence.MEDIUM,
        related=related,
        symbol=lost.named,
        app=lost.app.name,
    )
