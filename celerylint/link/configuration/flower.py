"""Flower's configuration files."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.world import World, is_test
from celerylint.model.flower import FlowerConfig
from celerylint.model.source import Span


def find_flower(world: World) -> Iterator[FlowerConfig]:
    """Each `flowerconfig.py` of the project; those not read yet are asked for."""
    for path in sorted(world.index.paths):
        if path.rpartition("/")[2] != "flowerconfig.py" or is_test(path):
            continue
        module = world.modules.get(path)
        if module is None:
            world.resolver.wanted.add(path)
            continue
        spans = [binding.span for binding in module.facts.bindings if not binding.scope]
        yield FlowerConfig(
            min(spans, default=Span(path, 1, 1, 1, 1)),
            frozenset(module.symbols.get("", {})),
            bool(module.stars),
        )
