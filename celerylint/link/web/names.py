"""Names as written, and as they were before an import renamed them."""

from __future__ import annotations

from celerylint.link.targets import Module
from celerylint.model import expr as e
from celerylint.model.facts import Import


def name_of(expr: e.Expr, module: Module | None = None) -> str:
    """The name of what is called or named, "" when it has none; given the module, without the aliases of imports."""
    match expr:
        case e.Name(path=path):
            return original(path, module) if module is not None else path
        case e.Call(func=func):
            return name_of(func, module)
        case e.Attribute(base=base, name=name):
            return f"{name_of(base, module)}.{name}"
        case e.Subscript(base=base):
            return name_of(base, module)
        case e.Literal(value=str(text)):
            return text
        case _:
            return ""


def tail_of(expr: e.Expr, module: Module | None = None) -> str:
    """The last part of that name."""
    return name_of(expr, module).rpartition(".")[2]


def original(name: str, module: Module) -> str:
    """`_login_required` is `login_required` after `from auth import login_required as _login_required`."""
    head, dot, rest = name.partition(".")
    for item in module.symbols.get("", {}).get(head, ()):
        if isinstance(item, Import) and item.name is not None:
            return f"{item.name}{dot}{rest}"
    return name
