"""What stands at a place in a project: a task's name or call, an entry of the schedule, a rule in a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from celerylint import registry
from celerylint.model.calls import Enqueue
from celerylint.model.effective import explained
from celerylint.model.project import Project
from celerylint.model.schedule import BeatEntry
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known
from celerylint.report import page
from celerylint.rule import Rule
from celerylint.server.projects import Opened

_OPTIONS: Final = (
    *("queue", "max_retries", "default_retry_delay", "time_limit", "soft_time_limit", "acks_late"),
    *("reject_on_worker_lost", "rate_limit", "serializer", "ignore_result", "expires", "priority"),
)


class Place(NamedTuple):
    """A character of a file: rows and columns 1-based, columns in code points."""

    path: str
    line: int
    column: int

    def within(self, span: Span) -> bool:
        """Whether it lies in a span, whose end counts: the cursor stands behind a word."""
        here = (self.line, self.column)
        return self.path == span.path and span[1:3] <= here <= span[3:]


def rules_named(opened: Opened, path: str) -> Iterator[tuple[Span, Rule]]:
    """The rules that the suppression comments of a file name, with where."""
    project = opened.checked.project
    facts = project.files.get(path) if project else None
    for directive in facts.directives if facts else ():
        line = directive.span.line
        text = opened.checked.sources.lines(path)[line - 1]
        for selector in dict.fromkeys(directive.selectors):
            word = re.compile(rf"(?<![\w-]){re.escape(selector)}(?![\w-])", re.I)
            found = word.search(text, directive.span.column - 1)
            if found and (rule := registry.find(selector)) is not None:
                yield Span(path, line, found.start() + 1, line, found.end() + 1), rule


def rule_at(opened: Opened, place: Place) -> str:
    """The page of the rule that a suppression comment names here."""
    found = (rule for span, rule in rules_named(opened, place.path) if place.within(span))
    return next((page.markdown(rule) for rule in found), "")


def task_at(opened: Opened, place: Place) -> Task | None:
    """The task that is defined, sent or scheduled here; the innermost of several."""
    project = opened.checked.project
    found = [(span, task) for span, task in _mentions(project) if place.within(span)] if project else []
    return min(found, key=lambda item: (item[0].end_line - item[0].line, item[0].end_column), default=(None, None))[1]


def home(opened: Opened, task: Task) -> Span:
    """Where a task is defined: the name of its function, else its decorator or class."""
    function = opened.checked.project.function(task.function) if opened.checked.project else None
    return function.span if function else task.span


def senders(opened: Opened, task: Task) -> list[Span]:
    """Where a task is sent or scheduled, in order of the files."""
    project = opened.checked.project
    return sorted(span for span, other in _sends(project) if other is task) if project else []


def _mentions(project: Project) -> Iterator[tuple[Span, Task]]:
    for task in project.tasks:
        yield task.span, task
        if (function := project.function(task.function)) is not None:
            yield function.span, task
    yield from _sends(project)


def _sends(project: Project) -> Iterator[tuple[Span, Task]]:
    yield from ((call.span, call.task) for call in project.subjects(Enqueue) if call.task is not None)
    entries = project.subjects(BeatEntry)
    yield from ((entry.span, entry.sending.task) for entry in entries if entry.sending.task is not None)


def task_told(opened: Opened, place: Place) -> str:
    """The effective options of the task here, each with where it comes from, and what sends it."""
    project, task = opened.checked.project, task_at(opened, place)
    if project is None or task is None:
        return ""
    calls = [call for call in project.subjects(Enqueue) if call.task is task]
    entries = [entry for entry in project.subjects(BeatEntry) if entry.sending.task is task]
    schedule = [f"- schedule: `{entry.key}` at `{entry.span.path}:{entry.span.line}`" for entry in entries]
    sent = [f"- sent at `{call.span.path}:{call.span.line}`" for call in calls]
    return "\n".join([f"**task** `{task.name}`", "", *_options(task, project), *schedule, *sent]) + "\n"


def _options(task: Task, project: Project) -> Iterator[str]:
    for app in project.apps_of(task)[:1]:
        for option in _OPTIONS:
            found = explained(task, option, app)
            if isinstance(found.value, Absent):
                continue
            value = f"{found.value.value!r}" if isinstance(found.value, Known) else "known only at run time"
            place = f", `{found.span.path}:{found.span.line}`" if found.span else ""
            yield f"- {option}: `{value}` ({found.origin}{place})"
