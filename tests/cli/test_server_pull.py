"""The language server with an editor that asks for findings, follows links and has settings of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.cli.editing import CALLS, SERVER, TASKS, asked, changed, linked, opened, start
from tests.cli.front import write

RULES = "https://celerylint.github.io/rules"


@pytest_lsp.fixture(config=SERVER)  # type: ignore[untyped-decorator,unused-ignore]
async def client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    """An editor that asks."""
    await start(lsp_client, tmp_path, pulls=True)
    yield
    await lsp_client.shutdown_session()


def codes(report: Any) -> list[str]:
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    return [str(item.code) for item in report.items]


async def refreshed(client: LanguageClient) -> None:
    """Wait until the server wants to be asked again."""
    while not client.diagnostic_refresh_count:
        await asyncio.sleep(0.01)


@pytest.mark.asyncio
async def test_what_is_unchanged_is_not_sent_again(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    first = await asked(client, uri)
    assert codes(first) == ["CEL206"]
    again = await asked(client, uri, first.result_id)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    assert again.result_id == first.result_id
    changed(client, uri, f"\n{CALLS}")
    moved = await asked(client, uri, first.result_id)
    assert (codes(moved), moved.items[0].range.start.line) == (["CEL206"], 5)
    changed(client, uri, CALLS.replace("countdwn", "countdown"))
    assert codes(await asked(client, uri, moved.result_id)) == []
    assert client.diagnostics == {}  # who asks is told nothing unasked


@pytest.mark.asyncio
async def test_asking_again_shows_the_effect_of_another_open_file(client: LanguageClient, tmp_path: Path) -> None:
    calls = opened(client, tmp_path / "shop/calls.py")
    before = await asked(client, calls)
    opened(client, tmp_path / "shop/tasks.py", TASKS.replace("(order)", "(order, price)"))
    assert codes(await asked(client, calls, before.result_id)) == ["CEL205", "CEL206"]


@pytest.mark.asyncio
async def test_questions_asked_while_typing_are_answered_for_the_newest_text(
    client: LanguageClient, tmp_path: Path
) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    questions = []
    for text in (CALLS, f"{CALLS}x = (\n", CALLS.replace("countdwn", "countdown")):
        changed(client, uri, text)
        questions.append(asyncio.ensure_future(asked(client, uri)))
    answers = await asyncio.gather(*questions)
    assert codes(answers[-1]) == []


@pytest.mark.asyncio
async def test_a_saved_configuration_holds(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    assert codes(await asked(client, uri)) == ["CEL206"]
    write(tmp_path, {"celerylint.toml": 'extend-ignore = ["CEL206"]\n'})
    document = types.TextDocumentIdentifier((tmp_path / "celerylint.toml").as_uri())
    client.text_document_did_save(types.DidSaveTextDocumentParams(document))
    await refreshed(client)
    assert codes(await asked(client, uri)) == []


@pytest.mark.asyncio
@pytest.mark.parametrize("below", ["celerylint", "settings"])
async def test_settings_that_the_editor_sends(client: LanguageClient, tmp_path: Path, below: str) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    await asked(client, uri)
    settings = {below: {"select": ["CEL1"]}}
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    await refreshed(client)
    assert "CEL206" not in codes(await asked(client, uri))


@pytest.mark.asyncio
async def test_settings_that_the_editor_is_asked_for(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "shop/calls.py")
    assert codes(await asked(client, uri)) == ["CEL206"]
    client.set_configuration({"celerylint": {"path": "celerylint", "settings": {"select": ["CEL1"]}}})
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    await refreshed(client)
    assert "CEL206" not in codes(await asked(client, uri))


@pytest.mark.asyncio
async def test_rules_in_comments_lead_to_their_pages(client: LanguageClient, tmp_path: Path) -> None:
    comment = "# celerylint: ignore[unknown-call-option, CEL2, CEL205] 😀  # noqa: E501, cel206"
    uri = opened(client, tmp_path / "shop/calls.py", CALLS.replace("countdwn=5)", f"countdwn=5)  {comment}"))
    line = CALLS.split("\n")[4] + "  "
    page = f"{RULES}/cel206-unknown-call-option/"
    assert await linked(client, uri) == [
        (4, len(line) + comment.index("unknown"), page),
        (4, len(line) + comment.index("CEL205"), f"{RULES}/cel205-signature-mismatch/"),
        (4, len(line) + comment.index("cel206") + 3, page),  # this editor counts bytes
    ]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("celerylint.toml", 'select = ["CEL2", "CEL206"]\n[severity]\nunknown-call-option = "minor"\n'),
        ("pyproject.toml", '[tool.celerylint]\nignore = ["CEL206"]\n[tool.other]\nignore = ["CEL206"]\n'),
    ],
)
async def test_rules_in_configuration_lead_to_their_pages(
    client: LanguageClient, tmp_path: Path, name: str, text: str
) -> None:
    uri = opened(client, tmp_path / name, text, "toml")
    page = f"{RULES}/cel206-unknown-call-option/"
    expected = {"celerylint.toml": [(0, 19, page), (2, 0, page)], "pyproject.toml": [(1, 11, page)]}
    assert await linked(client, uri) == expected[name]
    assert codes(await asked(client, uri)) == []


@pytest.mark.asyncio
async def test_what_cannot_be_looked_into_has_no_findings_and_no_links(client: LanguageClient, tmp_path: Path) -> None:
    uri = "untitled:Untitled-1"
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "python", 1, CALLS)))
    assert (codes(await asked(client, uri)), await linked(client, uri)) == ([], [])
    broken = opened(client, tmp_path / "shop/calls.py", f"{CALLS}def (\n")
    assert codes(await asked(client, broken)) == ["invalid-syntax"]
