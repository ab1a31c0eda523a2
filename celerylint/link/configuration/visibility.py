"""How long each app's broker waits for an acknowledgement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from celerylint.model.apps import App
from celerylint.model.effective import presumed
from celerylint.model.values import Absent, Known
from celerylint.model.visibility import Visibility
from celerylint.vocabulary.brokers import VISIBILITY, transport

_TIMEOUT: Final = "visibility_timeout"


def find_visibility(apps: Iterable[App]) -> Iterator[Visibility]:
    """One for each app whose broker is known to have such a limit."""
    for app in apps:
        url, options = app.get("broker_url"), app.get("broker_transport_options")
        known = presumed(url)
        name = transport(known.value) if known is not None and isinstance(known.value, str) else ""
        if name not in VISIBILITY:
            continue
        if isinstance(options, Absent):
            yield Visibility(app, VISIBILITY[name], None, isinstance(url, Known))
        elif isinstance(options, Known) and isinstance(options.value, dict):
            seconds = options.value.get(_TIMEOUT, VISIBILITY[name])
            if isinstance(seconds, (int, float)) and not isinstance(seconds, bool):
                yield Visibility(app, seconds, options.span, isinstance(url, Known))
