"""Calls that wait for somebody else, and how each is told to give up."""

from __future__ import annotations

from typing import Final, NamedTuple


class Wait(NamedTuple):
    """`position` is the place of the `timeout` argument among the positional ones; None when it is given by keyword.

    `kind` is "network" or "process". `limited` calls give up by themselves unless told not to. `shared` ones follow
    `socket.setdefaulttimeout`.
    """

    kind: str
    position: int | None = None
    limited: bool = False
    shared: bool = False


_VERBS: Final = ("get", "post", "put", "patch", "delete", "head", "options", "request")
SESSIONS: Final = ("requests.Session", "requests.sessions.Session", "requests.session", "requests.sessions.session")
_REQUESTS: Final = ("requests", "requests.api", *SESSIONS)
_HTTPX: Final = ("httpx", "httpx.Client", "httpx.AsyncClient")

WAITS: Final[dict[str, Wait]] = {
    **{f"{owner}.{verb}": Wait("network") for owner in _REQUESTS for verb in _VERBS},
    **{f"{owner}.{verb}": Wait("network", limited=True) for owner in _HTTPX for verb in (*_VERBS, "stream")},
    "httpx.Client": Wait("network", limited=True),
    "httpx.AsyncClient": Wait("network", limited=True),
    "urllib.request.urlopen": Wait("network", 2, shared=True),
    "smtplib.SMTP": Wait("network", 3, shared=True),
    "smtplib.SMTP_SSL": Wait("network", shared=True),
    "ftplib.FTP": Wait("network", 4, shared=True),
    "ftplib.FTP_TLS": Wait("network", shared=True),
    "imaplib.IMAP4": Wait("network", 2, shared=True),
    "imaplib.IMAP4_SSL": Wait("network", shared=True),
    "poplib.POP3": Wait("network", 2, shared=True),
    "poplib.POP3_SSL": Wait("network", shared=True),
    "socket.create_connection": Wait("network", 1, shared=True),
    "http.client.HTTPConnection": Wait("network", 2, shared=True),
    "http.client.HTTPSConnection": Wait("network", shared=True),
    "paramiko.SSHClient.connect": Wait("network"),
    "paramiko.client.SSHClient.connect": Wait("network"),
    "subprocess.run": Wait("process"),
    "subprocess.call": Wait("process"),
    "subprocess.check_call": Wait("process"),
    "subprocess.check_output": Wait("process"),
    "subprocess.Popen.wait": Wait("process", 0),
    "subprocess.Popen.communicate": Wait("process", 1),
}
# What changes the default of the `shared` ones for the whole process.
SHARED_TIMEOUT: Final = "socket.setdefaulttimeout"
# Adapters that leave the timeout as it is.
PLAIN_ADAPTERS: Final = frozenset(("requests.adapters.HTTPAdapter",))
# Methods through which a session's requests go: who replaces one may add a timeout.
SESSION_METHODS: Final = frozenset(("request", "send", *_VERBS))
