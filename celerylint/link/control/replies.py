"""What is done with the answers of inspectors that may be None."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from celerylint.link.control.answers import Reply, end, is_guarded, leaves, mentions, start, tested
from celerylint.link.targets import Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.control import AnswerSource, Ask, ReplyUse
from celerylint.model.facts import CallSite, Frame, IfFrame, LoopFrame, Statement
from celerylint.model.functions import Step
from celerylint.model.source import Span
from celerylint.vocabulary import control


class Root(NamedTuple):
    """An expression that is no part of another, and what it stands in."""

    expr: e.Expr
    frames: tuple[Frame, ...]


class Replies:
    """Follows answers from where the workers are asked, one call further."""

    def __init__(self, world: World, asks: Iterable[Ask]) -> None:
        self.world = world
        self.sources: dict[AnswerSource, None] = {}
        self._names: dict[tuple[str, str], set[str]] = {}
        first = [reply for ask in asks if ask.by_inspector for reply in self._asked(ask)]  # others give lists
        self._note(first)
        further = [reply for item in first for reply in (*self._handed_on(item), *self._returned(item))]
        self._note(further)
        self._replies = (*first, *further)

    def uses(self) -> Iterator[ReplyUse]:
        """Every use that fails when no worker answers, each place once."""
        seen: set[Span] = set()
        for reply in self._replies:
            for use in self._uses(reply).found():
                if use.span not in seen:
                    seen.add(use.span)
                    yield use

    def _uses(self, reply: Reply) -> _Uses:
        siblings = frozenset(self._names[reply.module.path, reply.scope])
        return _Uses(self.world, reply._replace(siblings=siblings))

    def _note(self, replies: Iterable[Reply]) -> None:
        for reply in replies:
            self._names.setdefault((reply.module.path, reply.scope), set()).add(reply.name)

    def _asked(self, ask: Ask) -> Iterator[Reply]:
        module = self.world.modules[ask.function.path]
        return _with_names(Reply(ask, module, ask.function.scope, "", ask.span, (0, 0)))

    def _handed_on(self, reply: Reply) -> Iterator[Reply]:
        """`parse(inspector.active())`: the parameter of a function of the project."""
        for call, arg, index in self._uses(reply).handed_on():
            target = self.world.of(call.func, reply.module, reply.scope)
            if isinstance(target, Function):
                yield from _parameter(reply, target, arg.keyword, index, call.span)

    def _returned(self, reply: Reply) -> Iterator[Reply]:
        """Callers of a function that returns the answer as it is."""
        if not self._uses(reply).is_returned():
            return
        source = AnswerSource(reply.module.path, reply.scope.rpartition(".")[2])
        self.sources[source] = None
        for module, site in self.world.calls():
            if e.last_name(site.call.func) == source.name and self._is(site, module, (source.path, reply.scope)):
                step = Step(site.call.span, source.name)
                yield from _with_names(Reply(reply.ask, module, site.scope, "", site.call.span, (0, 0), (step,)))

    def _is(self, site: CallSite, module: Module, key: tuple[str, str]) -> bool:
        target = self.world.callee(site, module)
        return isinstance(target, Function) and target.key == key


def _with_names(direct: Reply) -> Iterator[Reply]:
    """A call, and the name its value is bound to, unless that name gets other values later."""
    yield direct
    bindings = [item for item in direct.module.facts.bindings if item.scope == direct.scope]
    for item in bindings:
        if isinstance(item.target, e.Name) and direct.is_at(item.value) and item.op == "=":
            later = (other for other in bindings if start(other.span) > start(item.span))
            if not any(e.dotted(other.target) == item.target.path for other in later):
                yield direct._replace(name=item.target.path, since=start(item.span))


def _parameter(reply: Reply, target: Function, keyword: str | None, index: int, span: Span) -> Iterator[Reply]:
    params = target.fact.params
    at = index + (target.receiver is not None and target.fact.in_class)
    name = keyword or (params[at].name if at < len(params) else "")
    bindings = (item for item in target.module.facts.bindings if item.scope == target.fact.scope)
    if name and not any(e.dotted(item.target) == name for item in bindings):
        step = Step(span, target.fact.name)
        yield Reply(reply.ask, target.module, target.fact.scope, name, None, start(target.fact.span), (step,))


class _Uses:
    """Uses of one answer in one scope."""

    def __init__(self, world: World, reply: Reply) -> None:
        self.reply = reply
        self.fact = reply.module.functions.get(reply.scope)
        self.statements: tuple[Statement, ...] = self.fact.statements if self.fact is not None else ()
        self.bindings = [item for item in reply.module.facts.bindings if item.scope == reply.scope]
        self.sites = world.calls_in(reply.module, reply.scope)

    def found(self) -> Iterator[ReplyUse]:
        """All that nothing protects."""
        for expr in self._open():
            if (what := self._use(expr)) is not None:
                yield ReplyUse(self.reply.ask, expr.span, what, self.reply.name, self.reply.chain)

    def handed_on(self) -> Iterator[tuple[e.Call, e.Arg, int]]:
        """Calls that are given the answer, untested."""
        for expr in self._open():
            if isinstance(expr, e.Call):
                for index, arg in enumerate(expr.args):
                    if self.reply.is_at(arg.value) and not arg.star:
                        yield expr, arg, index

    def is_returned(self) -> bool:
        """Whether callers get the answer, untested."""
        returned = (item for item in self.statements if item.kind == "return" and item.value is not None)
        return any(self.reply.is_at(item.value) and not self._is_tested(item) for item in returned if item.value)

    def _is_tested(self, item: Statement) -> bool:
        return tested(item.frames, self.reply) or self._is_left_before(item.span)

    def _open(self) -> Iterator[e.Expr]:
        """The expressions to which the answer can come as None."""
        for root in self._roots():
            if not is_guarded(root.frames, self.reply):
                for expr in self._in(root.expr):
                    if end(expr.span) >= self.reply.since and not self._is_left_before(expr.span):
                        yield expr

    def _roots(self) -> Iterator[Root]:
        """What the scope's statements, loops and tests evaluate."""
        for statement in self.statements:
            if statement.value is not None:
                yield Root(statement.value, statement.frames)
        for item in self.bindings:
            if item.op == "for":
                yield Root(e.Sequence("for", (item.value,), item.value.span), item.frames)
            else:
                yield Root(item.value, item.frames)
        yield from self._headers()

    def _headers(self) -> Iterator[Root]:
        """Tests of `if` and `while`, and calls outside any function."""
        seen: set[Span] = set()
        for frames in (*(item.frames for item in self.statements), *(site.frames for site in self.sites)):
            for depth, frame in enumerate(frames):
                test = frame.test if isinstance(frame, IfFrame) else getattr(frame, "source", None)
                if test is not None and test.span not in seen:
                    seen.add(test.span)
                    yield Root(test, frames[:depth])
        if self.fact is None:
            for site in self.sites:
                yield Root(site.call, site.frames)

    def _in(self, expr: e.Expr) -> Iterator[e.Expr]:
        """An expression and its parts; after a test of the answer, those that follow are safe."""
        yield expr
        if isinstance(expr, e.Lambda):
            return
        for child in e.children(expr):
            yield from self._in(child)
            if isinstance(expr, (e.Conditional, e.Operation)) and self._tests(expr, child):
                return

    def _tests(self, expr: e.Conditional | e.Operation, child: e.Expr) -> bool:
        is_test = child is expr.test if isinstance(expr, e.Conditional) else expr.op in ("and", "or")
        return is_test and mentions(child, self.reply)

    def _use(self, expr: e.Expr) -> str | None:
        reply = self.reply
        match expr:
            case e.Call(func=e.Attribute(base=base, name=name)) if reply.is_at(base):
                return f".{name}()"
            case e.Call(func=e.Name(path=path)) if reply.name and path.rpartition(".")[0] == reply.name:
                return f".{path.rpartition('.')[2]}()"
            case e.Call(func=e.Name(path=path), args=args) if path in control.NEED_VALUE:
                return f"{path}(…)" if any(reply.is_at(arg.value) for arg in args) else None
            case e.Subscript(base=base) if reply.is_at(base):
                return "[…]"
            case e.Operation(op="in" | "not in" as op, operands=(*_, last)) if reply.is_at(last):
                return f"{op} …"
            case e.Sequence(kind="for", items=(source,)) if reply.is_at(source):
                return "for … in"
            case e.Unknown(parts=(source, *_, _)) if reply.is_at(source) and self._is_looped(source):
                return "for … in"
            case _:
                return None

    def _is_looped(self, source: e.Expr) -> bool:
        """A comprehension is known by the calls in it; one without any looks like other syntax."""
        frames = (frame for site in self.sites for frame in site.frames)
        return any(isinstance(frame, LoopFrame) and frame.source is source for frame in frames)

    def _is_left_before(self, span: Span) -> bool:
        """`if not active: return` above, or an `assert`."""
        return any(
            start(item.span) < start(span)
            and (
                (leaves(item) and tested(item.frames, self.reply))
                or (item.kind == "assert" and item.value is not None and mentions(item.value, self.reply))
            )
            for item in self.statements
        )
