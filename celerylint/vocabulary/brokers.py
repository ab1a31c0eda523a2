"""Message brokers: what their URLs say, and how long each waits for an acknowledgement."""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import urlsplit

# Transport -> seconds after which an unacknowledged message is delivered again, unless `visibility_timeout` says else.
VISIBILITY: Final = {"redis": 3600, "rediss": 3600, "sentinel": 3600, "sqs": 1800}

# Schemes of brokers and result backends, in words; and those that encrypt by themselves.
KINDS: Final = {
    "amqp": "RabbitMQ",
    "amqps": "RabbitMQ over TLS",
    "cache": "a cache",
    "db": "a database",
    "django-db": "Django's database",
    "filesystem": "files",
    "gcpubsub": "Google Pub/Sub",
    "memory": "memory",
    "mongodb": "MongoDB",
    "pyamqp": "RabbitMQ",
    "redis": "Redis",
    "rediss": "Redis over TLS",
    "rpc": "replies over the broker",
    "sentinel": "Redis Sentinel",
    "sqs": "Amazon SQS",
    "valkey": "Valkey",
}
ENCRYPTED: Final = ("rediss", "amqps", "sqs", "gcpubsub")
RABBITMQ: Final = frozenset(("amqp", "amqps", "pyamqp"))


def transport(url: str) -> str:
    """The transport of a broker URL (the first, where several are given), lower-case."""
    return url.partition(":")[0].partition("+")[0].lower()


class Database(NamedTuple):
    """A Redis server, and one of its databases."""

    host: str
    port: int
    number: str


def redis_database(url: object) -> Database | None:
    """The database that a URL means; None for anything but Redis on one known host."""
    if not isinstance(url, str) or transport(url) not in ("redis", "rediss", "valkey"):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or 6379
    except ValueError:
        return None
    host = "localhost" if parts.hostname in (None, "127.0.0.1") else parts.hostname
    return Database(host or "", port, parts.path.strip("/") or "0")
