"""Signing in and out."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casereview import throttle
from casereview.web.pages import page

# The same words whether the account exists, is switched off, or the password is wrong.
REFUSED = _("E-mail address and password do not match an account. Check both and try again.")
WAIT = _("Too many tries for this account. Wait 15 minutes, or ask your administrator for a new password.")


class SignInForm(AuthenticationForm):
    username = forms.CharField(label=_("E-mail address"), max_length=254)
    error_messages = {"invalid_login": REFUSED, "inactive": REFUSED}

    def clean(self) -> dict[str, Any]:
        email = self.cleaned_data.get("username")
        if email and throttle.is_blocked(email):
            raise ValidationError(WAIT, code="wait")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            if email:
                throttle.failed(email)
            raise
        if email:
            throttle.succeeded(email)
        return cleaned


class SignIn(LoginView):
    authentication_form = SignInForm
    next_page = "worklist"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> Any:
        form = context["form"]
        status = 200
        if form.errors:
            status = 429 if form.has_error("__all__", code="wait") else 400
        says = [gettext(str(text)) for text in form.non_field_errors()]
        if form.errors and not says:
            says = [gettext("Type your e-mail address and your password.")]
        shown = {
            "says": says,
            "email": form["username"].value() or "",
            "next": context.get(self.redirect_field_name, ""),
        }
        return page(self.request, "signin.html", shown, status=status)


class SignOut(LogoutView):
    next_page = "signin"


def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """The administration has no door of its own: it would be one without the limit on tries."""
    if request.user.is_authenticated:
        raise PermissionDenied(gettext("The administration of accounts is for staff."))
    asked = {"next": request.GET.get("next") or reverse("admin:index")}
    return redirect(f"{reverse('signin')}?{urlencode(asked)}")
