"""From names as written to what they mean, across files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from celerylint.link.modules import ModuleIndex
from celerylint.link.table import item_name, meaningful
from celerylint.link.targets import (
    Class,
    Definition,
    External,
    Function,
    Instance,
    Member,
    Module,
    ModuleRef,
    Namespace,
    Parameter,
    Target,
    Value,
)
from celerylint.model import expr as e
from celerylint.model.facts import Binding, ClassFact, FunctionFact, Import, Param

_PROPERTIES: Final = {"property", "cached_property"}
_MAX_DEPTH: Final = 40


class Resolver:
    """Looks names up in the modules read so far.

    Files that a look-up would have needed but that are not read yet are gathered: in `wanted` while something is being
    evaluated (inside `keenly`), else in `noticed`.
    """

    def __init__(self, modules: Mapping[str, Module], index: ModuleIndex) -> None:
        self.modules = modules
        self.index = index
        self.wanted: set[str] = set()
        self.noticed: set[str] = set()
        self._ancestry: dict[tuple[str, str], tuple[Class | External, ...]] = {}
        self._receivers: dict[tuple[str, str], Class] = {}
        self._keen = 0
        self._misses = 0
        self._paths: dict[tuple[str, str, str], Target | None] = {}
        self._active: set[tuple[str, str, str]] = set()
        self._depth = 0

    def bind_first_parameter(self, function: Function, cls: Class) -> None:
        """From now on the first parameter of a function is an instance of `cls` (a bound task's `self`)."""
        self._receivers[function.key] = cls
        self._paths.clear()

    @contextmanager
    def keenly(self) -> Iterator[None]:
        """Whatever is missing inside is wanted."""
        self._keen += 1
        try:
            yield
        finally:
            self._keen -= 1

    def forget_demands(self) -> None:
        """Begin a new wave: what is still missing will be asked for again."""
        self.wanted.clear()
        self.noticed.clear()

    def _miss(self, path: str) -> None:
        self._misses += 1
        (self.wanted if self._keen else self.noticed).add(path)

    # -- expressions -------------------------------------------------------------------------------------------------

    def of(self, expr: e.Expr, module: Module, scope: str) -> Target | None:
        """What an expression means, where it stands; None when that cannot be told."""
        self._depth += 1
        try:
            return self._of(expr, module, scope) if self._depth < _MAX_DEPTH else None
        finally:
            self._depth -= 1

    def _of(self, expr: e.Expr, module: Module, scope: str) -> Target | None:
        match expr:
            case e.Name(path=path):
                return self.path(path, module, scope)
            case e.Call():
                return self.result(expr, module, scope) or Value(expr, module, scope)
            case e.Attribute(base=base, name=name):
                owner = self.of(base, module, scope)
                return self.member(owner, name) if owner is not None else None
            case e.Subscript():
                return self._item(expr, module, scope)
            case e.Operation(op="await", operands=(inner,)):
                return self.of(inner, module, scope)
            case e.Operation(op="or", operands=operands):
                found = (self.of(operand, module, scope) for operand in operands)
                return next((target for target in found if target is not None), None)
            case e.Conditional(body=body, orelse=orelse):
                first = self.of(body, module, scope)
                return first if first is not None and not isinstance(first, Value) else self.of(orelse, module, scope)
            case _:
                return Value(expr, module, scope)

    def _item(self, expr: e.Subscript, module: Module, scope: str) -> Target | None:
        """`Celery[...]` is still Celery; `registry["app"]` is what was stored there in this module."""
        match expr:
            case e.Subscript(base=e.Name(path=path), key=e.Literal(value=str(key))):
                if definitions := module.symbols.get("", {}).get(item_name(path, key)):
                    return self.definition(definitions, module, "")
        owner = self.of(expr.base, module, scope)
        return owner if isinstance(owner, (External, Class)) else None

    def result(self, call: e.Call, module: Module, scope: str) -> Target | None:
        """What a call gives."""
        target = self.of(call.func, module, scope)
        match target:
            case Class() | External():
                return Instance(target, call, module, scope)
            case Function(fact=fact) if not fact.is_generator:
                return self.returned(target)
            case Member(base=Instance(of=External(path=path)), name=name):
                return Instance(External(f"{path}.{name}"), call, module, scope)
            case _:
                return None

    def returned(self, function: Function) -> Target | None:
        """What a function returns, when one of its `return`s can be told."""
        key = (*function.key, "return")
        if key in self._active:
            return None
        self._active.add(key)
        try:
            found = (self.of(expr, function.module, function.fact.scope) for expr in function.fact.returns)
            return next((t for t in found if t is not None and not isinstance(t, (Value, Parameter))), None)
        finally:
            self._active.discard(key)

    # -- dotted names ------------------------------------------------------------------------------------------------

    def path(self, dotted: str, module: Module, scope: str) -> Target | None:
        """What a dotted name means in a scope."""
        key = (module.path, scope, dotted)
        if key in self._paths:
            return self._paths[key]
        if key in self._active:
            return None
        misses = self._misses
        self._active.add(key)
        try:
            head, _, rest = dotted.partition(".")
            target = self._head(head, module, scope)
            for name in rest.split(".") if rest else ():
                if target is None:
                    break
                target = self.member(target, name)
        finally:
            self._active.discard(key)
        if self._depth < _MAX_DEPTH - 1 and misses == self._misses:  # an incomplete look-up must be noted each time
            self._paths[key] = target
        return target

    def _head(self, name: str, module: Module, scope: str) -> Target | None:
        for level in self._levels(module, scope):
            function = module.functions.get(level)
            if definitions := module.symbols.get(level, {}).get(name):
                return self.definition(definitions, module, level)
            if function is not None and name not in function.globals:
                for index, param in enumerate(function.params):
                    if param.name == name:
                        return self._parameter(param, index, Function(module, function))
        return self._starred(name, module)

    def _levels(self, module: Module, scope: str) -> Iterator[str]:
        """The scopes a name is looked up in, innermost first; class bodies are invisible from their methods."""
        level = scope
        while level:
            if level == scope or level not in module.classes:
                yield level
            level = level.rpartition(".")[0]
        yield ""

    def _parameter(self, param: Param, index: int, function: Function) -> Target:
        fact, module = function.fact, function.module
        if index == 0 and function.key in self._receivers:
            return Instance(self._receivers[function.key])
        if index == 0 and fact.in_class and (owner := module.classes.get(fact.parent)):
            names = {e.dotted(item) for item in fact.decorators}
            if "staticmethod" not in names:
                cls = Class(module, owner)
                return cls if "classmethod" in names else Instance(cls)
        if param.annotation is not None and param.kind in ("positional", "keyword"):
            kind = self.annotated(param.annotation, module, fact.parent)
            if kind is not None:
                return Instance(kind)
        return Parameter(function, param.name)

    def annotated(self, annotation: e.Expr, module: Module, scope: str) -> Class | External | None:
        """The class that an annotation names: through `Optional`, `| None`, `Annotated` and quotes."""
        match annotation:
            case e.Subscript(base=base, key=index):
                head = e.dotted(base) or ""
                if head.rpartition(".")[2] in ("Optional", "Annotated"):
                    inner = index.items[0] if isinstance(index, e.Sequence) and index.items else index
                    return self.annotated(inner, module, scope)
                return None
            case e.Operation(op="|", operands=(first, _)):
                return self.annotated(first, module, scope)
            case e.Literal(value=str(text)) if text.replace(".", "").isidentifier():
                target = self.path(text, module, scope)
            case e.Name():
                target = self.of(annotation, module, scope)
            case _:
                return None
        if isinstance(target, Value) and target.expr is not annotation:
            return self.annotated(target.expr, target.module, target.scope)
        return target if isinstance(target, (Class, External)) else None

    # -- definitions -------------------------------------------------------------------------------------------------

    def symbol(self, name: str, module: Module) -> Target | None:
        """What a module's own name means; None when imports only lead back to it."""
        key = (module.path, "", name)
        if key in self._active:
            return None
        self._active.add(key)
        try:
            definitions = module.symbols.get("", {}).get(name)
            found = self.definition(definitions, module, "") if definitions else self._starred(name, module)
        finally:
            self._active.discard(key)
        return found

    def definition(self, definitions: list[Definition], module: Module, level: str) -> Target | None:
        """The meaning of the last definition that has one; `= None` and parameters yield to real values."""
        fallback: Target | None = None
        for item in reversed(meaningful(definitions)):
            target = self._defined(item, module)
            if target is not None and not isinstance(target, (Value, Parameter)):
                return target
            fallback = fallback or target
        return fallback

    def _defined(self, item: Definition, module: Module) -> Target | None:
        match item:
            case Import():
                return self.imported(item, module)
            case FunctionFact():
                return Function(module, item)
            case ClassFact():
                return Class(module, item)
            case Binding(op="=" | "with"):
                return self.of(item.value, module, item.scope)
            case _:
                return None

    def imported(self, item: Import, module: Module) -> Target | None:
        """What an import binds."""
        if item.name is None:
            return self._imported_module(item, module)
        path = self._find(item.module, module)
        submodule_name = f"{item.module}{'' if item.module.endswith('.') else '.'}{item.name}"
        if path is None:
            inner = self._find(submodule_name, module)
            if inner is not None:
                return self._module_at(inner)
            return None if item.module.startswith(".") else External(f"{item.module}.{item.name}")
        home = self.modules.get(path)
        if home is not None and (found := self.symbol(item.name, home)) is not None:
            return found
        submodule = self._find(submodule_name, module)
        if submodule is not None and submodule != path:
            return self._module_at(submodule)
        if home is None:
            self._miss(path)
        return None

    def _imported_module(self, item: Import, module: Module) -> Target | None:
        first = item.module.partition(".")[0]
        if item.local == first and "." in item.module:
            path = self._find(first, module)
            if path is not None:
                return self._module_at(path)
            return Namespace(first, module.path) if self._find(item.module, module) else External(first)
        path = self._find(item.module, module)
        return self._module_at(path) if path is not None else External(item.module)

    def _find(self, dotted: str, module: Module) -> str | None:
        if dotted.startswith("."):
            return self.index.find_relative(dotted, module.path)
        return self.index.find(dotted, module.path)

    def _module_at(self, path: str) -> Target | None:
        module = self.modules.get(path)
        if module is None:
            self._miss(path)
            return None
        return ModuleRef(module)

    def module_named(self, dotted: str, importer: str) -> Module | None:
        """The module a dotted string names; noted as wanted when it is there but not read."""
        path = self.index.find(dotted, importer)
        if path is not None and path not in self.modules:
            with self.keenly():
                self._miss(path)
        return self.modules.get(path) if path is not None else None

    def starred_module(self, item: Import, module: Module) -> Module | None:
        """The module that a star import copies from, when it is part of the project and read."""
        path = self._find(item.module, module)
        if path is not None and path not in self.modules:
            self._miss(path)
        return self.modules.get(path) if path is not None else None

    def _starred(self, name: str, module: Module) -> Target | None:
        for item in reversed(module.stars):
            home = self.starred_module(item, module)
            if home is None:
                continue
            key = (home.path, "*", name)
            if key in self._active:
                continue
            self._active.add(key)
            try:
                found = self.symbol(name, home)
            finally:
                self._active.discard(key)
            if found is not None:
                return found
        return None

    # -- attributes --------------------------------------------------------------------------------------------------

    def member(self, owner: Target, name: str) -> Target | None:
        """An attribute of something."""
        match owner:
            case ModuleRef(module=module):
                return self.symbol(name, module) or self._submodule(module, name)
            case External(path=path):
                return External(f"{path}.{name}")
            case Namespace(path=path, importer=importer):
                dotted = f"{path}.{name}"
                found = self.index.find(dotted, importer)
                return self._module_at(found) if found is not None else Namespace(dotted, importer)
            case Class():
                return self._class_member(owner, owner, name)
            case Instance(of=Class() as cls):
                return self._class_member(cls, owner, name)
            case _:
                return Member(owner, name)

    def _submodule(self, module: Module, name: str) -> Target | None:
        if not module.path.endswith("__init__.py"):
            return None
        path = self.index.at(
            f"{module.path.removesuffix('/__init__.py').removesuffix('__init__.py')}/{name}".lstrip("/")
        )
        return self._module_at(path) if path is not None else None

    def _class_member(self, cls: Class, receiver: Class | Instance, name: str) -> Target | None:
        for base in self.ancestry(cls):
            if not isinstance(base, Class):
                continue
            definitions = base.module.symbols.get(base.fact.scope, {}).get(name)
            if not definitions:
                continue
            found = self.definition(definitions, base.module, base.fact.scope)
            if not isinstance(found, Function):
                return found
            function = Function(found.module, found.fact, receiver)
            is_property = any((e.dotted(d) or "").rpartition(".")[2] in _PROPERTIES for d in found.fact.decorators)
            return self.returned(function) if is_property and isinstance(receiver, Instance) else function
        return Member(receiver, name)

    def ancestry(self, cls: Class) -> Iterator[Class | External]:
        """A class and everything it derives from, nearest first; each once."""
        if cls.key not in self._ancestry:
            misses = self._misses
            bases = tuple(self._bases(cls))
            if misses != self._misses:
                yield from bases
                return
            self._ancestry[cls.key] = bases
        yield from self._ancestry[cls.key]

    def _bases(self, cls: Class) -> Iterator[Class | External]:
        seen: set[tuple[str, str]] = set()
        todo: list[Class | External] = [cls]
        while todo:
            here = todo.pop(0)
            if isinstance(here, External):
                yield here
                continue
            if here.key in seen:
                continue
            seen.add(here.key)
            yield here
            for base in here.fact.bases:
                target = self.of(base, here.module, here.fact.scope.rpartition(".")[0])
                if isinstance(target, (Class, External)):
                    todo.append(target)

    def class_names(self, cls: Class | External) -> frozenset[str]:
        """Dotted paths of the external classes that a class is or derives from."""
        if isinstance(cls, External):
            return frozenset((cls.path,))
        return frozenset(base.path for base in self.ancestry(cls) if isinstance(base, External))
