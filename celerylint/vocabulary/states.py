"""States of tasks."""

from __future__ import annotations

from typing import Final

STATES: Final = frozenset("PENDING RECEIVED STARTED SUCCESS FAILURE REVOKED RETRY REJECTED IGNORED".split())
# Words that people compare with, and what Celery calls it.
MEANT: Final = {
    "FAILED": "FAILURE",
    "ERROR": "FAILURE",
    "COMPLETED": "SUCCESS",
    "COMPLETE": "SUCCESS",
    "DONE": "SUCCESS",
    "FINISHED": "SUCCESS",
    "SUCCESSFUL": "SUCCESS",
    "SUCCEEDED": "SUCCESS",
    "CANCELLED": "REVOKED",
    "CANCELED": "REVOKED",
    "ABORTED": "REVOKED",
    "QUEUED": "PENDING",
    "WAITING": "PENDING",
    "RETRYING": "RETRY",
}
