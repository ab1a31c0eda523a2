"""The language server, as an editor talks to it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from tests.cli.front import celerylint, write

APP = "from celery import Celery\n\napp = Celery('shop', broker='redis://', task_time_limit=60)\n"
TASKS = "from shop.app import app\n\n\n@app.task(acks_late=True)\ndef send(order):\n    return order\n"
CALLS = "from shop.tasks import send\n\n\ndef buy():\n    send.apply_async((1,), countdwn=5)\n"


SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "celerylint", "server"])


@pytest_lsp.fixture(config=SERVER)  # type: ignore[untyped-decorator,unused-ignore]
async def client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    """A client with a project open."""
    files = {"__init__.py": "", "app.py": APP, "tasks.py": TASKS, "calls.py": CALLS}
    write(tmp_path, {f"shop/{name}": text for name, text in files.items()} | {"celerylint.toml": ""})
    capabilities = pytest_lsp.client_capabilities("neovim")
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities,
            root_uri=tmp_path.as_uri(),
            initialization_options={"settings": {"select": ["CEL2"]}},
        )
    )
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, path: Path, text: str | None = None) -> str:
    """Open a file in the editor."""
    uri = path.as_uri()
    item = types.TextDocumentItem(uri, "python", 1, path.read_text() if text is None else text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return uri


async def told(client: LanguageClient, uri: str) -> list[types.Diagnostic]:
    """What the server publishes next of a document."""
    while True:
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        if uri in client.diagnostics:
            return list(client.diagnostics[uri])


def changed(client: LanguageClient, uri: str, text: str) -> None:
    """Replace the text of an open file."""
    change = types.TextDocumentContentChangeWholeDocument(text)
    document = types.VersionedTextDocumentIdentifier(2, uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


@pytest.mark.asyncio
async def test_findings_come_and_go_with_the_text(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    (found,) = await told(client, uri)
    assert (found.code, found.severity, found.source) == ("CEL206", types.DiagnosticSeverity.Error, "celerylint")
    assert found.range.start == types.Position(4, 36)
    changed(client, uri, CALLS.replace("countdwn", "countdown"))
    assert await told(client, uri) == []


@pytest.mark.asyncio
async def test_columns_are_the_clients(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "shop/calls.py", CALLS.replace("(1,)", "('\U0001f600',)"))
    (found,) = await told(client, uri)
    assert found.range.start.character == 41  # this editor counts bytes


@pytest.mark.asyncio
async def test_an_unsaved_change_has_its_effect_in_another_file(client: LanguageClient, tmp_path: Path) -> None:
    calls = opened(client, tmp_path / "shop/calls.py")
    await told(client, calls)
    opened(client, tmp_path / "shop/tasks.py", TASKS.replace("(order)", "(order, price)"))
    while "CEL205" not in {item.code for item in await told(client, calls)}:
        await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_fixes_are_offered_and_made(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    (found,) = await told(client, uri)
    context = types.CodeActionContext([found])
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), found.range, context)
    quick, everything = await client.text_document_code_action_async(params) or ()
    assert isinstance(quick, types.CodeAction)
    assert isinstance(everything, types.CodeAction)
    assert (quick.kind, quick.title[:21]) == ("quickfix", "celerylint (CEL206): ")
    assert quick.edit is not None
    assert [item.new_text for item in (quick.edit.changes or {})[uri]] == ["o"]  # count-d-o-wn
    resolved = await client.code_action_resolve_async(everything)
    assert resolved.edit is not None
    assert "countdown=5" in (resolved.edit.changes or {})[uri][0].new_text


@pytest.mark.asyncio
async def test_tasks_are_explained_and_found(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    call = types.TextDocumentIdentifier(uri), types.Position(4, 8)
    hover = await client.text_document_hover_async(types.HoverParams(*call))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "- acks_late: `True` (decorator, `shop/tasks.py:4`)" in hover.contents.value
    assert "- time_limit: `60` (setting, `shop/app.py:3`)" in hover.contents.value
    places = await client.text_document_definition_async(types.DefinitionParams(*call))
    assert isinstance(places, Sequence)
    (place,) = places
    assert isinstance(place, types.Location)
    assert (place.uri, place.range.start.line) == ((tmp_path / "shop/tasks.py").as_uri(), 4)
    definition = types.TextDocumentIdentifier(place.uri), place.range.start
    context = types.ReferenceContext(include_declaration=False)
    found = await client.text_document_references_async(types.ReferenceParams(context, *definition))
    assert [(item.uri, item.range.start.line) for item in found or ()] == [(uri, 4)]


@pytest.mark.asyncio
async def test_a_comment_explains_its_rules(client: LanguageClient, tmp_path: Path) -> None:
    text = CALLS.replace("countdwn=5)", "countdwn=5)  # celerylint: ignore[CEL206] later")
    uri = opened(client, tmp_path / "shop/calls.py", text)
    place = types.TextDocumentIdentifier(uri), types.Position(4, text.split("\n")[4].index("CEL206") + 2)
    hover = await client.text_document_hover_async(types.HoverParams(*place))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.value.startswith("# unknown-call-option (CEL206)")


@pytest.mark.asyncio
async def test_what_is_no_file_and_a_broken_configuration(client: LanguageClient, tmp_path: Path) -> None:
    item = types.TextDocumentItem("untitled:Untitled-1", "python", 1, CALLS)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    (tmp_path / "celerylint.toml").write_text("selct = []\n")
    assert await told(client, opened(client, tmp_path / "shop/calls.py")) == []
    assert "did you mean `select`?" in client.messages[-1].message


def test_without_the_extra_it_says_what_is_missing(tmp_path: Path) -> None:
    write(tmp_path, {"pygls/__init__.py": "raise ModuleNotFoundError('no', name='pygls')\n"})
    done = celerylint("server", cwd=tmp_path)
    assert (done.returncode, "pip install 'celerylint[lsp]'" in done.stderr) == (2, True)
