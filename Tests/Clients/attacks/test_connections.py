"""More connections than there may be."""

import itertools
import socket

import pytest
from attack import Bystander, mount
from peer import PREFACE, Peer, settings
from server import Server

PER_PEER = 1_000
#: Addresses of the loopback network other than the one that everybody else calls from.
ATTACKER, ACCOMPLICE = "127.0.0.2", "127.0.0.3"


def connect(port, source):
    return socket.create_connection(("127.0.0.1", port), timeout=10, source_address=(source, 0))


def is_open(connection):
    """Whether the server greets, instead of closing at once."""
    try:
        connection.sendall(PREFACE + settings())
        return bool(connection.recv(1))
    except OSError:
        return False


def test_connections_of_one_peer_are_limited(port):
    connections = [connect(port, ATTACKER) for _ in range(PER_PEER + 20)]
    # They are taken by several loops, so which of them were first is not told by their order.
    assert sum(map(is_open, connections)) == PER_PEER
    with connect(port, ACCOMPLICE) as other:
        assert is_open(other)
    for connection in connections:
        connection.close()


def test_a_place_is_free_again_when_a_connection_is_closed(tmp_path):
    with Server(tmp_path / "data", "--durability", "memory", "--limit", "connections-per-peer=2") as server:
        for _ in range(5):
            first, second = connect(server.port, ATTACKER), connect(server.port, ATTACKER)
            assert is_open(first) and is_open(second)
            with connect(server.port, ATTACKER) as third:
                assert not is_open(third)
            first.close()
            # The server has seen the end of a connection when it closes its own side.
            second.shutdown(socket.SHUT_WR)
            while second.recv(4096):
                pass
            second.close()


def test_connections_in_all_are_limited(tmp_path):
    with Server(tmp_path / "data", "--durability", "memory", "--limit", "maximum-connections=50") as server:
        sources = [f"127.0.0.{number}" for number in range(2, 62)]
        connections = [connect(server.port, source) for source in sources]
        assert sum(map(is_open, connections)) == 50
        for connection in connections:
            connection.close()


def test_connection_flood_from_many_addresses(tmp_path):
    """2,000 connections a second from 200 addresses, none of which has too many: 500 are kept, with those of the other caller."""
    with Server(tmp_path / "data", "--durability", "memory", "--limit", "maximum-connections=500") as server:
        sources = itertools.cycle(f"127.0.1.{number}" for number in range(1, 201))
        connections = []
        with Bystander(server.address) as bystander:

            def strike():
                connections.append(connect(server.port, next(sources)))
                return 1

            mount(server, bystander, strike, rate=2_000)
            assert 490 <= sum(map(is_open, connections)) < 500
        for connection in connections:
            connection.close()


@pytest.mark.parametrize("greets", [True, False], ids=["that greet", "that say nothing"])
def test_connection_flood(attacked, bystander, greets):
    """2,000 connections a second from one address, which stay open as long as the server lets them."""
    connections = []

    def strike():
        connection = connect(attacked.port, ATTACKER)
        if greets:
            try:
                connection.sendall(PREFACE + settings())
            except OSError:
                pass
        connections.append(connection)
        return 1

    mount(attacked, bystander, strike, rate=2_000, growth=96 << 20)
    for connection in connections:
        connection.close()
    with Peer(attacked.port) as peer:
        assert peer.serves(1)
