"""Imports from Celery, for rules about what it no longer has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from celerylint.link.targets import Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.imports import CeleryImport

_PACKAGES = ("celery", "djcelery")


def find_celery_imports(world: World) -> Iterator[CeleryImport]:
    """Every one outside test suites, type checking apart."""
    for module in world.production:
        names = _bound(module)
        for item in module.facts.imports:
            if item.module.partition(".")[0] in _PACKAGES and not item.typing_only and item.local != "*":
                path = f"{item.module}.{item.name}" if item.name else item.module
                yield CeleryImport(path, item.span, names[(item.scope, item.local)] > 1)


def _bound(module: Module) -> Counter[tuple[str, str]]:
    """How often each name gets a value: `try: import …` and `except ImportError:` make two."""
    names = Counter((item.scope, item.local) for item in module.facts.imports)
    names.update((item.scope, e.dotted(item.target) or "") for item in module.facts.bindings)
    names.update((fact.parent, fact.name) for fact in module.facts.functions)
    return names
