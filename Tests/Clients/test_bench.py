"""`holdfast bench` as its users run it: what it says is what the server has."""

import json
import os
import pty
import re
import subprocess
import threading
import time

import pytest
from certificates import certificate, credentials, serving
from server import BINARY, Server

TIMEOUT = 120


def bench(*options, environment=None):
    command = [str(BINARY), "bench", *map(str, options)]
    environment = os.environ | (environment or {})
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=TIMEOUT)


def phases(*options):
    """What the bench says of its phases; it has found nothing wrong."""
    ended = bench("--json", *options)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["problems"] == []
    return told["phases"]


def test_without_arguments_it_starts_a_server():
    ended = bench("--duration", 0.2)
    assert ended.returncode == 0, ended.stderr
    for phase in ("flash sale", "hot SKU", "10000 SKUs"):
        assert phase in ended.stdout
    assert "0 oversold; ledger verified" in ended.stdout


def test_the_table_and_the_progress():
    """At a terminal, since it shows no progress elsewhere."""
    terminal, its_end = pty.openpty()
    options = ["--duration", "2.5", "--phase", "hot-sku", "--durability", "async"]
    ended = subprocess.run([BINARY, "bench", *options], stdout=subprocess.PIPE, stderr=its_end, text=True, timeout=TIMEOUT)
    shown = os.read(terminal, 1 << 16).decode()
    os.close(its_end)
    os.close(terminal)
    assert ended.returncode == 0, shown
    head, columns, row, verdict = ended.stdout.splitlines()
    assert head == "durability async, 10 connections of 10 calls, closed loop, at most 2.5 s each"
    names = re.split(r"  +", columns.strip())
    assert names == "reserved/s,refused/s,p50,p90,p99,p99.9,max,commits/s,group,CPU server,CPU load,sold of".split(",")
    name, *cells = re.split(r"  +", row.strip())
    told = dict(zip(names, cells, strict=True))
    assert name == "hot SKU"
    latencies = [float(told[column].removesuffix(" ms")) for column in ("p50", "p90", "p99", "p99.9", "max")]
    assert latencies == sorted(latencies) and latencies[0] > 0
    assert all(float(told[column].removesuffix(" %")) > 0 for column in ("reserved/s", "commits/s", "group", "CPU server"))
    sold, units = told["sold of"].split(" of ")
    assert 0 < int(sold) < int(units) == 10**9
    assert verdict.startswith("0 oversold; ledger verified: ")
    # A line each second, over the one before.
    assert len(re.findall(r"hot SKU: [\d.,]+", shown)) >= 2, shown


def test_options_from_environment_and_file(tmp_path):
    config = tmp_path / "holdfast.json"
    # The port is for serve, with which the file may be shared.
    config.write_text('{"connections": 2, "streams": 3, "duration": 9, "port": 50051}')
    environment = {"HOLDFAST_DURATION": "0.2", "HOLDFAST_STREAMS": "4", "HOLDFAST_PHASE": "hot-sku,many-skus"}
    ended = bench("--config", config, "--streams", 5, "--skus", 3, "--json", environment=environment)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert (told["connections"], told["streams"]) == (2, 5)
    assert [phase["name"] for phase in told["phases"]] == ["hot SKU", "3 SKUs"]
    assert all(phase["seconds"] < 5 for phase in told["phases"])


def test_what_the_environment_says_to_other_servers(tmp_path):
    """A server of the bench's own does not hear it."""
    environment = {"HOLDFAST_SOCKET": str(tmp_path / "socket"), "HOLDFAST_AUTH_TOKENS": "/nonexistent", "HOLDFAST_LIMIT": "x=1"}
    ended = bench("--duration", 0.2, "--phase", "hot-sku", environment=environment)
    assert ended.returncode == 0, ended.stderr


def test_as_many_connections_as_may_be(tmp_path):
    (hot,) = phases("--connections", 1000, "--streams", 1, "--duration", 0.5, "--phase", "hot-sku")
    assert hot["reservations"] >= 1000


