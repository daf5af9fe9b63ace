"""``Authorization: Token ...``, how programs sign in."""

import re
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

KEY = re.compile(r"[0-9a-f]{40}\Z", re.ASCII)


class TokenSignIn(TokenAuthentication):
    """A module of its own, because the framework imports it while it is itself being imported."""

    def authenticate_credentials(self, key: str) -> tuple[Any, Any]:
        # What is no key is not asked of the database, which holds no NUL.
        if not KEY.match(key):
            raise AuthenticationFailed(_("This token is not valid."))
        return super().authenticate_credentials(key)
