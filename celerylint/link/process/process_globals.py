"""Globals that a pool process gets when it starts."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.process.workers import Workers
from celerylint.link.targets import Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import Binding
from celerylint.model.process import ProcessGlobal
from celerylint.vocabulary import signals


def find_process_globals(world: World, workers: Workers) -> Iterator[ProcessGlobal]:
    """Those that nothing else fills: neither the module nor a function that makes them when they are missing."""
    for receiver in workers.of((signals.PROCESS_INIT,)):
        function = receiver.function
        for binding in function.module.facts.bindings:
            name = e.dotted(binding.target)
            if binding.scope != function.fact.scope or name not in function.fact.globals:
                continue
            if name and not _is_filled_elsewhere(name, binding, function) and _is_read(name, function):
                yield ProcessGlobal(binding.span, name, function.fact.name)


def _is_filled_elsewhere(name: str, binding: Binding, function: Function) -> bool:
    others = (item for item in function.module.facts.bindings if e.dotted(item.target) == name)
    return any(
        not (isinstance(item.value, e.Literal) and item.value.value is None) and _is_global(item, name, function.module)
        for item in others
        if item.scope != binding.scope
    )


def _is_global(binding: Binding, name: str, module: Module) -> bool:
    owner = module.functions.get(binding.scope)
    return owner is None or name in owner.globals


def _is_read(name: str, function: Function) -> bool:
    """Whether another function of the module reads the name."""
    return any(
        read == name or read.startswith(f"{name}.")
        for fact in function.module.facts.functions
        if fact.scope != function.fact.scope and name not in fact.globals
        for read in fact.names
    )
