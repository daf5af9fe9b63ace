"""The kinds of column that rows are made of."""

from rest_framework import serializers

from casereview.api.openapi.shapes import Field


def number() -> Field:
    return serializers.IntegerField()


def maybe_number() -> Field:
    return serializers.IntegerField(allow_null=True)


def maybe_text() -> Field:
    return serializers.CharField(allow_null=True)


def day() -> Field:
    return serializers.DateField()


def maybe_day() -> Field:
    return serializers.DateField(allow_null=True)


def moment() -> Field:
    return serializers.DateTimeField()


def maybe_moment() -> Field:
    return serializers.DateTimeField(allow_null=True)


def yes_or_no() -> Field:
    return serializers.BooleanField()


def tristate() -> Field:
    return serializers.BooleanField(allow_null=True)
