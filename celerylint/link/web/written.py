"""The expression behind a name: what was written where it was assigned, across files."""

from __future__ import annotations

from typing import Final

from celerylint.link.targets import Definition, Module, ModuleRef
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding, Import

_MAX_STEPS: Final = 10

Place = tuple[e.Expr, Module, str]


def written(expr: e.Expr, module: Module, scope: str, world: World) -> Place:
    """Follow a name to the expression it was given; `expr` itself when that leads nowhere."""
    here: Place = (expr, module, scope)
    for _ in range(_MAX_STEPS):
        name, home, where = here
        following = _follow(name, home, where, world) if isinstance(name, e.Name) else None
        if following is None:
            break
        here = following
    return here


def _follow(name: e.Name, module: Module, scope: str, world: World) -> Place | None:
    owner, _, attribute = name.path.rpartition(".")
    if owner:
        target = world.resolver.path(owner, module, scope)
        return _defined(attribute, target.module, "", name, world) if isinstance(target, ModuleRef) else None
    for level in dict.fromkeys((scope, "")):
        if (found := _defined(name.path, module, level, name, world)) is not None:
            return found
    return None


def _defined(name: str, module: Module, level: str, asked: e.Name, world: World) -> Place | None:
    definitions = module.symbols.get(level, {}).get(name)
    if definitions:
        return _place(definitions[-1], module, asked, world)
    for item in module.stars if not level else ():
        home = world.resolver.starred_module(item, module)
        if home is not None and home is not module and name in home.symbols.get("", {}):
            return e.Name(name, asked.span), home, ""
    return None


def _place(item: Definition, module: Module, asked: e.Name, world: World) -> Place | None:
    if isinstance(item, Binding) and item.op == "=":
        return item.value, module, item.scope
    if not isinstance(item, Import) or item.name is None:
        return None
    index, resolver = world.index, world.resolver
    find = index.find_relative if item.module.startswith(".") else index.find
    path = find(item.module, module.path)
    if path is None:
        return None
    if path not in resolver.modules:
        resolver.wanted.add(path)
        return None
    return e.Name(item.name, asked.span), resolver.modules[path], ""
