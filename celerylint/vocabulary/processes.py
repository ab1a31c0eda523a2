"""What programs do to their process as a whole."""

from __future__ import annotations

from typing import Final

# Calls at import that change the process for everything that runs in it.
PATCHES: Final = frozenset(("nest_asyncio.apply",))
# What a handler at exit does once for all processes, in the one that made the thing.
TIDY_FOR_ALL: Final = frozenset(("rmtree", "remove", "unlink", "rmdir", "cleanup", "removedirs"))
# What the end of a process does as well.
LET_GO: Final = frozenset(("dispose", "disconnect", "close_all"))
