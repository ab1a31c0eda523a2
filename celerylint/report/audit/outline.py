"""The document's order, and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from celerylint.audit.data import AppReview, Audit, Collision, Fact, FindingRow, Place, TaskRow, Work
from celerylint.audit.graph import Graph, part_of
from celerylint.report.audit import words
from celerylint.report.audit.blocks import (
    Block,
    Bullets,
    Defects,
    Drawing,
    Group,
    Heading,
    Table,
    Text,
    Week,
    tick,
)
from celerylint.report.audit.tasks import senders

SEVERITIES: Final = ("critical", "major", "moderate", "minor")
_MANY: Final = 5
_FORMAL: Final = ("base", "bind")  # how a task is built, not how it runs
_SECONDS: Final = re.compile(r"time_limit|retry_delay|backoff_max|expires|visibility_timeout")


def outline(audit: Audit, graph: Graph) -> Iterator[Block]:
    """All blocks in order."""
    yield from _summary(audit)
    yield from _findings(audit)
    for number, app in enumerate(audit.apps, 1):
        yield from _app(app, number, audit, part_of(graph, app.name))
    yield from _undecided(audit)
    yield from _by_hand(audit)
    yield from _roadmap(audit)


# -- summary ---------------------------------------------------------------------------------------------------------


def _summary(audit: Audit) -> Iterator[Block]:
    yield Heading(1, "Celery review", "top")
    if not audit.apps and not audit.findings:
        yield Text("There is no Celery app and no task here.")
        return
    yield Text(audit.verdict.text)
    counts = audit.verdict.counts
    found = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES if counts[severity])
    silenced = f"; {words.count(audit.suppressed, 'finding')} suppressed by comments" if audit.suppressed else ""
    yield Text(f"Findings: {found or 'none'}{silenced}. Celery {audit.celery}{_sources(audit)}.")
    rows = (_overview(app) for app in audit.apps)
    yield Table(("App", "Where", "Tasks", "Schedule", "Routes", "Findings"), tuple(rows))
    if audit.failures:
        yield Text("Some rules failed, so that this review is not complete:")
        yield Bullets(audit.failures)


def _sources(audit: Audit) -> str:
    return f" ({', '.join(map(tick, audit.celery_sources))})" if audit.celery_sources else ""


def _overview(app: AppReview) -> tuple[str, ...]:
    counts = app.verdict.counts
    found = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES if counts[severity])
    entries = words.count(len(app.schedule), "entry", "entries")
    return (
        tick(app.name),
        tick(words.where(app.place)),
        str(len(app.tasks)),
        entries,
        str(len(app.routes)),
        found or "none",
    )


# -- findings --------------------------------------------------------------------------------------------------------


def _findings(audit: Audit) -> Iterator[Block]:
    if not audit.findings:
        return
    yield Heading(2, "Findings", "findings")
    yield Defects(tuple(_groups(audit)), tuple(app.name for app in audit.apps))


def _groups(audit: Audit) -> Iterator[Group]:
    by_number = {row.number: row for row in audit.findings}
    seen: set[str] = set()
    for work in (work for phase in audit.roadmap for work in phase.work):
        found = tuple(by_number[number] for number in work.findings)
        yield Group(audit.rules.get(work.code), work.code not in seen, found, work.advice, work.effort, work.command)
        seen.add(work.code)


# -- one app ---------------------------------------------------------------------------------------------------------


def _app(app: AppReview, number: int, audit: Audit, graph: Graph) -> Iterator[Block]:
    anchor = f"app-{number}"
    yield Heading(2, f"App {tick(app.name)}" if app.place else "Tasks of no app", anchor)
    if len(audit.apps) > 1:
        yield Text(app.verdict.text)
    by_number = {row.number: row for row in audit.findings}
    parts = (
        ("Strengths", _strengths(app)),
        ("Tasks", _tasks(app, by_number)),
        ("Posture", _posture(app)),
        ("Schedule", _schedule(app)),
        ("Queues", _queues(app)),
        ("Routes", _routes(app)),
        ("Connection budget", _budget(app)),
        ("Graph", [Drawing(graph)] if graph.edges else []),
    )
    for title, blocks in parts:
        found = list(blocks)
        if found:
            yield Heading(3, title, f"{anchor}-{title.lower().replace(' ', '-')}")
            yield from found


def _strengths(app: AppReview) -> Iterator[Block]:
    if app.strengths:
        yield Bullets(tuple(f"{item.text} {_places(item.evidence)}".strip() for item in app.strengths))
    elif app.tasks:
        yield Text("Nothing stands out that the code itself would prove.")


def _places(places: Sequence[Place]) -> str:
    return ", ".join(tick(words.where(place)) for place in places)


def _tasks(app: AppReview, findings: dict[int, FindingRow]) -> Iterator[Block]:
    if not app.tasks:
        return
    head = ("Task", "Kind", "Queue", "Retries", "Limits", "Acks", "Sent by", "Findings", "Where")
    yield Table(
        head, tuple(_task(row, findings) for row in app.tasks), tuple(_worst(row, findings) for row in app.tasks)
    )
    common = {option: _common(app.tasks, option) for option in app.tasks[0].options}
    yield Text("What holds for them all, unless they say otherwise:")
    shared = ((tick(name), _value(name, fact), _origin(fact)) for name, fact in common.items() if name not in _FORMAL)
    yield Table(("Option", "Value", "From"), tuple(shared))
    own = tuple(line for row in app.tasks for line in _own(row, common))
    if own:
        yield Text("What single tasks say:")
        yield Table(("Task", "Option", "Value", "From"), own)


def _own(row: TaskRow, common: dict[str, Fact]) -> Iterator[tuple[str, ...]]:
    """What a task says for itself; one line where all that is hidden has one reason."""
    own = {
        option: fact
        for option, fact in row.options.items()
        if fact != common[option] and (option not in _FORMAL or fact.origin != "default")
    }
    reasons = Counter(fact.expression for fact in own.values() if fact.state == words.UNKNOWN)
    for option, fact in own.items():
        if reasons[fact.expression] < _MANY or fact.state != words.UNKNOWN:
            yield tick(row.name), tick(option), _value(option, fact), _origin(fact)
    for reason, number in reasons.items():
        if number >= _MANY:
            fact = next(fact for fact in own.values() if fact.expression == reason)
            yield tick(row.name), f"{number} others", _value("", fact), _origin(fact)


def _task(row: TaskRow, findings: dict[int, FindingRow]) -> tuple[str, ...]:
    codes = sorted({findings[number].code for number in row.findings})
    return (
        f"{tick(row.name)}{' (its name only a run can tell)' if row.named == words.UNKNOWN else ''}",
        row.kind,
        tick(words.fact(row.options["queue"])),
        words.retries(row.retries, row),
        words.limits(row),
        words.acks(row),
        _senders(row),
        ", ".join(codes),
        tick(words.where(row.place)),
    )


def _senders(row: TaskRow) -> str:
    """Beat entries and routes by name, calls by place."""
    calls = [tick(words.where(caller.place)) for caller in row.callers if caller.how != "call"]
    named = [*(f"beat {tick(key)}" for key in row.schedule), *map(tick, row.routes)]
    shown = [*named, *calls[:3], *([f"{len(calls) - 3} more calls"] if len(calls) > 3 else [])]
    return ", ".join(shown) or senders(row)


def _worst(row: TaskRow, findings: dict[int, FindingRow]) -> str:
    found = {findings[number].severity for number in row.findings}
    return next((severity for severity in SEVERITIES if severity in found), "")


def _common(rows: Sequence[TaskRow], option: str) -> Fact:
    """The value that most tasks have; the first of several."""
    tally = Counter(repr(row.options[option]) for row in rows)
    most = max(tally.values())
    return next(row.options[option] for row in rows if tally[repr(row.options[option])] == most)


def _value(name: str, fact: Fact) -> str:
    if fact.state == words.UNKNOWN:
        return f"unknown: {tick(fact.expression)}" if fact.expression else "unknown"
    known = replace(fact, state="known")
    shown = words.span_of_time(known) if _SECONDS.search(name) else words.fact(known)
    shown = tick(shown) if isinstance(fact.value, (str, list, dict)) and fact.value else shown
    if fact.state == "assumed":
        return f"{shown} unless {tick(fact.expression)} says otherwise" if fact.expression else f"{shown}?"
    return shown


def _origin(fact: Fact) -> str:
    if fact.origin == "default":
        return "Celery's default"
    if fact.origin == "hidden":
        return f"may be set at {tick(words.where(fact.place))}"
    name = f" {tick(fact.name)}" if fact.origin in ("setting", "annotation", "route") else ""
    place = f" {tick(words.where(fact.place))}" if fact.place else ""
    return f"{fact.origin}{name}{place}"


def _posture(app: AppReview) -> Iterator[Block]:
    if app.posture:
        rows = (
            (tick(row.setting), row.verdict, _value(row.setting, row.value), row.reason, _origin(row.value))
            for row in app.posture
        )
        head = ("Setting", "Verdict", "Value", "Why", "From")
        yield Table(head, tuple(rows), tuple(row.verdict for row in app.posture))


def _schedule(app: AppReview) -> Iterator[Block]:
    if not app.schedule:
        return
    zone = app.timezone
    known = f"Times are those of {tick(str(zone.value))}."
    yield Week(app, known if zone.value else "Whose times these are only a run can tell.")
    if app.collisions:
        yield Text("Entries that fire in the same minute:")
        yield Bullets(tuple(map(_collision, app.collisions)))


def _collision(item: Collision) -> str:
    when = times(item.minutes) if item.every_week else f"{times(item.minutes)}, on some dates"
    alike = "; they send the same task" if item.same_task else ""
    return f"{', '.join(map(tick, item.entries))}: {when}{alike}"


def times(minutes: Sequence[int]) -> str:
    """Minutes of the week in words: those of every day once."""
    by_time: dict[str, list[str]] = {}
    for minute in minutes:
        day, clock = words.clock(minute).split()
        by_time.setdefault(clock, []).append(day)
    parts = (f"{'every day' if len(days) == 7 else ' '.join(days)} {clock}" for clock, days in by_time.items())
    return ", ".join(parts)


def _queues(app: AppReview) -> Iterator[Block]:
    if len(app.queues) > 1:
        rows = (
            (tick(row.name), ", ".join(row.roles), str(len(row.tasks)), _places(row.places[:5])) for row in app.queues
        )
        yield Table(("Queue", "Named as", "Tasks that go there", "Where"), tuple(rows))


def _routes(app: AppReview) -> Iterator[Block]:
    if app.routes:
        rows = (
            (
                tick(row.name),
                ", ".join(map(tick, row.does)),
                f"{row.access}{': ' + ', '.join(row.guards) if row.guards else ''}",
                row.limit or "none seen",
                tick(words.where(row.place)),
            )
            for row in app.routes
        )
        tones = tuple({"open": "finding", "guarded": "good"}.get(row.access, "weigh") for row in app.routes)
        yield Table(("Route", "What it does", "Access", "Limit", "Where"), tuple(rows), tones)


def _budget(app: AppReview) -> Iterator[Block]:
    if not app.tasks:
        return
    yield Bullets(app.budget.steps)
    if app.budget.assumed:
        yield Text("Assumed:")
        yield Bullets(app.budget.assumed)


# -- the rest --------------------------------------------------------------------------------------------------------


def _undecided(audit: Audit) -> Iterator[Block]:
    if audit.undecided:
        yield Heading(2, "Not decided", "undecided")
        yield Text("What only a run can tell, or could not be followed; where it matters, the review says less.")
        rows = (
            (item.kind, item.text, tick(item.expression), tick(words.where(item.place))) for item in audit.undecided
        )
        yield Table(("What", "Why", "Hidden by", "Where"), tuple(rows))


def _by_hand(audit: Audit) -> Iterator[Block]:
    if audit.by_hand:
        yield Heading(2, "Outside the code", "by-hand")
        rows = ((f"{item.what} {_places(item.places)}".strip(), f"{item.why}.") for item in audit.by_hand)
        yield Table(("Check by hand", "Because"), tuple(rows))


def _roadmap(audit: Audit) -> Iterator[Block]:
    if audit.roadmap:
        yield Heading(2, "Roadmap", "roadmap")
    for number, phase in enumerate(audit.roadmap, 1):
        yield Heading(3, f"Phase {number}: {phase.title.lower()} ({phase.severity})")
        yield Table(("Rule", "What", "Places", "Effort", "How"), tuple(map(_work, phase.work)))


def _work(work: Work) -> tuple[str, ...]:
    files = words.count(work.files, "file")
    how = f"{work.advice} {tick(work.command)}".strip()
    name = work.code if work.code == work.name else f"{work.code} {work.name}"
    return name, f"{work.summary}.", f"{work.places} in {files}", work.effort, how
