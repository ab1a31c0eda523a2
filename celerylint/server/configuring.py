"""What the editor says at the beginning and when its settings change, and changes on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lsprotocol import types

from celerylint.server.diagnosing import outdated
from celerylint.server.projects import Projects
from celerylint.server.session import Server, path_of, server
from celerylint.server.shapes import SOURCE
from celerylint.settings.load import FILE_NAMES

_WATCHED: Final = ("**/*.py", *(f"**/{name}" for name in FILE_NAMES))


@server.feature(types.INITIALIZE)
def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Take the folder and the settings that the editor gives."""
    if (folder := path_of(params.root_uri or "")) is not None:
        ls.projects = Projects(folder)
    if params.initialization_options is not None:
        ls.configure(params.initialization_options)


@server.feature(types.INITIALIZED)
async def initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask for the settings, and to be told of changes of theirs and on the disk."""
    if wanted := list(_registrations(ls)):
        ls.client_register_capability(types.RegistrationParams(wanted))
    if _tells_settings(ls):
        await _ask(ls)


def _tells_settings(ls: Server) -> bool:
    """Whether the editor can be asked for its settings."""
    workspace = ls.client_capabilities.workspace
    return workspace is not None and bool(workspace.configuration)


def _registrations(ls: Server) -> Iterator[types.Registration]:
    workspace = ls.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched is not None and watched.dynamic_registration:
        options: Any = types.DidChangeWatchedFilesRegistrationOptions(
            [types.FileSystemWatcher(name) for name in _WATCHED]
        )
        yield types.Registration("celerylint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    settings = workspace.did_change_configuration if workspace else None
    if settings is not None and settings.dynamic_registration:
        options = types.DidChangeConfigurationRegistrationOptions(SOURCE)
        yield types.Registration("celerylint-settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, options)


async def _ask(ls: Server) -> None:
    """Take the settings that the editor has for us; where it has none, those given before stay."""
    (given,) = await ls.workspace_configuration_async(
        types.ConfigurationParams([types.ConfigurationItem(section=SOURCE)])
    )
    if given is not None:
        ls.configure(given)
        outdated(ls)


@server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
async def configured_anew(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    """Take new settings of the editor: those it sends, else those it has when asked."""
    if params.settings:
        ls.configure(params.settings)
        outdated(ls)
    elif _tells_settings(ls):
        await _ask(ls)


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def changed_on_disk(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Look again at what lies on the disk."""
    ls.projects.forget()
    outdated(ls)
