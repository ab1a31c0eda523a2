"""Crontab is given what it cannot hold, or in the wrong order.

Why: `crontab(hour=24)` raises when the module is imported, and so do `day_of_week=7`, a whole line in one argument and
    a keyword that does not exist: worker, beat and web process all fail to start. 30 February raises from Celery 5.7
    on; before that beat dies when it comes to the entry. And the order of the arguments is Celery's own, minute, hour,
    **day of week**, day of month, month: a line copied from a crontab file is accepted and runs on other days.

Bad:
    from celery import Celery
    from celery.schedules import crontab

    app = Celery("shop")
    app.conf.beat_schedule = {
        "close-books": {"task": "shop.tasks.close_books", "schedule": crontab(minute=0, hour=24)},
    }
Good:
    from celery import Celery
    from celery.schedules import crontab

    app = Celery("shop")
    app.conf.beat_schedule = {
        "close-books": {"task": "shop.tasks.close_books", "schedule": crontab(minute=0, hour=0)},
        "week-end": {"task": "shop.tasks.week_end", "schedule": crontab(minute=0, hour=22, day_of_week="fri")},
    }
Limits: values that only a run can tell are left alone. The order is judged where it shows: `*line.split()`, names such
    as `day_of_month` in the place of another field, or five arguments of which the last three are not all `*`.
Fix: Give each field by keyword, within its range: minute 0-59, hour 0-23, day_of_week 0-6 (0 is Sunday),
    day_of_month 1-31, month_of_year 1-12.
Refs: `celery.schedules.crontab`, `crontab.from_string` (Celery 5.5)
Proof: tests/proofs/test_cel405_invalid_crontab.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.model.edits import RenameKeyword, Replace
from celerylint.model.project import Project
from celerylint.model.schedule import Crontab
from celerylint.model.source import Span
from celerylint.model.values import Absent, Known, Opaque
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity
from celerylint.vocabulary.crontab import CRON_LINE, FIELDS, Field, InvalidFieldError, expand, happens

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_LINE: Final = re.compile(r"\s*(?:[\w*/,-]+\s+){4}[\w*/,-]+\s*")
_NAMED: Final = {
    "day_of_week": re.compile(r"dow|week_?day|day_?(?:of_?)?(?:the_?)?week", re.I),
    "day_of_month": re.compile(r"dom|mday|day_?(?:of_?)?(?:the_?)?month|month_?day", re.I),
    "month_of_year": re.compile(r"mon|months?|month_?(?:of_?)?(?:the_?)?year", re.I),
}
_MEANT: Final = {"hours": "hour", "minutes": "minute", "day": "day_of_month", "month": "month_of_year"}


@rule.check(Crontab)
def check(crontab: Crontab, project: Project) -> Iterator[Finding]:
    if crontab.maker == "model":
        return
    wrong = [*_unknown(crontab), *_invalid(crontab)]
    yield from wrong
    if not wrong:
        yield from _impossible(crontab)
        yield from _order(crontab)


def _unknown(crontab: Crontab) -> Iterator[Finding]:
    for name, span in crontab.unknown:
        if crontab.maker == "from_string":
            message = f"{name!r} has not five fields separated by single spaces: importing this module fails"
        elif not name:
            message = "crontab takes five fields: with one more, importing this module fails"
        else:
            message = f"crontab takes no `{name}`: importing this module fails with a TypeError"
        meant = _MEANT.get(name)
        taken = meant is None or not isinstance(crontab.fields[meant], Absent)
        fix = None if taken else Fix(f"Write `{meant}`", Safety.SAFE, (RenameKeyword(name, str(meant), crontab.span),))
        yield rule.at(span, message, help=f"Write `{meant}`." if meant else "", symbol=name, fix=fix)


def _invalid(crontab: Crontab) -> Iterator[Finding]:
    for field in FIELDS:
        value = crontab.fields[field.name]
        if not isinstance(value, Known):
            continue
        try:
            expand(value.value, field)
        except InvalidFieldError as why:
            inside = value.span.path == crontab.span.path and crontab.span.covers(value.span.line)
            yield rule.at(
                value.span if inside else crontab.span,
                f"`{field.name}={value.value!r}` raises when this module is imported: {why}",
                help=_remedy(value.value, field, crontab),
                related=[] if inside else [(value.span, "the value")],
                symbol=field.name,
                fix=_sunday(value.value, field, value.span) if inside and crontab.maker == "crontab" else None,
            )


def _remedy(value: object, field: Field, crontab: Crontab) -> str:
    if isinstance(value, str) and _LINE.fullmatch(value):
        return "Give each field by keyword, or use `crontab.from_string(…)` from Celery 5.5 on."
    if field.name == "day_of_week" and str(value) == "7":
        return "Write `day_of_week=0` for Sunday."
    if crontab.split or len(crontab.positional) > 2:
        return "Give each field by keyword: by position the third is the day of the week."
    return ""


def _sunday(value: object, field: Field, span: Span) -> Fix | None:
    """Sunday is 0, not 7 as in other crontabs."""
    if field.name != "day_of_week" or str(value) != "7":
        return None
    return Fix("Write 0 for Sunday", Safety.SAFE, (Replace("0", span),))


def _impossible(crontab: Crontab) -> Iterator[Finding]:
    days, months = (_numbers(crontab, name) for name in ("day_of_month", "month_of_year"))
    if days and months and not happens(days, months):
        yield rule.at(
            crontab.span,
            "no month that it names has such a day: Celery 5.7 fails to import this, older ones end beat",
            symbol="day_of_month",
        )


def _numbers(crontab: Crontab, name: str) -> frozenset[int]:
    """What a field comes to; nothing when only a run can tell."""
    field = next(field for field in FIELDS if field.name == name)
    value = crontab.fields[name]
    if isinstance(value, Opaque):
        return frozenset()
    return field.all if isinstance(value, Absent) else expand(value.value, field)


# -- the order --------------------------------------------------------------------------------------------------------


def _order(crontab: Crontab) -> Iterator[Finding]:
    if crontab.maker != "crontab":
        return
    swapped = [(want, text) for want, text in _by_place(crontab) if _is_of_another(text, want)]
    if swapped:
        want, text = swapped[0]
        yield _misplaced(crontab, f"`{text}` stands where crontab expects `{want}`", Severity.CRITICAL, Confidence.HIGH)
    elif isinstance(crontab.split, Opaque):
        message = "the parts of a crontab line are taken in another order: its third field becomes the day of the week"
        yield _misplaced(crontab, message, Severity.MODERATE, Confidence.MEDIUM)
    elif len(crontab.positional) == len(FIELDS) and _looks_like_a_line(crontab):
        message = (
            "the third argument is the day of the week, not of the month: this runs on other days than a crontab line"
        )
        yield _misplaced(crontab, message, Severity.MAJOR, Confidence.HIGH if crontab.split else Confidence.MEDIUM)


def _misplaced(crontab: Crontab, message: str, severity: Severity, confidence: Confidence) -> Finding:
    return rule.at(
        crontab.span,
        message,
        severity=severity,
        confidence=confidence,
        help="Give each field by keyword, or use `crontab.from_string(…)` from Celery 5.5 on.",
        symbol="crontab",
    )


def _by_place(crontab: Crontab) -> Iterator[tuple[str, str]]:
    """The fields given by position that one may mistake, with the name that was written there."""
    for field, text in zip(FIELDS, crontab.positional, strict=False):
        yield field.name, text.rpartition(".")[2]


def _is_of_another(text: str, want: str) -> bool:
    return any(pattern.fullmatch(text) for name, pattern in _NAMED.items() if name != want) and not (
        want in _NAMED and _NAMED[want].fullmatch(text)
    )


def _looks_like_a_line(crontab: Crontab) -> bool:
    """Five literals that a crontab file may hold, and that mean something else here."""
    values = [crontab.fields[field.name] for field in FIELDS]
    texts = [value.value for value in values if isinstance(value, Known)]
    if len(texts) != len(FIELDS) or all(text == "*" for text in texts[2:]):
        return False
    try:
        return all(expand(text, field) for text, field in zip(texts, CRON_LINE, strict=True))
    except InvalidFieldError:
        return False
