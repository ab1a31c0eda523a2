"""What the server answers. One thread checks, one project at a time; the event loop only talks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from celerylint import __version__
from celerylint.fix.changes import Linted
from celerylint.fix.lower import Lowerings
from celerylint.fix.mend import mend
from celerylint.server.places import Place, home, rule_named, senders, task_at, task_told
from celerylint.server.projects import Opened, Projects
from celerylint.server.shapes import FIX_ALL, actions, diagnostic, location, range_of
from celerylint.settings.load import SettingsError, parse

_PAUSE: Final = 0.2  # seconds without a key pressed, before a file is checked
_WATCHED: Final = ("**/*.py", "**/pyproject.toml", "**/celerylint.toml", "**/.celerylint.toml")


_Positioned = types.HoverParams | types.DefinitionParams | types.ReferenceParams


class Server(LanguageServer):
    """The language server of one editor."""

    def __init__(self) -> None:
        super().__init__("celerylint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
        self.projects = Projects(Path.cwd())
        self._thread = ThreadPoolExecutor(1)
        self._waiting: asyncio.Task[None] | None = None
        self._complaint = ""

    def configure(self, settings: object) -> None:
        """Take over the editor's settings: keys as in a configuration file."""
        table = settings if isinstance(settings, Mapping) else {}
        table = table.get("celerylint", table.get("settings", table))
        try:
            self.projects.overrides = parse(table if isinstance(table, Mapping) else {}, "editor settings")
        except SettingsError as error:
            self.complain(error)
        self.projects.forget()

    def complain(self, error: Exception) -> None:
        """Tell a wrong configuration once."""
        if str(error) != self._complaint:
            self._complaint = str(error)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"celerylint: {error}"))

    def buffers(self) -> dict[Path, bytes]:
        """The texts that the editor holds, by file."""
        found = {}
        for uri, document in self.workspace.text_documents.items():
            path = _path(uri)
            if path is not None and document.version is not None:
                found[path] = document.source.encode("utf-8", "surrogatepass")
        return found

    async def opened(self, uri: str) -> Opened | None:
        """The checked project of a document; None for what is no file, or cannot be configured."""
        path = _path(uri)
        if path is None:
            return None
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, self.projects.check, path, self.buffers())
        except SettingsError as error:
            self.complain(error)
            return None

    def schedule(self) -> None:
        """Check what is open as soon as nothing has changed for a moment."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.ensure_future(self._publish_later())

    async def _publish_later(self) -> None:
        await asyncio.sleep(_PAUSE)
        for uri in list(self.buffers_by_uri()):
            opened = await self.opened(uri)
            found = list(self.diagnostics(uri, opened)) if opened else []
            version = self.workspace.get_text_document(uri).version
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def buffers_by_uri(self) -> Iterator[str]:
        """The documents that are open."""
        return (uri for uri, document in self.workspace.text_documents.items() if document.version is not None)

    def diagnostics(self, uri: str, opened: Opened) -> Iterator[types.Diagnostic]:
        """What was found in one document."""
        root = opened.job.reach.root
        path = opened.relative(Path(uris.to_fs_path(uri) or ""))
        for finding in opened.checked.findings:
            if finding.span.path == path:
                yield diagnostic(finding, root, self.workspace)


server = Server()


def _path(uri: str) -> Path | None:
    name = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else None


@server.feature(types.INITIALIZE)
def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Take the folder and the settings that the editor gives."""
    if (folder := _path(params.root_uri or "")) is not None:
        ls.projects = Projects(folder)
    if params.initialization_options is not None:
        ls.configure(params.initialization_options)


@server.feature(types.INITIALIZED)
def initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask to be told of changes on the disk."""
    workspace = ls.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched is None or not watched.dynamic_registration:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(name) for name in _WATCHED])
    request = types.Registration("celerylint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    ls.client_register_capability(types.RegistrationParams([request]))


@server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
def configured_anew(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """Take new settings of the editor."""
    ls.configure(params.settings)
    ls.schedule()


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def changed_on_disk(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Look again at what lies on the disk."""
    ls.projects.forget()
    ls.schedule()


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def changed(ls: Server, params: object) -> None:
    """Check once the typing pauses."""
    ls.schedule()


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """What is not open shows no findings."""
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))
    ls.schedule()


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


@server.feature(types.TEXT_DOCUMENT_HOVER)
async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What is known of the task, or the rule that a comment names, under the cursor."""
    opened = await ls.opened(params.text_document.uri)
    if opened is None or opened.checked.project is None:
        return None
    at = _place(ls, opened, params)
    text = rule_named(opened, at) or task_told(opened, at)
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
