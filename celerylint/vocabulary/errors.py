"""Exceptions, and what tasks do about them, by name."""

from __future__ import annotations

from typing import Final

BROAD: Final = frozenset(("builtins.Exception", "builtins.BaseException"))
SUPPRESS: Final = "contextlib.suppress"
# What a task raises to tell its worker something; all derive from TaskPredicate, which is an Exception.
RETRY: Final = "celery.exceptions.Retry"
CONTROL_BASE: Final = "celery.exceptions.TaskPredicate"
CONTROL: Final = {
    RETRY: "Retry",
    "celery.exceptions.Ignore": "Ignore",
    "celery.exceptions.Reject": "Reject",
}
# Task options that only have a meaning when something retries the task.
RETRY_OPTIONS: Final = frozenset(
    ("max_retries", "default_retry_delay", "retry_backoff", "retry_backoff_max", "retry_jitter", "retry_kwargs")
)
# Calls that go over a network, by how their path begins. Modules with these are always read (see WORK_WORDS) …
REMOTE_CALLS: Final = (
    "requests.",
    "httpx.",
    "urllib.request.",
    "urllib3.",
    "smtplib.",
    "ftplib.",
    "imaplib.",
    "paramiko.",
    "socket.create_connection",
)
# … and these are looked for beside tasks.
REMOTE_CLIENTS: Final = (
    "aiohttp.",
    "boto3.",
    "grpc.",
    "django.core.mail.",
    "sendgrid.",
    "twilio.",
    "stripe.",
    "openai.",
    "psycopg2.connect",
    "psycopg.connect",
    "pymongo.",
    "elasticsearch.",
)
# What raises ValueError (or its like) for a text of the wrong form.
PARSERS: Final = frozenset(
    (
        "builtins.int",
        "builtins.float",
        "datetime.date.fromisoformat",
        "datetime.datetime.fromisoformat",
        "datetime.datetime.strptime",
        "datetime.time.fromisoformat",
        "decimal.Decimal",
        "ipaddress.ip_address",
        "json.loads",
        "uuid.UUID",
    )
)
# Calls that do not fail in practice, by how their path begins …
HARMLESS_CALLS: Final = (
    "time.time",
    "time.monotonic",
    "time.perf_counter",
    "datetime.now",
    "datetime.utcnow",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "django.utils.timezone.now",
    "timezone.now",
    "uuid.uuid4",
    "logging.getLogger",
    "logger.",
    "log.",
    "logging.",
    "print",
    "str",
    "dict",
    "list",
    "set",
    "len",
    "os.getenv",
    "os.environ.get",
    "os.path.join",
    "collections.",
    "typing.cast",
)
# … and methods that only note what will be asked for.
LAZY_METHODS: Final = frozenset(
    ("filter", "exclude", "order_by", "select_related", "prefetch_related", "values", "values_list", "all", "format")
)
