"""Names that may have no value where an error is handled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.link.failing.catching import Catching
from celerylint.link.failing.handling import Place
from celerylint.link.targets import External, Instance
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, DeferFrame, Frame, FunctionFact, Read, Statement, TryFrame
from celerylint.model.handling import UnboundRead
from celerylint.vocabulary.errors import BROAD, HARMLESS_CALLS, LAZY_METHODS

_LEAVING: Final = ("raise", "return", "break", "continue")


class Unbound:
    """Looks at the reads that follow a `try`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._catching = Catching(world)

    def of(self, place: Place) -> Iterator[UnboundRead]:
        """The first such read of each name in each clause of a function."""
        fact = place.function.fact
        seen: set[tuple[str, int, int]] = set()
        for read in fact.reads:
            key = (read.name, *_clause(read))
            if key not in seen and (found := self._unbound(read, place)) is not None:
                seen.add(key)
                yield found

    def _unbound(self, read: Read, place: Place) -> UnboundRead | None:
        fact, module = place.function.fact, place.function.module
        definitions = module.symbols.get(fact.scope, {}).get(read.name, [])
        bindings = [item for item in definitions if isinstance(item, Binding)]
        if len(bindings) != len(definitions) or not bindings or _is_given(read, fact):
            return None
        if any(isinstance(frame, DeferFrame) for frame in read.frames) or _looks_first(read, fact):
            return None
        for depth, frame in enumerate(read.frames):
            if isinstance(frame, TryFrame) and frame.arm in ("handler", "finally"):
                return self._in_arm(read, depth, frame, bindings, place)
        return self._after(read, bindings, place)

    def _in_arm(
        self, read: Read, depth: int, frame: TryFrame, bindings: list[Binding], place: Place
    ) -> UnboundRead | None:
        tried = [item for item in bindings if _arm(item.frames, frame.ident) == "body"]
        others = [item for item in bindings if item not in tried and item.span < read.span]
        if not tried or others or read.span.line < tried[0].span.line:
            return None
        broad = frame.arm == "finally" or self._is_broad(frame, place)
        inner = read.frames[depth + 1 :]
        hidden = any(isinstance(f, TryFrame) and f.arm == "body" and self._swallows(f, place) for f in inner)
        return self._found(read, frame.arm, tried[0], frame.ident, place, broad=broad, hidden=hidden)

    def _after(self, read: Read, bindings: list[Binding], place: Place) -> UnboundRead | None:
        """Behind a `try` whose clauses all let the code go on, on the same level, and nowhere else given a value."""
        if any(item.span > read.span for item in bindings):
            return None
        first = bindings[0]
        outer = first.frames[: len(read.frames)]
        inner = first.frames[len(read.frames) :]
        if outer != read.frames or not inner or not isinstance(frame := inner[0], TryFrame) or frame.arm != "body":
            return None
        inside = {_arm(item.frames, frame.ident) for item in bindings}
        falls = [n for n in range(len(frame.handlers)) if _falls_through(place.function.fact, frame, n, read.frames)]
        broad = [n for n in falls if not frame.handlers[n].types or self._catches_all(frame, n, place)]
        if inside != {"body"} or not broad or len(inner) > 1 or _left_by_finally(place.function.fact, frame):
            return None
        return self._found(read, "after", first, frame.ident, place, broad=True, hidden=False)

    def _found(
        self, read: Read, where: str, bound: Binding, ident: int, place: Place, *, broad: bool, hidden: bool
    ) -> UnboundRead | None:
        """None when nothing can fail up to the assignment."""
        fact = place.function.fact
        before = [item for item in fact.statements if _arm(item.frames, ident) == "body" and item.span < bound.span]
        opened = any(not isinstance(f, TryFrame) for f in bound.frames[_depth(bound.frames, ident) + 1 :])
        risky = opened or bound.op != "=" or any(self._may_fail(item, bound, place) for item in before)
        own = not self._is_harmless(bound.value, place)
        if not risky and not own:
            return None
        return UnboundRead(
            place.task, read.name, read.span, where, bound.span, first=not risky, broad=broad, hidden=hidden
        )

    def _may_fail(self, item: Statement, bound: Binding, place: Place) -> bool:
        """Whether a statement that stands before the assignment may raise."""
        if item.span.line <= bound.span.line <= item.span.end_line:
            return False  # the assignment itself
        if item.kind in ("pass", "other"):
            return False
        return item.value is None or not self._is_harmless(item.value, place)

    def _is_harmless(self, expr: e.Expr, place: Place) -> bool:
        """Whether an expression hardly ever fails: no calls but those that are known to be safe."""
        calls = [part for part in e.walk(expr) if isinstance(part, e.Call)]
        risky = any(isinstance(part, e.Subscript) for part in e.walk(expr)) or _awaits(expr)
        return not risky and all(self._is_safe(call, place) for call in calls)

    def _is_safe(self, call: e.Call, place: Place) -> bool:
        written = e.dotted(call.func) or (call.func.name if isinstance(call.func, e.Attribute) else "")
        last = written.rpartition(".")[2]
        if written.startswith(HARMLESS_CALLS) or last in LAZY_METHODS:
            return True
        target = self.world.of(call.func, place.function.module, place.function.fact.scope)
        if isinstance(target, Instance):  # a session factory
            return isinstance(target.of, External) and target.of.path.endswith("sessionmaker")
        return isinstance(target, External) and target.path.startswith(HARMLESS_CALLS)

    def _is_broad(self, frame: TryFrame, place: Place) -> bool:
        return self._catches_all(frame, frame.handler, place)

    def _catches_all(self, frame: TryFrame, number: int, place: Place) -> bool:
        handler = frame.handlers[number]
        names = self._catching.names(handler, place.function.module, place.function.fact.scope)
        return not handler.types or bool(BROAD & set(names))

    def _swallows(self, frame: TryFrame, place: Place) -> bool:
        return any(self._catches_all(frame, number, place) for number in range(len(frame.handlers)))


