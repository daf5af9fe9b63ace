"""Where the environment and the data go."""

import os
import pwd
from pathlib import Path
from urllib.parse import quote

import environ  # type: ignore[import-untyped]
import psycopg.conninfo
import pytest

from casereview import data_folders, server_addresses

ELSEWHERE = Path("/var/tmp")  # noqa: S108  (compared, not written to)


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that only its owner may enter, in a place that all may."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o700)
    nobody = pwd.struct_passwd(("nobody", "x", 65000, 65000, "", "/", "/bin/false"))
    monkeypatch.setattr(data_folders, "database_account", lambda: nobody)
    monkeypatch.setattr(data_folders, "enters", lambda found, _account: found != folder)
    return folder


def test_the_checkout_holds_its_environment_and_data() -> None:
    assert data_folders.home(Path("/srv/checkout")) == Path("/srv/checkout")
    assert data_folders.environment(Path("/srv/checkout")) == Path("/srv/checkout/.venv")


@pytest.mark.usefixtures("as_root")
def test_as_root_below_a_closed_folder_they_are_elsewhere_and_the_same_each_time(closed: Path) -> None:
    checkout = closed / "checkout"
    checkout.mkdir()
    assert data_folders.closed_folder(checkout) == closed
    assert data_folders.home(checkout).parent == ELSEWHERE
    assert data_folders.home(checkout) == data_folders.home(checkout) != data_folders.home(closed)


def test_for_anyone_but_root_no_folder_is_closed(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert data_folders.closed_folder(closed) is None


def test_the_permission_that_counts_is_the_one_of_the_account(tmp_path: Path) -> None:
    tmp_path.chmod(0o710)
    found = tmp_path.stat()
    owner = pwd.struct_passwd(("o", "x", found.st_uid, found.st_gid, "", "", ""))
    member = pwd.struct_passwd(("m", "x", found.st_uid + 1, found.st_gid, "", "", ""))
    other = pwd.struct_passwd(("n", "x", found.st_uid + 1, found.st_gid + 1, "", "", ""))
    assert [data_folders.enters(tmp_path, who) for who in (owner, member, other)] == [True, True, False]


def test_a_checkout_too_deep_for_a_socket_keeps_its_data_elsewhere() -> None:
    assert data_folders.home(Path("/home") / ("deep" * 30)).parent == ELSEWHERE


def test_a_folder_that_somebody_else_put_in_our_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(data_folders.StartRefused, match="belongs to somebody else"):
        data_folders.claim(tmp_path / "link")


@pytest.mark.parametrize("folder", ["/srv/plain", "/home/jo/two words & more/var"])
def test_django_and_the_driver_read_the_same_address(folder: str) -> None:
    url = server_addresses.database_url(Path(folder))
    read = environ.Env.db_url_config(url)
    assert (read["NAME"], read["USER"], read["OPTIONS"]["host"]) == (
        "casereview",
        "casereview",
        f"{folder}/postgres",
    )
    assert psycopg.conninfo.conninfo_to_dict(url) == {
        "user": "casereview",
        "dbname": "casereview",
        "host": f"{folder}/postgres",
        "port": "5432",
    }


def test_celery_is_told_of_a_socket_in_its_own_spelling() -> None:
    ours = server_addresses.redis_url(Path("/srv/x"))
    assert server_addresses.broker_url(ours) == "redis+socket:///srv/x/valkey/valkey.sock?virtual_host=0"
    assert (
        server_addresses.broker_url("unix:///a%20b?db=3") == f"redis+socket://{quote('/a b')}?virtual_host=3"
    )
    assert server_addresses.broker_url("rediss://:pw@redis:6379/1") == "rediss://:pw@redis:6379/1"
