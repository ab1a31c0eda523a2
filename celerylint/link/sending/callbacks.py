"""What is given to Django's `transaction.on_commit`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from celerylint.link.sending.transactions import Transactions
from celerylint.link.targets import External, Module
from celerylint.model import expr as e
from celerylint.model.calls import Enqueue
from celerylint.model.commits import CommitCallback
from celerylint.model.facts import CallSite, LoopFrame, WithFrame
from celerylint.model.source import Span

if TYPE_CHECKING:
    from celerylint.link.steps import Core

_ON_COMMIT: Final = "django.db.transaction.on_commit"


def find_callbacks(core: Core) -> Iterator[CommitCallback]:
    """Those that send tasks in the wrong way, or look as if they did."""
    sent = {call.span: call for call in core.enqueues.all()}
    opens = Transactions(core.world, core.naming).opens
    for module, site in core.world.calls():
        target = core.world.callee(site, module)
        if not isinstance(target, External) or target.path != _ON_COMMIT:
            continue
        given = e.positional(site.call, 0) or e.keyword(site.call, "func")
        if given is None:
            continue
        called = sent.get(given.span) if isinstance(given, e.Call) else None
        inside = _sends(given, sent)
        captured = _captured(given, site, module) if inside and not _commits(site, module, opens) else ""
        yield CommitCallback(site.call.span, given.span, called, captured)


def _sends(given: e.Expr, sent: Mapping[Span, Enqueue]) -> bool:
    return isinstance(given, e.Lambda) and any(node.span in sent for node in e.walk(given.body))


def _captured(given: e.Expr, site: CallSite, module: Module) -> str:
    """The variable of a loop around the call that a lambda reads when it runs."""
    if not isinstance(given, e.Lambda) or not any(isinstance(frame, LoopFrame) for frame in site.frames):
        return ""
    function = module.functions.get(site.scope)
    ends = function.statements if function is not None else ()
    if any(item.kind in ("break", "return") and item.frames == site.frames for item in ends):
        return ""  # the loop ends here: the variable keeps its value
    read = {node.path.partition(".")[0] for node in e.walk(given.body) if isinstance(node, e.Name)} - {*given.params}
    for item in module.facts.bindings:
        if item.scope == site.scope and item.op == "for":
            for name in e.walk(item.target):
                if isinstance(name, e.Name) and name.path in read:
                    return name.path
    return ""


def _commits(site: CallSite, module: Module, opens: Callable[[e.Expr, Module, str], str]) -> bool:
    """Whether each round of the loop is a transaction of its own: then the callback runs before the next one."""
    seen_loop = False
    for frame in site.frames:
        seen_loop = seen_loop or isinstance(frame, LoopFrame)
        if seen_loop and isinstance(frame, WithFrame) and any(opens(item, module, site.scope) for item in frame.items):
            return True
    return False
