"""A suppression comment names no rule that exists.

Why: it has no effect. The finding it was written for is still reported, or will be.
Bad:
    from celery import shared_task


    @shared_task
    def add(x, y):  # celerylint: ignore[missing-ack-late] adding twice does no harm
        return x + y
Good:
    from celery import shared_task


    @shared_task
    def add(x, y):
        return x + y
Limits: In a `noqa` comment only codes that begin with `CEL` are looked at; the others belong to other tools.
Fix: Name one rule by its code or its name; groups such as `CEL4` and comments without a rule suppress nothing.
"""

from celerylint.rule import Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")
