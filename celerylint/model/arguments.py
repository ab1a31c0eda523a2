"""Arguments of tasks: what a call gives, what a task takes, and where the two do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from celerylint.model import expr as e
from celerylint.model.facts import FunctionFact, Param
from celerylint.model.tasks import Task
from celerylint.model.values import Known


class Given(NamedTuple):
    """What is handed to a task. `open` when there may be more by position, `open_names` by name, than can be seen."""

    positional: tuple[e.Expr, ...] = ()
    named: Mapping[str, e.Expr] = {}
    open: bool = False
    open_names: bool = False

    @property
    def exprs(self) -> tuple[e.Expr, ...]:
        """All arguments that are seen."""
        return (*self.positional, *self.named.values())


@dataclass(frozen=True, slots=True)
class Takes:
    """The parameters that callers of a task give: without the task itself, which Celery passes to bound ones."""

    positional: tuple[Param, ...]
    keyword: tuple[Param, ...]
    any_number: bool
    any_name: bool

    def names(self, name: str) -> bool:
        """Whether a keyword argument fits."""
        return self.any_name or any(param.name == name for param in (*self.positional, *self.keyword))

    def problem(self, given: Given, *, partial: bool = False, extra: int = 0) -> str:
        """Why a call fails, as the end of a sentence; "" when nothing certain is wrong.

        `partial`: more may be given when the signature is sent. `extra` arguments come first, from a task before it.
        """
        return next(self._problems(given, partial=partial, extra=extra), "")

    def _problems(self, given: Given, *, partial: bool, extra: int) -> Iterator[str]:
        count, most = len(given.positional) + extra, len(self.positional)
        if count > most and not self.any_number:
            yield f"takes {_arguments(most)} by position, and is given {count}"
        unknown = [name for name in given.named if not self.names(name)]
        if unknown:
            yield f"has no parameter `{unknown[0]}`"
        twice = [param.name for param in self.positional[:count] if param.name in given.named]
        if twice and not given.open:
            yield f"is given `{twice[0]}` twice"
        if partial or given.open or given.open_names:
            return
        missing = [param.name for param in self._required(count) if param.name not in given.named]
        if missing:
            yield f"is not given `{missing[0]}`"

    def _required(self, count: int) -> Iterable[Param]:
        return (param for param in (*self.positional[count:], *self.keyword) if param.default is None)


def takes(task: Task, function: FunctionFact | None) -> Takes | None:
    """What callers give to a task; None where that is not certain (decorators, base classes with a say, no source)."""
    if function is None or task.wrapped or task.maker is not None or task.open or task.base.open:
        return None
    if {"__call__", "apply_async", "delay", "__init_subclass__"} & task.base.members or task.base.foreign - _PLAIN:
        return None
    bind = task.options.get("bind")
    bound = task.is_class or (isinstance(bind, Known) and bind.value is True)
    if bind is not None and not isinstance(bind, Known):
        return None
    params = list(function.params)
    if bound and params and params[0].kind == "positional":
        params = params[1:]
    elif bound or (function.in_class and not task.is_class) or (params and params[0].name == "self"):
        return None  # a finding of another rule, or a method
    kinds = {kind: tuple(param for param in params if param.kind == kind) for kind in ("positional", "keyword")}
    stars = {param.kind for param in params}
    return Takes(kinds["positional"], kinds["keyword"], "*" in stars, "**" in stars)


_PLAIN = frozenset(("celery.Task", "celery.app.task.Task", "object", "celery.contrib.django.task.DjangoTask"))


def given_directly(args: Sequence[e.Arg]) -> Given:
    """The arguments of `delay(…)` and `s(…)`: they are the task's own."""
    return Given(
        tuple(arg.value for arg in args if arg.keyword is None and not arg.star),
        {arg.keyword: arg.value for arg in args if arg.keyword is not None},
        open=any(arg.star == "*" for arg in args),
        open_names=any(arg.star == "**" for arg in args),
    )


def given_apart(args: e.Expr | None, kwargs: e.Expr | None) -> Given | None:
    """The arguments of `apply_async(args, kwargs)`: a sequence and a mapping; None when they are something else."""
    positional, is_open = _listed(args)
    named, open_names = _mapped(kwargs)
    return None if is_open is None or open_names is None else Given(positional, named, is_open, open_names)


def _listed(args: e.Expr | None) -> tuple[tuple[e.Expr, ...], bool | None]:
    match args:
        case None | e.Literal(value=None):
            return (), False
        case e.Sequence(kind="list" | "tuple", items=items):
            starred = [isinstance(item, e.Operation) and item.op == "*" for item in items]
            return tuple(item for item, star in zip(items, starred, strict=True) if not star), any(starred)
        case e.Literal():
            return (), None
        case _:
            return (), True


def _mapped(kwargs: e.Expr | None) -> tuple[dict[str, e.Expr], bool | None]:
    match kwargs:
        case None | e.Literal(value=None):
            return {}, False
        case e.Mapping(items=items):
            named = {
                item.key.value: item.value
                for item in items
                if isinstance(item.key, e.Literal) and isinstance(item.key.value, str)
            }
            return named, len(named) < len(items)
        case e.Call(func=e.Name(path="dict"), args=args) if not any(arg.keyword is None for arg in args):
            return {arg.keyword: arg.value for arg in args if arg.keyword is not None}, False
        case e.Literal():
            return {}, None
        case _:
            return {}, True


def _arguments(count: int) -> str:
    return "no argument" if count == 0 else "one argument" if count == 1 else f"{count} arguments"
