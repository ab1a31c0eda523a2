"""Celery's signals: where they are found, and in which process each is sent."""

from __future__ import annotations

from typing import Final

OWNERS: Final = frozenset(("celery.signals", "celery.Celery"))
# Sent in the main process of a prefork worker, before it makes its children.
BEFORE_FORK: Final = frozenset(
    (
        "celeryd_init",
        "celeryd_after_setup",
        "worker_init",
        "import_modules",
        "on_configure",
        "on_after_configure",
        "on_after_finalize",
    )
)
# Sent in each child as it starts; by the solo pool too, but by no pool of threads or greenlets.
PROCESS_INIT: Final = "worker_process_init"
PROCESS_SHUTDOWN: Final = "worker_process_shutdown"
# Pools whose tasks share one process.
SHARED_PROCESS_POOLS: Final = frozenset(("threads", "gevent", "eventlet"))
SINGLE_PROCESS_POOLS: Final = SHARED_PROCESS_POOLS | {"solo"}
