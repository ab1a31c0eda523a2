"""The command line. This module stays light: editors ask for the version often, and wait for it."""

import sys

from celerylint import __version__


def main() -> None:
    """The console script."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"celerylint {__version__}")
        return
    try:
        from celerylint.cli.app import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run())
