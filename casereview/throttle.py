"""Ten failed sign-ins per account in a quarter of an hour; other accounts are not touched.

The counter lives in the cache. When the cache is away people can still sign in: a ward that cannot read its
cases is the greater harm, and passwords are long.
"""

import hashlib
import logging

from django.core.cache import cache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
MOST = 10
WINDOW = 15 * 60  # seconds, from the first failure


def _key(email: str) -> str:
    """The account as typed, known or not, so that neither shows; hashed, so that no address is stored."""
    return "signin-" + hashlib.sha256(email.strip().lower().encode("utf-8", "replace")).hexdigest()


def is_blocked(email: str) -> bool:
    try:
        return int(cache.get(_key(email), 0)) >= MOST
    except (RedisError, OSError) as error:
        log.warning("sign-in limit not asked: %s", type(error).__name__)
        return False


def failed(email: str) -> None:
    key = _key(email)
    try:
        if not cache.add(key, 1, WINDOW):
            cache.incr(key)
    except ValueError:  # it ran out between the two
        failed(email)
    except (RedisError, OSError) as error:
        log.warning("failed sign-in not counted: %s", type(error).__name__)


def succeeded(email: str) -> None:
    try:
        cache.delete(_key(email))
    except (RedisError, OSError) as error:
        log.warning("sign-in limit not cleared: %s", type(error).__name__)
