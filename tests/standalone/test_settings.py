"""What the settings make of an environment, each in a Python of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
KEY = "k" * 25 + "0123456789" * 3
PRODUCTION = {
    "SECRET_KEY": KEY,
    "RECORD_KEY": KEY,
    "ALLOWED_HOSTS": "review.example, other.example",
    "DATABASE_URL": "postgresql://app@db.example/review",
    "REDIS_URL": "redis://redis.example",
    "EMAIL_URL": "smtp+tls://me:pw@mail.example:587",
}
CODE = """
import json, casereview.settings as s
print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper()}, default=str))
"""


def load(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings(**environment: str) -> dict[str, Any]:
    done = load(**environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def refusal(**environment: str) -> str:
    done = load(**environment)
    assert done.returncode == 3, "gunicorn ends on this code and on no other"
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_every_text_stands_in_brackets_where_the_pseudo_language_is_on() -> None:
    assert settings(**PRODUCTION)["LANGUAGE_CODE"] == "en"
    shown = settings(**PRODUCTION, PSEUDO_LANGUAGE="1")
    assert shown["LANGUAGES"] == [[shown["LANGUAGE_CODE"], "Pseudo-language"]]
    assert shown["LANGUAGE_CODE"].lower().replace("-", "_") == shown["PSEUDO_LOCALE"].lower()


def test_a_server_without_its_values_is_told_all_of_them_in_one_line() -> None:
    line = refusal()
    assert all(name in line for name in PRODUCTION)


@pytest.mark.parametrize("name", sorted(PRODUCTION))
def test_a_server_does_not_start_without_any_one_of_them(name: str) -> None:
    line = refusal(**{other: value for other, value in PRODUCTION.items() if other != name})
    assert f"not set: {name} (" in line


def test_a_server_is_strict_where_one_machine_need_not_be(data: Path) -> None:
    server, local = settings(**PRODUCTION), settings(CASEREVIEW_LOCAL="1", CASEREVIEW_VAR=str(data))
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"):
        assert (server[name], local[name]) == (True, False)
    assert server["ALLOWED_HOSTS"] == ["review.example", "other.example"]
    assert not server["DEBUG"]
    assert not local["DEBUG"]
    assert server["MAIL_FOLDER"] is None
    assert local["MAIL_FOLDER"] == str(data / "mail")


def test_a_secret_comes_from_a_file_without_its_line_break(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n")
    (tmp_path / "password").write_text("p@ss/word\n")
    files = {"SECRET_KEY_FILE": str(tmp_path / "key"), "DATABASE_PASSWORD_FILE": str(tmp_path / "password")}
    found = settings(**{**PRODUCTION, "SECRET_KEY": "not this one", **files})
    assert found["SECRET_KEY"] == KEY
    assert found["DATABASES"]["default"]["PASSWORD"] == "p@ss/word"


def test_a_secret_file_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    line = refusal(**PRODUCTION, SECRET_KEY_FILE=str(tmp_path / "gone"))
    assert "SECRET_KEY_FILE" in line
    assert str(tmp_path / "gone") in line


def test_the_keys_of_one_machine_are_made_once_and_kept_to_their_owner(data: Path) -> None:
    local = {"CASEREVIEW_LOCAL": "1", "CASEREVIEW_VAR": str(data)}
    first, second = settings(**local), settings(**local)
    assert first["SECRET_KEY"] == second["SECRET_KEY"] != first["RECORD_KEY"]
    for key in (data / "secrets").iterdir():
        assert key.stat().st_mode & 0o077 == 0


def test_a_task_may_not_come_back_while_it_still_runs(data: Path) -> None:
    found = settings(CASEREVIEW_LOCAL="1", CASEREVIEW_VAR=str(data))
    assert (
        found["CELERY_BROKER_TRANSPORT_OPTIONS"]["visibility_timeout"] > 2 * found["CELERY_TASK_TIME_LIMIT"]
    )
