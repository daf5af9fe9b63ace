"""Run one command with this machine's servers behind it: those of a `make run` that is going on, or our own.

python -m casereview.standalone.with_servers manage.py verify_record
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from casereview import data_folders
from casereview.standalone.servers import Busy, Servers

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    os.environ["CASEREVIEW_LOCAL"] = "1"
    servers = Servers(data_folders.data_folder(CHECKOUT))
    try:
        try:
            servers.own()
            if not os.environ.get("DATABASE_URL"):
                servers.start_postgres()
            if not os.environ.get("REDIS_URL"):
                servers.start_valkey()
        except Busy:
            pass  # a `make run` has them up
        return subprocess.run([sys.executable, *sys.argv[1:]], check=False).returncode  # noqa: S603  (what was typed)
    except data_folders.StartRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        servers.stop()


if __name__ == "__main__":
    raise SystemExit(main())
