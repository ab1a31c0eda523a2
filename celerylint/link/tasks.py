"""Tasks: every form in which code makes one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from celerylint.link import targets
from celerylint.link.apps import Apps
from celerylint.link.modules import dotted_of
from celerylint.link.targets import Class, External, Function, Instance, Member, Module, Parameter, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, CallSite, FunctionFact
from celerylint.model.project import App, FunctionRef, Task
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known, Value
from celerylint.vocabulary import celery


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes a task of a function: for which app, with which options already given."""

    app: App | None
    options: dict[str, Value] = field(default_factory=dict)
    open: bool = False
    base: Class | None = None
    named_first: bool = False  # the first positional argument is the task's name


class Tasks:
    """Finds the tasks, and answers which function is which task."""

    def __init__(self, world: World, apps: Apps) -> None:
        self.world, self.apps = world, apps
        self._makers: dict[tuple[str, str], Maker | None] = {}
        self._uses_celery = any(
            item.module.partition(".")[0] in ("celery", "kombu")
            for module in world.production
            for item in module.facts.imports
        )
        self.by_function: dict[tuple[str, str], Task] = {}
        self.by_class: dict[tuple[str, str], Task] = {}
        self._by_base: dict[tuple[str, str], Task] = {}
        self._by_call: dict[Span, Task] = {}
        for task in self._find():
            if task.function is not None:
                self.by_function.setdefault((task.function.path, task.function.scope), task)

    def all(self) -> list[Task]:
        """The tasks in source order."""
        found = {id(task): task for task in (*self.by_function.values(), *self.by_class.values())}
        return sorted(found.values(), key=lambda task: task.span)

    def _find(self) -> Iterator[Task]:
        for module in self.world.production:
            for fact in module.facts.functions:
                if (task := self._decorated(Function(module, fact))) is not None:
                    yield task
            for site in module.facts.calls:
                yield from self._called(site, module)
            for cls in module.facts.classes:
                yield from self._class_task(Class(module, cls))

    # -- decorated functions -----------------------------------------------------------------------------------------

    def _decorated(self, function: Function) -> Task | None:
        for decorator in function.fact.decorators:
            call = decorator if isinstance(decorator, e.Call) else None
            maker = self.maker(call.func if call else decorator, function.module, function.fact.parent)
            if maker is not None:
                return self._make(function, maker, call, decorator.span)
        return None

    def maker(self, expr: e.Expr, module: Module, scope: str) -> Maker | None:
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
        self._makers[function.key] = self._look_inside(function)
        return self._makers[function.key]

    def _look_inside(self, function: Function) -> Maker | None:
        module, fact = function.module, function.fact
        inner = fact.scope + "."
        for site in module.facts.calls:
            if site.scope != fact.scope and not site.scope.startswith(inner):
                continue
            if site.role == "decorator" and not _returns_nested(fact, module):
                continue
            maker = self.maker(site.call.func, module, site.scope)
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
                if (maker := self.maker(decorator, function.module, function.fact.scope)) is not None:
                    return replace(maker, open=True)
        return None

    @staticmethod
    def _passes_on(site: CallSite, fact: FunctionFact) -> bool:
        """A factory hands on what it was given; a function that merely defines a task inside does not."""
        params = {param.name for param in fact.params}
        given = {name for arg in site.call.args for part in e.walk(arg.value) if (name := e.dotted(part))}
        spread = any(arg.star for arg in site.call.args)
        return spread or bool(params & given) or site.role in ("return", "decorator", "value")

    def _with_defaults(self, maker: Maker, site: CallSite, function: Function) -> Maker:
        own: dict[str, Value] = {}
        base = maker.base
        for keyword, expr, scope in self._given(site, function):
            own.setdefault(keyword, self.world.value(expr, function.module, scope))
            if keyword == "base":
                base = self._class(expr, function.module, scope)
        params = [param.name for param in function.fact.params if param.kind == "positional"]
        named_first = bool(params) and params[0] == "name"
        return replace(maker, options={**maker.options, **own}, base=base, named_first=named_first)

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

    def _class(self, expr: e.Expr, module: Module, scope: str) -> Class | None:
        target = self.world.of(expr, module, scope)
        return target if isinstance(target, Class) else None

    # -- other forms -------------------------------------------------------------------------------------------------

    def _called(self, site: CallSite, module: Module) -> Iterator[Task]:
        """`app.task(...)(function)` and `app.task(function)`."""
        call = site.call
        if site.role == "decorator" or not call.args or call.args[0].star or call.args[0].keyword:
            return
        if isinstance(call.func, e.Call):
            maker_expr, options = call.func.func, call.func
        elif isinstance(call.func, e.Name) and call.func.path.rpartition(".")[2] in ("task", "shared_task"):
            maker_expr, options = call.func, None
        else:
            return
        function = self.world.of(call.args[0].value, module, site.scope)
        if not isinstance(function, Function) or function.key in self.by_function:
            return
        maker = self.maker(maker_expr, module, site.scope)
        if maker is not None:
            self._by_call[call.span] = task = self._make(function, maker, options, call.span)
            yield task

    def _class_task(self, cls: Class) -> Iterator[Task]:
        """A Task class with a `run`, its own or inherited, that is not declared abstract."""
        if not self.is_task_class(cls) or self._is_abstract(cls):
            return
        run = self.world.resolver.member(cls, "run")
        if not isinstance(run, Function):
            return
        options = self._class_options(cls)
        name = options.get("name", ABSENT)
        label = name.value if isinstance(name, Known) else f"{dotted_of(cls.module.path)}.{cls.fact.scope}"
        task = Task(
            name=str(label),
            span=cls.fact.span,
            function=FunctionRef(*run.key),
            app=None,
            options=options,
            open=False,
            bound=True,
            is_async=run.fact.is_async,
            docstring=cls.fact.docstring,
        )
        self.by_class[cls.key] = task
        self._note_base(cls, task)
        yield task

    def is_task_class(self, kind: Class | External) -> bool:
        """Whether a class is Celery's Task or derives from it, or from an app's own (`app.Task`)."""
        if self.world.resolver.class_names(kind) & celery.TASK_CLASSES:
            return True
        ancestry = self.world.resolver.ancestry(kind) if isinstance(kind, Class) else ()
        known = [item for item in ancestry if isinstance(item, Class)]
        return any(self._is_app_task(base, item) for item in known for base in item.fact.bases)

    def _is_app_task(self, base: e.Expr, cls: Class) -> bool:
        target = self.world.of(base, cls.module, cls.fact.scope.rpartition(".")[0])
        return isinstance(target, Member) and target.name == "Task" and self.apps.drafts_of(target.base) is not None

    def _is_abstract(self, cls: Class) -> bool:
        own = cls.module.symbols.get(cls.fact.scope, {}).get("abstract", [])
        values = [self.world.value(item.value, cls.module, cls.fact.scope) for item in own if isinstance(item, Binding)]
        return any(isinstance(value, Known) and bool(value.value) for value in values)

    def _note_base(self, base: Class, task: Task) -> None:
        """What a class and those it derives from do, the task does."""
        for ancestor in self.world.resolver.ancestry(base):
            if isinstance(ancestor, Class):
                self._by_base.setdefault(ancestor.key, task)

    def _class_options(self, cls: Class) -> dict[str, Value]:
        options: dict[str, Value] = {}
        for base in reversed(list(self.world.resolver.ancestry(cls))):
            if isinstance(base, Class):
                for binding in base.module.facts.bindings:
                    if binding.scope == base.fact.scope and isinstance(binding.target, e.Name):
                        options[binding.target.path] = self.world.value(binding.value, base.module, binding.scope)
        return options

    # -- making one --------------------------------------------------------------------------------------------------

    def _make(self, function: Function, maker: Maker, call: e.Call | None, span: Span) -> Task:
        module, fact = function.module, function.fact
        options = dict(maker.options)
        is_open = maker.open
        base = maker.base or self.apps.task_class(maker.app)
        for arg in call.args if call else ():
            if arg.star == "**":
                is_open = True
            elif arg.keyword is not None:
                options[arg.keyword] = self.world.value(arg.value, module, fact.parent)
                if arg.keyword == "base":
                    base = self._class(arg.value, module, fact.parent)
        if base is not None:
            options = {**self._class_options(base), **options}
        bound = self._is_bound(options, fact)
        if base is not None and bound:
            self.world.resolver.bind_first_parameter(function, base)
        if call is not None and maker.named_first and (first := e.positional(call, 0)) is not None:
            options["name"] = self.world.value(first, module, fact.parent)
        task = Task(
            name=self._name(options.get("name", ABSENT), module, fact),
            span=span,
            function=FunctionRef(module.path, fact.scope),
            app=maker.app,
            options=options,
            open=is_open,
            bound=bound,
            is_async=fact.is_async,
            docstring=fact.docstring,
            base=base.fact.name if base else "",
        )
        if base is not None:
            self._note_base(base, task)
        return task

    @staticmethod
    def _name(given: Value, module: Module, fact: FunctionFact) -> str:
        if isinstance(given, Known) and isinstance(given.value, str):
            return given.value
        return f"{dotted_of(module.path)}.{fact.name}"

    @staticmethod
    def _is_bound(options: dict[str, Value], fact: FunctionFact) -> bool:
        bind = options.get("bind", ABSENT)
        if isinstance(bind, Known):
            return bool(bind.value)
        return bool(fact.params) and fact.params[0].name == "self"

    # -- look-ups ----------------------------------------------------------------------------------------------------

    def of(self, target: Target | None) -> Task | None:
        """The task that a target is."""
        match target:
            case Function():
                return self.by_function.get(target.key)
            case Class():
                return self.by_class.get(target.key)
            case Instance(of=Class() as cls):
                return self.by_class.get(cls.key)
            case Instance(call=e.Call(span=span)) | targets.Value(expr=e.Call(span=span)):
                return self._by_call.get(span)
            case _:
                return None

    def built_on(self, cls: Class) -> Task | None:
        """The first task that has a class among its bases."""
        return self._by_base.get(cls.key)

    def around(self, module: Module, scope: str) -> Task | None:
        """The task in whose body a scope lies."""
        while scope:
            if task := self.by_function.get((module.path, scope)):
                return task
            scope = scope.rpartition(".")[0]
        return None


def _returns_nested(fact: FunctionFact, module: Module) -> bool:
    """Whether a function returns something that it defines inside itself."""
    nested = {item.name for item in module.facts.functions if item.parent == fact.scope}
    returned = {e.dotted(part) for expr in fact.returns for part in e.walk(expr)}
    return bool(nested & returned)
