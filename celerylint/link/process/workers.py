"""How a worker starts: the modules that it imports, and the functions that signals call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import NamedTuple

from celerylint.link.configuration.apps import Apps
from celerylint.link.definition.tasks import Tasks
from celerylint.link.naming import Naming
from celerylint.link.targets import Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, DeferFrame, IfFrame
from celerylint.vocabulary import signals


class Receiver(NamedTuple):
    """A function that a signal calls; `limited` to some senders by `sender=`."""

    signal: str
    function: Function
    limited: bool = False


class Workers:
    """What runs in a worker before and beside tasks."""

    def __init__(self, world: World, apps: Apps, tasks: Tasks, naming: Naming) -> None:
        self.world, self.naming = world, naming
        self.receivers = tuple(self._find_receivers())
        self.homes = {app.span.path for app in apps.apps.values()} | {task.span.path for task in tasks.all()}
        self.imported = self.homes | {path for home in sorted(self.homes) for path in self._imports(home)}

    def modules(self, more: Iterable[str] = ()) -> Iterator[Module]:
        """What a worker imports for certain: modules with tasks or apps, what these import, and their packages."""
        wanted = {*self.imported, *more}
        wanted |= {package for path in wanted for package in self._packages(path)}
        return (module for module in self.world.production if module.path in wanted)

    def import_calls(self, module: Module) -> Iterator[CallSite]:
        """The calls that importing a module makes."""
        return (site for site in self.world.calls_in(module, "") if not _is_script(site) and not _is_later(site))

    def of(self, names: Iterable[str]) -> Iterator[Receiver]:
        """The receivers of some signals."""
        return (receiver for receiver in self.receivers if receiver.signal in names)

    # -- imports -----------------------------------------------------------------------------------------------------

    def _imports(self, path: str) -> Iterator[str]:
        module = self.world.modules.get(path)
        if module is None:
            return
        for item in module.facts.imports:
            if not item.scope and not item.typing_only:
                yield from self.world.index.imported(item, path)

    def reach(self) -> Iterator[str]:
        """The files that a worker imports, at any distance; files that are not read end the way."""
        seen, edge = set(self.homes), set(self.homes)
        while edge:
            edge = {path for home in edge for path in self._imports(home)} - seen
            seen |= edge
        yield from sorted(seen)

    def _packages(self, path: str) -> Iterator[str]:
        folder = dirname(path)
        while folder and (package := f"{folder}/__init__.py") in self.world.index.paths:
            yield package
            folder = dirname(folder)

    # -- signals -----------------------------------------------------------------------------------------------------

    def _find_receivers(self) -> Iterator[Receiver]:
        for module in self.world.production:
            for fact in module.facts.functions:
                for decorator in fact.decorators:
                    if signal := self._signal(decorator, module, fact.parent):
                        yield Receiver(signal, Function(module, fact), _names_sender(decorator))
            for site in module.facts.calls:
                if site.role != "decorator" and (e.dotted(site.call.func) or "").endswith(".connect"):
                    yield from self._connected(site, module)

    def _connected(self, site: CallSite, module: Module) -> Iterator[Receiver]:
        """`worker_process_init.connect(start)`."""
        given = e.positional(site.call, 0)
        signal = self._signal(site.call.func, module, site.scope)
        target = self.world.of(given, module, site.scope) if signal and given is not None else None
        if isinstance(target, Function):
            yield Receiver(signal, target, _names_sender(site.call))

    def _signal(self, decorator: e.Expr, module: Module, scope: str) -> str:
        """The signal of `@worker_init.connect`, with or without arguments; "" when it is none."""
        func = e.applied(decorator)
        path = e.dotted(func) or ""
        if not path.endswith(".connect"):
            return ""
        name = self.naming.path(self.world.of(func, module, scope)).removesuffix(".connect")
        owner, _, signal = name.rpartition(".")
        return signal if owner in signals.OWNERS else ""


def _names_sender(expr: e.Expr) -> bool:
    return isinstance(expr, e.Call) and e.keyword(expr, "sender") is not None


def _is_script(site: CallSite) -> bool:
    """`if __name__ == "__main__":`."""
    tests = (frame.test for frame in site.frames if isinstance(frame, IfFrame))
    return any(e.dotted(part) == "__name__" for test in tests for part in e.walk(test))


def _is_later(site: CallSite) -> bool:
    return any(isinstance(frame, DeferFrame) for frame in site.frames)
