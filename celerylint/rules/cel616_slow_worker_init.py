"""Pool process takes longer to start than a worker waits for it.

Why: a process that takes the place of another has four seconds to say that it is up, receivers of `worker_process_init`
    included; then it is killed, and the next one is started, which is killed as well. The first processes are spared,
    so that it begins with the first one that is replaced: after `worker_max_tasks_per_child` tasks, or a time limit.

Bad:
    import whisper
    from celery import Celery
    from celery.signals import worker_process_init

    app = Celery("speech")
    app.conf.worker_max_tasks_per_child = 100
    model = None

    @worker_process_init.connect
    def load(**kwargs):
        global model
        model = whisper.load_model("large")
Good:
    import whisper
    from celery import Celery
    from celery.signals import worker_process_init

    app = Celery("speech")
    app.conf.worker_max_tasks_per_child = 100
    app.conf.worker_proc_alive_timeout = 120
    model = None

    @worker_process_init.connect
    def load(**kwargs):
        global model
        model = whisper.load_model("large")
Limits: knows the calls by which common libraries load a model, and `time.sleep`. Silent where nothing in the
    configuration replaces processes; low confidence where only a time limit does.
Fix: Raise `worker_proc_alive_timeout`, or load the model when the first task needs it.
Refs: Celery docs, `worker_proc_alive_timeout`; Celery issues 1715, 4323
Proof: tests/proofs/test_cel616_slow_worker_init.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model.apps import App, Setting
from celerylint.model.process import SlowStart
from celerylint.model.project import Project
from celerylint.model.values import Absent, Known
from celerylint.rule import Confidence, Finding, Rule, Severity
from celerylint.vocabulary.settings import SETTINGS
from celerylint.vocabulary.signals import SINGLE_PROCESS_POOLS

rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1", confidence=Confidence.MEDIUM)

_TIMEOUT: Final = "worker_proc_alive_timeout"
_RECYCLING: Final = ("worker_max_tasks_per_child", "worker_max_memory_per_child")
_KILLING: Final = "task_time_limit"


@rule.check(SlowStart)
def check(start: SlowStart, project: Project) -> Iterator[Finding]:
    for app in project.apps:
        replaced = _replaced(app)
        if replaced is None or not _is_too_slow(start, app):
            continue
        yield rule.at(
            start.span,
            f"`{start.receiver}` may take longer than the {_waits(app):g} seconds that a worker waits: each process"
            " that takes the place of another is killed as it starts",
            confidence=Confidence.LOW if replaced.key == _KILLING else Confidence.MEDIUM,
            related=[*(step.seen for step in start.chain), (replaced.span, f"`{replaced.written}` replaces processes")],
            symbol=start.receiver,
            app=app.name,
        )
        return


def _replaced(app: App) -> Setting | None:
    """What has processes replaced in normal operation, or else when a task takes too long."""
    pool = app.get("worker_pool")
    if isinstance(pool, Known) and pool.value in SINGLE_PROCESS_POOLS:
        return None
    places = (app.set(key)[-1] for key in (*_RECYCLING, _KILLING) if app.set(key))
    return next((place for place in places if isinstance(place.value, Known) and place.value.value), None)


def _is_too_slow(start: SlowStart, app: App) -> bool:
    """How long a model takes is not known: whoever raised the limit has thought of it."""
    given = app.get(_TIMEOUT)
    if start.seconds:
        return isinstance(given, (Absent, Known)) and start.seconds >= _waits(app)
    return isinstance(given, Absent)


def _waits(app: App) -> float:
    given = app.get(_TIMEOUT)
    value = given.value if isinstance(given, Known) else SETTINGS[_TIMEOUT].default
    return float(value) if isinstance(value, (int, float)) else 0.0
