"""An editor with a project open, as the tests of the language server play it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.cli.front import write

APP: Final = "from celery import Celery\n\napp = Celery('shop', broker='redis://', task_time_limit=60)\n"
TASKS: Final = "from shop.app import app\n\n\n@app.task(acks_late=True)\ndef send(order):\n    return order\n"
CALLS: Final = "from shop.tasks import send\n\n\ndef buy():\n    send.apply_async((1,), countdwn=5)\n"
SERVER: Final = ClientServerConfig(server_command=[sys.executable, "-m", "celerylint", "server"])
_PATIENCE: Final = 60  # a server that says nothing is a failure, not a test that never ends


async def start(client: LanguageClient, root: Path, *, pulls: bool) -> None:
    """Open a project in an editor that asks for findings, or waits to be told."""
    files = {"__init__.py": "", "app.py": APP, "tasks.py": TASKS, "calls.py": CALLS}
    write(root, {f"shop/{name}": text for name, text in files.items()} | {"celerylint.toml": ""})
    capabilities = client_capabilities("neovim")
    assert capabilities.text_document
    assert capabilities.workspace
    if pulls:
        capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    else:
        capabilities.text_document.diagnostic = None
    options = {"settings": {"select": ["CEL2"]}}
    asked = types.InitializeParams(capabilities, root_uri=root.as_uri(), initialization_options=options)
    await client.initialize_session(asked)


def opened(client: LanguageClient, path: Path, text: str | None = None, language: str = "python") -> str:
    """Open a file in the editor."""
    uri = path.as_uri()
    item = types.TextDocumentItem(uri, language, 1, path.read_text() if text is None else text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return uri


def changed(client: LanguageClient, uri: str, text: str) -> None:
    """Replace the text of an open file."""
    change = types.TextDocumentContentChangeWholeDocument(text)
    document = types.VersionedTextDocumentIdentifier(2, uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


async def told(client: LanguageClient, uri: str) -> list[types.Diagnostic]:
    """What the server publishes next of a document."""
    client.diagnostics.pop(uri, None)
    while uri not in client.diagnostics:
        notification = client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        await asyncio.wait_for(notification, _PATIENCE)
    return list(client.diagnostics[uri])


async def asked(client: LanguageClient, uri: str, before: str | None = None) -> Any:
    """What the server answers when asked for what is found in a document."""
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=before)
    return await asyncio.wait_for(client.text_document_diagnostic_async(params), _PATIENCE)


async def linked(client: LanguageClient, uri: str) -> list[tuple[int, int, str]]:
    """Line, column and address of each link in a document."""
    params = types.DocumentLinkParams(types.TextDocumentIdentifier(uri))
    found = await asyncio.wait_for(client.text_document_document_link_async(params), _PATIENCE)
    return [(item.range.start.line, item.range.start.character, item.target or "") for item in found or ()]
