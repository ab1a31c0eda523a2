"""`python -m celerylint`."""

from celerylint.cli import main

main()
