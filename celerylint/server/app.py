"""The language server with everything that it answers."""

from __future__ import annotations

from celerylint.server import configuring, diagnosing, linking, offering, telling
from celerylint.server.session import server

__all__ = ["configuring", "diagnosing", "linking", "offering", "server", "telling"]
