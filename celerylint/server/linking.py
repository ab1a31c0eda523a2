"""From the rules that comments and configuration name to their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from lsprotocol import types

from celerylint import registry
from celerylint.model.source import Span
from celerylint.rule import Rule
from celerylint.server.places import rules_named
from celerylint.server.session import Server, path_of, server
from celerylint.server.shapes import range_of
from celerylint.settings.load import FILE_NAMES

_HEADER: Final = re.compile(r"\s*\[+\s*([^\[\]]+)\]")
_OURS: Final = re.compile(r"tool\s*\.\s*celerylint\b")
_WORD: Final = re.compile(r"[\w-]+")


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
async def links(ls: Server, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    """A link for each rule that a suppression comment or a configuration file names."""
    uri = params.text_document.uri
    path, document = path_of(uri), ls.workspace.get_text_document(uri)
    if path is None:
        return []
    if path.name in FILE_NAMES:
        found = list(_configured(path, document.lines))
    else:
        opened = await ls.opened(uri)
        found = list(rules_named(opened, opened.relative(path))) if opened else []
    tooltips = _shows_tooltips(ls)
    return [
        types.DocumentLink(
            range_of(span, document), target=rule.url, tooltip=f"{rule.code} {rule.name}" if tooltips else None
        )
        for span, rule in found
    ]


def _shows_tooltips(ls: Server) -> bool:
    documents = ls.client_capabilities.text_document
    return documents is not None and bool(documents.document_link and documents.document_link.tooltip_support)


def _configured(path: Path, lines: Sequence[str]) -> Iterator[tuple[Span, Rule]]:
    ours = path.name != "pyproject.toml"
    for number, line in enumerate(lines, 1):
        if path.name == "pyproject.toml" and (header := _HEADER.match(line)):
            ours = _OURS.match(header[1]) is not None
        for word in _WORD.finditer(line) if ours else ():
            if (rule := registry.find(word[0])) is not None:
                yield Span(path.name, number, word.start() + 1, number, word.end() + 1), rule
