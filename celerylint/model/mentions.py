"""Where names are used: as attributes, as imports, as strings given to `getattr`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from celerylint.model.expr import Attribute, Expr, Literal, Name, Subscript, walk
from celerylint.model.facts import FileFacts, IfFrame, LoopFrame
from celerylint.model.source import Span


@dataclass(slots=True)
class Mentions:
    """Answers where one of some `names` is used; assigning to a name is no use of it.

    The files are gone through when it is first asked: most projects never need it.
    """

    names: frozenset[str]
    _found: dict[str, list[Span]] | None = field(default=None, init=False, repr=False)

    def of(self, name: str, files: Mapping[str, FileFacts]) -> list[Span]:
        """Every place in the project's files that uses a name."""
        if self._found is None:
            self._found = {}
            for file in files.values():
                for found, span in _named(file):
                    if found in self.names:
                        self._found.setdefault(found, []).append(span)
        return self._found.get(name, [])


def _named(file: FileFacts) -> Iterator[tuple[str, Span]]:
    for item in file.imports:
        yield item.name or "", item.span
    for expr in expressions(file):
        for node in walk(expr):
            match node:
                case Name(path=path, span=span):
                    yield path.rpartition(".")[2], span
                case Attribute(name=name, span=span):
                    yield name, span
                case Literal(value=str(text), span=span):
                    yield text, span


def expressions(file: FileFacts) -> Iterator[Expr]:
    """All that a file evaluates; nested calls come again by themselves, which does no harm."""
    tests: dict[int, Expr] = {}
    for binding in file.bindings:
        yield binding.value
        if isinstance(binding.target, Subscript):
            yield binding.target.base
    for site in file.calls:
        yield site.call
        for frame in site.frames:
            if isinstance(frame, IfFrame):
                tests[id(frame.test)] = frame.test
            elif isinstance(frame, LoopFrame):
                tests[id(frame.source)] = frame.source
    yield from tests.values()
    for function in file.functions:
        yield from (item.value for item in function.statements if item.value is not None)
        yield from (param.default for param in function.params if param.default is not None)
