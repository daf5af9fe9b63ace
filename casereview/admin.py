"""Accounts, sites and centers. No case data is edited here: cases change by verbs, which leave a record.

The classes of Django that stand here take type arguments in its stubs and not at run time.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from rest_framework.authtoken.models import TokenProxy

from casereview.models import Center, Membership, Site, User

admin.site.site_header = _("Case review: accounts")
admin.site.site_title = _("Case review")
admin.site.index_title = _("Accounts, sites and centers")
admin.site.unregister(Group)  # roles are memberships of sites; a group would grant nothing
admin.site.unregister(TokenProxy)  # its list would show every token of the API in full


class NewUserForm(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("email", "name")

    def clean_email(self) -> str:
        """Accounts are looked up in lower case; another spelling of the same address is the same person."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("An account with this address exists."))
        return email


class ChangeUserForm(UserChangeForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = "__all__"

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("An account with this address exists."))
        return email


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 1


class RecordAdmin:
    """Nobody who stands in a record is deleted: switch the account off."""

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False


@admin.register(User)
class PeopleAdmin(RecordAdmin, UserAdmin):  # type: ignore[type-arg]
    form = ChangeUserForm
    add_form = NewUserForm
    ordering = ("name",)
    list_display = ("name", "email", "is_active", "is_staff")
    list_filter = ("is_active", "memberships__site")
    search_fields = ("name", "email")
    readonly_fields = ("last_login",)
    inlines = (MembershipInline,)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "is_superuser", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("user", "site", "role", "chair")
    list_filter = ("site", "role")
    list_select_related = ("user", "site")
    autocomplete_fields = ("user",)


@admin.register(Site)
class SiteAdmin(RecordAdmin, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "code", "country")


@admin.register(Center)
class CenterAdmin(RecordAdmin, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("site", "performs_sampling", "reoperations_per_year", "is_active")
    list_select_related = ("site",)