@pytest.mark.parametrize("durability", ["memory", "async", "group"])
def test_it_counts_what_is_reserved(tmp_path, durability):
    with Server(tmp_path / "data", "--durability", durability) as server, server.client() as client:
        told = phases("--target", server.address, "--duration", 0.3, "--skus", 50, "--zipf", 1.1)
        assert [phase["name"] for phase in told] == ["flash sale", "hot SKU", "50 SKUs, Zipf 1.1"]
        assert all(phase["reservations"] == phase["reserved_units"] > 0 for phase in told)
        assert all(phase["failures"] == 0 for phase in told)
        assert client.info().open_reservation_count == sum(phase["reservations"] for phase in told)


def test_a_flash_sale_ends_when_all_is_sold(tmp_path):
    start = time.monotonic()
    with Server(tmp_path / "data") as server:
        (sale,) = phases("--target", server.address, "--duration", 60, "--phase", "flash-sale")
    assert time.monotonic() - start < 30
    assert (sale["reservations"], sale["reserved_units"]) == (1000, 1000)
    assert sale["sold_out"] > 0


@pytest.mark.parametrize("durability", ["memory", "group"])
@pytest.mark.parametrize("connections, streams", [(1, 1), (3, 7), (5, 100), (1, 300)])
def test_any_shape(tmp_path, connections, streams, durability):
    """The last has more calls on a connection than the server lets run at once: they take turns."""
    options = ["--connections", connections, "--streams", streams, "--duration", 0.3, "--phase", "hot-sku"]
    with Server(tmp_path / "data", "--durability", durability) as server, server.client() as client:
        (hot,) = phases("--target", server.address, *options)
        assert client.info().open_reservation_count == hot["reservations"] >= connections * streams


def test_open_loop(tmp_path):
    """Two phases on the same connections, at so low a rate that the end of the first is heard in between two calls."""
    options = ["--rate", 40, "--duration", 1, "--phase", "hot-sku", "--phase", "many-skus", "--skus", 3]
    with Server(tmp_path / "data") as server:
        for phase in phases("--target", server.address, *options):
            assert 10 <= phase["reservations"] <= 90


def test_over_tls(tmp_path):
    with Server(tmp_path / "data", *serving()) as server, server.client(credentials()) as client:
        target = server.address.replace("127.0.0.1", "localhost")
        trusting = ["--tls-ca", certificate("authority")]
        (hot,) = phases("--target", target, *trusting, "--duration", 0.3, "--phase", "hot-sku")
        assert client.info().open_reservation_count == hot["reservations"] > 0
        refused = bench("--target", target, "--tls-ca", certificate("other-authority"), "--duration", 0.3)
        assert refused.returncode != 0
        assert "cannot connect" in refused.stderr


def test_over_a_unix_socket(tmp_path):
    path = tmp_path / "holdfast.sock"
    with Server(tmp_path / "data", "--socket", path, "--durability", "memory") as server:
        (hot,) = phases("--target", server.address, "--duration", 0.2, "--phase", "hot-sku")
        assert hot["reservations"] > 0


@pytest.mark.parametrize("end", ["kill", "stop"])
def test_a_server_that_goes_away(tmp_path, end):
    """The bench ends soon, and says in a line how much was acknowledged: all of that is there afterwards."""
    connections, streams = 3, 20
    options = ["--duration", 60, "--phase", "hot-sku", "--connections", connections, "--streams", streams]
    with Server(tmp_path / "data") as server:
        threading.Timer(1, getattr(server, end)).start()
        start = time.monotonic()
        ended = bench("--target", server.address, *options)
        assert time.monotonic() - start < 30
    assert ended.returncode == 1
    (line,) = ended.stderr.strip().splitlines()
    assert line.startswith(f"holdfast: {server.address}: UNAVAILABLE: ")
    acknowledged = int(re.search(r"\(hot SKU: (\d+) reservations had been acknowledged\)$", line)[1])
    assert acknowledged > 0
    with Server(tmp_path / "data") as server, server.client() as client:
        found = client.info().open_reservation_count
        # Who was in the middle of a call does not know; a server that is told to stop answers those calls first.
        in_flight = connections * streams if end == "kill" else 0
        assert acknowledged <= found <= acknowledged + in_flight
        client.verify()
