"""How long an editor waits: from a change in an open file to what is found with it.

    python benchmarks/editing.py TREE [--file PATH] [--runs N] [--push]

Starts `celerylint server` on the tree, opens a file (the first that sends or defines tasks), and changes it again and
again: a comment above everything, which moves every line, and a statement below. Shows the seconds to the first
findings, and the median and the slowest of the changes. With --push the editor waits to be told, which takes the
server's pause in addition; else it asks.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import sys
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

WORDS = (b"@shared_task", b"@app.task", b".delay(", b".apply_async(")


def sends(tree: Path) -> Path:
    """The first file outside test suites and hidden folders that has to do with tasks."""
    files = (
        path for path in sorted(tree.rglob("*.py")) if not re.search(r"test|(?:^|/)\.", str(path.relative_to(tree)))
    )
    return next(path for path in files if any(word in path.read_bytes() for word in WORDS))


class Editor:
    """One open file, and the server that looks at it."""

    def __init__(self, file: Path, *, push: bool) -> None:
        self.uri, self.text, self.push = file.as_uri(), file.read_text(), push
        self.client = LanguageClient("editing", "1")
        self.told = asyncio.Event()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._hear(params))

    def _hear(self, params: types.PublishDiagnosticsParams) -> None:
        """Note that the server has told of the file."""
        if params.uri == self.uri:
            self.told.set()

    async def begin(self, tree: Path) -> None:
        """Start the server."""
        await self.client.start_io(sys.executable, "-m", "celerylint", "server")
        asks = None if self.push else types.DiagnosticClientCapabilities()
        capabilities = types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(diagnostic=asks))
        await self.client.initialize_async(types.InitializeParams(capabilities, root_uri=tree.as_uri()))
        self.client.initialized(types.InitializedParams())

    async def open(self) -> float:
        """Open the file; the seconds until its findings are there."""
        start = time.perf_counter()
        item = types.TextDocumentItem(self.uri, "python", 0, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.shown()
        return time.perf_counter() - start

    async def change(self, turn: int) -> float:
        """Change the file; the seconds until its findings are there."""
        start = time.perf_counter()
        text = f"# {turn}\n{self.text}" if turn % 2 else f"{self.text}\nx = {turn}\n"
        document = types.VersionedTextDocumentIdentifier(turn, self.uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))
        await self.shown()
        return time.perf_counter() - start

    async def shown(self) -> None:
        """Ask for findings, or wait for them."""
        if self.push:
            await self.told.wait()
            self.told.clear()
        else:
            params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(self.uri))
            await self.client.text_document_diagnostic_async(params)

    async def end(self) -> None:
        """Stop the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call,unused-ignore]


async def measure(tree: Path, file: Path, runs: int, *, push: bool) -> None:
    """Edit and print."""
    editor = Editor(file, push=push)
    await editor.begin(tree)
    first = await editor.open()
    rows = [await editor.change(turn) for turn in range(1, runs + 1)]
    await editor.end()
    print(f"{file.relative_to(tree)}: first {first:.3f} s, then {runs} changes:", end=" ")
    print(f"median {statistics.median(rows):.3f} s, slowest {max(rows):.3f} s")


def main() -> None:
    """Read the arguments, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--file", type=Path, help="relative to the tree")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--push", action="store_true")
    arguments = parser.parse_args()
    tree = arguments.tree.resolve()
    file = tree / arguments.file if arguments.file else sends(tree)
    asyncio.run(measure(tree, file, arguments.runs, push=arguments.push))


if __name__ == "__main__":
    main()
