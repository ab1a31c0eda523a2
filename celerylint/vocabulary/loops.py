"""What runs a coroutine from synchronous code."""

from __future__ import annotations

from typing import Final

# Each makes an event loop of its own for the call, and closes it.
FRESH_RUNNERS: Final = frozenset(("asyncio.run", "asyncio.runners.run", "anyio.run", "uvloop.run", "trio.run"))
# Runs its function on a new loop when the thread has none running (asgiref.sync.AsyncToSync).
BRIDGES: Final = frozenset(("asgiref.sync.async_to_sync", "asgiref.sync.AsyncToSync"))
RUNNER_CLASS: Final = frozenset(("asyncio.Runner", "asyncio.runners.Runner"))
NEW_LOOP: Final = frozenset(("asyncio.new_event_loop", "asyncio.events.new_event_loop", "uvloop.new_event_loop"))
CURRENT_LOOP: Final = frozenset(("asyncio.get_event_loop", "asyncio.events.get_event_loop"))
RUNNING_LOOP: Final = frozenset(("asyncio.get_running_loop", "asyncio.events.get_running_loop"))
