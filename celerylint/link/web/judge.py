"""Does this code ask who comes? By what it does where its source is at hand, by its name where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.link.graph import Graph
from celerylint.link.targets import Class, External, Function, Instance, Member, Module, Target
from celerylint.link.web.handler import Guard, strongest
from celerylint.link.web.names import name_of, original, tail_of
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, Param, TryFrame
from celerylint.vocabulary import web

_DEPTH: Final = 3
_DEPENDS: Final = frozenset(("Depends", "Security"))


class Judge:
    """Answers, once per callable, whether it turns strangers away."""

    def __init__(self, world: World, graph: Graph) -> None:
        self.world, self.graph = world, graph
        self._by_source: dict[tuple[tuple[str, str], int], bool] = {}
        self._active: set[tuple[str, str]] = set()

    # -- expressions that name a guard -------------------------------------------------------------------------------

    def guard(self, expr: e.Expr, module: Module, scope: str, offer: str = "") -> Guard | None:
        """A decorator, dependency, hook or permission as written."""
        with self.world.resolver.keenly():
            target = self.world.of(expr, module, scope)
            if isinstance(expr, e.Call) and not isinstance(target, (Instance, Function, Class)):
                target = self.world.of(expr.func, module, scope)
            return self.target(target, name_of(expr, module), offer)

    def target(self, target: Target | None, name: str, offer: str = "") -> Guard | None:
        """What a name means, judged."""
        tail = name.rpartition(".")[2]
        offer = offer.format(tail) if offer else ""
        if self.is_configured(target, name):
            return Guard(f"`{tail}`", True, offer)
        match target:
            case Function():
                return self._function(target, tail, offer)
            case Class() as cls:
                return self._class(cls, tail, offer)
            case Instance(of=Class() as cls):
                return self._class(cls, tail, offer)
            case Instance(of=External(path=path), call=call):
                return self._external(path, tail, call, offer)
            case External(path=path):
                return self._external(path, tail, None, offer)
            case Member(base=Instance(of=Class() as cls)) | Member(base=Class() as cls):
                return Guard(f"`{tail}`", True, offer) if web.named_like_guard(tail) else self._class(cls, tail, "")
            case _:  # what cannot be followed may be a guard when its name is like one
                return Guard(f"`{name}`", False, offer) if web.named_like_guard(tail) else None

    def is_configured(self, target: Target | None, name: str) -> bool:
        """Whether `auth-dependencies` names it: by its last name, as written, or by its dotted path."""
        names = self.world.hints.auth_dependencies
        if not names:
            return False
        full = f".{path}" if (path := _path_of(target)) else ""
        return any(given in (name, name.rpartition(".")[2]) or full.endswith(f".{given}") for given in names)

    def _function(self, function: Function, name: str, offer: str) -> Guard | None:
        outer = function.fact.parent.rpartition(".")[2]
        if web.is_optional(name):
            return None
        if self.by_source(function):
            return Guard(f"`{name}`", True, offer)
        if web.named_like_guard(name) or (web.named_like_guard(outer) and not function.fact.in_class):
            return Guard(f"`{name}`", not self._is_read_in_full(function), offer)
        return None

    def _is_read_in_full(self, function: Function) -> bool:
        """Whether its own code can be followed to the end, and still holds no check."""
        return not any(
            self.world.of(site.call.func, function.module, site.scope) is None
            for scope in self.graph.own_scopes(function)
            for site in self.world.calls_in(function.module, scope)
        )

    def _class(self, cls: Class, name: str, offer: str) -> Guard | None:
        names = {name, cls.fact.name} | {path.rpartition(".")[2] for path in self.world.resolver.class_names(cls)}
        if names & web.OPEN_PERMISSIONS:
            return None
        for base in self.world.resolver.ancestry(cls):
            if isinstance(base, External) and web.SECURITY_SCHEMES.search(base.path):
                return Guard(f"`{cls.fact.name}`", True, offer)
        for method in (*web.MIDDLEWARE_METHODS, *web.PERMISSION_METHODS, "__init__"):
            found = self.world.resolver.member(cls, method)
            if isinstance(found, Function) and self.by_source(found):
                return Guard(f"`{cls.fact.name}`", True, offer)
        if any(web.named_like_guard(item) for item in names):
            return Guard(f"`{cls.fact.name}`", True, offer)
        return None

    def _external(self, path: str, name: str, call: e.Call | None, offer: str) -> Guard | None:
        tail = path.rpartition(".")[2]
        if {tail, name} & web.OPEN_PERMISSIONS or {tail, name} & web.HARMLESS:
            return None
        if web.SECURITY_SCHEMES.search(path):
            lenient = call is not None and _is(e.keyword(call, "auto_error"), False)
            optional = call is not None and _is(e.keyword(call, "optional"), True)
            return None if lenient or optional else Guard(f"`{name}`", True, offer)
        if call is not None and (_is(e.keyword(call, "optional"), True) or _is(e.keyword(call, "required"), False)):
            return None
        if web.named_like_guard(tail) or web.named_like_guard(name):
            return Guard(f"`{name}`", True, offer)
        return None

    # -- dependencies ------------------------------------------------------------------------------------------------

    def dependencies(self, exprs: Iterable[e.Expr], module: Module, scope: str) -> Guard | None:
        """The strongest of some `Depends(…)`."""
        return strongest(self.dependency(expr, module, scope) for expr in exprs)

    def dependency(self, expr: e.Expr, module: Module, scope: str) -> Guard | None:
        """`Depends(x)`, `Security(x)`, a name for one, or one wrapped in a list."""
        expr, module, scope = written(expr, module, scope, self.world)
        if isinstance(expr, e.Sequence):
            return self.dependencies(expr.items, module, scope)
        if isinstance(expr, e.Operation):
            return self.dependencies(expr.operands, module, scope)
        if not isinstance(expr, e.Call):
            return None
        if tail_of(expr, module) not in _DEPENDS:
            called = self.world.of(expr.func, module, scope)  # a function of the project that makes a dependency
            if not isinstance(called, Function):
                return self.guard(expr, module, scope) if name_of(expr.func).endswith("Depends") else None
            return strongest(
                self.dependency(returned, called.module, called.fact.scope) for returned in called.fact.returns
            )
        inner = e.positional(expr, 0) or e.keyword(expr, "dependency")
        return self.guard(inner, module, scope, "Depends({})") if inner is not None else None

    def parameters(self, function: Function) -> Guard | None:
        """What a handler's or a dependency's own parameters depend on."""
        scope = function.fact.parent
        return strongest(self._parameter(param, function.module, scope) for param in function.fact.params)

    def _parameter(self, param: Param, module: Module, scope: str) -> Guard | None:
        default = param.default
        if default is not None and self._is_bare(default, module) and param.annotation is not None:
            return self.guard(param.annotation, module, scope)
        found = self.dependency(default, module, scope) if default is not None else None
        return strongest((found, self._annotated(param, module, scope)))

    @staticmethod
    def _is_bare(expr: e.Expr, module: Module) -> bool:
        """`Depends()`: on the class that the annotation names."""
        return isinstance(expr, e.Call) and not expr.args and tail_of(expr, module) in _DEPENDS

    def _annotated(self, param: Param, module: Module, scope: str) -> Guard | None:
        if param.annotation is None or param.default is not None:
            return None
        expr, home, where = written(param.annotation, module, scope, self.world)
        if isinstance(expr, e.Subscript):
            return self._metadata(expr, home, where)
        if isinstance(expr, e.Name) and self.world.of(expr, home, where) is None and self._is_alias(expr.path):
            return Guard(f"`{expr.path}`", False)
        return None

    def _metadata(self, item: e.Expr, module: Module, scope: str) -> Guard | None:
        inner, home, where = written(item, module, scope, self.world)
        if isinstance(inner, e.Subscript):
            items = inner.key.items if isinstance(inner.key, e.Sequence) else (inner.key,)
            if items[1:] and any(self._is_bare(part, home) for part in items[1:]):
                return self.guard(items[0], home, where)
            return strongest(self._metadata(part, home, where) for part in items)
        return self.dependency(inner, home, where) if isinstance(inner, e.Call) else None

    @staticmethod
    def _is_alias(path: str) -> bool:
        """An annotation that cannot be looked up and is called like the one who is signed in."""
        parts = web.words(path)
        return web.named_like_guard(path) and not {"request", "create", "update", "in", "schema", "model"} & set(parts)

    # -- source ------------------------------------------------------------------------------------------------------

    def by_source(self, function: Function, depth: int = _DEPTH) -> bool:
        """Whether a function, or one it calls, turns somebody away for who they are."""
        key = (function.key, depth)
        if key in self._by_source:
            return self._by_source[key]
        if function.key in self._active or depth < 0:
            return False
        self._active.add(function.key)
        try:
            found = self._refuses(function) or self._depends(function) or self._calls_guard(function, depth)
        finally:
            self._active.discard(function.key)
        self._by_source[key] = found
        return found

    def body(self, function: Function) -> Guard | None:
        """A check inside a handler, or in a helper it calls; a secret it looks something up by may be one."""
        if self.by_source(function, 1):
            return Guard("a check in its body")
        facts = [function.module.functions[scope] for scope in self.graph.own_scopes(function)]
        names = {name for fact in facts for name in (*fact.names, *(param.name for param in fact.params))}
        secret = min((name for name in names if web.CAPABILITY.search(name)), default=None)
        return Guard(f"`{secret}`", False) if secret else None

    def _depends(self, function: Function) -> bool:
        guard = self.parameters(function)
        return guard is not None and guard.sure

    def _calls_guard(self, function: Function, depth: int) -> bool:
        if depth == 0:
            return False
        late = self._after_the_fact(function)
        return any(
            self.by_source(callee, depth - 1)
            for site, callee in self.graph.callees(function)
            if tail_of(site.call.func) != "add_task" and not _is_handling(site, late)
        )

    def _refuses(self, function: Function) -> bool:
        """Whether its own code, or a function inside it, answers 401 or checks credentials."""
        facts = [function.module.functions[scope] for scope in self.graph.own_scopes(function)]
        module = function.module
        names = {original(name, module) for fact in facts for name in fact.names}
        if any(web.IDENTITY.search(name) for name in names):
            return True
        if any(web.REFUSAL.search(name_of(raised, module)) for fact in facts for raised in fact.raises):
            return True
        codes = set(self._codes(function))
        if 401 in codes or any(web.REFUSAL_CODES.search(name) for name in names):
            return True
        forbids = 403 in codes or any(web.FORBIDDEN_CODES.search(name) for name in names)
        return forbids and self._asks_who(function, names)

    def _codes(self, function: Function) -> Iterator[int]:
        """401 and 403 as written in calls and `return`s; a call that checks a secret counts as 401."""
        for site in self._own_calls(function):
            tail = name_of(site.call, function.module)
            if web.CHECKING_CALLS.search(tail):
                yield 401
            if tail.rpartition(".")[2] == "HttpResponseForbidden":
                yield 403
            if not web.TELLING.search(tail):
                yield from (code for arg in site.call.args if (code := _refusal(arg.value)))
        for scope in self.graph.own_scopes(function):
            for expr in function.module.functions[scope].returns:
                if isinstance(expr, e.Sequence):
                    yield from (code for item in expr.items if (code := _refusal(item)))

    def _own_calls(self, function: Function) -> Iterator[CallSite]:
        late = self._after_the_fact(function)
        for scope in self.graph.own_scopes(function):
            yield from (site for site in self.world.calls_in(function.module, scope) if not _is_handling(site, late))

    def _after_the_fact(self, function: Function) -> frozenset[int]:
        """The `try` statements around the rest of the way to a handler: what their clauses answer, they answer late."""
        sites = (
            site for scope in self.graph.own_scopes(function) for site in self.world.calls_in(function.module, scope)
        )
        return frozenset(
            frame.ident
            for site in sites
            if tail_of(site.call.func) == "call_next"
            for frame in site.frames
            if isinstance(frame, TryFrame) and frame.arm == "body"
        )

    def _asks_who(self, function: Function, names: set[str]) -> bool:
        """403 is also the answer to robots and forged forms: it counts beside credentials only."""
        calls = (site.call for site in self._own_calls(function))
        texts = (arg.value.value for call in calls for arg in call.args if isinstance(arg.value, e.Literal))
        text = " ".join((*names, function.fact.scope, *(item for item in texts if isinstance(item, str))))
        return bool(web.CREDENTIALS.search(text)) and not web.OTHER_FILTERS.search(text)


def _path_of(target: Target | None) -> str:
    """The dotted path of a function or class, inside the project or outside."""
    match target:
        case Function(module=module, fact=fact) | Class(module=module, fact=fact):
            return f"{module.path.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}.{fact.scope}"
        case Instance(of=of):
            return _path_of(of)
        case External(path=path):
            return path
        case _:
            return ""


def _is_handling(site: CallSite, tries: frozenset[int]) -> bool:
    """Whether a call stands in a clause of one of some `try` statements."""
    return any(isinstance(f, TryFrame) and f.arm == "handler" and f.ident in tries for f in site.frames)


def _refusal(expr: e.Expr) -> int:
    """401 or 403 as a literal, else 0."""
    value = expr.value if isinstance(expr, e.Literal) else 0
    return value if isinstance(value, int) and value in (401, 403) else 0


def _is(expr: e.Expr | None, value: bool) -> bool:
    return isinstance(expr, e.Literal) and expr.value is value
