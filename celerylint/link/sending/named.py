"""Calls that name a task in a string."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from celerylint.link.definition.lookups import TaskLookups
from celerylint.link.targets import External, Member, Module
from celerylint.model import expr as e
from celerylint.model.calls import NamedSend
from celerylint.model.facts import CallSite
from celerylint.model.values import Known

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_METHODS: Final = frozenset(("send_task", "signature", "subtask"))
_SIGNATURES: Final = frozenset(
    f"{package}.{name}"
    for package in ("celery", "celery.canvas")
    for name in ("signature", "Signature", "subtask", "maybe_signature")
)


def find_named_sends(core: Core) -> Iterator[NamedSend]:
    """Every such call whose string is known, Celery's own tasks apart."""
    lookups = TaskLookups(core.world, core.tasks)
    for module, site in core.world.calls():
        how = _how(core, site, module)
        given = e.positional(site.call, 0) or e.keyword(site.call, "name") or e.keyword(site.call, "task")
        if not how or given is None:
            continue
        name = core.world.value(given, module, site.scope)
        text = name.value if isinstance(name, Known) else None
        lookup = lookups.look(text, module.path) if isinstance(text, str) else None
        if isinstance(text, str) and lookup is not None:
            yield NamedSend(how, text, given.span, lookup)


def _how(core: Core, site: CallSite, module: Module) -> str:
    """By which of the ways a call takes a task's name; "" for none."""
    func = site.call.func
    if not isinstance(func, e.Name):
        return ""
    owner, _, method = func.path.rpartition(".")
    if owner and method not in _METHODS and not method.endswith("ignature"):
        return ""
    target = core.world.callee(site, module)
    if isinstance(target, External) and target.path in _SIGNATURES:
        return "signature"
    if isinstance(target, Member) and target.name in _METHODS and core.apps.drafts_of(target.base) is not None:
        return "send_task" if target.name == "send_task" else "signature"
    return ""
