"""Celery applications and their settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known, Opaque, Value


@dataclass(frozen=True, slots=True)
class Setting:
    """One place that sets a setting. `key` is today's name; `conditional` when it stands in a branch."""

    key: str
    value: Value
    span: Span
    written: str
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class App:
    """A Celery application. `hidden` are places that may set anything: settings read from what cannot be followed."""

    name: str
    span: Span
    settings: Mapping[str, tuple[Setting, ...]]
    hidden: tuple[Span, ...]

    def set(self, key: str) -> tuple[Setting, ...]:
        """Every place that sets a key."""
        return self.settings.get(key, ())

    def get(self, key: str) -> Value:
        """The effective value: the last one, Opaque when branches disagree or something hidden may set it."""
        places = self.set(key)
        if not places:
            return Opaque(self.hidden[0]) if self.hidden else ABSENT
        last = places[-1]
        if len(places) > 1 and any(place.conditional and place.value != last.value for place in places):
            return Opaque(last.span)
        return last.value

    def scheme(self, key: str) -> str:
        """The scheme of the address that a setting holds, without its driver: "amqp"; "" where that is not known."""
        value = self.get(key)
        text = value.value if isinstance(value, Known) else None
        return text.partition(":")[0].partition("+")[0].lower() if isinstance(text, str) else ""
