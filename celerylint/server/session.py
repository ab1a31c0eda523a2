"""One editor that is served. One thread checks, one project at a time; the event loop only talks."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from celerylint import __version__
from celerylint.server.projects import Opened, Projects
from celerylint.server.shapes import diagnostic
from celerylint.settings.load import SettingsError, parse

_SUFFIXES = (".py", ".pyi")


class Server(LanguageServer):
    """The language server of one editor."""

    def __init__(self) -> None:
        super().__init__("celerylint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
        self.projects = Projects(Path.cwd())
        self._thread = ThreadPoolExecutor(1)
        self._checking = asyncio.Lock()
        self._complaint = ""

    def configure(self, given: object) -> None:
        """Take over the editor's settings: keys as in a configuration file, maybe below `celerylint` or `settings`."""
        table = given if isinstance(given, Mapping) else {}
        for name in ("celerylint", "settings"):
            table = table[name] if isinstance(table.get(name), Mapping) else table
        try:
            self.projects.override(parse(table, "editor settings"))
        except SettingsError as error:
            self.complain(error)

    def complain(self, error: Exception) -> None:
        """Tell a wrong configuration once."""
        if str(error) != self._complaint:
            self._complaint = str(error)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"celerylint: {error}"))

    def documents(self) -> dict[str, Path]:
        """The Python files that are open, by URI as the editor spells it."""
        found = {}
        for document in self.workspace.text_documents.values():
            path = path_of(document.uri)
            if path is not None and path.suffix in _SUFFIXES and document.version is not None:
                found[document.uri] = path
        return found

    def _buffers(self) -> dict[Path, bytes]:
        """The texts that the editor holds, by file."""
        texts = ((path, self.workspace.get_text_document(uri).source) for uri, path in self.documents().items())
        return {path: text.encode("utf-8", "surrogatepass") for path, text in texts}

    async def opened(self, uri: str) -> Opened | None:
        """The checked project of a document; None for what is no Python file, or cannot be configured.

        Who waits here while the text changes again is served from the one check of the newest text.
        """
        path = path_of(uri)
        if path is None or path.suffix not in _SUFFIXES:
            return None
        async with self._checking:
            loop = asyncio.get_running_loop()
            try:
                return await loop.run_in_executor(self._thread, self.projects.check, path, self._buffers())
            except SettingsError as error:
                self.complain(error)
                return None

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """What is found in one document."""
        opened = await self.opened(uri)
        if opened is None:
            return []
        root = opened.job.reach.root
        path = opened.relative(Path(uris.to_fs_path(uri) or ""))
        here = (finding for finding in opened.checked.findings if finding.span.path == path)
        return [diagnostic(finding, root, self.workspace) for finding in here]


server = Server()


def path_of(uri: str) -> Path | None:
    """The file of a document; None for one that is none."""
    name = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else None
