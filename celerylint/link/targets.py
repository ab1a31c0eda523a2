"""What an expression can turn out to mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from celerylint.model.expr import Call, Expr
from celerylint.model.facts import Binding, ClassFact, FileFacts, FunctionFact, Import

Definition = Union[Import, FunctionFact, ClassFact, Binding]


@dataclass(eq=False, slots=True)
class Module:
    """One linked file: its facts, and its names by scope."""

    facts: FileFacts
    symbols: dict[str, dict[str, list[Definition]]]
    functions: dict[str, FunctionFact]
    classes: dict[str, ClassFact]
    stars: tuple[Import, ...]
    nested: dict[str, list[str]]  # scope of a function -> scopes of the functions inside it, at any depth

    @property
    def path(self) -> str:
        """The file's path from the project root."""
        return self.facts.path


@dataclass(eq=False, frozen=True, slots=True)
class External:
    """Something outside the project, by dotted path: `celery.schedules.crontab`."""

    path: str


@dataclass(eq=False, frozen=True, slots=True)
class Namespace:
    """The first part of `import a.b`, where `a` itself is no project file."""

    path: str
    importer: str


@dataclass(eq=False, frozen=True, slots=True)
class ModuleRef:
    """A project module as a value."""

    module: Module


@dataclass(eq=False, frozen=True, slots=True)
class Function:
    """A project function; `receiver` is the instance or class it was looked up on."""

    module: Module
    fact: FunctionFact
    receiver: Instance | Class | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Path and scope: what identifies it."""
        return self.module.path, self.fact.scope


@dataclass(eq=False, frozen=True, slots=True)
class Class:
    """A project class."""

    module: Module
    fact: ClassFact

    @property
    def key(self) -> tuple[str, str]:
        """Path and scope: what identifies it."""
        return self.module.path, self.fact.scope


@dataclass(eq=False, frozen=True, slots=True)
class Instance:
    """What a call of a class, or of anything external, gives; without a call, a typed parameter or `self`."""

    of: Class | External
    call: Call | None = None
    module: Module | None = None
    scope: str = ""


@dataclass(eq=False, frozen=True, slots=True)
class Value:
    """An expression that is none of the above, where it stands."""

    expr: Expr
    module: Module
    scope: str


@dataclass(eq=False, frozen=True, slots=True)
class Parameter:
    """A parameter whose type is not known."""

    function: Function
    name: str


@dataclass(eq=False, frozen=True, slots=True)
class Member:
    """An attribute of something whose attributes are not known."""

    base: Target
    name: str


Target = Union[External, Namespace, ModuleRef, Function, Class, Instance, Value, Parameter, Member]
