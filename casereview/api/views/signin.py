"""Tokens for programs; people come with the session of the pages."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth import authenticate
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import extend_schema
from rest_framework.authentication import BaseAuthentication
from rest_framework.authtoken.models import Token
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import throttle
from casereview.api.http.errors import Problem
from casereview.api.http.preconditions import body_of, who
from casereview.api.openapi.document import REFUSED
from casereview.api.openapi.shapes import line, serializer_of, shape
from casereview.lifecycle.fields import kinds
from casereview.lifecycle.fields.field import InputField
from casereview.models import User
from casereview.workflow.input.cleaning import clean
from casereview.workflow.refusals import Invalid

LONGEST_PASSWORD = 1000
EMAIL = InputField("email", kinds.EMAIL, "E-mail")
PASSWORD = InputField("password", kinds.LINE, "Password")


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "casereview.api.http.tokens.TokenSignIn"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Token <key>"}


class TokenView(APIView):
    def get_authenticators(self) -> list[BaseAuthentication]:
        # Who asks for a token has none; a browser's cookie must not stand in for the password.
        if self.request is not None and self.request.method == "POST":
            return []
        return super().get_authenticators()

    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny()] if self.request.method == "POST" else [IsAuthenticated()]

    @extend_schema(
        operation_id="sign_in",
        summary="Get a token",
        request={"application/json": serializer_of("SignIn", (EMAIL, PASSWORD))},
        responses={200: shape("Token", token=line()), **REFUSED},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        body = body_of(request)
        password = body.pop("password", None)
        email = clean([EMAIL], body, None)["email"]
        if not isinstance(password, str) or not 0 < len(password) <= LONGEST_PASSWORD:
            raise Invalid({"password": [_("Send the password as text.")]})
        if throttle.is_blocked(email):
            raise Problem(
                HTTPStatus.TOO_MANY_REQUESTS,
                "throttled",
                _("Too many wrong tries for this account: wait a quarter of an hour."),
                **{"Retry-After": str(throttle.WINDOW)},
            )
        user = authenticate(request._request, username=email, password=password)
        if not isinstance(user, User):
            throttle.failed(email)
            raise Problem(
                HTTPStatus.UNAUTHORIZED,
                "wrong_credentials",
                _("E-mail and password do not belong to an account that is open."),
                **{"WWW-Authenticate": "Token"},
            )
        throttle.succeeded(email)
        token, _created = Token.objects.get_or_create(user=user)
        return Response({"token": token.key}, headers={"Cache-Control": "no-store"})

    @extend_schema(
        operation_id="sign_out", summary="End this account's token", responses={204: None, **REFUSED}
    )
    def delete(self, request: Request) -> Response:
        Token.objects.filter(user=who(request)).delete()
        return Response(status=HTTPStatus.NO_CONTENT)
