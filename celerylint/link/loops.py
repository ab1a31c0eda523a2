"""Where tasks run coroutines, and what those coroutines hold on to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.engines import Engines
from celerylint.link.graph import Graph, Reached
from celerylint.link.homes import KEPT, Homes
from celerylint.link.targets import External, Function, Instance, Member, Module, Target
from celerylint.link.tasks import Tasks
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, TryFrame
from celerylint.model.project import EngineUse, LoopRun, Task, TaskEngine
from celerylint.model.source import Span
from celerylint.vocabulary import loops


class Run(NamedTuple):
    """A call that runs a coroutine: what runs it, and on which kind of loop."""

    site: CallSite
    how: str
    loop: str


class LoopRuns:
    """Finds the loop runs below each task."""

    def __init__(self, world: World, graph: Graph, homes: Homes, engines: Engines, tasks: Tasks) -> None:
        self.world, self.graph, self.homes, self.engines = world, graph, homes, engines
        self._runs: dict[tuple[str, str], list[Run]] = {}
        self.runs: list[LoopRun] = []
        self.task_engines: list[TaskEngine] = []
        for task in tasks.all():
            function = self._function_of(task)
            if function is not None:
                self._look_at(task, graph.below(function))

    def _function_of(self, task: Task) -> Function | None:
        if task.function is None:
            return None
        module = self.world.modules[task.function.path]
        fact = module.functions.get(task.function.scope)
        return Function(module, fact) if fact is not None else None

    def _look_at(self, task: Task, reached: tuple[Reached, ...]) -> None:
        found = [(item, run) for item in reached for run in self.in_function(item.function)]
        for item, run in found:
            if _is_fallback_of(run, [other for _, other in found]):
                continue
            coroutines = self._coroutines(run, item, reached)
            self.runs.append(
                LoopRun(
                    task=task,
                    span=run.site.call.span,
                    how=run.how,
                    loop=run.loop,
                    chain=item.chain,
                    fallback=_fallback(run, [other for _, other in found]),
                    engines=(
                        *self.engines.uses_below(coroutines, item.chain),
                        *self._handed_over(run, item, coroutines),
                    ),
                )
            )
        loop = next((run.loop for _, run in found), "")
        for use in self.engines.uses_below(reached):
            self.task_engines.append(TaskEngine(task, use, loop))

    def _coroutines(self, run: Run, item: Reached, reached: tuple[Reached, ...]) -> tuple[Reached, ...]:
        """What runs on the loop: the functions called in the arguments; when those are passed in, all that may."""
        module, scope = item.function.module, run.site.scope
        started: list[Reached] = []
        for arg in run.site.call.args:
            for part in e.walk(arg.value):
                callee = part.func if isinstance(part, e.Call) else part if isinstance(part, e.Name) else None
                function = self.graph.callable_of(self.world.of(callee, module, scope)) if callee is not None else None
                if function is not None:
                    started.extend(self.graph.below(function))
        if started:
            return tuple(started)
        return tuple(other for other in reached if other.in_coroutine)

    def _handed_over(self, run: Run, item: Reached, coroutines: tuple[Reached, ...]) -> Iterator[EngineUse]:
        """Engines that the coroutine gets as arguments: `asyncio.run(work(self.engine))`."""
        for arg in run.site.call.args:
            for part in e.walk(arg.value):
                target = self.world.of(part, item.function.module, run.site.scope) if isinstance(part, e.Name) else None
                if (engine := self.engines.of(target)) is not None:
                    disposed = self.engines.disposes(engine, coroutines)
                    yield EngineUse(engine, part.span, item.chain, in_coroutine=True, disposed_in_run=disposed)

    # -- single calls ------------------------------------------------------------------------------------------------

    def in_function(self, function: Function) -> list[Run]:
        """The calls of a function's own code that run a coroutine."""
        if function.key not in self._runs:
            self._runs[function.key] = [
                run
                for site in self.world.calls_in(function.module, function.fact.scope)
                if (run := self._run(site, function.module)) is not None
            ]
        return self._runs[function.key]

    def _run(self, site: CallSite, module: Module) -> Run | None:
        func, scope = site.call.func, site.scope
        target = self.world.of(func, module, scope)
        if isinstance(target, External):
            if target.path in loops.FRESH_RUNNERS:
                return Run(site, target.path, "fresh")
            if target.path in loops.BRIDGES:
                return Run(site, "async_to_sync", "bridge")
        method = func.path.rpartition(".")[2] if isinstance(func, e.Name) else getattr(func, "name", "")
        if method == "run_until_complete":
            return self._on_loop(site, module)
        if method == "run" and isinstance(target, Member) and _made_by(target.base, loops.RUNNER_CLASS):
            assert isinstance(target.base, Instance)
            return Run(site, "asyncio.Runner.run", self._kind(target.base))
        return None

    def _on_loop(self, site: CallSite, module: Module) -> Run | None:
        func = site.call.func
        if isinstance(func, e.Name):
            owner = self.world.resolver.path(func.path.rpartition(".")[0], module, site.scope)
        else:
            owner = self.world.of(func.base, module, site.scope) if isinstance(func, e.Attribute) else None
        how = "loop.run_until_complete"
        if isinstance(owner, Instance) and self._is_current_or_new(owner):
            return Run(site, how, "fresh" if self._closes(site, module) else "kept")
        if isinstance(owner, Instance) and _made_by(owner, loops.NEW_LOOP):
            return Run(site, how, self._kind(owner))
        if isinstance(owner, Instance) and _made_by(owner, loops.CURRENT_LOOP):
            kept = self._kind(owner) == "kept"
            return Run(site, "asyncio.get_event_loop().run_until_complete", "kept" if kept else "current")
        if _made_by(owner, loops.RUNNING_LOOP):
            return Run(site, "asyncio.get_running_loop().run_until_complete", "running")
        return Run(site, how, "unknown")

    def _is_current_or_new(self, made: Instance) -> bool:
        """`get_event_loop()`, and where that fails `new_event_loop()`: the next run gets the loop this one has left."""
        if made.module is None:
            return False
        called = [self.world.callee(site, made.module) for site in self.world.calls_in(made.module, made.scope)]
        paths = {target.path for target in called if isinstance(target, External)}
        return bool(paths & loops.NEW_LOOP) and bool(paths & loops.CURRENT_LOOP)

    def _closes(self, site: CallSite, module: Module) -> bool:
        owner = (e.dotted(site.call.func) or "").rpartition(".")[0]
        return any(e.dotted(other.call.func) == f"{owner}.close" for other in self.world.calls_in(module, site.scope))

    def _kind(self, made: Instance) -> str:
        """A loop that is kept for the process, or one for this call."""
        assert made.call is not None
        assert made.module is not None
        return "kept" if self.homes.of(made.call, made.module, made.scope) in KEPT else "fresh"


