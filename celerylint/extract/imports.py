"""The modules a file imports, read from its text without parsing it: enough to know which files lead where."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

_IMPORT: Final = re.compile(
    rb"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+([\w., \t]+))", re.M
)


def imported_names(source: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each imported module as written, with the names taken from it."""
    for match in _IMPORT.finditer(source.removeprefix(codecs.BOM_UTF8)):
        origin, names, plain = match.groups()
        if plain is not None:
            for part in plain.decode("ascii", "ignore").split(","):
                yield part.split(" as ")[0].strip(), ()
        else:
            listed = re.sub(r"#[^\n]*", "", names.decode("utf-8", "ignore")).strip("() \t\r\n\\")
            taken = tuple(part.split(" as ")[0].strip() for part in listed.split(","))
            yield origin.decode("ascii", "ignore"), tuple(name for name in taken if name and name != "*")
