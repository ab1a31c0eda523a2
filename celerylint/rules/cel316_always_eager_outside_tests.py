"""Tasks run in the process that sends them.

Why: with `task_always_eager` no message is sent: `delay` runs the task on the spot, in the web process, and waits for
    it. `countdown` and `eta` are ignored, and without `task_eager_propagates` exceptions vanish in a result that
    nobody reads.

Bad:
    # shop/settings/production.py
    task_always_eager = True

    # shop/app.py
    from celery import Celery

    app = Celery("shop")
    app.config_from_object("shop.settings.production")
Good:
    # shop/settings/test.py
    task_always_eager = True

    # shop/app.py
    from celery import Celery

    app = Celery("shop")
    app.config_from_object("shop.settings.test")
Limits: reported where the value is a plain `True` that stands under no condition, in a file that is not meant for
    tests or for development by its name or the name of the class or function around it.
Fix: Set it in the settings of the test suite only.
Refs: Celery docs, `task_always_eager`
Proof: tests/proofs/test_cel316_always_eager_outside_tests.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.configuration import SettingPlace
from celerylint.model.project import Project
from celerylint.model.values import Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.environment import ELSEWHERE

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1", confidence=Confidence.MEDIUM)


@rule.check(SettingPlace)
def check(place: SettingPlace, project: Project) -> Iterator[Finding]:
    is_on = isinstance(place.value, Known) and place.value.value is True
    if place.key != "task_always_eager" or not is_on or place.conditional or place.imported:
        return
    if ELSEWHERE.search(place.span.path) or any(ELSEWHERE.search(name) for name in _around(place, project)):
        return
    yield rule.at(
        place.span,
        f"`{place.written}` runs every task where it is sent, and sends nothing",
        symbol=place.key,
        app=place.app,
    )


def _around(place: SettingPlace, project: Project) -> Iterator[str]:
    """The names of the classes and functions around it, and of its app."""
    facts = project.files[place.span.path]
    ends = [(item.span.line, item.end_line, item.scope) for item in facts.classes]
    ends += [(item.span.line, item.end_line, item.scope) for item in facts.functions]
    yield from (scope for first, last, scope in ends if first <= place.span.line <= last)
    yield from (app.name for app in place.apps)
