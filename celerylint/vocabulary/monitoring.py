"""Error trackers, metrics, and what logs."""

from __future__ import annotations

import re
from typing import Final

# Calls that begin to send errors to a tracker.
TRACKERS: Final = frozenset(
    (
        "sentry_sdk.init",
        "rollbar.init",
        "bugsnag.configure",
        "honeybadger.honeybadger.configure",
        "raven.Client",
        "raven.contrib.celery.register_signal",
        "newrelic.agent.initialize",
        "newrelic.agent.register_application",
        "elasticapm.Client",
    )
)
TRACKER_PACKAGES: Final = frozenset(
    "sentry_sdk raven rollbar bugsnag honeybadger newrelic elasticapm scout_apm ddtrace opentelemetry logfire".split()
)
METRICS: Final = re.compile(r"prometheus_client\.(?:metrics\.)?(?:Counter|Gauge|Histogram|Summary|Info|Enum)\..+")
# What shows that somebody thought of several processes: metrics are gathered from files, or pushed.
GATHERED: Final = re.compile(
    r"prometheus_client\.(?:multiprocess\.\w+|(?:exposition\.)?(?:push_to|pushadd_to)_gateway|MultiProcessCollector)"
)
GATHERED_ENVIRONMENT: Final = frozenset(("PROMETHEUS_MULTIPROC_DIR", "prometheus_multiproc_dir"))
LOGS: Final = re.compile(r"(?:.*\.)?_?log(?:ger|ging)?\.(?:info|warning|warn)", re.I)
# Sent for every task that a worker runs.
EVERY_TASK: Final = frozenset(("task_received", "task_prerun", "task_postrun", "task_success"))
TASK_SIGNALS: Final = EVERY_TASK | {"task_failure", "task_retry", "task_revoked", "task_internal_error"}
