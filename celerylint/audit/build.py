"""Puts the document together."""

from __future__ import annotations

from dataclasses import replace

from celerylint import __version__
from celerylint.audit.apps import Apps
from celerylint.audit.budget import budget
from celerylint.audit.context import Sources
from celerylint.audit.context import at as place
from celerylint.audit.data import VERSION, AppReview, Audit, Fact
from celerylint.audit.exposure import queues, routes
from celerylint.audit.findings import notes, rows, verdict
from celerylint.audit.handwork import hand_checks
from celerylint.audit.posture import posture
from celerylint.audit.roadmap import roadmap
from celerylint.audit.schedule import Calendar
from celerylint.audit.strengths import strengths
from celerylint.audit.undecided import undecided
from celerylint.audit.view import View


def build(sources: Sources) -> Audit:
    """The review of a project."""
    apps = Apps(sources)
    views = [View(sources, apps, app) for app in apps.all()]
    celery = sources.project.celery
    return Audit(
        version=VERSION,
        celerylint=__version__,
        celery=str(celery),
        celery_sources=tuple(
            f"{origin.span.path}:{origin.span.line} {origin.text}" if origin.span else origin.text
            for origin in celery.origins
        ),
        verdict=verdict(sources.findings),
        apps=tuple(map(_review, views)),
        findings=rows(sources, apps.owners),
        suppressed=len(sources.silenced),
        rules=notes(sources),
        undecided=undecided(sources, apps),
        by_hand=hand_checks(sources, views),
        roadmap=roadmap(sources),
        failures=tuple(sources.failures),
    )


def _review(view: View) -> AppReview:
    calendar, settings = Calendar(view), tuple(posture(view))
    return AppReview(
        name=view.name,
        place=place(view.owner.span) if view.owner is not None else None,
        verdict=verdict(view.findings.values()),
        timezone=_timezone(view),
        tasks=view.rows,
        posture=settings,
        schedule=tuple(calendar.rows()),
        collisions=calendar.collisions(),
        queues=tuple(queues(view)),
        routes=tuple(routes(view)),
        budget=budget(view),
        strengths=strengths(view, settings),
        findings=tuple(view.findings),
    )


def _timezone(view: View) -> Fact:
    """The zone in which crontabs are read: the setting, else UTC, or the machine's where that is switched off."""
    given, in_utc = view.fact("timezone"), view.fact("enable_utc")
    if given.state == "unknown" or given.value:
        return given
    return replace(in_utc, value="UTC" if in_utc.value else "local time" if in_utc.state != "unknown" else None)
