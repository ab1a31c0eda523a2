"""The same module with every import aliased: `from celery import shared_task` -> `… as _shared_task`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping

import libcst as cst
from libcst.metadata import GlobalScope, ImportAssignment, MetadataWrapper, Scope, ScopeProvider


def aliased(source: str, *, keep: Iterable[str] = ()) -> str:
    """`source` with its imported names aliased, lines untouched; names in `keep` stay, for others import them."""
    try:
        wrapper = MetadataWrapper(cst.parse_module(source))
    except cst.ParserSyntaxError:
        return source
    scopes = set(wrapper.resolve(ScopeProvider).values())
    renames = _Renames()
    for scope in scopes:
        if isinstance(scope, GlobalScope):
            _collect(scope, {*keep, *_quoted(source)}, renames)
    return wrapper.module.visit(renames).code


def exported(files: Mapping[str, str]) -> set[str]:
    """The names some module imports from another of these files, which the other must therefore keep."""
    own = {path.split("/")[0].removesuffix(".py") for path in files}
    return {
        alias.name
        for source in files.values()
        for node in _imports(source)
        if node.level or (node.module or "").split(".")[0] in own
        for alias in node.names
    }


def _imports(source: str) -> list[ast.ImportFrom]:
    try:
        return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    except SyntaxError:
        return []


def _quoted(source: str) -> set[str]:
    """Words in quotes: a name that `__all__` or a string annotation mentions cannot be renamed."""
    return set(re.findall(r"[\"'](\w+)[\"']", source))


def _collect(scope: Scope, keep: set[str], renames: _Renames) -> None:
    for assignment in scope.assignments:
        name = assignment.name
        if name in keep or len(scope[name]) > 1 or not isinstance(assignment, ImportAssignment):
            continue
        if not isinstance(assignment.as_name, cst.Name) or _is_future(assignment.node):
            continue
        renames.imports[assignment.node, name] = f"_{name}"
        renames.uses.update(_leftmost(access.node) for access in assignment.references)


def _is_future(node: cst.CSTNode) -> bool:
    module = node.module if isinstance(node, cst.ImportFrom) else None
    return isinstance(module, cst.Name) and module.value == "__future__"


def _leftmost(node: cst.CSTNode) -> cst.CSTNode:
    while isinstance(node, cst.Attribute):
        node = node.value
    return node


class _Renames(cst.CSTTransformer):
    def __init__(self) -> None:
        super().__init__()
        self.imports: dict[tuple[cst.CSTNode, str], str] = {}
        self.uses: set[cst.CSTNode] = set()

    def leave_Import(self, original_node: cst.Import, updated_node: cst.Import) -> cst.Import:
        return updated_node.with_changes(names=[self._alias(original_node, name) for name in updated_node.names])

    def leave_ImportFrom(self, original_node: cst.ImportFrom, updated_node: cst.ImportFrom) -> cst.ImportFrom:
        if isinstance(updated_node.names, cst.ImportStar):
            return updated_node
        return updated_node.with_changes(names=[self._alias(original_node, name) for name in updated_node.names])

    def _alias(self, statement: cst.CSTNode, name: cst.ImportAlias) -> cst.ImportAlias:
        local = name.evaluated_alias or name.evaluated_name
        if not (new := self.imports.get((statement, local))):
            return name
        spaced = cst.AsName(cst.Name(new), cst.SimpleWhitespace(" "), cst.SimpleWhitespace(" "))
        return name.with_changes(asname=spaced)

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.Name:
        if original_node in self.uses:
            return updated_node.with_changes(value=f"_{updated_node.value}")
        return updated_node
