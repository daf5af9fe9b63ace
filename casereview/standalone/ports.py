"""Whether the web server's port is to be had, told before anything is started."""

from __future__ import annotations

import socket

from casereview.data_folders import StartRefused

HOST = "127.0.0.1"
HIGHEST = 65_535


def check(port: int, host: str = HOST) -> None:
    if not 0 < port <= HIGHEST:
        raise StartRefused(f"{port} is no port: run `make run PORT=8001`")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As gunicorn does it: a port that a run of a moment ago still lingers on is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise StartRefused(f"Port {port} is kept for root; run `make run PORT=8001`") from None
        except OSError:
            other = port + 1 if port < HIGHEST else 8000
            raise StartRefused(f"Port {port} is in use; run `make run PORT={other}`") from None
