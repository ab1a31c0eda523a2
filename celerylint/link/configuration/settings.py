"""Every entry of every configuration, for rules about the names and values of settings."""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.link.configuration import config
from celerylint.link.configuration.apps import Apps, Placed, constructor_setting
from celerylint.link.configuration.drafts import Draft
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.configuration import SettingPlace
from celerylint.model.mentions import Mentions
from celerylint.model.source import Span
from celerylint.model.values import Opaque
from celerylint.vocabulary.settings import spelling


def find_settings(world: World, apps: Apps) -> Iterator[object]:
    """The entries of all configurations, and who else uses the names that are not today's."""
    places = list(_places(world, apps))
    yield from places
    yield Mentions(frozenset(place.written for place in places if place.spelling != "today"))


def _places(world: World, apps: Apps) -> Iterator[SettingPlace]:
    """The entries in source order; one that several apps read is one entry."""
    drafts: dict[tuple[Span, str, str], dict[int, Draft]] = {}
    placed: dict[tuple[Span, str, str], Placed] = {}
    for item in apps.placed:
        key = (item.entry.span, item.entry.key, item.namespace)
        placed.setdefault(key, item)
        drafts.setdefault(key, {}).update((id(draft), draft) for draft in item.drafts)
    for key in sorted(placed):
        yield _place(placed[key], list(drafts[key].values()), world, apps)


def _place(item: Placed, drafts: list[Draft], world: World, apps: Apps) -> SettingPlace:
    entry = item.entry
    setting, form = _read(entry.key, item)
    if not setting and item.form == "argument" and any(draft.cls is not None for draft in drafts):
        form = "outside"  # a class of the project may take arguments of its own
    return SettingPlace(
        apps=tuple(apps.apps[draft.site.call.span] for draft in drafts),
        written=entry.key,
        key=setting,
        spelling=form,
        value=world.value(entry.value, entry.module, entry.scope) if setting else Opaque(entry.value.span),
        span=entry.span,
        form=item.form,
        namespace=item.namespace,
        conditional=entry.conditional,
        imported=_is_import(entry),
    )


def _read(name: str, item: Placed) -> tuple[str, str]:
    """Today's name, and how it is written."""
    if setting := constructor_setting(name, item.form):
        return setting, "today"
    if found := spelling(name, item.namespace):
        return found.key, found.form
    prefix = item.namespace.rstrip("_") + "_"
    return "", "" if not item.namespace or name.startswith(prefix) else "outside"


def _is_import(entry: config.Entry) -> bool:
    return isinstance(entry.value, e.Name) and entry.value.path == entry.key and entry.value.span == entry.span
