"""Findings in open documents: asked for by editors that ask, told to the others."""

from __future__ import annotations

import asyncio
from hashlib import sha256
from typing import Final

from lsprotocol import types

from celerylint.server.session import Server, server
from celerylint.server.shapes import SOURCE

_PAUSE: Final = 0.2  # seconds without a key pressed, before findings are told unasked
_Report = types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport
_waiting: set[asyncio.Task[None]] = set()


def asks(ls: Server) -> bool:
    """Whether the editor asks for findings."""
    documents = ls.client_capabilities.text_document
    return documents is not None and documents.diagnostic is not None


def outdated(ls: Server) -> None:
    """Something other than an open text has changed: have all findings shown anew."""
    workspace = ls.client_capabilities.workspace
    if not asks(ls):
        schedule(ls)
    elif workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
        ls.workspace_diagnostic_refresh(None)


def schedule(ls: Server) -> None:
    """Tell what is found in open documents as soon as nothing has changed for a moment."""
    for task in _waiting:
        task.cancel()
    _waiting.clear()
    _waiting.add(asyncio.ensure_future(_publish_later(ls)))


async def _publish_later(ls: Server) -> None:
    await asyncio.sleep(_PAUSE)
    for uri in ls.documents():
        found = await ls.diagnostics(uri)
        if uri in ls.documents():  # it may have been closed meanwhile
            version = ls.workspace.get_text_document(uri).version
            ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def changed(ls: Server, params: object) -> None:
    """Check once the typing pauses."""
    if not asks(ls):
        schedule(ls)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """A configuration that is saved holds from now on, also where nobody watches the disk."""
    if params.text_document.uri.endswith(".toml"):
        ls.projects.forget()
        outdated(ls)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """What is not open shows no findings."""
    if not asks(ls):
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))
        schedule(ls)


@server.feature(
    types.TEXT_DOCUMENT_DIAGNOSTIC,
    types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier=SOURCE),
)
async def pulled(ls: Server, params: types.DocumentDiagnosticParams) -> _Report:
    """What is found in a document, or that it is what was found before."""
    found = await ls.diagnostics(params.text_document.uri)
    result = sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()
    if result == params.previous_result_id:
        return types.RelatedUnchangedDocumentDiagnosticReport(result)
    return types.RelatedFullDocumentDiagnosticReport(found, result_id=result)
