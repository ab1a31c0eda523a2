"""Addresses of brokers and result backends, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from celerylint.model.values import Known, Opaque, Value

_URL: Final = re.compile(
    r"(?P<scheme>[\w+.-]+)://(?:(?P<user>[^:@/?#]*)(?::(?P<password>[^@/?#]*))?@)?(?P<host>\[[\d:a-fA-F]+\]|[^:/?#,;]*)"
)
_LOCAL: Final = re.compile(r"localhost(\..*)?|127(\.\d+){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal|", re.I)
_PRIVATE: Final = re.compile(r"10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}")


@dataclass(frozen=True, slots=True)
class Url:
    """One address. `user` and `password` are "" when they are not given."""

    scheme: str
    user: str
    password: str
    host: str

    @property
    def is_local(self) -> bool:
        """Whether it stays on the machine."""
        return _LOCAL.fullmatch(self.host) is not None

    @property
    def is_inside(self) -> bool:
        """Whether its host is only known inside some network: a private address, or a name without a domain."""
        return "." not in self.host or _PRIVATE.fullmatch(self.host) is not None

    @property
    def is_template(self) -> bool:
        """Whether parts of it are still to be filled in."""
        return any(mark in part for part in (self.user, self.password, self.host) for mark in "{}<>$%*")


def urls(text: str) -> Iterator[Url]:
    """The addresses in a setting's text: several are parted by semicolons."""
    for part in text.split(";"):
        if match := _URL.match(part.strip()):
            user, password = (unquote(match[name] or "") for name in ("user", "password"))
            yield Url(match["scheme"].lower(), user, password, match["host"])


def addresses(value: Value) -> Iterator[Url]:
    """The addresses that a setting holds: one text, or several in a list; an environment's default counts."""
    known = value.default if isinstance(value, Opaque) else value
    given = known.value if isinstance(known, Known) else None
    for text in given if isinstance(given, tuple) else (given,):
        if isinstance(text, str):
            yield from urls(text)
