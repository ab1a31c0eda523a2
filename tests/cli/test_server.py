"""The language server, as an editor talks to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.cli.editing import CALLS, SERVER, TASKS, changed, opened, start, told
from tests.cli.front import celerylint, write


@pytest_lsp.fixture(config=SERVER)  # type: ignore[untyped-decorator,unused-ignore]
async def client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    """An editor that waits to be told what is found."""
    await start(lsp_client, tmp_path, pulls=False)
    yield
    await lsp_client.shutdown_session()


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
async def test_a_file_is_named_as_the_editor_spells_it(client: LanguageClient, tmp_path: Path) -> None:
    write(tmp_path, {"a b+100%25/c.py": "nothing = 1\n"})
    uri = opened(client, tmp_path / "a b+100%25/c.py", CALLS)
    assert [item.code for item in await told(client, uri)] == ["CEL206"]


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
