"""Part of the beat schedule is overwritten.

Why: the schedule is one setting, and an assignment replaces it. What another module, the app's constructor or the
    settings object put there before is gone, without a word; the same happens to an entry whose key is used again.
    Nothing fails: the tasks just stop running.

Bad:
    from celery import Celery

    app = Celery("shop")
    app.conf.beat_schedule = {"close-books": {"task": "shop.tasks.close_books", "schedule": 300}}
    app.conf.beat_schedule = {"count-stock": {"task": "shop.tasks.count_stock", "schedule": 600}}
Good:
    from celery import Celery

    app = Celery("shop")
    app.conf.beat_schedule = {"close-books": {"task": "shop.tasks.close_books", "schedule": 300}}
    app.conf.beat_schedule["count-stock"] = {"task": "shop.tasks.count_stock", "schedule": 600}
Limits: what stands in a branch is left alone: environments may well have schedules of their own. An assignment in a
    function that is not known to run is reported with low confidence, two modules whose order of import is not known
    with medium confidence.
Fix: Keep one assignment, and add to it with `beat_schedule["key"] = …` or `.update(…)`; give each entry its own key.
Refs: Celery docs, `beat_schedule`; `celery.app.utils.Settings`
Proof: tests/proofs/test_cel410_schedule_overwritten.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.schedule import Overwriting
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_SHOWN = 3


@rule.check(Overwriting)
def check(place: Overwriting, project: Project) -> Iterator[Finding]:
    yield rule.at(
        place.span,
        _message(place),
        confidence=_confidence(place),
        related=[(place.earlier, "overwritten")],
        symbol=place.key or "beat_schedule",
        app=place.app.name if place.app else "",
    )


def _message(place: Overwriting) -> str:
    if place.key:
        return f"`{place.key}` stands in the schedule twice: the first entry never runs"
    if place.lost is None:
        return "this replaces the beat schedule that is set elsewhere: its entries never run"
    names = ", ".join(f"`{key}`" for key in place.lost[:_SHOWN])
    more = f" and {len(place.lost) - _SHOWN} more" if len(place.lost) > _SHOWN else ""
    never = "never runs" if len(place.lost) == 1 else "never run"
    whole = "this replaces" if place.ordered else "this replaces, or is replaced by,"
    return f"{whole} the beat schedule that is set elsewhere: {names}{more} {never}"


def _confidence(place: Overwriting) -> Confidence:
    if not place.certain:
        return Confidence.LOW
    return Confidence.HIGH if place.ordered and place.lost is not None else Confidence.MEDIUM
