"""Whether anything names a task: calls, sends, schedules, imports it, or says its name in a string."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from celerylint.model.expr import Attribute, Literal, Name, walk
from celerylint.model.facts import FileFacts
from celerylint.model.mentions import expressions
from celerylint.model.tasks import Task


@dataclass(slots=True)
class TaskUses:
    """Answers it from the files that deal with Celery, those at `paths`; `hidden` when some send what cannot be told.

    They are gone through when it is first asked: most runs never need it.
    """

    paths: frozenset[str]
    hidden: bool
    _words: set[str] | None = field(default=None, init=False, repr=False)

    def names(self, task: Task, files: Mapping[str, FileFacts]) -> bool:
        """Whether some code says the name of a task or of its function; defining it does not."""
        if self._words is None:
            self._words = {word for path in self.paths if path in files for word in _words(files[path])}
        return task.label in self._words or task.name.rpartition(".")[2] in self._words


def _words(file: FileFacts) -> Iterator[str]:
    """The names that a file uses, part by part, and the last parts of its strings."""
    yield from (item.name for item in file.imports if item.name is not None)
    own_names = {keyword.value.span for site in file.calls if site.role == "decorator" for keyword in site.call.args}
    for expr in expressions(file):
        for node in walk(expr):
            match node:
                case Name(path=path):
                    yield from path.split(".")
                case Attribute(name=name):
                    yield name
                case Literal(value=str(text), span=span) if span not in own_names:
                    yield text.rpartition(".")[2]
