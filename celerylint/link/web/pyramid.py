"""Handlers of Pyramid: functions and methods with `view_config`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.link.targets import Function
from celerylint.link.web.handler import Guard, Handler, strongest
from celerylint.link.web.judge import Judge
from celerylint.link.web.names import name_of, tail_of
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.values import Known

# Arguments of `view_config` that choose a view by who comes.
_PREDICATES: Final = ("permission", "effective_principals", "is_authenticated")


class PyramidViews:
    """Finds the configured views."""

    def __init__(self, world: World, judge: Judge) -> None:
        self.world, self.judge = world, judge

    def handlers(self) -> Iterator[Handler]:
        """All of them, file by file."""
        for module in self.world.production:
            for fact in module.facts.functions:
                calls = (item for item in fact.decorators if isinstance(item, e.Call))
                if configs := [call for call in calls if tail_of(call, module) == "view_config"]:
                    yield self._handler(Function(module, fact), configs)

    def _handler(self, function: Function, configs: list[e.Call]) -> Handler:
        value = self.world.value(e.keyword(configs[0], "route_name"), function.module, "")
        path = str(value.value) if isinstance(value, Known) else ""
        return Handler("Pyramid", (), path, function, configs[0].span, lambda: self._guard(function, configs))

    def _guard(self, function: Function, configs: list[e.Call]) -> Guard | None:
        cls = self.world.class_of(function)
        defaults = [item for item in cls.fact.decorators if isinstance(item, e.Call)] if cls is not None else []
        return strongest(
            (
                *(self._configured(call) for call in (*configs, *defaults)),
                *self._decorated(function),
                self.judge.body(function),
                self._default_permission(),
            )
        )

    @staticmethod
    def _configured(call: e.Call) -> Guard | None:
        for arg in call.args:
            if arg.keyword in _PREDICATES:
                return Guard(f"`{arg.keyword}`", True, "permission=…")
            if arg.star:
                return Guard("`**`", False)
        return None

    def _decorated(self, function: Function) -> Iterator[Guard | None]:
        for item in function.fact.decorators:
            if tail_of(item, function.module) != "view_config":
                yield self.judge.guard(item, function.module, function.fact.parent, "@{}")

    def _default_permission(self) -> Guard | None:
        for _, site in self.world.calls():
            if name_of(site.call.func).endswith("set_default_permission"):
                return Guard("`set_default_permission`")
        return None
