"""Calls of Celery's remote control, project-wide."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from celerylint.link.naming import Naming
from celerylint.link.targets import External, Function, Instance, Member, Module, Target, Value
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model import values as v
from celerylint.model.control import AnswerSource, Ask, Revocation
from celerylint.model.facts import CallSite
from celerylint.model.functions import FunctionRef
from celerylint.vocabulary import celery, control

_MAX_STEPS: Final = 5
_WATCHED: Final = (
    control.QUESTIONS | control.INSPECTORS | control.MAY_WAIT | control.REVOKES | celery.CONTROL_METHODS
)  # fmt: skip
Place = tuple[e.Call, Module, str]


class Control:
    """Finds questions to workers, commands, and revoked tasks."""

    def __init__(self, world: World, naming: Naming) -> None:
        self.world, self.naming = world, naming
        self.asks: list[Ask] = []
        self.revocations: list[Revocation] = []
        self.sources: dict[AnswerSource, None] = {}
        for module, site in world.calls():
            if (method := e.last_name(site.call.func)) in _WATCHED:
                self._read(method, site, module)

    def _read(self, method: str, site: CallSite, module: Module) -> None:
        if (ask := self._ask(method, site, module)) is not None:
            self.asks.append(ask)
        elif method in control.REVOKES and (self.command(site, module) or self._is_revoked_result(site, module)):
            self.revocations.append(self._revocation(method, site, module))
        elif method in control.INSPECTORS and (found := self._hands_out(site, module)) is not None:
            self.sources[found] = None

    def _hands_out(self, site: CallSite, module: Module) -> AnswerSource | None:
        """A function that returns the inspector it makes."""
        fact = module.functions.get(site.scope)
        if fact is None or not fact.returns:
            return None
        inspectors = (self.inspector(self.world.of(item, module, site.scope)) for item in fact.returns)
        made = any(found is not None and found[0].span == site.call.span for found in inspectors)
        return AnswerSource(module.path, fact.name) if made else None

    # -- what is called ----------------------------------------------------------------------------------------------

    def command(self, site: CallSite, module: Module) -> str:
        """The method of `app.control` (or the old `celery.task.control`) that a call calls, "" when it is none."""
        return self._command(self.world.callee(site, module), site.call.func, module, site.scope)

    def _command(self, target: Target | None, func: e.Expr, module: Module, scope: str) -> str:
        path = self.naming.path(target)
        if path.startswith("celery."):
            found = control.CONTROL_PATH.match(path)
            return found[1] if found else ""
        if path or not isinstance(func, e.Name):
            return ""
        owner, _, method = func.path.rpartition(".")
        app, _, attribute = owner.rpartition(".")
        return method if attribute == "control" and self._is_app_like(app, module, scope) else ""

    def _is_app_like(self, name: str, module: Module, scope: str) -> bool:
        """An app that cannot be followed, by its name."""
        target = self.world.resolver.path(name, module, scope)
        is_app, _ = self.naming.apps.app_of(target)
        return is_app or (not isinstance(target, External) and control.APP_LIKE.search(name) is not None)

    def inspector(self, target: Target | None) -> Place | None:
        """The call that makes an inspector, where a target is one."""
        for _ in range(_MAX_STEPS):
            match target:
                case Instance(of=External(path=path), call=e.Call() as call, module=Module() as module, scope=scope):
                    found = control.CONTROL_PATH.match(path)
                    return (call, module, scope) if found and found[1] in control.INSPECTORS else None
                case Value(expr=e.Call() as call, module=module, scope=scope):
                    called = self.world.of(call.func, module, scope)
                    if self._command(called, call.func, module, scope) in control.INSPECTORS:
                        return call, module, scope
                    target = self._returned(called) if isinstance(called, Function) else None
                case _:
                    return None
        return None

    def _returned(self, function: Function) -> Target | None:
        """What a function of the project returns, were it an inspector."""
        found = (self.world.of(expr, function.module, function.fact.scope) for expr in function.fact.returns)
        return next((target for target in found if isinstance(target, (Value, Instance))), None)

    # -- questions ---------------------------------------------------------------------------------------------------

    def _ask(self, method: str, site: CallSite, module: Module) -> Ask | None:
        if method in control.QUESTIONS:
            made = self._asked_inspector(site, module)
            if made is not None:
                return self._inspected(method, site, module, made)
        waits = method == control.ALWAYS_WAITS or (method in control.MAY_WAIT and self._wants_reply(site, module))
        if not waits or self.command(site, module) != method:
            return None
        return self._made(method, site, module, (site.call, module, site.scope), False)

    def _asked_inspector(self, site: CallSite, module: Module) -> Place | None:
        func = site.call.func
        if isinstance(func, e.Attribute):
            return self.inspector(self.world.of(func.base, module, site.scope))
        target = self.world.callee(site, module)
        if isinstance(target, Member):
            return self.inspector(target.base)
        if isinstance(func, e.Name) and "." in func.path and isinstance(target, External):
            return self.inspector(self.world.resolver.path(func.path.rpartition(".")[0], module, site.scope))
        return None

    def _inspected(self, method: str, site: CallSite, module: Module, made: Place) -> Ask:
        ask = self._made(method, site, module, made, True)
        if method == "ping" and (given := self._value(site.call, module, site.scope, "destination", 0)) != v.ABSENT:
            return replace(ask, destination=given)
        return ask

    def _made(self, method: str, site: CallSite, module: Module, place: Place, by_inspector: bool) -> Ask:
        call, home, scope = place
        in_order = by_inspector or method == control.ALWAYS_WAITS  # `inspect(destination, timeout)`, `ping(…)` alike
        return Ask(
            method,
            site,
            FunctionRef(module.path, site.scope),
            by_inspector,
            self._value(call, home, scope, "timeout", 1 if in_order else None),
            self._value(call, home, scope, "destination", 0 if in_order else None),
            self._value(call, home, scope, "limit", None),
        )

    def _wants_reply(self, site: CallSite, module: Module) -> bool:
        value = self._value(site.call, module, site.scope, "reply", None)
        return isinstance(value, v.Known) and value.value is True

    def _value(self, call: e.Call, module: Module, scope: str, name: str, index: int | None) -> v.Value:
        given = e.keyword(call, name)
        if given is None and index is not None:
            given = e.positional(call, index)
        if given is None and any(arg.star for arg in call.args):
            return v.Opaque(call.span)
        return self.world.value(given, module, scope)

    # -- revoked tasks -----------------------------------------------------------------------------------------------

    def _is_revoked_result(self, site: CallSite, module: Module) -> bool:
        """`result.revoke(…)`: on a result that can be followed, or with the argument that only Celery has."""
        if e.last_name(site.call.func) != "revoke":
            return False
        path = self.naming.callee(site, module)
        if path:
            return any(path.startswith(f"{cls}.") for cls in celery.RESULT_CLASSES)
        target = self.world.callee(site, module)
        return not isinstance(target, Function) and e.keyword(site.call, "terminate") is not None

    def _revocation(self, method: str, site: CallSite, module: Module) -> Revocation:
        call, scope = site.call, site.scope
        is_shortcut = method == "terminate"  # `terminate(id, destination, signal)`
        on_control = bool(self.command(site, module))
        terminate: v.Value = v.Known(True, call.span)
        if not is_shortcut:
            terminate = self._value(call, module, scope, "terminate", 2 if on_control else None)
        signal = self._value(call, module, scope, "signal", (2 if is_shortcut else 3) if on_control else None)
        return Revocation(method, call.span, terminate, signal, self._kills(signal, call, module, scope))

    def _kills(self, signal: v.Value, call: e.Call, module: Module, scope: str) -> bool:
        if isinstance(signal, v.Known):
            text = signal.value.upper() if isinstance(signal.value, str) else signal.value
            return text in control.KILLS
        written = e.keyword(call, "signal")
        return written is not None and self._is_sigkill(written, module, scope)

    def _is_sigkill(self, written: e.Expr, module: Module, scope: str) -> bool:
        return self.naming.path(self.world.of(written, module, scope)).startswith("signal.SIGKILL")
