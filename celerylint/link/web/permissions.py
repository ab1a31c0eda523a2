"""Permission classes of Django REST framework."""

from __future__ import annotations

from typing import Final

from celerylint.link.targets import Class, Function, Member, Module
from celerylint.link.web.handler import Guard, strongest, weakest
from celerylint.link.web.judge import Judge
from celerylint.link.web.names import name_of
from celerylint.link.web.written import written
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import FunctionFact, IfFrame
from celerylint.vocabulary import web

PERMISSIONS: Final = "permission_classes"
_DEFAULT: Final = "DEFAULT_PERMISSION_CLASSES"


class Permissions:
    """Judges them; `reads` says whether a handler answers GET, which some classes leave open to everybody."""

    def __init__(self, world: World, judge: Judge) -> None:
        self.world, self.judge = world, judge
        self.is_configured = False
        self._default: list[tuple[e.Expr | None, Module, str]] = []
        for module in world.production:
            for binding in module.facts.bindings:
                if isinstance(binding.target, e.Name) and binding.target.path == "REST_FRAMEWORK":
                    self._read(binding.value, module, binding.scope)

    def _read(self, value: e.Expr, module: Module, scope: str) -> None:
        self.is_configured = True
        if not isinstance(value, e.Mapping):
            self._default.append((None, module, scope))
            return
        for item in value.items:
            if isinstance(item.key, e.Literal) and item.key.value == _DEFAULT:
                self._default.append((item.value, module, scope))

    def default(self, reads: bool) -> Guard | None:
        """What `REST_FRAMEWORK` asks of views that ask nothing themselves; without it, the framework lets all in."""
        return weakest(
            self.listed(value, module, scope, reads) if value is not None else Guard("`REST_FRAMEWORK`", False)
            for value, module, scope in self._default
        )

    def of_class(self, cls: Class, reads: bool) -> tuple[bool, Guard | None]:
        """Whether a view class sets permissions, and the guard they are."""
        getter = self.world.resolver.member(cls, "get_permissions")
        if isinstance(getter, Function):
            return True, self._computed(getter, reads)
        for base in self.world.resolver.ancestry(cls):
            if isinstance(base, Class):
                for binding in base.module.facts.bindings:
                    if binding.scope == base.fact.scope and name_of(binding.target) == PERMISSIONS:
                        return True, self.listed(binding.value, base.module, binding.scope, reads)
        return False, None

    def _computed(self, getter: Function, reads: bool) -> Guard | None:
        """`get_permissions`: open only when all that it can return is."""
        found = [self.listed(item, getter.module, getter.fact.scope, reads) for item in getter.fact.returns]
        if found and not any(found):
            return None
        return Guard("`get_permissions`")

    def listed(self, value: e.Expr, module: Module, scope: str, reads: bool) -> Guard | None:
        """A list of classes: all of them must agree."""
        items, home, inner = written(value, module, scope, self.world)
        if isinstance(items, e.Sequence):
            return strongest(self._one(item, home, inner, reads) for item in items.items)
        return Guard(f"`{name_of(value) or PERMISSIONS}`", False)

    def _one(self, item: e.Expr, module: Module, scope: str, reads: bool) -> Guard | None:
        if isinstance(item, e.Operation) and item.op in ("|", "&"):
            combine = weakest if item.op == "|" else strongest
            return combine([self._one(operand, module, scope, reads) for operand in item.operands])
        if isinstance(item, e.Call):  # `get_permissions` returns instances
            return self._one(item.func, module, scope, reads)
        tail = name_of(item, module).rpartition(".")[2]
        if tail in web.OPEN_PERMISSIONS or (reads and tail in web.READ_ONLY_PERMISSIONS):
            return None
        if isinstance(item, (e.Operation, e.Literal)):
            return Guard(f"`{tail or PERMISSIONS}`")
        return self._named(item, tail, module, scope, reads)

    def _named(self, item: e.Expr, tail: str, module: Module, scope: str, reads: bool) -> Guard | None:
        with self.world.resolver.keenly():
            target = self.world.of(item, module, scope)
        if isinstance(target, Class) and self._is_open(target, tail, reads):
            return None
        return Guard(f"`{tail}`", not isinstance(target, Member), f"{PERMISSIONS} = [{tail}]")

    def _is_open(self, cls: Class, name: str, reads: bool) -> bool:
        """A class of the project that lets everybody in, or everybody who only reads."""
        bases = {path.rpartition(".")[2] for path in self.world.resolver.class_names(cls)}
        check = self.world.resolver.member(cls, "has_permission")
        if not isinstance(check, Function):
            return reads and bool(bases & web.READ_ONLY_PERMISSIONS)
        if all(_is_true(returned) for returned in check.fact.returns) and not web.named_like_guard(name):
            return True
        return reads and _lets_readers_in(check.fact)


def _lets_readers_in(check: FunctionFact) -> bool:
    """`if request.method in SAFE_METHODS: return True`."""
    return any(
        item.kind == "return" and item.value is not None and _is_true(item.value) and item.frames
        and _tests_for_reading(item.frames[-1])
        for item in check.statements
    )  # fmt: skip


def _tests_for_reading(frame: object) -> bool:
    if not isinstance(frame, IfFrame) or not frame.holds:
        return False
    test = frame.test
    return (
        isinstance(test, e.Operation)
        and test.op == "in"
        and name_of(test.operands[-1]).rpartition(".")[2] == "SAFE_METHODS"
    )


def _is_true(expr: e.Expr) -> bool:
    return isinstance(expr, e.Literal) and expr.value is True
