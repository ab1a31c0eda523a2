"""Celery's remote control: what asks workers, what commands them, and how long an answer is waited for."""

from __future__ import annotations

import re
from typing import Final

# The dotted path of something of an app's `control`, however it was come by.
CONTROL_PATH: Final = re.compile(r"^celery\.[\w.]*?control\.(?:Control\.)?(\w+)$")
# How people call their app where it cannot be followed: `self.celery.control.inspect()`.
APP_LIKE: Final = re.compile(r"celery|(?:^|[._])(?:c?app|current_app)$", re.I)

INSPECTORS: Final = frozenset(("inspect", "Inspect"))
# Methods of an inspector: each sends one question and collects answers until the timeout.
QUESTIONS: Final = frozenset(
    "active active_queues clock conf hello memdump memsample objgraph ping query_task registered registered_tasks"
    " report reserved revoked scheduled stats".split()
)
# Methods of `control` that wait for answers, always or when told to with `reply=True`.
ALWAYS_WAITS: Final = "ping"
MAY_WAIT: Final = frozenset(
    "broadcast add_consumer autoscale cancel_consumer disable_events enable_events heartbeat pool_grow pool_restart"
    " pool_shrink rate_limit time_limit".split()
)
DEFAULT_TIMEOUT: Final = 1.0
REVOKES: Final = frozenset(("revoke", "revoke_by_stamped_headers", "terminate"))
KILLS: Final = frozenset(("SIGKILL", "KILL", 9))

# What looks results up by an id, beside an app's own `AsyncResult` and the classes.
RESULT_MAKERS: Final = frozenset(
    (
        "celery.current_app.AsyncResult",
        "celery.contrib.abortable.AbortableAsyncResult",
        "celery.result.GroupResult.restore",
    )
)

# Builtins that fail when they are given None.
NEED_VALUE: Final = frozenset(
    "all any dict enumerate filter frozenset iter len list map max min next reversed set sorted sum tuple zip".split()
)
# Exceptions that None raises where a dictionary is expected, and what catches them.
CAUGHT_BY: Final = frozenset(("AttributeError", "TypeError", "Exception", "BaseException"))
# Calls that end a function, a script or a test.
ENDINGS: Final = frozenset(("exit", "_exit", "abort", "fail", "skip"))

# What keeps an answer, so that not every request asks: decorators by their last name, and calls.
KEEPING_DECORATOR: Final = re.compile(
    r"^(?!never_)(?:\w+_)?(?:cache|cached|cache_page|cache_response|cachedmethod|memoized?)$"
)
KEEPING_CALL: Final = re.compile(
    r"cache\w*(?:\.\w+)*\.(?:set|add|put|store|get_or_set|setex)$|redis\w*\.(?:set|setex|hset)$", re.I
)
