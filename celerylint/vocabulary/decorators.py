"""Decorators of libraries that put a plain function in the place of what they decorate."""

from __future__ import annotations

from typing import Final

FUNCTION_MAKERS: Final = frozenset(
    (
        "functools.lru_cache",
        "functools.cache",
        "contextlib.contextmanager",
        "django.db.transaction.atomic",
        "tenacity.retry",
        "backoff.on_exception",
        "backoff.on_predicate",
        "retry.retry",
        "retrying.retry",
        "asgiref.sync.async_to_sync",
        "asgiref.sync.sync_to_async",
        "cachetools.cached",
        "typeguard.typechecked",
        "pydantic.validate_call",
        "pydantic.validate_arguments",
        "ratelimit.limits",
        "ratelimit.sleep_and_retry",
        "timeout_decorator.timeout",
        "flask_login.login_required",
    )
)
