"""Names of Celery's settings: today's, those of Celery 3 that are still read, and what people write instead.

`SETTINGS` has each setting's type, default and versions; `OLD_NAMES` leads from a name of Celery 3 to today's;
`DEPRECATED` are those that newer versions warn of, since when, and what to use instead. `canonical` reads a name as
written; `spelling` also tells in which form it is written, and so whether Celery reads it. Names that are no settings
though they look like it: `celerylint.vocabulary.mistakes`.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from celerylint.vocabulary.generated.old_names import OLD_NAMES
from celerylint.vocabulary.generated.settings import DEPRECATED, FIRST, NEWEST
from celerylint.vocabulary.generated.settings import SETTINGS as _ROWS

__all__ = [
    "DEPRECATED",
    "EXTENSION_PREFIXES",
    "FIRST",
    "NAMESPACED_OLD_NAMES_READ_SINCE",
    "NEWEST",
    "OLD_NAMES",
    "SETTINGS",
    "UNDECLARED",
    "SettingInfo",
    "Spelling",
    "canonical",
    "spelling",
]

Version = tuple[int, int]


class SettingInfo(NamedTuple):
    """A setting that Celery declares.

    `type` is Celery's word for it ("string", "bool", …; "any" is taken as it is); `default` is the newest one, spans of
    time in seconds. `since` is the first version that has it (FIRST may mean an earlier one), `removed` the first one
    without it.
    """

    type: str
    default: object
    since: Version
    removed: Version | None


SETTINGS: Final = {name: SettingInfo(*row) for name, row in _ROWS.items()}
# Read by Celery's code though it does not declare them.
UNDECLARED: Final = frozenset(
    (
        "cassandra_secure_bundle_path",  # the declared `cassandra_bundle_path` is what nothing reads
        "override_backends",
        "result_backend_thread_safe",
        "gcs_threadpool_maxsize",
        "redis_client_name",
        "redis_backend_health_check_interval",
        "redis_backend_credential_provider",
        *(
            f"{program}_{option}"
            for program in ("worker", "beat", "events")
            for option in ("pidfile", "logfile", "uid", "gid", "umask", "executable")
        ),
    )
)
# How settings of well-known extensions begin: celery-redbeat, celery-singleton, the SQLAlchemy schedulers, celery-once.
EXTENSION_PREFIXES: Final = ("redbeat_", "singleton_", "beat_dburi", "beat_schema", "beat_engine_options", "once")
# Before, `config_from_object(…, namespace=…)` had Celery ignore names of Celery 3.
NAMESPACED_OLD_NAMES_READ_SINCE: Final = (5, 7)


class Spelling(NamedTuple):
    """A setting as written: today's name of it, and the form.

    - "today": `task_acks_late`; with a namespace `CELERY_TASK_ACKS_LATE`. Read.
    - "old": `CELERY_ACKS_LATE`, `BROKER_URL`. Read; with a namespace only since NAMESPACED_OLD_NAMES_READ_SINCE.
    - "bare": `task_acks_late` despite a namespace. Read, but not from Django's settings, which are all upper-case.
    - "upper": `TASK_ACKS_LATE`, with or without a namespace. Ignored.
    - "prefixed": `CELERY_TASK_ACKS_LATE` without a namespace. Ignored.
    """

    key: str
    form: Literal["today", "old", "bare", "upper", "prefixed"]


def spelling(name: str, namespace: str = "") -> Spelling | None:
    """How a setting is written on a configuration object; None for what is no setting.

    `namespace` is that of `config_from_object(…, namespace=…)`.
    """
    if (short := _short(name, namespace)) in SETTINGS:
        return Spelling(short, "today")
    if name in SETTINGS:
        return Spelling(name, "bare")
    if name in OLD_NAMES:
        return Spelling(OLD_NAMES[name], "old")
    if name.isupper() and name.lower() in SETTINGS:
        return Spelling(name.lower(), "upper")
    if name.isupper() and (key := name.removeprefix("CELERY_").lower()) in SETTINGS:
        return Spelling(key, "prefixed")
    return None


def canonical(name: str, namespace: str = "") -> str | None:
    """Today's name of a setting as written on a configuration object; None for what is no setting.

    `namespace` is that of `config_from_object(…, namespace=…)`: keys without its prefix are then not Celery's.
    """
    if namespace and not name.startswith(_prefix(namespace)):
        return None
    found = spelling(name, namespace)
    return found.key if found else None


def _prefix(namespace: str) -> str:
    return namespace if not namespace or namespace.endswith("_") else namespace + "_"


def _short(name: str, namespace: str) -> str:
    """A name without the namespace's prefix; "" when it does not have it. The key has the prefix's case."""
    prefix = _prefix(namespace)
    if not name.startswith(prefix):
        return ""
    short = name[len(prefix) :]
    return short.lower() if prefix.isupper() and short.isupper() else short
