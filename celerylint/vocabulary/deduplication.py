"""Celery's names that attempts to run a task only once make use of."""

from __future__ import annotations

from typing import Final

# What workers are asked about the tasks they hold (`app.control.inspect()`).
INSPECT_METHODS: Final = frozenset(("active", "reserved", "scheduled", "query_task"))
# Methods of a task through which every message of it is sent, retries too.
SENDING_METHODS: Final = frozenset(("apply_async", "delay"))
