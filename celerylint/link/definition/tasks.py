"""Tasks: every form in which code makes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from celerylint.link import targets
from celerylint.link.configuration.apps import Apps
from celerylint.link.definition.makers import Maker, Makers
from celerylint.link.definition.taskclasses import TaskClasses
from celerylint.link.definition.wrappers import Wrappers, Wrapping
from celerylint.link.modules import dotted_of
from celerylint.link.targets import Class, External, Function, Instance, Module, Target
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, FunctionFact
from celerylint.model.functions import FunctionRef
from celerylint.model.source import Span
from celerylint.model.tasks import Option, Task, TaskBase
from celerylint.model.values import ABSENT, Absent, Known, Value
from celerylint.vocabulary import celery


class Tasks:
    """Finds the tasks, and answers which function is which task."""

    def __init__(self, world: World, apps: Apps) -> None:
        self.world, self.apps = world, apps
        self.classes = TaskClasses(world, apps)
        self._makers = Makers(world, apps)
        self.wrappers = Wrappers(world)
        self._names_itself = any(
            draft.cls is not None and isinstance(world.resolver.member(draft.cls, "gen_task_name"), Function)
            for draft in apps.drafts
        )
        self.by_function: dict[tuple[str, str], Task] = {}
        self.by_class: dict[tuple[str, str], Task] = {}
        self.bases: dict[Span, Class] = {}  # by the task's span
        self._by_base: dict[tuple[str, str], Task] = {}
        self._by_call: dict[Span, Task] = {}
        self._all: list[Task] = []
        for task in self._find():
            self._all.append(task)
            if task.function is not None and not task.is_class:
                self.by_function.setdefault((task.function.path, task.function.scope), task)
        for task in self.by_class.values():
            if task.function is not None:
                self.by_function.setdefault((task.function.path, task.function.scope), task)

    def all(self) -> list[Task]:
        """The tasks in source order."""
        return sorted(self._all, key=lambda task: task.span)

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
        decorators = function.fact.decorators
        for index, decorator in enumerate(decorators):
            call = decorator if isinstance(decorator, e.Call) else None
            maker = self._makers.of(call.func if call else decorator, function.module, function.fact.parent)
            if maker is not None:
                wrapping = self.wrappers.around(function, decorators[index + 1 :])
                return self._make(function, maker, call, decorator.span, wrapping)
        return None

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
        maker = self._makers.of(maker_expr, module, site.scope)
        if maker is not None:
            wrapping = self.wrappers.around(function, function.fact.decorators)
            self._by_call[call.span] = task = self._make(function, maker, options, call.span, wrapping)
            yield task

    def _class_task(self, cls: Class) -> Iterator[Task]:
        """A Task class with a `run`, its own or inherited, that is not declared abstract."""
        if not self.classes.is_task(cls) or self.classes.is_abstract(cls):
            return
        run = self.world.resolver.member(cls, "run")
        if not isinstance(run, Function):
            return
        sources = self.classes.options(cls, "class")
        options = _values(sources)
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
            base=self._base(cls, given=False),
            named=self._origin(name, is_open=False),
            wrapped=bool(run.fact.decorators),
            is_class=True,
            sources=sources,
        )
        self.by_class[cls.key] = task
        self._note_base(cls, task)
        yield task

    def is_task_class(self, kind: Class | External) -> bool:
        """Whether a class is Celery's Task or derives from it, or from an app's own (`app.Task`)."""
        return self.classes.is_task(kind)

    def _note_base(self, base: Class, task: Task) -> None:
        """What a class and those it derives from do, the task does."""
        self.bases[task.span] = base
        for ancestor in self.world.resolver.ancestry(base):
            if isinstance(ancestor, Class):
                self._by_base.setdefault(ancestor.key, task)

    # -- making one --------------------------------------------------------------------------------------------------

    def _make(self, function: Function, maker: Maker, call: e.Call | None, span: Span, wrapping: Wrapping) -> Task:
        fact = function.fact
        written = tuple(self._written(call, function))
        base = self._base_class(maker, call, function)
        sources = {**(self.classes.options(base, "base class") if base else {}), **maker.options}
        sources.update({option.name: option for option in written})
        if maker.named_first and call is not None and (first := e.positional(call, 0)) is not None:
            sources["name"] = Option("name", self.world.value(first, function.module, fact.parent), first.span)
        options = _values(sources)
        is_open = maker.open or any(arg.star == "**" for arg in (call.args if call else ()))
        bound = self._is_bound(options, fact)
        if base is not None and bound:
            self.world.resolver.bind_first_parameter(function, base)
        name = options.get("name", ABSENT)
        task = Task(
            name=self._name(name, wrapping.named or function),
            span=span,
            function=FunctionRef(function.module.path, fact.scope),
            app=maker.app,
            options=options,
            open=is_open,
            bound=bound,
            is_async=self._is_async(function, maker, wrapping),
            docstring=fact.docstring,
            base=self._base(base, given="base" in options and not self._is_plain(call, function)),
            written=written,
            named=self._origin(name, is_open=is_open),
            maker=FunctionRef(*maker.function.key) if maker.function is not None else None,
            wrapped=maker.wraps or bool(wrapping),
            sources=sources,
        )
        if base is not None:
            self._note_base(base, task)
        return task

    def _written(self, call: e.Call | None, function: Function) -> Iterator[Option]:
        for arg in call.args if call else ():
            if arg.keyword is not None:
                value = self.world.value(arg.value, function.module, function.fact.parent)
                yield Option(arg.keyword, value, arg.value.span)

    def _base_class(self, maker: Maker, call: e.Call | None, function: Function) -> Class | None:
        given = e.keyword(call, "base") if call is not None else None
        if given is not None:
            return self._makers.class_of(given, function.module, function.fact.parent)
        return maker.base or self.apps.task_class(maker.app)

    def _is_plain(self, call: e.Call | None, function: Function) -> bool:
        """Whether the base class that is given is Celery's own: it sets nothing."""
        given = e.keyword(call, "base") if call is not None else None
        target = self.world.of(given, function.module, function.fact.parent) if given is not None else None
        return isinstance(target, External) and target.path in celery.PLAIN_TASK_CLASSES

    def _base(self, cls: Class | None, *, given: bool) -> TaskBase:
        if cls is None:
            return TaskBase(open=given)
        return TaskBase(cls.fact.name, self.classes.members(cls), self.classes.foreign(cls))

    @staticmethod
    def _name(given: Value, function: Function) -> str:
        if isinstance(given, Known) and isinstance(given.value, str):
            return given.value
        return f"{dotted_of(function.module.path)}.{function.fact.name}"

    def _origin(self, name: Value, *, is_open: bool) -> str:
        """Where a task's name comes from."""
        if isinstance(name, Known) and isinstance(name.value, str):
            return "given"
        derived = isinstance(name, Absent) and not is_open and not self._names_itself
        return "derived" if derived else "unknown"

    @staticmethod
    def _is_async(function: Function, maker: Maker, wrapping: Wrapping) -> bool:
        if maker.wraps or wrapping.unknown:
            return False
        return (wrapping.outermost or function).fact.is_async

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


def _values(sources: Mapping[str, Option]) -> dict[str, Value]:
    return {name: option.value for name, option in sources.items()}
