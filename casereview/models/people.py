"""People and the sites they work at."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from casereview.audit import tracked
from casereview.lifecycle.roles import CLINICIANS, LABELS, MEMBERSHIP_ROLES


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """An account, known by its e-mail address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_email"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Site(models.Model):
    """A hospital. ``country`` is an ISO 3166 code; it names the public holidays of due dates."""

    name = models.CharField(max_length=120)
    code = models.SlugField(max_length=20, unique=True)
    country = models.CharField(max_length=2, default="US")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


@tracked()
class Membership(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(role.value, LABELS[role]) for role in MEMBERSHIP_ROLES])
    chair = models.BooleanField(default=False, help_text="Chairs the meeting; a clinician only.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "site", "role"], name="one_membership_per_role"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in MEMBERSHIP_ROLES]),
                name="membership_role_known",
            ),
            models.CheckConstraint(
                condition=models.Q(chair=False) | models.Q(role__in=[role.value for role in CLINICIANS]),
                name="chair_is_a_clinician",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.role} · {self.site}"


@tracked()
class Cover(models.Model):
    """A deputy for the days on which a person is away."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="covers")
    deputy = models.ForeignKey(User, on_delete=models.CASCADE, related_name="covering")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="cover_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~models.Q(user=models.F("deputy")), name="deputy_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} for {self.user}"