def _clause(read: Read) -> tuple[int, int]:
    """What tells the outermost arm that a name is read in from others."""
    arms = (f for f in read.frames if isinstance(f, TryFrame) and f.arm in ("handler", "finally"))
    return next(((frame.ident, frame.handler) for frame in arms), (0, 0))


def _is_given(read: Read, fact: FunctionFact) -> bool:
    """Whether something else gives the name a value: a parameter, a global, the clause that it is read in."""
    name = read.name
    clauses = (f.handlers[f.handler].name for f in read.frames if isinstance(f, TryFrame) and f.arm == "handler")
    return name in fact.globals or any(param.name == name for param in fact.params) or name in clauses


def _looks_first(read: Read, fact: FunctionFact) -> bool:
    """Whether the function looks into a table of names, or stands ready for the NameError."""
    if {"locals", "vars", "dir"} & fact.names:
        return True
    for frame in read.frames:
        if isinstance(frame, TryFrame) and frame.arm == "body":
            written = {(e.dotted(kind) or "").rpartition(".")[2] for item in frame.handlers for kind in item.types}
            if written & {"NameError", "UnboundLocalError"}:
                return True
    return False


def _arm(frames: tuple[Frame, ...], ident: int) -> str:
    return next((frame.arm for frame in frames if isinstance(frame, TryFrame) and frame.ident == ident), "")


def _depth(frames: tuple[Frame, ...], ident: int) -> int:
    return next(n for n, frame in enumerate(frames) if isinstance(frame, TryFrame) and frame.ident == ident)


def _awaits(expr: e.Expr) -> bool:
    return any(isinstance(part, e.Operation) and part.op == "await" for part in e.walk(expr))


def _falls_through(fact: FunctionFact, frame: TryFrame, number: int, outer: tuple[Frame, ...]) -> bool:
    """Whether a clause certainly lets the code go on: no statement in it leaves, on any path."""
    for item in fact.statements:
        here = item.frames[len(outer)] if len(item.frames) > len(outer) else None
        if not isinstance(here, TryFrame) or (here.ident, here.arm, here.handler) != (frame.ident, "handler", number):
            continue
        if item.kind in _LEAVING or _ends_task(item):
            return False
    return True


def _ends_task(item: Statement) -> bool:
    """A call after which nothing follows, or may not."""
    call = item.value
    name = e.dotted(call.func) or "" if isinstance(call, e.Call) else ""
    last = name.rpartition(".")[2].lower()
    return last in ("exit", "_exit", "abort", "fail", "skip") or "retry" in last or "raise" in last


def _left_by_finally(fact: FunctionFact, frame: TryFrame) -> bool:
    return any(item.kind in _LEAVING and _arm(item.frames, frame.ident) == "finally" for item in fact.statements)
