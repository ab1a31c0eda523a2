"""Broker and result backend: what kind they are, how they are reached, and how long a message may be out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from celerylint.audit.context import at
from celerylint.audit.data import Fact, Place
from celerylint.audit.view import View
from celerylint.model.effective import presumed
from celerylint.model.times import Delay
from celerylint.model.urls import addresses
from celerylint.model.visibility import Visibility, visibility_of
from celerylint.vocabulary.brokers import ENCRYPTED, KINDS, RABBITMQ


class Item(NamedTuple):
    """A row of the posture that is no single setting."""

    setting: str
    value: Fact
    codes: tuple[str, ...]
    judged: tuple[str, str]


def kind_of(scheme: str) -> str:
    """What a scheme means, in words."""
    return KINDS.get(scheme, scheme)


def rows(view: View) -> Iterator[Item]:
    """Address of the broker, of the backend, TLS, and the visibility timeout."""
    yield Item("broker_url", view.fact("broker_url"), ("CEL308", "CEL309", "CEL323"), _broker(view))
    yield Item("broker_use_ssl", view.fact("broker_use_ssl"), ("CEL310",), _encrypted(view))
    yield Item("result_backend", view.fact("result_backend"), ("CEL214", "CEL219", "CEL322"), _backend(view))
    window = visibility_of(view.app, view.project)
    if window is not None:
        yield _visibility(view, window)
    elif view.scheme("broker_url") in RABBITMQ:
        fact = Fact(None, "known", "default")
        words = "RabbitMQ closes a channel whose message is unacknowledged for 30 minutes, unless told otherwise"
        yield Item("consumer_timeout", fact, ("CEL808",), ("weigh", words))


def _broker(view: View) -> tuple[str, str]:
    fact, scheme = view.fact("broker_url"), view.scheme("broker_url")
    if fact.origin == "default":
        if view.scheme("broker_transport") or view.fact("broker_transport").value:
            return "neutral", f"the transport is `{view.fact('broker_transport').value}`"
        return "weigh", "not set: RabbitMQ on the worker's own machine, as user `guest`"
    kind = kind_of(scheme)
    if fact.state == "assumed":
        known = any(url.password and not url.is_template for url in addresses(view.app.get("broker_url")))
        told = f"{kind}; the address comes from the environment" if kind else "the address comes from the environment"
        return ("weigh", f"{told}, and its default holds a password") if known else ("good", told)
    if any(url.is_local for url in addresses(view.app.get("broker_url"))):
        return "weigh", f"{kind} on the worker's own machine"
    return "neutral", f"{kind}; the address stands in the code"


def _backend(view: View) -> tuple[str, str]:
    fact, scheme = view.fact("result_backend"), view.scheme("result_backend")
    if not scheme:
        return "neutral", "no results are kept" if fact.state == "known" else "none"
    if scheme == "rpc":
        return "weigh", "a result can be read once, by the process that sent the task"
    return "good" if fact.state == "assumed" else "neutral", kind_of(scheme)


def _encrypted(view: View) -> tuple[str, str]:
    fact, scheme = view.fact("broker_use_ssl"), view.scheme("broker_url")
    if fact.value or scheme in ENCRYPTED:
        return "good", "what goes to the broker is encrypted" + ("" if fact.value else " by its protocol")
    if not scheme or view.fact("broker_url").state == "assumed":
        return "unknown", "that depends on the broker's address, which only a run knows"
    found = list(addresses(view.app.get("broker_url")))
    if found and all(url.is_inside or url.is_local for url in found):
        return "neutral", "not encrypted, inside a network of its own"
    return "weigh", "arguments and passwords cross the network as plain text"


# -- visibility ------------------------------------------------------------------------------------------------------


def _visibility(view: View, window: Visibility) -> Item:
    origin = "setting" if window.span else "default"
    place: Place | None = at(window.span) if window.span else None
    state = "known" if window.certain else "assumed"
    fact = Fact(window.seconds, state, origin, "broker_transport_options", place)
    return Item("visibility_timeout", fact, ("CEL315", "CEL806", "CEL807"), _against(view, window.seconds))


def _against(view: View, seconds: float) -> tuple[str, str]:
    """The timeout against what keeps a message out: a late acknowledged run, and a countdown."""
    late = [row for row in view.rows if row.options["acks_late"].value]
    limits = [(float(limit), row.name) for row in late if (limit := _limit(row.options)) is not None]
    delay = _longest_delay(view)
    unsure = any(row.options["acks_late"].state == "unknown" for row in view.rows)
    parts = []
    if limits:
        limit, name = max(limits)
        parts.append(f"{seconds:g} s against a longest time limit of {limit:g} s (`{name}`)")
    if late and len(limits) < len(late):
        parts.append(f"{len(late) - len(limits)} tasks acknowledged late have no known limit")
    if not late and not unsure:
        parts.append("tasks are acknowledged before they run, so only countdowns matter")
    if delay is not None:
        parts.append(f"{seconds:g} s against a longest countdown of {delay:g} s")
    longest = max([limit for limit, _ in limits] + ([delay] if delay is not None else []), default=0)
    fits = longest < seconds and len(limits) == len(late) and not unsure
    return ("good" if fits else "weigh"), "; ".join(parts) or "it depends on when tasks are acknowledged"


def _limit(options: Mapping[str, Fact]) -> float | None:
    facts = [options[key] for key in ("time_limit", "soft_time_limit")]
    values = [fact.value for fact in facts if isinstance(fact.value, (int, float)) and fact.value]
    return values[0] if values else None


def _longest_delay(view: View) -> float | None:
    mine = {id(task) for task in view.tasks}
    given = [
        known.value
        for delay in view.project.subjects(Delay)
        if delay.call.task is not None and id(delay.call.task) in mine and (known := presumed(delay.seconds))
    ]
    return max((float(value) for value in given if isinstance(value, (int, float))), default=None)
