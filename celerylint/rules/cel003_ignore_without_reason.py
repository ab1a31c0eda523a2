"""A suppression comment gives no reason.

Why: whoever reads it next cannot tell a decision from a shortcut, and does not dare to remove it.
Bad:
    from celery import shared_task


    @shared_task
    def add(x, y):  # celerylint: ignore[CEL001]
        return x + y
Good:
    from celery import shared_task


    @shared_task
    def add(x, y):  # celerylint: ignore[CEL001] kept while the rule behind it is being rolled out
        return x + y
Limits: `noqa` comments have no place for a reason and are not asked for one.
Fix: Write the reason after the closing bracket.
"""

from celerylint.rule import Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)
