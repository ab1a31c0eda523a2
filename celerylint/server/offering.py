"""Fixes to choose from, and all safe fixes of a document."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from lsprotocol import types

from celerylint.fix.changes import Linted
from celerylint.fix.lower import Lowerings
from celerylint.fix.mend import mend
from celerylint.server.projects import Opened
from celerylint.server.session import Server, server
from celerylint.server.shapes import FIX_ALL, actions, diagnostic, range_of


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True),
)
async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The fixes of what was found in a range, and all safe fixes of the document."""
    uri, kinds = params.text_document.uri, params.context.only or ()
    found: list[types.CodeAction] = []
    if not kinds or types.CodeActionKind.QuickFix in kinds:
        found += await _quick_fixes(ls, params)
    if not kinds or any(FIX_ALL.startswith(str(getattr(kind, "value", kind))) for kind in kinds):
        found.append(types.CodeAction("celerylint: Fix all", kind=FIX_ALL, data=uri))
    return found


async def _quick_fixes(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    opened = await ls.opened(uri)
    if opened is None or opened.checked.project is None:
        return []
    document = ls.workspace.get_text_document(uri)
    path = opened.relative(Path(document.path))
    lowerings = Lowerings(opened.read, opened.checked.project.files)
    found: list[types.CodeAction] = []
    for finding in opened.checked.findings:
        if finding.span.path == path and _touches(range_of(finding.span, document), params.range):
            shown = diagnostic(finding, opened.job.reach.root, ls.workspace)
            found += actions(lowerings.shown(finding), uri, document, shown)
    return found


def _touches(first: types.Range, second: types.Range) -> bool:
    return first.start <= second.end and second.start <= first.end


@server.feature(types.CODE_ACTION_RESOLVE)
async def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
    """Make all safe fixes of a document, as `check --fix` does: a fix is kept when its finding goes and none comes."""
    uri = str(action.data)
    opened = await ls.opened(uri)
    if opened is not None:
        document = ls.workspace.get_text_document(uri)
        path = opened.relative(Path(document.path))
        text = await asyncio.get_running_loop().run_in_executor(None, _fixed, opened, path)
        if text is not None:
            whole = types.Range(types.Position(0, 0), types.Position(len(document.lines), 0))
            action.edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(whole, text)]})
    return action


def _fixed(opened: Opened, path: str) -> str | None:
    def lint(texts: Mapping[str, bytes]) -> Linted:
        return opened.job.lint({**opened.texts, **texts})

    def here(found: Linted) -> Linted:
        return found._replace(findings=[item for item in found.findings if item.span.path == path])

    text = mend(lambda texts: here(lint(texts)), opened.read, opened.job.policy).texts.get(path)
    return text.decode("utf-8", "surrogatepass") if text is not None else None
