"""The names that a module's scopes define."""

from __future__ import annotations

from celerylint.link.targets import Definition, Module
from celerylint.model.expr import Literal, Name, Subscript
from celerylint.model.facts import Binding, ClassFact, FileFacts, FunctionFact


def module_of(facts: FileFacts) -> Module:
    """Index a file's definitions by scope and name, in source order."""
    functions = {fact.scope: fact for fact in facts.functions}
    classes = {fact.scope: fact for fact in facts.classes}
    stars = tuple(item for item in facts.imports if item.local == "*")
    module = Module(facts, {}, functions, classes, stars, _nested(functions))
    for item in facts.imports:
        if item.local != "*":
            _define(module, item.scope, item.local, item)
    definitions: tuple[FunctionFact | ClassFact, ...] = (*facts.functions, *facts.classes)
    for fact in definitions:
        parent, _, name = fact.scope.rpartition(".")
        _define(module, parent, name, fact)
    for binding in facts.bindings:
        _define_binding(module, binding)
    return module


def _nested(functions: dict[str, FunctionFact]) -> dict[str, list[str]]:
    nested: dict[str, list[str]] = {}
    for scope in functions:
        outer = scope.rpartition(".")[0]
        while outer:
            if outer in functions:
                nested.setdefault(outer, []).append(scope)
            outer = outer.rpartition(".")[0]
    return nested


def _define(module: Module, scope: str, name: str, definition: Definition) -> None:
    module.symbols.setdefault(scope, {}).setdefault(name, []).append(definition)


def _define_binding(module: Module, binding: Binding) -> None:
    match binding.target:
        case Subscript(base=Name(path=path), key=Literal(value=str(key))):
            _define(module, "", item_name(path, key), binding)
    if not isinstance(binding.target, Name):
        return
    path, function = binding.target.path, module.functions.get(binding.scope)
    if "." not in path:
        home = "" if function is not None and path in function.globals else binding.scope
        _define(module, home, path, binding)
        return
    owner, _, attribute = path.partition(".")
    if function is None or not function.in_class or "." in attribute or not function.params:
        return
    if owner in (function.params[0].name, function.parent.rpartition(".")[2]):
        _define(module, function.parent, attribute, binding)


def item_name(path: str, key: str) -> str:
    """The name under which `path["key"]` is kept among a module's symbols."""
    return f"{path}[{key!r}]"


def meaningful(definitions: list[Definition]) -> list[Definition]:
    """The definitions without placeholders such as `x = None`, unless there is nothing else."""
    kept = [item for item in definitions if not (isinstance(item, Binding) and _is_placeholder(item))]
    return kept or definitions


def _is_placeholder(binding: Binding) -> bool:
    return isinstance(binding.value, Literal) and binding.value.value is None
