"""From the bytes of one file to its facts."""

from __future__ import annotations

from dataclasses import replace

from celerylint.extract.directives import directives_of
from celerylint.extract.extents import extents_of
from celerylint.extract.module import ModuleWalk
from celerylint.model.facts import FileFacts, SyntaxProblem
from celerylint.syntax.parse import parse


def facts_of(path: str, source: bytes) -> FileFacts:
    """What the file says; never raises. A file that cannot be read so far has a `problem` and nothing else."""
    parsed = parse(source, path)
    if isinstance(parsed, SyntaxProblem):
        return FileFacts(path, problem=parsed)
    facts = ModuleWalk(parsed, path).facts()
    comments = parsed.positions.comments()
    if any("celerylint" in comment.text or "noqa" in comment.text.lower() for comment in comments):
        directives = directives_of(path, comments, extents_of(parsed.module, parsed.positions))
    else:
        directives = ()
    return replace(facts, comments=comments, directives=directives)
