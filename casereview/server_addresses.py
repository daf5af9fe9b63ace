"""The addresses of the servers that live in a data folder. Pure: nothing is started, read or made.

Both servers listen on a Unix socket inside a folder that only their own user (and root) may enter.
So there is no port to pick, none to lose to another program, and no other account on the machine gets in.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

POSTGRES_PORT = 5432  # no TCP port: only part of the socket's file name
DATABASE = "casereview"


def postgres_folder(data: Path) -> Path:
    return data / "postgres"


def valkey_folder(data: Path) -> Path:
    return data / "valkey"


def valkey_socket(data: Path) -> Path:
    return valkey_folder(data) / "valkey.sock"


def database_url(data: Path, name: str = DATABASE) -> str:
    return f"postgresql://{DATABASE}@/{name}?host={quote(str(postgres_folder(data)))}&port={POSTGRES_PORT}"


def redis_url(data: Path) -> str:
    return f"unix://{quote(str(valkey_socket(data)))}?db=0"


def broker_url(redis: str) -> str:
    """Celery's spelling of an address: a Unix socket is redis+socket:// to kombu and unix:// to redis-py."""
    parts = urlsplit(redis)
    if parts.scheme != "unix":
        return redis
    number = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair).get("db", "0")
    return f"redis+socket://{quote(unquote(parts.path))}?virtual_host={number}"
