"""A suppression comment suppresses nothing.

Why: what it once excused is gone. Left behind, it hides the same mistake when somebody makes it again, and tells
    readers of a danger that is not there. Only claimed for rules that ran, and when every file of the project could be
    read.
Bad:
    from celery import shared_task


    @shared_task
    def add(x, y):  # celerylint: ignore[CEL004] the range was closed long ago
        return x + y
Good:
    from celery import shared_task


    @shared_task
    def add(x, y):
        return x + y
Fix: Remove the comment, or the codes in it that are not needed.
"""

from celerylint.rule import Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1")
