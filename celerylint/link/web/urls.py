"""URL patterns of Django, and registrations at the routers of Django REST framework."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from celerylint.link.targets import Class, External, Function, Module
from celerylint.link.web.handler import Guard, strongest, weakest
from celerylint.link.web.judge import Judge
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.values import Known
from celerylint.vocabulary import web


class Way(NamedTuple):
    """One URL pattern that leads to a view: its path, and what wraps the view there."""

    path: str
    wrappers: tuple[e.Expr, ...]
    module: Module
    scope: str


class UrlPatterns:
    """The ways to each view, by what identifies its function or class."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._ways: dict[tuple[str, str], list[Way]] = {}
        for module, site in world.calls():
            self._read(module, site.call, site.scope)

    def to(self, key: tuple[str, str]) -> list[Way]:
        """The patterns that name a view."""
        return self._ways.get(key, [])

    def _read(self, module: Module, call: e.Call, scope: str) -> None:
        name = tail_of(call.func, module)
        if name in ("path", "re_path", "url"):
            target = self.world.of(call.func, module, scope)
            if not (isinstance(target, External) and target.path in web.DJANGO_URLS):
                return
            view = e.positional(call, 1) or e.keyword(call, "view")
        elif name == "register" and len(call.args) > 1:  # a router of Django REST framework
            view = e.positional(call, 1)
        else:
            return
        if view is not None:
            self._add(view, call, module, scope)

    def _add(self, view: e.Expr, call: e.Call, module: Module, scope: str) -> None:
        wrappers: list[e.Expr] = []
        view, home, where = written(view, module, scope, self.world)
        while isinstance(view, e.Call):
            owner, _, method = name_of(view.func).rpartition(".")
            if method == "as_view" and owner:
                view = e.Name(owner, view.span)
                break
            if not view.args:
                return
            wrappers.append(view.func)
            view = view.args[0].value
        target = self.world.of(view, home, where)
        if isinstance(target, (Function, Class)):
            text = self.world.value(e.positional(call, 0), module, scope)
            path = str(text.value) if isinstance(text, Known) else ""
            self._ways.setdefault(target.key, []).append(Way(path, tuple(wrappers), home, where))


def path_of(ways: list[Way]) -> str:
    """The first path, as a request writes it."""
    return "/" + ways[0].path.lstrip("^/") if ways else ""


def wrapped(ways: Iterable[Way], judge: Judge) -> Guard | None:
    """What every pattern wraps around the view."""
    return weakest(strongest(judge.guard(item, way.module, way.scope, "@{}") for item in way.wrappers) for way in ways)
