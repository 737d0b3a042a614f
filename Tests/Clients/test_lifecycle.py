"""Starting and stopping: one-line errors, a non-zero status, a graceful end."""

import json
import os
import signal
import socket
import subprocess
import threading
import time

import grpc
import pytest
from server import BINARY, Server, StartFailure, new_id, refused, reservation_pb2


def fails(data, *options, environment=None):
    with pytest.raises(StartFailure) as caught:
        Server(data, *options, environment=environment)
    lines = [line for line in caught.value.errors.splitlines() if line.strip()]
    assert caught.value.status not in (0, None)
    assert caught.value.status > 0, "ended by a signal"
    assert lines, "says nothing"
    return lines


def test_two_servers_on_one_directory(tmp_path):
    with Server(tmp_path / "data") as first:
        lines = fails(tmp_path / "data")
        assert len(lines) == 1
        assert "another" in lines[0] and str(first.process.pid) in lines[0]
        with first.client() as client:
            client.set_stock(new_id(), 1)


def test_port_in_use(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        lines = fails(tmp_path / "data", "--port", taken.getsockname()[1])
        assert len(lines) == 1 and "in use" in lines[0]


def test_directory_that_is_a_file(tmp_path):
    (tmp_path / "data").write_text("hello")
    lines = fails(tmp_path / "data")
    assert len(lines) == 1 and str(tmp_path / "data") in lines[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere but where the kernel alone may")
def test_directory_not_writable(tmp_path):
    (tmp_path / "data").mkdir(mode=0o500)
    assert len(fails(tmp_path / "data")) == 1


def test_directory_where_nobody_may_write():
    (line,) = fails("/sys/holdfast-data")
    assert "/sys/holdfast-data cannot be written" in line


@pytest.mark.parametrize(
    "options, word",
    [
        (["--port", "http"], "port"),
        (["--port", "70000"], "port"),
        (["--loops", "0"], "loops"),
        (["--durability", "eventually"], "durability"),
        (["--no-such-option"], "no-such-option"),
        (["--limit", "waiting-calls=0"], "waiting-calls"),
        (["--limit", "no-such-limit=1"], "slice-microseconds"),
        (["--config", "/nonexistent.yaml"], "/nonexistent.yaml"),
    ],
)
def test_bad_options(tmp_path, options, word):
    (line,) = fails(tmp_path / "data", *options)
    assert word in line


@pytest.mark.parametrize(
    "command, word",
    [
        (["bench", "--no-such-option"], "holdfast bench --help"),
        (["bench", "--connections", "0"], "--connections must be 1 to 1000, not 0"),
        (["bench", "--streams", "many"], "--streams"),
        (["bench", "--duration", "0"], "--duration"),
        (["bench", "--rate", "-1"], "--rate"),
        (["bench", "--zipf", "6"], "--zipf"),
        (["bench", "--skus", "0"], "--skus"),
        (["bench", "--phase", "no-such-phase"], "no-such-phase"),
        (["bench", "--tls-ca", "roots.pem"], "need a --target"),
        (["bench", "--tls-server-name", "here"], "needs --tls-ca"),
        (["verify", "--data"], "holdfast verify --help"),
        (["no-such-command"], "holdfast --help"),
    ],
)
def test_bad_commands(command, word):
    ended = subprocess.run([BINARY, *command], capture_output=True, text=True, timeout=60)
    (line,) = ended.stderr.splitlines()
    assert ended.returncode == 64 and word in line, line


def test_help_teaches():
    for command in ([], ["serve"], ["bench"], ["verify"]):
        told = subprocess.run([BINARY, *command, "--help"], capture_output=True, text=True, timeout=60)
        assert told.returncode == 0 and "USAGE: holdfast" in told.stdout and not told.stderr
        assert not command or "EXAMPLES" in told.stdout


@pytest.mark.parametrize("name", ["journal", "state"])
def test_damaged_data(tmp_path, name):
    data = tmp_path / "data"
    with Server(data) as server, server.client() as client:
        for _ in range(20):
            client.set_stock(new_id(), 1)
        assert server.stop() == 0
    path = data / name / "data.mdb"
    with open(path, "r+b") as file:
        content = file.read(1 << 20)
        # Every page but the two meta pages, so that whatever is read is damaged.
        file.seek(8192)
        file.write(bytes(255 - byte for byte in content[8192:]))
    lines = fails(data)
    assert len(lines) == 1 and name in lines[0]
    verified = subprocess.run([BINARY, "verify", "--data", data], capture_output=True, text=True, timeout=60)
    assert verified.returncode != 0


def test_verify_of_sound_data(tmp_path):
    data = tmp_path / "data"
    with Server(data) as server, server.client() as client:
        variant = new_id()
        client.set_stock(variant, 5)
        client.hold(variant, 2)
        assert server.stop() == 0
    config = tmp_path / "holdfast.json"
    config.write_text(json.dumps({"data": str(data), "port": 50051}))
    # On the command line, in the environment, and in a file that serve may share.
    for options, environment in (["--data", data], {}), ([], {"HOLDFAST_DATA": str(data)}), (["--config", config], {}):
        command = [BINARY, "verify", *options]
        ended = subprocess.run(
            command, env=os.environ | environment, cwd=tmp_path, capture_output=True, text=True, timeout=60
        )
        assert ended.returncode == 0, ended.stderr
        assert "2 ledger entries" in ended.stdout


def test_sigterm_drains(tmp_path):
    with Server(tmp_path / "data") as server, server.client() as client:
        variant = new_id()
        client.set_stock(variant, 10**9)
        stop = threading.Event()
        outcomes = []

        def work():
            while not stop.is_set():
                try:
                    client.hold(variant)
                    outcomes.append(None)
                except grpc.RpcError as error:
                    outcomes.append(error.code())
                    return

        workers = [threading.Thread(target=work) for _ in range(8)]
        for worker in workers:
            worker.start()
        while len(outcomes) < 200:
            pass
        assert server.stop() == 0
        stop.set()
        for worker in workers:
            worker.join(60)
        acknowledged = outcomes.count(None)
        assert set(outcomes) <= {None, grpc.StatusCode.UNAVAILABLE}
    with Server(tmp_path / "data") as server, server.client() as client:
        assert client.get_stock(variant).reserved_stock >= acknowledged
        client.verify()


def test_options_from_environment_and_file(tmp_path):
    with Server(tmp_path / "data", environment={"HOLDFAST_DURABILITY": "memory"}) as server:
        with server.client() as client:
            assert client.info().durability == 1
    config = tmp_path / "holdfast.json"
    config.write_text('{"durability": "async", "loops": 2}')
    with Server(tmp_path / "data2", "--config", config) as server, server.client() as client:
        assert client.info().durability == 2
    with Server(
        tmp_path / "data3", "--config", config, "--durability", "group", environment={"HOLDFAST_DURABILITY": "memory"}
    ) as server, server.client() as client:
        assert client.info().durability == 3, "the command line comes before the environment, that before the file"


def test_limits_from_environment_and_file(tmp_path):
    """Each limit by itself: the command line comes before the environment, that before the file."""
    config = tmp_path / "holdfast.json"
    config.write_text('{"durability": "memory", "limit": {"maximum-quantity": 10, "default-ttl": 20, "maximum-ttl": 30}}')
    with Server(
        tmp_path / "data",
        *("--config", config, "--limit", "default-ttl=22"),
        environment={"HOLDFAST_LIMIT": "maximum-quantity=11,default-ttl=21"},
    ) as server, server.client() as client:
        variant = new_id()
        client.set_stock(variant, 100)
        assert refused(client.reservation.CreateReservation, hold(variant, 12)).violations == {
            "quantity": "must be 1 to 11"
        }
        assert refused(client.reservation.CreateReservation, hold(variant, 1, 31)).violations.keys() == {"ttl"}
        held = client.hold(variant, 11).reservation
        assert held.expire_time.seconds - held.create_time.seconds == 22


def hold(variant, quantity, seconds=None):
    request = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=quantity)
    if seconds is not None:
        request.ttl.seconds = seconds
    return request


@pytest.mark.parametrize(
    "environment, file, word",
    [
        ({"HOLDFAST_LIMIT": "waiting-calls=0"}, {}, "HOLDFAST_LIMIT waiting-calls=0"),
        ({"HOLDFAST_LIMIT": "waiting-calls"}, {}, "HOLDFAST_LIMIT waiting-calls"),
        ({}, {"no-such-limit": 1}, "holdfast.json: limit no-such-limit=1"),
        ({}, {"waiting-calls": "many"}, "holdfast.json: limit waiting-calls=many"),
        ({}, 5, "holdfast.json: \"limit\" is not an object"),
        ({}, {"tls-reload-milliseconds": 5}, "needs --tls-certificate"),
    ],
)
def test_bad_limits_in_environment_and_file(tmp_path, environment, file, word):
    """The place is named."""
    config = tmp_path / "holdfast.json"
    config.write_text(json.dumps({"limit": file}))
    lines = fails(tmp_path / "data", "--config", config, environment=environment)
    assert word in lines[0]


def test_calls_that_outlast_the_end_are_cancelled(tmp_path):
    """A client that keeps a stream open holds up the end for no longer than the limit says."""
    with Server(tmp_path / "data", "--limit", "drain-grace-milliseconds=300") as server, server.client() as client:
        asked = threading.Event()

        def questions():
            yield b"\x3a\x00"
            asked.wait(60)

        ask = client.channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
        answers = ask(questions(), timeout=60)
        assert next(answers), "the names of the services"
        start = time.monotonic()
        assert server.stop() == 0
        assert 0.3 <= time.monotonic() - start < 5
        with pytest.raises(grpc.RpcError):
            next(answers)
        asked.set()


def test_quiet_by_default(tmp_path):
    with Server(tmp_path / "data") as server, server.client() as client:
        client.set_stock(new_id(), 1)
        assert server.stop() == 0
        assert server.errors == []


@pytest.mark.parametrize("command", [[], ["serve"], ["bench"], ["verify"]])
def test_help_teaches(command):
    shown = subprocess.run([BINARY, *command, "--help"], capture_output=True, text=True, timeout=60)
    assert shown.returncode == 0
    assert "OVERVIEW" in shown.stdout
    if command:
        assert "EXAMPLE" in shown.stdout


def test_a_client_that_disappears_in_mid_call(server):
    """Whole requests take effect or not; half a request never does, and others are served."""
    variant = new_id()
    with server.client() as client:
        client.set_stock(variant, 1000)
        body = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=1).SerializeToString()
        for cut in range(0, 200, 7):
            with socket.create_connection(("127.0.0.1", server.port)) as connection:
                connection.sendall(request_bytes(server.address, body)[: -cut or None])
                # Resets instead of closing gently.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        assert client.get_stock(variant).reserved_stock <= 1
        client.verify()


def request_bytes(authority, body):
    """A whole unary call as it goes over the wire (RFC 9113), made by hand."""

    def frame(kind, flags, stream, payload):
        return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload

    def literal(name, value):
        return b"\0" + bytes([len(name)]) + name.encode() + bytes([len(value)]) + value.encode()

    fields = [
        (":method", "POST"),
        (":scheme", "http"),
        (":path", "/holdfast.v1.ReservationService/CreateReservation"),
        (":authority", authority),
        ("content-type", "application/grpc"),
        ("te", "trailers"),
    ]
    headers = b"".join(literal(name, value) for name, value in fields)
    message = b"\0" + len(body).to_bytes(4, "big") + body
    return (
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        + frame(4, 0, 0, b"")
        + frame(1, 4, 1, headers)
        + frame(0, 1, 1, message)
    )


def test_sigint_ends_as_sigterm_does(tmp_path):
    with Server(tmp_path / "data") as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(60) == 0
