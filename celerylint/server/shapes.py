"""From findings to what the protocol calls them, in the units of the client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls import uris
from pygls.workspace import TextDocument, Workspace

from celerylint.model.edits import Replace
from celerylint.model.source import Span
from celerylint.rule import DOCS_URL, Finding, Safety, Severity

SOURCE: Final = "celerylint"
FIX_ALL: Final = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"
_LEVELS: Final = {
    Severity.MINOR: types.DiagnosticSeverity.Information,
    Severity.MODERATE: types.DiagnosticSeverity.Warning,
    Severity.MAJOR: types.DiagnosticSeverity.Error,
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
}


def range_of(span: Span, document: TextDocument) -> types.Range:
    """A span in the client's units; inside celerylint columns are code points."""
    codes = types.Range(
        types.Position(span.line - 1, span.column - 1), types.Position(span.end_line - 1, span.end_column - 1)
    )
    return document.position_codec.range_to_client_units(document.lines, codes)


def diagnostic(finding: Finding, root: Path, workspace: Workspace) -> types.Diagnostic:
    """A finding as the editor shows it, with the other places that belong to it."""
    related = [
        types.DiagnosticRelatedInformation(location(item.span, root, workspace), item.message)
        for item in finding.related
    ]
    url = f"{DOCS_URL}/{finding.code.lower()}-{finding.name}/" if finding.code != finding.name else None
    return types.Diagnostic(
        range_of(finding.span, _document(finding.span, root, workspace)),
        finding.message,
        severity=_LEVELS[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(url) if url else None,
        source=SOURCE,
        related_information=related or None,
    )


def location(span: Span, root: Path, workspace: Workspace) -> types.Location:
    """A span as a place in a document."""
    document = _document(span, root, workspace)
    return types.Location(document.uri, range_of(span, document))


def _document(span: Span, root: Path, workspace: Workspace) -> TextDocument:
    return workspace.get_text_document(uris.from_fs_path(str(root / span.path)) or "")


def edits_of(changes: Iterable[Replace], document: TextDocument) -> list[types.TextEdit]:
    """Replacements as the protocol's edits."""
    return [types.TextEdit(range_of(item.span, document), item.code) for item in changes if isinstance(item.code, str)]


def actions(finding: Finding, uri: str, document: TextDocument, shown: types.Diagnostic) -> Iterator[types.CodeAction]:
    """The finding's fix, already lowered, as something to choose."""
    fix = finding.fix
    if fix is None or not fix.edits:
        return
    changes = [edit for edit in fix.edits if isinstance(edit, Replace)]
    unsafe = " (unsafe)" if fix.safety is Safety.UNSAFE else ""
    yield types.CodeAction(
        f"{SOURCE} ({finding.code}): {fix.title}{unsafe}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        is_preferred=fix.safety is Safety.SAFE,
        edit=types.WorkspaceEdit(changes={uri: edits_of(changes, document)}),
    )
