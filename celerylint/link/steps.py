"""The linking steps that only add to what is known: each looks at the core and yields subjects for rules.

A new subject needs a dataclass in `celerylint.model`, a function or class in `celerylint.link` that finds it, and one
line below. Steps do not depend on each other; what several need belongs to `Core`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from celerylint.link.beat.overwrites import find_overwritings
from celerylint.link.beat.schedule import Schedule
from celerylint.link.configuration.apps import Apps
from celerylint.link.configuration.discarded import find_discarded
from celerylint.link.configuration.eager import find_eager
from celerylint.link.configuration.flower import find_flower
from celerylint.link.configuration.queues import find_queues
from celerylint.link.configuration.settings import find_settings
from celerylint.link.configuration.task_imports import find_task_imports
from celerylint.link.configuration.visibility import find_visibility
from celerylint.link.control.calls import Control
from celerylint.link.control.receivers import find_connections
from celerylint.link.control.replies import Replies
from celerylint.link.definition.above import find_above
from celerylint.link.definition.celery_imports import find_celery_imports
from celerylint.link.definition.selfless import find_selfless
from celerylint.link.definition.tasks import Tasks
from celerylint.link.definition.uses import find_uses
from celerylint.link.delivery.deduplication import find_inspect_guards
from celerylint.link.delivery.redis import find_redis_use
from celerylint.link.failing.failures import find_failures
from celerylint.link.graph import Graph
from celerylint.link.naming import Naming
from celerylint.link.process.coroutines import find_unawaited
from celerylint.link.process.runtime import find_runtime
from celerylint.link.sending.callbacks import find_callbacks
from celerylint.link.sending.commits import find_early_sends
from celerylint.link.sending.enqueues import Enqueues
from celerylint.link.sending.guards import find_send_guards
from celerylint.link.sending.named import find_named_sends
from celerylint.link.sending.result_uses import find_result_uses
from celerylint.link.sending.results import find_result_waits
from celerylint.link.sending.rowlocks import find_unguarded_locks
from celerylint.link.sending.signatures import find_signatures
from celerylint.link.sending.times import find_times
from celerylint.link.sending.unstorable import find_unstorable
from celerylint.link.web.routes import find_routes
from celerylint.link.world import World


@dataclass(frozen=True, slots=True)
class Core:
    """What every step may ask: the apps, the tasks, who calls whom, and what names mean."""

    world: World
    apps: Apps
    tasks: Tasks
    enqueues: Enqueues
    graph: Graph
    naming: Naming

    @classmethod
    def of(cls, world: World) -> Core:
        """The core of everything read so far."""
        apps = Apps(world)
        tasks = Tasks(world, apps)
        return cls(world, apps, tasks, Enqueues(world, apps, tasks), Graph(world), Naming(world, apps, tasks))


def _schedule(core: Core) -> Iterable[object]:
    """Crontabs, the entries of the beat schedule, and what overwrites them."""
    schedule = Schedule(core.world, core.apps, core.tasks)
    found = (
        *schedule.crontabs.all(),
        *schedule.entries,
        *sorted(schedule.written.values(), key=lambda item: item.span),
    )
    return (*found, *find_overwritings(core.world, core.apps))


def _http(core: Core) -> Iterable[object]:
    """Remote control, wherever it is called, and the routes that lead to it or to tasks."""
    control = Control(core.world, core.naming)
    replies = Replies(core.world, control.asks)
    found = (*control.revocations, *control.sources, *replies.uses(), *replies.sources)
    return (*found, *find_routes(core, control))


Step = Callable[[Core], Iterable[object]]

# What is defined, configured, scheduled and sent: unread files that it asks for are read.
STEPS: Final[tuple[Step, ...]] = (
    lambda core: core.apps.finished(),
    lambda core: find_visibility(core.apps.finished()),
    lambda core: find_settings(core.world, core.apps),
    lambda core: find_discarded(core.world, core.apps),
    lambda core: find_celery_imports(core.world),
    lambda core: find_flower(core.world),
    lambda core: core.tasks.all(),
    lambda core: find_above(core.world, core.tasks),
    lambda core: find_selfless(core.world, core.tasks),
    lambda core: core.enqueues.all(),
    lambda core: find_eager(core.world),
    find_task_imports,
    find_early_sends,
    find_send_guards,
    find_uses,
    find_named_sends,
    find_signatures,
    find_times,
    find_callbacks,
    find_unstorable,
    find_connections,
    lambda core: find_queues(core.world, core.apps, core.tasks, core.enqueues),
    _schedule,
)
# What happens below tasks: unread files that it comes to are read where their words promise something.
WORK_STEPS: Final[tuple[Step, ...]] = (
    find_runtime,
    lambda core: find_failures(core.world, core.apps, core.tasks, core.graph, core.naming),
    lambda core: find_inspect_guards(core.world, core.tasks, core.enqueues, core.naming),
    lambda core: find_redis_use(core.world, core.tasks, core.graph, core.naming),
    lambda core: find_unawaited(core.world, core.tasks, core.graph),
    find_unguarded_locks,
    find_result_waits,
    find_result_uses,
)
# The HTTP side.
ROUTE_STEPS: Final[tuple[Step, ...]] = (_http,)