def _made_by(target: Target | None, makers: frozenset[str]) -> bool:
    return (
        isinstance(target, Instance)
        and isinstance(target.of, External)
        and target.of.path in makers
        and target.call is not None
        and target.module is not None
    )


def _arms(run: Run) -> Iterator[TryFrame]:
    return (frame for frame in run.site.frames if isinstance(frame, TryFrame))


def _fallback(run: Run, others: list[Run]) -> Span | None:
    """The run in a handler of the same `try` that repeats this one when it raised RuntimeError."""
    return next((other.site.call.span for other in others if _repeats(other, run)), None)


def _is_fallback_of(run: Run, others: list[Run]) -> bool:
    return any(_repeats(run, other) for other in others)


def _started(run: Run) -> list[e.Expr]:
    """What a run starts: `job(x)` in `asyncio.run(job(x))`, `coro` in `asyncio.run(coro)`."""
    return [arg.value for arg in run.site.call.args if arg.keyword is None and not arg.star]


def _repeats(run: Run, first: Run) -> bool:
    """Whether `run` does the same again in a clause that catches RuntimeError from the `try` around `first`."""
    if run.site.call.span.path != first.site.call.span.path or run.site.scope != first.site.scope:
        return False
    if not any(e.same(mine, theirs) for mine in _started(run) for theirs in _started(first)):
        return False
    tried = {frame.ident for frame in _arms(first) if frame.arm == "body"}
    for frame in _arms(run):
        if frame.arm == "handler" and frame.ident in tried:
            types = [e.dotted(kind) for kind in frame.handlers[frame.handler].types]
            return not types or any(kind in ("RuntimeError", "Exception", "BaseException") for kind in types)
    return False
