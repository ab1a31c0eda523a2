"""What makes a task of a function: Celery's decorators, and those that a project builds on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from celerylint.link.configuration.apps import Apps
from celerylint.link.targets import Class, External, Function, Instance, Member, Module, Parameter, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.apps import App
from celerylint.model.facts import CallSite, FunctionFact
from celerylint.model.tasks import Option
from celerylint.vocabulary import celery


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes a task of a function: for which app, with which options already given."""

    app: App | None
    options: dict[str, Option] = field(default_factory=dict)
    open: bool = False
    base: Class | None = None
    named_first: bool = False  # the first positional argument is the task's name
    function: Function | None = None  # the project's own decorator
    wraps: bool = False  # what it registers is not the function itself but one around it


class Makers:
    """Answers whether an expression makes tasks."""

    def __init__(self, world: World, apps: Apps) -> None:
        self.world, self.apps = world, apps
        self._makers: dict[tuple[str, str], Maker | None] = {}
        self._uses_celery = any(
            item.module.partition(".")[0] in ("celery", "kombu")
            for module in world.production
            for item in module.facts.imports
        )

    def of(self, expr: e.Expr, module: Module, scope: str) -> Maker | None:
        """What `expr` is, as something that makes tasks."""
        path = e.dotted(expr) or ""
        if path and any(path == hint or path.endswith("." + hint) for hint in self.world.hints.task_decorators):
            return Maker(None, open=True)
        target = self.world.of(expr, module, scope)
        match target:
            case External(path=found) if found in celery.TASK_DECORATORS:
                return Maker(None)
            case Member(base=base, name=name) if name in celery.TASK_METHODS:
                is_app, app = self.apps.app_of(base)
                return Maker(app) if is_app or self._may_be_app(base, path) else None
            case Function():
                return self._project_maker(target)
            case None if path.endswith(".task"):
                return Maker(None) if self._named_like_app(path) else None
            case _:
                return None

    def _may_be_app(self, base: Target, path: str) -> bool:
        """An owner that cannot be followed, but is called what apps are called."""
        unknown = isinstance(base, Parameter) or (
            isinstance(base, Member) and not (isinstance(base.base, Instance) and isinstance(base.base.of, External))
        )
        from_extension = isinstance(base, Member) and "celery" in base.name.lower()
        return (unknown or from_extension) and self._named_like_app(path)

    def _named_like_app(self, path: str) -> bool:
        owner = path.rpartition(".")[0].lower()
        return self._uses_celery and ("celery" in owner or owner.rpartition(".")[2] in ("app", "capp"))

    def _project_maker(self, function: Function) -> Maker | None:
        """A project function that passes what it decorates on to a task decorator."""
        if function.key in self._makers:
            return self._makers[function.key]
        self._makers[function.key] = None  # while it is being looked at: ends recursion
        maker = self._look_inside(function)
        self._makers[function.key] = replace(maker, function=function) if maker is not None else None
        return self._makers[function.key]

    def _look_inside(self, function: Function) -> Maker | None:
        module, fact = function.module, function.fact
        inner = fact.scope + "."
        for site in module.facts.calls:
            if site.scope != fact.scope and not site.scope.startswith(inner):
                continue
            if site.role == "decorator" and not _returns_nested(fact, module):
                continue
            maker = self.of(site.call.func, module, site.scope)
            if maker is not None and self._passes_on(site, fact):
                return self._with_defaults(maker, site, function)
        return self._bare_inner(function)

    def _bare_inner(self, function: Function) -> Maker | None:
        """`@app.task` without parentheses on a nested wrapper."""
        for nested in function.module.facts.functions:
            if nested.parent != function.fact.scope:
                continue
            if not _returns_nested(function.fact, function.module):
                continue
            for decorator in nested.decorators:
                if isinstance(decorator, e.Call):
                    continue
                if (maker := self.of(decorator, function.module, function.fact.scope)) is not None:
                    return replace(maker, open=True, wraps=True)
        return None

    @staticmethod
    def _passes_on(site: CallSite, fact: FunctionFact) -> bool:
        """A factory hands on what it was given; a function that merely defines a task inside does not."""
        params = {param.name for param in fact.params}
        given = {name for arg in site.call.args for part in e.walk(arg.value) if (name := e.dotted(part))}
        spread = any(arg.star for arg in site.call.args)
        return spread or bool(params & given) or site.role in ("return", "decorator", "value")

    def _with_defaults(self, maker: Maker, site: CallSite, function: Function) -> Maker:
        own: dict[str, Option] = {}
        base = maker.base
        for keyword, expr, scope in self._given(site, function):
            value = self.world.value(expr, function.module, scope)
            own.setdefault(keyword, Option(keyword, value, expr.span, "project decorator"))
            if keyword == "base":
                base = self.class_of(expr, function.module, scope)
        params = [param.name for param in function.fact.params if param.kind == "positional"]
        return replace(
            maker,
            options={**maker.options, **own},
            base=base,
            named_first=bool(params) and params[0] == "name",
            wraps=maker.wraps or site.role == "decorator" or self._registers_wrapper(site, function),
        )

    def _registers_wrapper(self, maker: CallSite, function: Function) -> bool:
        """`app.task(**options)(wrapper)` with a function made on the spot."""
        for site in function.module.facts.calls:
            if site.call is maker.call or site.call.func is maker.call:
                given = e.dotted(site.call.args[0].value) if site.call.args else None
                if given is not None and f"{site.scope}.{given}" in function.module.functions:
                    return True
        return False

    def _given(self, site: CallSite, function: Function) -> Iterator[tuple[str, e.Expr, str]]:
        """The options that a factory writes out, then those it fills in with `setdefault`."""
        for arg in site.call.args:
            if arg.keyword is not None:
                yield arg.keyword, arg.value, site.scope
        for other in self.world.calls_in(function.module, function.fact.scope):
            match other.call:
                case e.Call(func=e.Name(path=path), args=(key, default)) if path.endswith(".setdefault"):
                    if isinstance(key.value, e.Literal) and isinstance(key.value.value, str):
                        yield key.value.value, default.value, function.fact.scope

    def class_of(self, expr: e.Expr, module: Module, scope: str) -> Class | None:
        """The project class that an expression names."""
        target = self.world.of(expr, module, scope)
        return target if isinstance(target, Class) else None


def _returns_nested(fact: FunctionFact, module: Module) -> bool:
    """Whether a function returns something that it defines inside itself."""
    nested = {item.name for item in module.facts.functions if item.parent == fact.scope}
    returned = {e.dotted(part) for expr in fact.returns for part in e.walk(expr)}
    return bool(nested & returned)
