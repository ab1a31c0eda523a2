"""Crontabs, wherever one is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.link.configuration import config
from celerylint.link.targets import External, Module
from celerylint.link.world import World
from celerylint.model import expr as e
from celerylint.model.facts import CallSite
from celerylint.model.schedule import Crontab
from celerylint.model.source import Span
from celerylint.model.values import ABSENT, Known, Opaque, Value
from celerylint.vocabulary import celery
from celerylint.vocabulary.crontab import CRON_LINE, FIELDS, OTHER_ARGUMENTS

_ORDER: Final = tuple(field.name for field in FIELDS)
_MODEL: Final = "django_celery_beat.models.CrontabSchedule"
_MODEL_MAKERS: Final = frozenset(f"{_MODEL}.objects.{how}" for how in ("create", "get_or_create")) | {_MODEL}


class Crontabs:
    """Every crontab outside test suites."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._by_span: dict[Span, Crontab] = {}
        for module, site in world.calls():
            if (maker := self._maker(module, site)) and (found := self._read(maker, site, module)) is not None:
                self._by_span[site.call.span] = found

    def all(self) -> Iterator[Crontab]:
        """The crontabs, by place."""
        yield from (self._by_span[span] for span in sorted(self._by_span))

    def at(self, call: e.Call) -> Crontab | None:
        """The crontab that a call makes."""
        return self._by_span.get(call.span)

    def _maker(self, module: Module, site: CallSite) -> str:
        target = self.world.callee(site, module)
        path = target.path if isinstance(target, External) else ""
        if path in celery.CRONTAB:
            return "crontab"
        if path.removesuffix(".from_string") in celery.CRONTAB:
            return "from_string"
        return "model" if path in _MODEL_MAKERS else ""

    def _read(self, maker: str, site: CallSite, module: Module) -> Crontab | None:
        if maker == "from_string":
            return self._of_line(site, module)
        return _Arguments(self.world, module, site, maker).crontab()

    def _of_line(self, site: CallSite, module: Module) -> Crontab | None:
        """`crontab.from_string("0 2 * * *")`: five fields in the order of a crontab file."""
        given = e.positional(site.call, 0) or e.keyword(site.call, "crontab")
        line = self.world.value(given, module, site.scope)
        if not isinstance(line, Known) or not isinstance(line.value, str):
            return None
        parts = line.value.split(" ")
        if len(parts) != len(CRON_LINE):
            nothing: dict[str, Value] = dict.fromkeys(_ORDER, ABSENT)
            return Crontab(site.call.span, "from_string", nothing, (), ((line.value, line.span),), ABSENT)
        fields: dict[str, Value] = {
            field.name: Known(part, line.span) for field, part in zip(CRON_LINE, parts, strict=True)
        }
        return Crontab(site.call.span, "from_string", fields, (), (), ABSENT)


class _Arguments:
    """The arguments of one call, taken apart."""

    def __init__(self, world: World, module: Module, site: CallSite, maker: str) -> None:
        self.world, self.module, self.site, self.maker = world, module, site, maker
        self.fields: dict[str, Value] = {}
        self.positional: list[str] = []
        self.unknown: list[tuple[str, Span]] = []
        self.split: Value = ABSENT
        self.open: Span | None = None
        for arg in site.call.args:
            self._take(arg)

    def crontab(self) -> Crontab:
        """The crontab that the call makes."""
        rest: Value = ABSENT if self.open is None else Opaque(self.open)
        fields = {name: self.fields.get(name, rest) for name in _ORDER}
        positional, unknown = tuple(self.positional), tuple(self.unknown)
        return Crontab(self.site.call.span, self.maker, fields, positional, unknown, self.split)

    def _take(self, arg: e.Arg) -> None:
        if arg.star == "*":
            self._spread(arg.value)
        elif arg.star:
            self._spread_keywords(arg.value)
        elif arg.keyword is None:
            self._next(e.dotted(arg.value) or "", self._value(arg.value), arg.value.span)
        else:
            self._named(arg.keyword, self._value(arg.value), arg.value.span)

    def _value(self, expr: e.Expr) -> Value:
        return self.world.value(expr, self.module, self.site.scope)

    def _named(self, name: str, value: Value, span: Span) -> None:
        if name in _ORDER:
            self.fields[name] = value
        elif self.maker == "crontab" and name not in OTHER_ARGUMENTS:
            self.unknown.append((name, span))

    def _next(self, written: str, value: Value, span: Span) -> None:
        """One more positional argument; after a spread that cannot be read nobody knows which."""
        index = len(self.positional)
        self.positional.append(written)
        if self.open is not None:
            return
        if index < len(_ORDER):
            self.fields[_ORDER[index]] = value
        else:
            self.unknown.append(("", span))

    def _spread(self, expr: e.Expr) -> None:
        text = _split_text(expr)
        value = self._value(text if text is not None else expr)
        if text is not None:
            self.split = value
        parts = value.value if isinstance(value, Known) else None
        if isinstance(parts, str) and text is not None:
            parts = tuple(parts.split())
        if not isinstance(parts, tuple):
            self.open = expr.span
            return
        for part in parts:
            self._next("", Known(part, expr.span), expr.span)

    def _spread_keywords(self, expr: e.Expr) -> None:
        entries = config.of_mapping(expr, self.module, self.site.scope, self.world)
        if entries is None:
            self.open = expr.span
        for entry in entries or ():
            self._named(entry.key, self.world.value(entry.value, entry.module, entry.scope), expr.span)


def _split_text(expr: e.Expr) -> e.Expr | None:
    """The text of `text.split()`."""
    match expr:
        case e.Call(func=e.Attribute(base=base, name="split"), args=()):
            return base
        case e.Call(func=e.Attribute(base=base, name="split"), args=(e.Arg(value=e.Literal(value=" ")),)):
            return base
        case e.Call(func=e.Name(path=path, span=span)) if path.endswith(".split"):
            return e.Name(path.removesuffix(".split"), span)
        case _:
            return None
