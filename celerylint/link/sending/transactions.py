"""Which code runs inside a database transaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from celerylint.link.naming import Naming
from celerylint.link.targets import External, Function, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, DeferFrame, WithFrame
from celerylint.model.transactions import Transaction

_ATOMIC: Final = frozenset(
    f"django.db.transaction.{name}" for name in ("atomic", "Atomic", "commit_on_success", "commit_manually")
)
_SQLALCHEMY: Final = re.compile(r"^(?:sqlalchemy|sqlmodel|flask_sqlalchemy)\..*\.begin(?:_nested)?$")
_METHOD_DECORATOR: Final = "django.utils.decorators.method_decorator"
_READ_ONLY: Final = re.compile(r"replica|slave|(?:^|[^a-z])read(?:$|[^a-z])", re.I)


class Transactions:
    """Answers what opens a transaction around a call."""

    def __init__(self, world: World, naming: Naming) -> None:
        self.world, self.naming = world, naming
        self._helpers: dict[tuple[str, str], str] = {}

    def around(self, site: CallSite, module: Module) -> Transaction | None:
        """What opens the transaction in which a call stands, as far as its own function tells."""
        if any(isinstance(frame, DeferFrame) for frame in site.frames):
            return None
        for frame in site.frames:
            for item in frame.items if isinstance(frame, WithFrame) else ():
                if database := self.opens(item, module, site.scope):
                    return Transaction("block", _written(item), database, item.span)
        fact = module.functions.get(site.scope)
        return self.of_function(Function(module, fact)) if fact is not None else None

    def of_function(self, function: Function) -> Transaction | None:
        """A decorator that opens one around a function, or around all requests of its view."""
        cls = self.world.class_of(function)
        decorators = (*function.fact.decorators, *(cls.fact.decorators if cls is not None else ()))
        for decorator in decorators:
            if database := self._decorates(decorator, function.module, function.fact.parent):
                return Transaction("decorator", f"@{_written(decorator)}", database, decorator.span)
        return None

    def _decorates(self, decorator: e.Expr, module: Module, scope: str) -> str:
        called = e.applied(decorator)
        target = self.world.of(called, module, scope)
        if isinstance(target, External) and target.path == _METHOD_DECORATOR and isinstance(decorator, e.Call):
            return self.opens(decorator.args[0].value, module, scope) if decorator.args else ""
        return self.opens(decorator, module, scope)

    def opens(self, item: e.Expr, module: Module, scope: str) -> str:
        """Where an expression, entered with `with` or used as a decorator, opens a transaction for writing.

        "default" and "other" as in `Transaction.database`, "" where it opens none.
        """
        func = e.applied(item)
        with self.world.resolver.keenly():  # the helper may be in a module that says nothing of Celery
            target = self.world.of(func, module, scope)
        if isinstance(target, Function):
            return self._opened_by(target)
        path = self.naming.path(target)
        if path in _ATOMIC:
            return _database(item)
        return "other" if _SQLALCHEMY.match(path) else ""

    def _opened_by(self, function: Function) -> str:
        """A context manager of the project that yields inside a transaction."""
        if function.key not in self._helpers:
            self._helpers[function.key] = ""  # while it is being looked at: ends recursion
            entered = self._entered(function) if function.fact.is_generator else ()
            opened = (self.opens(item, function.module, function.fact.scope) for item in entered)
            self._helpers[function.key] = next(filter(None, opened), "")
        return self._helpers[function.key]

    def _entered(self, function: Function) -> Iterator[e.Expr]:
        for site in self.world.calls_in(function.module, function.fact.scope):
            if site.role == "with":
                yield site.call


def _database(item: e.Expr) -> str:
    """The database of `atomic` or `atomic(…)`: none where its name says that it is a replica."""
    using = e.keyword(item, "using") or e.positional(item, 0) if isinstance(item, e.Call) else None
    if using is None:
        return "default"
    text = using.value if isinstance(using, e.Literal) else e.dotted(using)
    if isinstance(text, str) and _READ_ONLY.search(text):
        return ""
    return "default" if text == "default" else "other"


def _written(item: e.Expr) -> str:
    if isinstance(item, e.Call):
        return f"{_written(item.func)}()"
    return e.dotted(item) or "…"
