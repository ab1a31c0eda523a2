"""What all linking steps share: the modules read, and how to look things up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from celerylint.link.evaluate import Evaluator
from celerylint.link.modules import ModuleIndex
from celerylint.link.resolve import Resolver
from celerylint.link.table import module_of
from celerylint.link.targets import Class, Function, Module, Target
from celerylint.model import expr as e
from celerylint.model.facts import CallSite, FileFacts
from celerylint.model.values import Value
from celerylint.model.version import UNKNOWN, CeleryVersion

_TEST_PATH: Final = re.compile(
    r"(?:^|/)(?:tests?|testing|testutils)/|(?:^|/)(?:test_[^/]*|[^/]*_tests?|tests?|conftest)\.pyi?$"
)


def is_test(path: str) -> bool:
    """Whether a file belongs to a test suite: what it does is not what production does."""
    return _TEST_PATH.search(path) is not None


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """What is told about the project: the settings of the same names, and which Celery it runs."""

    src: tuple[str, ...] = ()
    settings_modules: tuple[str, ...] = ()
    task_decorators: tuple[str, ...] = ()
    auth_dependencies: tuple[str, ...] = ()
    celery: CeleryVersion = UNKNOWN


class World:
    """All modules, a resolver and an evaluator over them."""

    def __init__(self, paths: Iterable[str], hints: LinkOptions) -> None:
        self.hints = hints
        self.modules: dict[str, Module] = {}
        self.broken: list[str] = []  # files outside test suites that do not parse: what they define is not known
        self.index = ModuleIndex(paths, hints.src)
        self.resolver = Resolver(self.modules, self.index)
        self.evaluator = Evaluator(self.resolver)
        self._production: tuple[Module, ...] | None = None
        self._calls_by_scope: dict[str, dict[str, list[CallSite]]] = {}
        self._callees: dict[int, Target | None] = {}

    def add(self, facts: FileFacts) -> None:
        """One more file; one that could not be parsed says nothing."""
        if facts.problem is not None:
            if not is_test(facts.path):
                self.broken.append(facts.path)
            return
        self.modules[facts.path] = module_of(facts)
        self._production = None

    @property
    def production(self) -> tuple[Module, ...]:
        """The modules outside test suites, by path; sorted once a wave, not once a file."""
        if self._production is None:
            self._production = tuple(self.modules[path] for path in sorted(self.modules) if not is_test(path))
        return self._production

    def calls(self) -> Iterator[tuple[Module, CallSite]]:
        """Every call outside test suites."""
        for module in self.production:
            for site in module.facts.calls:
                yield module, site

    def of(self, expr: e.Expr, module: Module, scope: str) -> Target | None:
        """What an expression means."""
        return self.resolver.of(expr, module, scope)

    def callee(self, site: CallSite, module: Module) -> Target | None:
        """What a call calls. Kept until `forget`: every linking step asks for all calls."""
        key = id(site.call)
        if key not in self._callees:
            self._callees[key] = self.of(site.call.func, module, site.scope)
        return self._callees[key]

    def owner(self, site: CallSite, module: Module) -> Target | None:
        """What a call's method is looked up on: `app.conf` in `app.conf.update()`; None for a plain function."""
        match site.call.func:
            case e.Name(path=path):
                return self.resolver.path(path.rpartition(".")[0], module, site.scope) if "." in path else None
            case e.Attribute(base=base):
                return self.of(base, module, site.scope)
            case _:
                return None

    def forget(self) -> None:
        """Look callees up anew: more is known now."""
        self._callees.clear()

    def value(self, expr: e.Expr | None, module: Module, scope: str) -> Value:
        """What value an expression has."""
        return self.evaluator.value(expr, module, scope)

    def calls_in(self, module: Module, scope: str) -> list[CallSite]:
        """The calls that stand directly in one scope."""
        if module.path not in self._calls_by_scope:
            table: dict[str, list[CallSite]] = {}
            for site in module.facts.calls:
                table.setdefault(site.scope, []).append(site)
            self._calls_by_scope[module.path] = table
        return self._calls_by_scope[module.path].get(scope, [])

    def class_of(self, function: Function) -> Class | None:
        """The class a method is defined in."""
        if not function.fact.in_class:
            return None
        fact = function.module.classes.get(function.fact.parent)
        return Class(function.module, fact) if fact is not None else None
