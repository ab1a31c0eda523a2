"""Routers, blueprints and applications: what hangs under what, and which guards stand at each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.targets import Class, External, Function, Module
from celerylint.link.web.handler import Guard, Placed, strongest, weakest
from celerylint.link.web.judge import Judge
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.web.nodes import Node, Nodes
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.model.source import Span
from celerylint.model.values import Known
from celerylint.vocabulary import web


class Mount(NamedTuple):
    """`parent.include_router(child, …)`; None where that cannot be followed."""

    parent: Node | None
    child: Node | None
    site: CallSite
    module: Module


class Hook(NamedTuple):
    """Something that runs before the handlers of a node (of all, when the node is None)."""

    node: Node | None
    expr: e.Expr
    module: Module
    scope: str


class Mounts:
    """All routers of a project and how they hang together."""

    def __init__(self, world: World, judge: Judge) -> None:
        self.world, self.judge = world, judge
        self.nodes = Nodes(world)
        self._parents: dict[Span, list[Mount]] = {}
        self._lost: list[Mount] = []
        self._hooks: dict[Span | None, list[Hook]] = {}
        self._guards: dict[Span, Guard | None] = {}
        for module, site in world.calls():
            self._read_call(module, site)
        for module in world.production:
            self._read_definitions(module)

    # -- gathering ---------------------------------------------------------------------------------------------------

    def _read_call(self, module: Module, site: CallSite) -> None:
        method = tail_of(site.call.func, module)
        if method in web.MOUNTS:
            self._read_mount(method, module, site)
        elif method == "add_middleware" or (method in web.BEFORE and site.call.args):
            given = e.positional(site.call, 0) or e.keyword(site.call, "middleware_class")
            if given is not None and not isinstance(given, e.Literal):
                self._hook(site, method, given, module, site.scope)
        elif method in web.APP_CLASSES and (given := e.keyword(site.call, "middleware")) is not None:
            listed, home, where = written(given, module, site.scope, self.world)
            node = self.nodes.node(self.world.of(site.call, module, site.scope))
            for part in e.walk(listed):
                if isinstance(part, e.Call) and tail_of(part, home) == "Middleware" and part.args:
                    self._add(Hook(node, part.args[0].value, home, where))

    def _hook(self, site: CallSite, method: str, expr: e.Expr, module: Module, scope: str) -> None:
        node = self.nodes.owner(site.call.func, module, scope) if method not in web.BEFORE_APP else None
        self._add(Hook(node, expr, module, scope))

    def _add(self, hook: Hook) -> None:
        self._hooks.setdefault(hook.node.call.span if hook.node else None, []).append(hook)

    def _read_definitions(self, module: Module) -> None:
        """`@app.before_request`, `@app.middleware("http")`, and `app.wsgi_app = Guarded(app.wsgi_app)`."""
        for function in module.facts.functions:
            for decorator in function.decorators:
                method = tail_of(decorator)
                if method in web.BEFORE or (method == "middleware" and isinstance(decorator, e.Call)):
                    func = e.applied(decorator)
                    node = self.nodes.owner(func, module, function.parent) if method not in web.BEFORE_APP else None
                    self._add(Hook(node, e.Name(function.name, function.span), module, function.parent))
        for binding in module.facts.bindings:
            if name_of(binding.target).endswith((".wsgi_app", ".asgi_app")) and isinstance(binding.value, e.Call):
                self._add(Hook(None, binding.value.func, module, binding.scope))

    def _read_mount(self, method: str, module: Module, site: CallSite) -> None:
        given = e.positional(site.call, web.MOUNTS[method])
        for name in web.MOUNTED_KEYWORDS:
            given = given or e.keyword(site.call, name)
        if given is None:
            return
        parent = self.nodes.owner(site.call.func, module, site.scope)
        children = list(dict.fromkeys(node.call.span for node in self.nodes.meant(given, module, site.scope)))
        for span in children:
            self._parents.setdefault(span, []).append(Mount(parent, None, site, module))
        if not children:
            self._lost.append(Mount(parent, None, site, module))

    def prefix(self, node: Node, depth: int = 5) -> str:
        """What stands before the paths of a router: its own prefix, after that of the first way in to it."""
        own = self._prefix(node.call, node.module, node.scope)
        mounts = self._parents.get(node.call.span)
        if not mounts or not depth:
            return own
        first = mounts[0]
        above = self.prefix(first.parent, depth - 1) if first.parent is not None else ""
        at_mount = self._prefix(first.site.call, first.module, first.site.scope)
        if "register_blueprint" in name_of(first.site.call.func) and at_mount:
            own = ""  # Flask lets `register_blueprint` replace the blueprint's own prefix
        return above + at_mount + own

    def _prefix(self, call: e.Call, module: Module, scope: str) -> str:
        for name in ("prefix", "url_prefix"):
            value = self.world.value(e.keyword(call, name), module, scope)
            if isinstance(value, Known) and isinstance(value.value, str):
                return value.value.rstrip("/")
        return ""

    def around(self, node: Node | None, depth: int = 5) -> Iterator[Placed]:
        """What is written at a router, its hooks, and every way in to it."""
        if node is None or not depth:
            return
        yield Placed(node.call, node.module)
        for hook in self._hooks.get(node.call.span, ()):
            yield Placed(hook.expr, hook.module)
        for mount in self._parents.get(node.call.span, ()):
            yield from (Placed(arg.value, mount.module) for arg in mount.site.call.args)
            yield from self.around(mount.parent, depth - 1)

    # -- judging -----------------------------------------------------------------------------------------------------

    def guard(self, node: Node | None) -> Guard | None:
        """What stands before every handler of a router: at itself, and at each way in to it."""
        if node is None:
            return self._anywhere()
        span = node.call.span
        if span in self._guards:
            return self._guards[span]
        self._guards[span] = Guard("itself")  # a router mounted below itself adds no way in
        self._guards[span] = strongest((self._own(node), self._above(node)))
        return self._guards[span]

    def _own(self, node: Node) -> Guard | None:
        call, module, scope = node.call, node.module, node.scope
        return strongest(
            (
                self._given(call, module, scope),
                *(self._hooked(hook) for hook in self._hooks.get(call.span, ())),
                self._made(node),
            )
        )

    def _given(self, call: e.Call, module: Module, scope: str) -> Guard | None:
        """`dependencies=[…]`, `auth=` of Django Ninja, `decorators=[…]` of Flask-RESTful; `**` may hold one."""
        found: list[Guard | None] = [Guard(f"`**{name_of(arg.value)}`", False) for arg in call.args if arg.star == "**"]
        if (given := e.keyword(call, "dependencies")) is not None:
            guard = self.judge.dependency(given, module, scope)
            found.append(guard or self._unfollowed(given, module, scope))
        if (auth := e.keyword(call, "auth")) is not None and not isinstance(auth, e.Literal):
            found.append(Guard(f"`auth={name_of(auth) or '…'}`"))
        if (decorators := e.keyword(call, "decorators")) is not None:
            listed, home, where = written(decorators, module, scope, self.world)
            found += [self.judge.guard(part, home, where) for part in e.children(listed)]
        return strongest(found)

    def _unfollowed(self, given: e.Expr, module: Module, scope: str) -> Guard | None:
        """A list of dependencies that is no display may hold a guard."""
        listed, _, _ = written(given, module, scope, self.world)
        if isinstance(listed, (e.Sequence, e.Literal)):
            return None
        return Guard(f"`dependencies={name_of(listed) or '…'}`", False)

    def _made(self, node: Node) -> Guard | None:
        """A project's own router class may add anything."""
        target = self.world.of(node.call.func, node.module, node.scope)
        if not isinstance(target, Class):
            return None
        init = self.world.resolver.member(target, "__init__")
        suspicious = isinstance(init, Function) and {"dependencies", "kwargs.setdefault"} & init.fact.names
        return Guard(f"`{target.fact.name}`", False) if suspicious or web.named_like_guard(target.fact.name) else None

    def _above(self, node: Node) -> Guard | None:
        mounts = self._parents.get(node.call.span, ())
        if mounts:
            return weakest(
                strongest((self._given(mount.site.call, mount.module, mount.site.scope), self.guard(mount.parent)))
                for mount in mounts
            )
        return self._globally() if node.is_app else self._anywhere()

    def _anywhere(self) -> Guard | None:
        """What stands at every application: for a router whose way in is not seen."""
        hooks = (hook for hooks in self._hooks.values() for hook in hooks)
        found = [self._hooked(hook) for hook in hooks if hook.node is None or hook.node.is_app]
        lost = [self._given(mount.site.call, mount.module, mount.site.scope) for mount in self._lost]
        return strongest((*found, *(Guard(guard.words, False) for guard in lost if guard)))

    def _globally(self) -> Guard | None:
        return strongest(self._hooked(hook) for hook in self._hooks.get(None, ()))

    def _hooked(self, hook: Hook) -> Guard | None:
        with self.world.resolver.keenly():
            target = self.world.of(hook.expr, hook.module, hook.scope)
        name = tail_of(hook.expr, hook.module)
        if self.judge.is_configured(target, name):
            return Guard(f"`{name}`")
        if isinstance(target, External):
            return self._middleware(name)
        guard = self.judge.target(target, name)
        if isinstance(target, Class) and guard is not None and not self._by_source(target):
            return self._middleware(name)
        if isinstance(target, Function) and not self.judge.by_source(target):
            return self._decorated(target) or (Guard(guard.words, False) if guard is not None else None)
        return guard

    def _decorated(self, hook: Function) -> Guard | None:
        """`@login_required` below `@blueprint.before_request`."""
        decorators = (item for item in hook.fact.decorators if tail_of(item) not in web.BEFORE)
        return strongest(self.judge.guard(item, hook.module, hook.fact.parent, "@{}") for item in decorators)

    def _by_source(self, cls: Class) -> bool:
        found = (self.world.resolver.member(cls, method) for method in web.MIDDLEWARE_METHODS)
        return any(isinstance(method, Function) and self.judge.by_source(method) for method in found)

    @staticmethod
    def _middleware(name: str) -> Guard | None:
        """Middleware from elsewhere, by its name: most that deal with users only tell who they are."""
        parts = web.words(name)
        if {"csrf", "cors"} & set(parts) or not web.named_like_guard(name.removesuffix("Middleware")):
            return None
        return Guard(f"`{name}`", bool({"required", "require"} & set(parts)))
