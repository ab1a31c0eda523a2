"""What makes values that JSON cannot hold, as Celery and kombu write it, by dotted path."""

from __future__ import annotations

from typing import Final

# kombu itself writes datetimes, dates, times, Decimal, UUID and bytes; these it does not.
NOT_JSON: Final = {
    "builtins.set": "a set",
    "builtins.frozenset": "a set",
    "builtins.range": "a range",
    "builtins.complex": "a complex number",
    "builtins.bytearray": "a bytearray",
    "builtins.object": "an object",
    "builtins.open": "an open file",
    "builtins.zip": "an iterator",
    "builtins.map": "an iterator",
    "builtins.filter": "an iterator",
    "builtins.iter": "an iterator",
    "datetime.timedelta": "a timedelta",
    "pathlib.Path": "a path",
    "pathlib.PurePath": "a path",
    "re.compile": "a pattern",
    "io.BytesIO": "a stream",
    "io.StringIO": "a stream",
    "threading.Lock": "a lock",
}
