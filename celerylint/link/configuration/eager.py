"""Where tasks are made to run as they are sent, test suites included: that is where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from celerylint.link.targets import Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.configuration import EagerPlace
from celerylint.model.edits import AddKeyword, Edit, InsertLines, insert_after
from celerylint.model.facts import CallSite, Frame, IfFrame
from celerylint.model.source import Span
from celerylint.vocabulary.environment import ELSEWHERE
from celerylint.vocabulary.settings import OLD_NAMES, spelling

_EAGER, _PROPAGATES = "task_always_eager", "task_eager_propagates"


class _Entry(NamedTuple):
    """A setting by name, its value, its place, and the edits that set the other one beside it."""

    span: Span
    written: str
    key: str
    value: e.Expr
    frames: tuple[Frame, ...]
    addition: tuple[Edit, ...]


def find_eager(world: World) -> Iterator[EagerPlace]:
    """The first place of each file; none when some file of the project sets `task_eager_propagates`."""
    entries = [entry for path in sorted(world.modules) for entry in _entries(world.modules[path])]
    if not entries or any(entry.key == _PROPAGATES for entry in entries):
        return
    seen: set[str] = set()
    namespaced = any(_has_namespace(site) for module in world.modules.values() for site in module.facts.calls)
    for entry in sorted(entries, key=lambda entry: entry.span):
        if isinstance(entry.value, e.Literal) and entry.value.value is True and entry.span.path not in seen:
            if namespaced and entry.written in OLD_NAMES:
                continue  # ignored under a namespace: nothing runs eagerly
            seen.add(entry.span.path)
            yield EagerPlace(entry.span, entry.written, entry.addition, _in_tests(entry.frames))


def _has_namespace(site: CallSite) -> bool:
    return e.last_name(site.call.func) == "config_from_object" and e.keyword(site.call, "namespace") is not None


def _entries(module: Module) -> Iterator[_Entry]:
    facts = module.facts
    for binding in facts.bindings:
        yield from _assigned(binding.target, binding.value, binding.frames, binding.span)
        yield from _items(binding.value, binding.frames)
    for site in facts.calls:
        for arg in site.call.args:
            if arg.keyword is not None and (key := _key(arg.keyword)):
                edit = AddKeyword(_beside(arg.keyword), "True", site.call.span)
                yield _Entry(arg.value.span, arg.keyword, key, arg.value, site.frames, (edit,))
            yield from _items(arg.value, site.frames)
    for function in facts.functions:
        for statement in function.statements:
            if statement.kind == "return" and statement.value is not None:
                yield from _items(statement.value, statement.frames)


def _in_tests(frames: tuple[Frame, ...]) -> bool:
    """Whether a branch is taken in tests or development: `if TESTING:`, `if settings.DEBUG:`."""
    tests = (frame.test for frame in frames if isinstance(frame, IfFrame))
    return any(ELSEWHERE.search(e.dotted(part) or "") for test in tests for part in e.walk(test))


def _assigned(target: e.Expr, value: e.Expr, frames: tuple[Frame, ...], span: Span) -> Iterator[_Entry]:
    match target:
        case e.Name(path=path):
            owner, dot, name = path.rpartition(".")
            line = f"{owner}{dot}{_beside(name)} = True"
        case e.Subscript(base=e.Name(path=owner), key=e.Literal(value=str(name))):
            line = f'{owner}["{_beside(name)}"] = True'
        case _:
            return
    if key := _key(name):
        whole = span._replace(end_line=value.span.end_line, end_column=value.span.end_column)
        yield _Entry(span, name, key, value, frames, (InsertLines((line,), whole, below=True),))


def _items(value: e.Expr, frames: tuple[Frame, ...]) -> Iterator[_Entry]:
    """The entries of the displays in an expression; those in the arguments of a call are found at that call."""
    todo = [value]
    while todo:
        part = todo.pop()
        if not isinstance(part, e.Call):
            todo.extend(e.children(part))
        for item in part.items if isinstance(part, e.Mapping) else ():
            if isinstance(item.key, e.Literal) and (key := _key(str(item.key.value))):
                name = str(item.key.value)
                edit = insert_after(item.span, f', "{_beside(name)}": True')
                yield _Entry(item.span, name, key, item.value, frames, (edit,))


def _key(name: str) -> str:
    """Today's name, of the two settings that matter."""
    if "eager" not in name.lower():
        return ""
    found = spelling(name, "CELERY")
    return found.key if found is not None and found.key in (_EAGER, _PROPAGATES) else ""


def _beside(written: str) -> str:
    if written == "CELERY_ALWAYS_EAGER":
        return "CELERY_EAGER_PROPAGATES_EXCEPTIONS"
    return written.replace("ALWAYS_EAGER", "EAGER_PROPAGATES").replace("always_eager", "eager_propagates")
