"""Where tasks run coroutines, and what those coroutines hold on to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.definition.tasks import Tasks
from celerylint.link.graph import Graph, Reached
from celerylint.link.process.homes import KEPT, Homes
from celerylint.link.process.kept import Keeping
from celerylint.link.process.work import function_of
from celerylint.link.targets import External, Function, Instance, Member, Module, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, Handler, TryFrame
from celerylint.model.kept import TaskKept
from celerylint.model.runtime import EngineUse, Fallback, LoopRun, TaskEngine
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.vocabulary import loops


class Run(NamedTuple):
    """A call that runs a coroutine: what runs it, on which kind of loop, and what is (or is not) closed after it."""

    site: CallSite
    how: str
    loop: str
    closed: Span | None = None
    unclosed: Span | None = None
    guarded: bool = False


class LoopRuns:
    """Finds the loop runs below each task."""

    def __init__(self, world: World, graph: Graph, homes: Homes, keeping: Keeping, tasks: Tasks) -> None:
        self.world, self.graph, self.homes, self.keeping, self.engines = world, graph, homes, keeping, keeping.engines
        self._runs: dict[tuple[str, str], list[Run]] = {}
        self.runs: list[LoopRun] = []
        self.task_engines: list[TaskEngine] = []
        self.kept: list[TaskKept] = []
        for task in tasks.all():
            function = function_of(task, world)
            if function is not None:
                self._look_at(task, graph.below(function))

    def _look_at(self, task: Task, reached: tuple[Reached, ...]) -> None:
        found = [(item, run) for item in reached for run in self.in_function(item.function)]
        for item, run in found:
            if _is_fallback_of(run, [other for _, other in found]):
                continue
            self.runs.append(self._loop_run(task, run, item, reached, [other for _, other in found]))
        loop = next((run.loop for _, run in found), "")
        for use in self.engines.uses_below(reached):
            self.task_engines.append(TaskEngine(task, use, loop))
        self.kept += (TaskKept(task, use) for use in self.keeping.uses_below(reached))

    def _loop_run(
        self, task: Task, run: Run, item: Reached, reached: tuple[Reached, ...], others: list[Run]
    ) -> LoopRun:
        coroutines = self._coroutines(run, item, reached)
        return LoopRun(
            task=task,
            span=run.site.call.span,
            how=run.how,
            loop=run.loop,
            chain=item.chain,
            fallback=self._fallback(run, others, item.function.module),
            engines=(*self.engines.uses_below(coroutines, item.chain), *self._handed_over(run, item, coroutines)),
            closed=run.closed,
            unclosed=run.unclosed,
            guarded=run.guarded,
            clients=tuple(use for use in self.keeping.uses_below(coroutines, item.chain) if use.kept.kind == "loop"),
        )

    def _fallback(self, run: Run, others: list[Run], module: Module) -> Fallback | None:
        """The run in a handler of the same `try` that repeats this one when it raised RuntimeError."""
        span = next((other.site.call.span for other in others if _repeats(other, run)), None)
        if span is None:
            return None
        started = [
            self.world.of(part, module, run.site.scope) for part in _started(run)[:1] if isinstance(part, e.Name)
        ]
        return Fallback(span, spent=any(not isinstance(target, Function) for target in started))

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
        owner = self.world.owner(site, module)
        how = "loop.run_until_complete"
        if isinstance(owner, Instance) and self._is_current_or_new(owner):
            closed = self._closed(site, module)
            return Run(site, how, "current" if closed else "kept", closed)
        if isinstance(owner, Instance) and _made_by(owner, loops.NEW_LOOP):
            kind = self._kind(owner)
            left = kind == "fresh" and not self._is_handed_on(owner, site, module)
            return Run(site, how, kind, unclosed=owner.call.span if left and owner.call is not None else None)
        if isinstance(owner, Instance) and _made_by(owner, loops.CURRENT_LOOP):
            kept = self._kind(owner) == "kept"
            closed = None if kept else self._closed(site, module)
            return Run(site, "asyncio.get_event_loop().run_until_complete", "kept" if kept else "current", closed)
        if _made_by(owner, loops.RUNNING_LOOP):
            guarded = any(map(_is_guarded, self.world.calls_in(module, site.scope)))
            return Run(site, "asyncio.get_running_loop().run_until_complete", "running", guarded=guarded)
        return Run(site, how, "unknown")

    def _is_current_or_new(self, made: Instance) -> bool:
        """`get_event_loop()`, and where that fails `new_event_loop()`: the next run gets the loop this one has left."""
        if made.module is None:
            return False
        called = [self.world.callee(site, made.module) for site in self.world.calls_in(made.module, made.scope)]
        paths = {target.path for target in called if isinstance(target, External)}
        return bool(paths & loops.NEW_LOOP) and bool(paths & loops.CURRENT_LOOP)

    def _closed(self, site: CallSite, module: Module) -> Span | None:
        """Where a function closes the current loop, unless it sees to it that the next run finds another one."""
        owner = (e.dotted(site.call.func) or "").rpartition(".")[0]
        names = {e.dotted(other.call.func): other.call.span for other in self.world.calls_in(module, site.scope)}
        return None if f"{owner}.is_closed" in names or self._unsets(site, module) else names.get(f"{owner}.close")

    def _unsets(self, site: CallSite, module: Module) -> bool:
        """Whether `set_event_loop(None)` follows: `get_event_loop` raises then, and a new loop is made."""
        return any(
            (e.dotted(other.call.func) or "").endswith("set_event_loop")
            and any(isinstance(arg.value, e.Literal) for arg in other.call.args)
            for other in self.world.calls_in(module, site.scope)
        )

    def _is_handed_on(self, made: Instance, site: CallSite, module: Module) -> bool:
        """Whether a loop is closed where it is made or run, or given to somebody who may close it."""
        name = (e.dotted(site.call.func) or "").rpartition(".")[0]
        places = [(module, site.scope), *([(made.module, made.scope)] if made.module is not None else [])]
        return any(_may_close(other.call, name) for place in places for other in self.world.calls_in(*place))

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


def _may_close(call: e.Call, name: str) -> bool:
    """`loop.close()`, `stack.callback(loop.close)`, `finish(loop)`."""
    func = e.dotted(call.func) or ""
    if func.endswith("set_event_loop"):
        return False
    given = {e.dotted(arg.value) for arg in call.args}
    return func == f"{name}.close" or bool(name and {name, f"{name}.close"} & given)


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
    return any(
        frame.arm == "handler" and frame.ident in tried and _catches_runtime_error(frame.handlers[frame.handler])
        for frame in _arms(run)
    )


def _is_guarded(site: CallSite) -> bool:
    """Whether a call stands in a `try` that catches RuntimeError."""
    tries = (frame for frame in site.frames if isinstance(frame, TryFrame) and frame.arm == "body")
    return any(_catches_runtime_error(handler) for frame in tries for handler in frame.handlers)


def _catches_runtime_error(handler: Handler) -> bool:
    types = [e.dotted(kind) for kind in handler.types]
    return not types or any(kind in ("RuntimeError", "Exception", "BaseException") for kind in types)
