"""Redis clients and Django's cache: where they come from, and what their methods do."""

from __future__ import annotations

import re
from typing import Final

# Dotted beginnings of what gives a client.
CLIENT_ROOTS: Final = (
    "redis.",
    "valkey.",
    "aioredis.",
    "fakeredis.",
    "django_redis.get_redis_connection",
    "celery.Celery.backend.client",
)
CACHE_ROOTS: Final = ("django.core.cache.cache", "django.core.cache.caches")
# What clients are called where they cannot be followed.
CLIENT_NAME: Final = re.compile(r"(?:^|[._])\w*(?:redis|valkey)\w*$", re.I)
# Words that tell a lock from other keys that may be set only once.
LOCK_NAME: Final = re.compile(r"lock|mutex|semaphore|running|in_progress|inprogress|single", re.I)
# Methods that succeed for one caller only (`set` with `nx=True`), by what they are called on.
LOCK_TAKERS: Final = {"redis": ("set", "setnx", "lock"), "cache": ("add", "lock")}
# How a script or transaction can look whose lock it is before it deletes it.
SCRIPTED: Final = frozenset(("eval", "evalsha", "register_script", "watch"))
# What lets a lock live longer than it was taken for.
PROLONGING: Final = frozenset(("extend", "reacquire"))
# Commands that go over all keys.
SWEEPS: Final = frozenset(("keys", "flushdb", "flushall", "clear"))
