"""The entries of configuration objects: dicts, modules, classes, and Django's settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.table import meaningful
from celerylint.link.targets import Class, External, Function, Instance, Module, ModuleRef, Target, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, ClassFact, FunctionFact, Import
from celerylint.model.source import Span
from celerylint.model.values import Known


class Entry(NamedTuple):
    """One key of a configuration object, and the expression it is set to."""

    key: str
    value: e.Expr
    module: Module
    scope: str
    span: Span
    conditional: bool


def of_mapping(expr: e.Expr, module: Module, scope: str, world: World, depth: int = 0) -> list[Entry] | None:
    """The entries of a dict-valued expression; None when it is not all there to be read."""
    if depth > 8:
        return None
    match expr:
        case e.Mapping(items=items):
            return _of_display(items, module, scope, world, depth)
        case e.Call(func=e.Name(path="dict"), args=args):
            return _of_arguments(args, module, scope, world, depth)
        case e.Operation(op="|", operands=operands):
            parts = [of_mapping(part, module, scope, world, depth + 1) for part in operands]
            return [entry for part in parts if part for entry in part] if all(p is not None for p in parts) else None
        case e.Call(func=e.Name(path=path)) if path.endswith(".copy"):
            owner = e.Name(path.removesuffix(".copy"), expr.span)
            return of_mapping(owner, module, scope, world, depth + 1)
    with world.resolver.keenly():
        target = world.of(expr, module, scope)
    if isinstance(target, Value) and target.expr is not expr:
        found = of_mapping(target.expr, target.module, target.scope, world, depth + 1)
        return found + list(_additions(expr, module, target)) if found is not None else None
    call = _call_behind(expr, module, scope)
    if call is not None and isinstance(function := world.of(call.func, module, scope), Function):
        return _of_returned(function, world, depth)
    if (
        isinstance(target, Instance)
        and target.call is not None
        and target.module is not None
        and target.call is not expr
    ):
        return of_mapping(target.call, target.module, target.scope, world, depth + 1)
    return None


def _call_behind(expr: e.Expr, module: Module, scope: str) -> e.Call | None:
    """The call that an expression is, or that the local name it is was bound to."""
    if isinstance(expr, e.Call):
        return expr
    for item in reversed(module.symbols.get(scope, {}).get(e.dotted(expr) or "", [])):
        if isinstance(item, Binding) and isinstance(item.value, e.Call):
            return item.value
    return None


def _of_returned(function: Function, world: World, depth: int) -> list[Entry] | None:
    for expr in function.fact.returns:
        found = of_mapping(expr, function.module, function.fact.scope, world, depth + 1)
        if found is not None:
            return found
    return None


def _of_display(items: tuple[e.Item, ...], module: Module, scope: str, world: World, depth: int) -> list[Entry] | None:
    entries: list[Entry] = []
    for item in items:
        if item.key is None:
            inner = of_mapping(item.value, module, scope, world, depth + 1)
            if inner is None:
                return None
            entries.extend(inner)
            continue
        key = world.value(item.key, module, scope)
        if isinstance(key, Known):
            entries.append(Entry(str(key.value), item.value, module, scope, item.span, False))
        elif isinstance(item.key, e.Name):
            entries.append(Entry(item.key.path, item.value, module, scope, item.span, False))
    return entries


def _of_arguments(args: tuple[e.Arg, ...], module: Module, scope: str, world: World, depth: int) -> list[Entry] | None:
    entries: list[Entry] = []
    for arg in args:
        if arg.keyword is not None:
            entries.append(Entry(arg.keyword, arg.value, module, scope, arg.value.span, False))
            continue
        inner = of_mapping(arg.value, module, scope, world, depth + 1)
        if inner is None:
            return None
        entries.extend(inner)
    return entries


def _additions(expr: e.Expr, module: Module, target: Value) -> Iterator[Entry]:
    """`NAME["key"] = value` beside the dict that NAME is bound to."""
    name = (e.dotted(expr) or "").rpartition(".")[2]
    homes = (module,) if module is target.module else (target.module, module)
    for home in homes:
        for binding in home.facts.bindings:
            match binding.target:
                case e.Subscript(base=e.Name(path=path), key=e.Literal(value=str(key))) if path == name and name:
                    yield Entry(key, binding.value, home, binding.scope, binding.span, bool(binding.frames))


def of_target(target: Target | None, world: World) -> list[Entry] | None:
    """The entries of a configuration object: a module, a class or an instance of one."""
    match target:
        case ModuleRef(module=module):
            return list(of_module(module, world, set()))
        case Class() | Instance(of=Class()):
            cls = target if isinstance(target, Class) else target.of
            assert isinstance(cls, Class)
            bases = list(world.resolver.ancestry(cls))
            return [entry for base in reversed(bases) if isinstance(base, Class) for entry in _of_class(base)]
        case Value(expr=expr, module=module, scope=scope):
            return of_mapping(expr, module, scope, world)
        case _:
            return None


def of_module(module: Module, world: World, seen: set[str]) -> Iterator[Entry]:
    """Every name a module defines, those of its star imports first."""
    if module.path in seen:
        return
    seen.add(module.path)
    for star in module.stars:
        home = world.resolver.starred_module(star, module)
        if home is not None:
            yield from of_module(home, world, seen)
    for name, definitions in module.symbols.get("", {}).items():
        for item in meaningful(definitions) if name.isidentifier() else ():
            match item:
                case Binding(op="=", value=value, span=span, frames=frames):
                    yield Entry(name, value, module, item.scope, span, bool(frames))
                case Import(span=span):
                    yield Entry(name, e.Name(name, span), module, "", span, False)
                case FunctionFact() | ClassFact() | Binding():
                    continue


def _of_class(cls: Class) -> Iterator[Entry]:
    for name, definitions in cls.module.symbols.get(cls.fact.scope, {}).items():
        for item in definitions:
            if isinstance(item, Binding) and item.op == "=":
                yield Entry(name, item.value, cls.module, item.scope, item.span, bool(item.frames))


def django_settings(world: World, namespace: str) -> list[Entry] | None:
    """The entries of every module that may be Django's settings; None when there is none."""
    named = [*world.hints.settings_modules, *_declared_settings(world)]
    entries: list[Entry] = []
    seen: set[str] = set()
    found = False
    for dotted in dict.fromkeys(named):
        module = world.resolver.module_named(dotted, "")
        if module is not None:
            found = True
            entries.extend(of_module(module, world, seen))
    for module in world.production:
        if module.path not in seen and _looks_like_settings(module, namespace):
            found = True
            extra = [*of_module(module, world, seen), *_of_classes(module)]
            entries.extend(entry._replace(conditional=True) for entry in extra)
    return entries if found else None


def _declared_settings(world: World) -> Iterator[str]:
    """Values given to DJANGO_SETTINGS_MODULE in the project."""
    for _, site in world.calls():
        args = [arg.value for arg in site.call.args]
        match args:
            case [e.Literal(value="DJANGO_SETTINGS_MODULE"), e.Literal(value=str(dotted))]:
                yield dotted


def _looks_like_settings(module: Module, namespace: str) -> bool:
    prefix = f"{namespace}_" if namespace else "CELERY"
    names = [*module.symbols.get("", {}), *(n for scope in module.classes for n in module.symbols.get(scope, {}))]
    is_settings = any(word in module.path.lower() for word in ("setting", "config", "conf/", "common", "base"))
    return is_settings and any(name.startswith(prefix) and name.isupper() for name in names)


def _of_classes(module: Module) -> Iterator[Entry]:
    for fact in module.classes.values():
        yield from _of_class(Class(module, fact))


def is_django(target: Target | None, text: object) -> bool:
    """Whether a configuration source means `django.conf.settings`."""
    if isinstance(target, External) and target.path == "django.conf.settings":
        return True
    return isinstance(text, str) and text in ("django.conf:settings", "django.conf.settings")
