"""What a project sees of its workers: logs of signals, error trackers, metrics, and looks at the state of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.process.workers import Receiver, Workers
from celerylint.link.targets import Function, Module
from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.facts import CallSite, IfFrame, TryFrame
from celerylint.model.functions import FunctionRef
from celerylint.model.monitoring import (
    FailureHandler,
    MetricGathering,
    MetricUse,
    SignalLog,
    StateLook,
    TrackerSetup,
)
from celerylint.vocabulary import celery, monitoring

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_LOOKS: Final = celery.RESULT_CLASSES | {f"{app}.AsyncResult" for app in ("celery.Celery", "celery.current_app")}


def find_monitoring(core: Core, workers: Workers, calls: Iterable[RunCall]) -> Iterator[object]:
    """Everything of it."""
    yield from _logs(core, workers)
    yield from _handlers(workers, core)
    yield from _metrics(core, workers, calls)
    trackers: list[tuple[Module, CallSite, str]] = []
    for module, site in core.world.calls():
        callee = core.naming.callee(site, module)
        if callee in monitoring.TRACKERS:
            trackers.append((module, site, callee))
        elif callee in _LOOKS:
            yield StateLook(site.call.span)
        elif monitoring.GATHERED.fullmatch(callee) or _names_directory(site):
            yield MetricGathering(site.call.span)
    if not trackers:
        yield from _imported(core)
    else:
        reached = _Reached(core, workers)
        for module, site, callee in trackers:
            yield TrackerSetup(site.call.span, callee, reached.of(module, site))


def _imported(core: Core) -> Iterator[TrackerSetup]:
    """A tracker's package that is used though nobody is seen to set it up."""
    for module in core.world.production:
        for item in module.facts.imports:
            if item.module.partition(".")[0] in monitoring.TRACKER_PACKAGES:
                yield TrackerSetup(item.span, item.module, "unknown")
                return


def _names_directory(site: CallSite) -> bool:
    """`os.environ.get("PROMETHEUS_MULTIPROC_DIR")`, or a metric with a `multiprocess_mode`."""
    names = (arg.value.value for arg in site.call.args if isinstance(arg.value, e.Literal))
    given = any(isinstance(name, str) and name in monitoring.GATHERED_ENVIRONMENT for name in names)
    return given or e.keyword(site.call, "multiprocess_mode") is not None


# -- signals ----------------------------------------------------------------------------------------------------------


def _logs(core: Core, workers: Workers) -> Iterator[SignalLog]:
    for receiver in workers.of(monitoring.EVERY_TASK):
        site = next(_unconditional(receiver, core), None)
        if site is not None and not receiver.limited:
            module, fact = receiver.function.module, receiver.function.fact
            yield SignalLog(receiver.signal, FunctionRef(module.path, fact.scope), site.call.span)


def _unconditional(receiver: Receiver, core: Core) -> Iterator[CallSite]:
    """Calls that log each time: in no branch, and before any way out."""
    module, fact = receiver.function.module, receiver.function.fact
    exits = (item.span.line for item in fact.statements if item.kind in ("return", "raise") and item.frames)
    first_exit = min(exits, default=fact.end_line + 1)
    for site in core.world.calls_in(module, fact.scope):
        path = e.dotted(site.call.func) or ""
        logs = path == "print" or monitoring.LOGS.fullmatch(path)
        if logs and site.call.span.line < first_exit and not any(_is_choice(frame) for frame in site.frames):
            yield site


def _is_choice(frame: object) -> bool:
    return isinstance(frame, IfFrame) or (isinstance(frame, TryFrame) and frame.arm == "handler")


def _handlers(workers: Workers, core: Core) -> Iterator[FailureHandler]:
    for receiver in workers.of(("task_failure",)):
        yield FailureHandler(receiver.function.fact.span)
    for task in core.tasks.all():
        if "on_failure" in task.base.members:
            yield FailureHandler(task.span)


# -- metrics ----------------------------------------------------------------------------------------------------------


def _metrics(core: Core, workers: Workers, calls: Iterable[RunCall]) -> Iterator[MetricUse]:
    for call in calls:
        if monitoring.METRICS.fullmatch(call.callee):
            yield MetricUse(call.span, call.callee, call.task)
    for receiver in workers.of(monitoring.TASK_SIGNALS):
        for reached in core.graph.below(receiver.function, 1):
            module, scope = reached.function.module, reached.function.fact.scope
            for site in core.world.calls_in(module, scope):
                callee = core.naming.callee(site, module)
                if monitoring.METRICS.fullmatch(callee):
                    yield MetricUse(site.call.span, callee, None)


# -- error trackers ---------------------------------------------------------------------------------------------------


class _Reached:
    """Which code a worker runs as it starts."""

    def __init__(self, core: Core, workers: Workers) -> None:
        self.core, self.workers = core, workers
        self.files = frozenset(workers.reach())
        self._complete = all(path in core.world.modules for path in self.files)
        self._run: dict[frozenset[str], frozenset[tuple[str, str]]] = {}
        self._django = any(placed.form == "django" for placed in core.apps.placed)

    def of(self, module: Module, site: CallSite) -> str:
        """Whether a call is among it."""
        if self._by_django(module, site):
            return "worker"
        if not site.scope:
            return "worker" if module.path in self.files else "elsewhere" if self._complete else "unknown"
        key = (module.path, site.scope)
        if key in self._run_by(self.files):
            return "worker"
        # Only a way that is seen to start elsewhere tells that the one through the worker is not merely hidden.
        others = frozenset(self.core.world.modules) - self.files
        return "elsewhere" if key in self._run_by(others) else "unknown"

    def _by_django(self, module: Module, site: CallSite) -> bool:
        """Settings, and what applications do when they are ready, belong to every process of Django."""
        ready = site.scope.rpartition(".")[2] == "ready"
        return self._django and (ready or (not site.scope and "settings" in module.path))

    def _run_by(self, files: frozenset[str]) -> frozenset[tuple[str, str]]:
        """The functions that run when files are imported; for the worker's, also those below receivers of signals."""
        if files not in self._run:
            starts = [*self._called_at_import(files)]
            if files is self.files:
                starts += [receiver.function for receiver in self.workers.receivers]
            below = (reached.function.key for start in starts for reached in self.core.graph.below(start))
            self._run[files] = frozenset(below)
        return self._run[files]

    def _called_at_import(self, files: frozenset[str]) -> Iterator[Function]:
        for module in self.core.world.production:
            for site in self.workers.import_calls(module) if module.path in files else ():
                target = self.core.graph.callable_of(self.core.world.callee(site, module))
                if target is not None:
                    yield target
