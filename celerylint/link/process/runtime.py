"""What happens in a worker process: engines, event loops, and the calls that tasks make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from celerylint.link.control.monitoring import find_monitoring
from celerylint.link.process.engines import Engines
from celerylint.link.process.exits import Exits
from celerylint.link.process.forks import Forks
from celerylint.link.process.homes import Homes
from celerylint.link.process.kept import Keeping
from celerylint.link.process.loops import LoopRuns
from celerylint.link.process.process_globals import find_process_globals
from celerylint.link.process.sessions import Sessions
from celerylint.link.process.slow_starts import find_slow_starts
from celerylint.link.process.waits import find_waits
from celerylint.link.process.work import find_run_calls, visits
from celerylint.link.process.workers import Workers
from celerylint.model.process import WorkerImport
from celerylint.vocabulary.processes import PATCHES

if TYPE_CHECKING:
    from celerylint.link.steps import Core


def find_runtime(core: Core) -> Iterable[object]:
    """Everything that tasks share with their process, and what they do there."""
    homes = Homes(core.world)
    engines = Engines(core.world, core.graph, homes, core.tasks)
    keeping = Keeping(core.world, core.graph, homes, engines)
    runs = LoopRuns(core.world, core.graph, homes, keeping, core.tasks)
    yield from (*engines.all(), *runs.runs, *runs.task_engines, *runs.kept)
    sessions = Sessions(core.world, core.graph, engines)
    visited = tuple(visits(core.world, core.tasks, core.graph))
    for visit in visited:
        yield from sessions.left_open(visit)
    calls = tuple(find_run_calls(core.world, visited, core.graph, core.naming))
    yield from (*calls, *find_waits(core.world, calls))
    workers = Workers(core.world, core.apps, core.tasks, core.naming)
    yield from (*_patches(core, workers), *Exits(core.world, workers, core.graph, core.tasks).all(calls))
    used = {found.place.path for found in runs.task_engines}
    yield from Forks(core.world, core.graph, engines, workers).early(used)
    yield from find_process_globals(core.world, workers)
    yield from find_slow_starts(core.world, workers, core.graph, core.naming)
    yield from find_monitoring(core, workers, calls)


def _patches(core: Core, workers: Workers) -> Iterator[WorkerImport]:
    """Calls by which importing a module changes the whole process."""
    for module in workers.modules():
        for site in workers.import_calls(module):
            callee = core.naming.callee(site, module)
            if callee in PATCHES:
                yield WorkerImport(site.call.span, callee)
