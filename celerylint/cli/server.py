"""`celerylint server`."""

from __future__ import annotations

import click


@click.command()
def server() -> None:
    """Run the language server on stdin and stdout; needs `pip install 'celerylint[lsp]'`."""
    try:
        from celerylint.server.app import server as language_server
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException("The language server needs more: pip install 'celerylint[lsp]'") from error
    language_server.start_io()
