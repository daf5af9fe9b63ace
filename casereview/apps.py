"""The application. The Celery app is imported here and not in __init__, which stays empty for `rules`."""

from django.apps import AppConfig

from casereview.celery import app as celery_app

__all__ = ["CasereviewConfig", "celery_app"]


class CasereviewConfig(AppConfig):
    name = "casereview"
    verbose_name = "Case review"
    default_auto_field = "django.db.models.BigAutoField"
