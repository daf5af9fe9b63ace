"""How a line of the log looks, and what it may not hold.

The message of an exception often quotes data: a unique constraint names the record number that it met.
So a traceback keeps its frames and the kind of the error, and loses the words.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class FramesOnly(logging.Formatter):
    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  (the standard library's name)
        error = ei[1]
        lines: list[str] = []
        while error is not None:
            lines[:0] = [*traceback.format_tb(error.__traceback__), self.kind(error)]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(lines).rstrip()

    @staticmethod
    def kind(error: BaseException) -> str:
        state = getattr(error, "sqlstate", None)
        return f"{type(error).__module__}.{type(error).__qualname__}{f' [{state}]' if state else ''}\n"
