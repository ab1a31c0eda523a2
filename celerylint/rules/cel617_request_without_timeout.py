"""Task waits for a peer without a timeout.

Why: `requests`, `urllib`, `smtplib` and `subprocess` wait for ever unless they are told not to. A peer that accepts the
    connection and never answers keeps the process that runs the task, and Celery sets no time limit by default: a few
    such tasks and the whole worker stands still, with no error anywhere.

Bad:
    import requests
    from celery import Celery

    app = Celery("shop")

    @app.task
    def report_sale(order):
        requests.post("https://tax.example.org/sales", json=order)
Good:
    import requests
    from celery import Celery

    app = Celery("shop")

    @app.task
    def report_sale(order):
        requests.post("https://tax.example.org/sales", json=order, timeout=10)
Limits: a network call is major, a subprocess moderate; each is one step less where a time limit ends the task. httpx,
    aiohttp and boto3 have timeouts of their own. A timeout that a session's adapter, a subclass, `**options` or a
    context manager may add is believed. `socket.setdefaulttimeout` counts for the standard library, but requests
    ignores it.
Fix: Pass `timeout=…`, or give the task a time limit.
Refs: requests docs, "Timeouts"; Python docs, `subprocess.run`; Celery docs, "Time limits"
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.edits import AddKeyword, Replace
from celerylint.model.effective import effective
from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.model.values import Absent, Known
from celerylint.model.waits import Wait
from celerylint.rule import Confidence, Finding, Fix, Rule, Safety, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1")

_SECONDS = "30"


@rule.check(Wait)
def check(wait: Wait, project: Project) -> Iterator[Finding]:
    if not _is_endless(wait):
        return
    run = wait.run
    name = f"`{run.task.label}`" if not run.chain else f"`{run.task.label}` (through `{run.chain[-1].callee}`)"
    limited = _is_limited(run.task, project)
    peer = "an answer" if wait.kind == "network" else "another process"
    end = "until its time limit kills it" if limited else "for ever: it keeps its worker process busy, with no error"
    yield rule.at(
        run.span,
        f"{name} waits for {peer} without a timeout, if need be {end}",
        severity=_severity(wait, limited),
        confidence=_confidence(wait),
        related=[step.seen for step in run.chain],
        symbol=run.task.name,
        fix=_fix(wait),
    )


def _fix(wait: Wait) -> Fix:
    """A timeout that is long for an answer; how long the work of another process may take, only the reader knows."""
    if wait.kind != "network":
        return Fix("Give it a `timeout`", Safety.DISPLAY)
    if isinstance(wait.timeout, Known):
        edit: AddKeyword | Replace = Replace(_SECONDS, wait.timeout.span)
    else:
        edit = AddKeyword("timeout", _SECONDS, wait.run.span)
    return Fix(f"Give it `timeout={_SECONDS}`", Safety.UNSAFE, (edit,))


def _is_endless(wait: Wait) -> bool:
    if isinstance(wait.timeout, Known):
        return wait.timeout.value is None
    return isinstance(wait.timeout, Absent) and not wait.limited


def _is_limited(task: Task, project: Project) -> bool:
    """Whether something ends the task; settings that cannot be read may."""
    apps = project.apps_of(task)
    return any(not isinstance(effective(task, key, app), Absent) for app in apps for key in _LIMITS)


_LIMITS = ("time_limit", "soft_time_limit")


def _severity(wait: Wait, limited: bool) -> Severity:
    if wait.kind == "network":
        return Severity.MODERATE if limited else Severity.MAJOR
    return Severity.MINOR if limited else Severity.MODERATE


def _confidence(wait: Wait) -> Confidence:
    if not wait.certain:
        return Confidence.LOW
    return Confidence.MEDIUM if wait.run.chain else Confidence.HIGH
