"""Whether the server can work: asked by load balancers and by `make check`."""

import logging

from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 while the database answers. A broker that is away delays notices and loses none: it only shows."""
    database, broker = _database(), _broker()
    body = {
        "status": "ok" if database else "failing",
        "database": "ok" if database else "unreachable",
        "broker": "ok" if broker else "unreachable",
    }
    return JsonResponse(body, status=200 if database else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        log.error("health: database: %s", type(error).__name__)
        return False
    return True


def _broker() -> bool:
    """Cache and broker are one server."""
    try:
        cache.get("health")
    except (RedisError, OSError) as error:
        log.warning("health: broker: %s", type(error).__name__)
        return False
    return True
