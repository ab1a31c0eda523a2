"""Work of seconds that a pool process does as it starts."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.graph import Graph
from celerylint.link.naming import Naming
from celerylint.link.process.workers import Workers
from celerylint.link.targets import Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.model.process import SlowStart
from celerylint.model.values import Known
from celerylint.vocabulary import signals
from celerylint.vocabulary.clients import LOADER_METHODS, LOADER_PACKAGES, LOADERS

_DEPTH = 3  # how many calls below the receiver are followed


def find_slow_starts(world: World, workers: Workers, graph: Graph, naming: Naming) -> Iterator[SlowStart]:
    """The first slow call of each receiver of `worker_process_init`."""
    for receiver in workers.of((signals.PROCESS_INIT,)):
        found = (
            SlowStart(site.call.span, seconds, receiver.function.fact.name, reached.chain)
            for reached in graph.below(receiver.function, _DEPTH)
            for site in world.calls_in(reached.function.module, reached.function.fact.scope)
            if (callee := naming.callee(site, reached.function.module))
            and (seconds := _seconds(callee, site, reached.function.module, world)) is not None
        )
        if (first := next(found, None)) is not None:
            yield first


def _seconds(callee: str, site: CallSite, module: Module, world: World) -> float | None:
    """How long a call takes: the seconds of a `sleep`, 0 for a model or a download, whose size decides."""
    if callee == "time.sleep":
        value = world.value(e.positional(site.call, 0), module, site.scope)
        given = value.value if isinstance(value, Known) else None
        return float(given) if isinstance(given, (int, float)) and given > 0 else None
    package, method = callee.partition(".")[0], callee.rpartition(".")[2]
    return 0.0 if callee in LOADERS or (method in LOADER_METHODS and package in LOADER_PACKAGES) else None
