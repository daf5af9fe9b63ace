"""Real servers, really killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from casereview import server_addresses
from casereview.data_folders import StartRefused
from casereview.standalone.processes import ProcessLedger, birth, until
from casereview.standalone.servers import Busy, Servers

OWNER = """
import sys, time
from pathlib import Path
from casereview.standalone.servers import Servers
servers = Servers(Path(sys.argv[1]))
servers.own(); servers.start_postgres(); servers.start_valkey()
print("up", flush=True)
time.sleep(60)
"""


@pytest.fixture
def servers(data: Path) -> Iterator[Servers]:
    made = Servers(data)
    yield made
    made.stop()


def start(servers: Servers) -> None:
    servers.own()
    servers.start_postgres()
    servers.start_valkey()


def write(data: Path) -> None:
    with psycopg.connect(server_addresses.database_url(data)) as database:
        database.execute("CREATE TABLE kept AS SELECT 'Ünïcode' AS word")
    with redis.Redis.from_url(server_addresses.redis_url(data)) as broker:
        broker.set("kept", "yes")


def read(data: Path) -> tuple[object, object]:
    with psycopg.connect(server_addresses.database_url(data)) as database:
        row = database.execute("SELECT lower(word) FROM kept").fetchone()
    with redis.Redis.from_url(server_addresses.redis_url(data)) as broker:
        return row and row[0], broker.get("kept")


def test_what_was_written_is_there_after_a_restart_and_nothing_runs_in_between(servers: Servers) -> None:
    start(servers)
    write(servers.data)
    running = [child.started for child in servers.children]
    servers.stop()
    assert [one.name for one in running] == ["postgres", "valkey"]
    assert not any(one.alive() for one in running)
    assert ProcessLedger(servers.data).read() == []
    start(servers)
    assert read(servers.data) == ("ünïcode", b"yes")


def test_a_start_after_kill_9_ends_what_was_left_running_and_finds_the_data(servers: Servers) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(servers.data)], stdout=subprocess.PIPE)
    assert owner.stdout is not None
    with owner.stdout:
        assert owner.stdout.readline() == b"up\n"
        write(servers.data)
        with redis.Redis.from_url(server_addresses.redis_url(servers.data)) as broker:
            broker.execute_command("WAITAOF", 1, 0, 3000)
        owner.kill()
        owner.wait()
    orphans = ProcessLedger(servers.data).read()
    assert [one.alive() for one in orphans] == [True, True]
    start(servers)
    assert not any(one.alive() for one in orphans)
    assert read(servers.data) == ("ünïcode", b"yes")


def test_a_start_after_kill_9_of_the_servers_too_recovers_the_database(servers: Servers) -> None:
    start(servers)
    write(servers.data)
    for child in servers.children:
        os.kill(child.started.pid, signal.SIGKILL)
    assert until(lambda: all(child.ended() for child in servers.children), 5)
    again = Servers(servers.data)
    servers.ledger.disown()
    try:
        start(again)
        assert read(servers.data)[0] == "ünïcode"
    finally:
        again.stop()


def test_a_second_owner_of_a_folder_is_refused(servers: Servers) -> None:
    servers.own()
    with pytest.raises(Busy, match="already running out of .*Ctrl-C"):
        Servers(servers.data).own()


def test_a_pid_file_that_names_a_stranger_neither_stops_the_start_nor_harms_the_stranger(
    servers: Servers,
) -> None:
    start(servers)
    servers.stop()
    stranger = subprocess.Popen(["sleep", "30"])
    try:
        pid_file = server_addresses.postgres_folder(servers.data) / "postmaster.pid"
        pid_file.write_text(f"{stranger.pid}\n{servers.data}\n0\n5432\n\n\n\nready\n")
        start(servers)
        assert birth(stranger.pid) is not None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_cluster_that_was_never_finished_is_made_anew(servers: Servers) -> None:
    partial = servers.data / "postgres.partial"
    partial.mkdir()
    (partial / "PG_VERSION").write_text("18\n")
    servers.own()
    servers.start_postgres()
    assert not partial.exists()


def test_the_servers_are_entered_by_their_own_user_only(servers: Servers) -> None:
    start(servers)
    for folder in (
        server_addresses.postgres_folder(servers.data),
        server_addresses.valkey_folder(servers.data),
    ):
        assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_too_deep_for_a_socket_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="too long a path.*set CASEREVIEW_VAR"):
        Servers(tmp_path / ("deep" * 30)).own()
