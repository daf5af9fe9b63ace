"""Every address of the API, out of its URL conf, with what stands in its brackets filled in."""

import re
from typing import Any

from django.urls import URLPattern
from drf_spectacular.generators import SchemaGenerator

from casereview.api.urls import ROUTES

# What the server says of itself, made once.
DOCUMENT: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def template_of(route: Any) -> str:
    """As the OpenAPI document writes it: /api/cases/{case}/labs/."""
    return "/api/" + re.sub(r"<\w+:(\w+)>", r"{\1}", str(route.pattern))


def example_of(route: URLPattern, case: int = 1) -> str:
    path = template_of(route).replace("{case}", str(case))
    return re.sub(r"\{\w+\}", "1", path)


def methods_of(route: URLPattern) -> list[str]:
    view: Any = getattr(route.callback, "cls", None) or getattr(route.callback, "view_class", None)
    return [method for method in METHODS if hasattr(view, method.lower())]


def writable() -> list[tuple[str, URLPattern]]:
    """Each route with the method that a body is sent by; POST, which is refused, where there is none."""
    return [(next((m for m in methods_of(route) if m in ("POST", "PUT")), "POST"), route) for route in ROUTES]
