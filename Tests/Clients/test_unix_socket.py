"""A server on a Unix socket."""

import socket
import stat
import subprocess

import pytest
from certificates import credentials, serving
from server import BINARY, Server, new_id
from test_lifecycle import fails


@pytest.fixture
def path(tmp_path):
    return tmp_path / "holdfast.sock"


def works(server, given=None):
    with server.client(given) as client:
        variant = new_id()
        client.set_stock(variant, 3)
        return client.get_stock(variant).current_stock == 3


def test_calls_and_the_end(tmp_path, path):
    with Server(tmp_path / "data", "--socket", path) as server:
        assert server.address == f"unix:{path}"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert works(server)
        assert server.stop() == 0
    assert not path.exists()


def test_tls(tmp_path, path):
    with Server(tmp_path / "data", "--socket", path, *serving()) as server:
        assert works(server, credentials())


def test_a_dead_server_leaves_nothing_in_the_way(tmp_path, path):
    with Server(tmp_path / "data", "--socket", path) as server:
        server.kill()
    assert path.exists()
    with Server(tmp_path / "data", "--socket", path) as server:
        assert works(server)


def test_a_live_server_is_left_alone(tmp_path, path):
    with Server(tmp_path / "data", "--socket", path) as server:
        lines = fails(tmp_path / "data2", "--socket", path)
        assert len(lines) == 1 and "in use" in lines[0] and str(path) in lines[0]
        assert works(server)


def test_a_socket_of_another_kind_is_left_alone(tmp_path, path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
        other.bind(str(path))
        assert "in use" in fails(tmp_path / "data", "--socket", path)[0]
        assert path.exists()


def test_start_errors(tmp_path, path):
    path.write_text("precious")
    lines = fails(tmp_path / "data", "--socket", path)
    assert len(lines) == 1 and "not a socket" in lines[0]
    assert path.read_text() == "precious"
    lines = fails(tmp_path / "data", "--socket", tmp_path / "nowhere" / "holdfast.sock")
    assert len(lines) == 1 and "directory" in lines[0] and "--socket" in lines[0]
    lines = fails(tmp_path / "data", "--socket", "/tmp/" + "s" * 103)
    assert len(lines) == 1 and "107" in lines[0]
    lines = fails(tmp_path / "data", "--socket", tmp_path / "other.sock", "--port", "1")
    assert len(lines) == 1 and "--socket" in lines[0] and "--port" in lines[0]


def test_from_the_environment(tmp_path, path):
    command = [BINARY, "serve", "--data", tmp_path / "data"]
    with subprocess.Popen(
        command, env={"HOLDFAST_SOCKET": str(path)}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == f"holdfast is listening on unix:{path}\n"
        process.terminate()
        assert process.wait(60) == 0
