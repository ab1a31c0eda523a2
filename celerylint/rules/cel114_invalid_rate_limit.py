"""Rate limit is written in a form that Celery cannot read.

Why: a rate is a number, or a text such as `"10/s"`, `"10/m"` or `"10/h"`. The worker reads all rate limits when it
    starts: with `"10/min"` or `"10 per minute"` it does not start at all.

Bad:
    from celery import shared_task

    @shared_task(rate_limit="10/min")
    def crawl(url): ...
Good:
    from celery import shared_task

    @shared_task(rate_limit="10/m")
    def crawl(url): ...
Limits: reads literal values of the option `rate_limit` and of the setting `task_default_rate_limit`.
Fix: Write a number of tasks per second, minute or hour: `"10/m"`.
Refs: `celery.utils.time.rate`
Proof: tests/proofs/test_cel114_invalid_rate_limit.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.configuration import SettingPlace
from celerylint.model.edits import ReplaceString
from celerylint.model.project import Project
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Known
from celerylint.rule import Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_MEANT: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:/|per)\s*(s|m|h)(?:ec|in|ou?r)?(?:ond|ute)?s?\s*", re.I)


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    for option in task.written:
        if option.name == "rate_limit" and isinstance(option.value, Known):
            yield from _judged(option.value.value, option.value.span, f"`{task.label}`", task.name)


@rule.check(SettingPlace)
def check_setting(place: SettingPlace, project: Project) -> Iterator[Finding]:
    if place.key == "task_default_rate_limit" and isinstance(place.value, Known):
        yield from _judged(place.value.value, place.value.span, f"`{place.written}`", place.written)


def _judged(value: object, span: Span, owner: str, symbol: str) -> Iterator[Finding]:
    if isinstance(value, str) and not _can_be_read(value):
        meant = _MEANT.fullmatch(value)
        yield rule.at(
            span,
            f"`{value}` is no rate that Celery can read: with {owner} the worker does not start",
            symbol=symbol,
            fix=_fix(f"{meant[1]}/{meant[2].lower()}", span) if meant else None,
            help="Write a number per second, minute or hour: `10/s`, `10/m`, `10/h`",
        )


def _can_be_read(value: str) -> bool:
    number, _, unit = value.partition("/")
    try:
        float(number)
    except ValueError:
        return not value
    return unit in ("", "s", "m", "h")


def _fix(rate: str, span: Span) -> Fix:
    return Fix(f'Write `"{rate}"`', Safety.SAFE, (ReplaceString(rate, span),))
