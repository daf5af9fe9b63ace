"""Where the browser for the journeys is."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = "apt install chromium, or set CHROMIUM to the program of another Chromium"


def find() -> str | None:
    """The program to start, or None: CHROMIUM when it names one, else what is on the PATH."""
    for name in filter(None, (os.environ.get("CHROMIUM"), *NAMES)):
        if path := shutil.which(name):
            return path
    return None


if __name__ == "__main__":
    # For .ci/run, before anything is installed: is there one?
    raise SystemExit(0 if find() else 1)
