"""What is known of a place in a document, and where it leads."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from celerylint.server.places import Place, home, rule_at, senders, task_at, task_told
from celerylint.server.projects import Opened
from celerylint.server.session import Server, server
from celerylint.server.shapes import location

_Positioned = types.HoverParams | types.DefinitionParams | types.ReferenceParams


@server.feature(types.TEXT_DOCUMENT_HOVER)
async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What is known of the task, or the rule that a comment names, under the cursor."""
    opened = await ls.opened(params.text_document.uri)
    if opened is None or opened.checked.project is None:
        return None
    at = _place(ls, opened, params)
    text = rule_at(opened, at) or task_told(opened, at)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
async def definition(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
    """From a call, a name or an entry of the schedule to the task."""
    opened = await ls.opened(params.text_document.uri)
    task = task_at(opened, _place(ls, opened, params)) if opened else None
    return [location(home(opened, task), opened.job.reach.root, ls.workspace)] if opened and task else []


@server.feature(types.TEXT_DOCUMENT_REFERENCES)
async def references(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
    """From a task to what sends it: calls and entries of the schedule."""
    opened = await ls.opened(params.text_document.uri)
    task = task_at(opened, _place(ls, opened, params)) if opened else None
    if opened is None or task is None:
        return []
    return [location(span, opened.job.reach.root, ls.workspace) for span in senders(opened, task)]


def _place(ls: Server, opened: Opened, params: _Positioned) -> Place:
    document = ls.workspace.get_text_document(params.text_document.uri)
    position = document.position_codec.position_from_client_units(document.lines, params.position)
    return Place(opened.relative(Path(document.path)), position.line + 1, position.character + 1)
