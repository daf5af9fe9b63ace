"""The first account of an empty server."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from casereview.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "correct-horse-battery"


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n")
    return path


def test_it_can_sign_in_with_the_password_of_the_file(password_file: Path) -> None:
    call_command("createadmin", "First@Hospital.example", password_file=password_file, verbosity=0)
    user = User.objects.get(email="first@hospital.example")
    assert user.is_superuser
    assert user.check_password(PASSWORD)


def test_an_account_that_exists_is_left_alone(password_file: Path) -> None:
    call_command("createadmin", "first@hospital.example", password_file=password_file, verbosity=0)
    with pytest.raises(CommandError, match="has an account already"):
        call_command("createadmin", "FIRST@hospital.example", password_file=password_file)


def test_a_weak_password_is_refused_with_the_reason(password_file: Path) -> None:
    password_file.write_text("short")
    with pytest.raises(CommandError, match="at least 12 characters"):
        call_command("createadmin", "first@hospital.example", password_file=password_file)
    assert not User.objects.exists()


def test_without_a_terminal_it_asks_for_a_file() -> None:
    with pytest.raises(CommandError, match="--password-file"):
        call_command("createadmin", "first@hospital.example")
