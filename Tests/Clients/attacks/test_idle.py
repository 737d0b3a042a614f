"""Clients whose connections rest, after calls that needed much."""

import pytest
from attack import Bystander, mount
from peer import END_STREAM, Peer, data, headers, request
from server import Server

STREAMS = 250
#: Within the limits of a header block, and a message that comes in two pieces.
BLOCK = request(("x", "y" * 7_000))
MESSAGE = b"\0" + (16_000).to_bytes(4, "big") + bytes(16_000)


@pytest.fixture
def fresh(tmp_path):
    """A server that has no memory left over from other attacks."""
    with Server(tmp_path / "data", "--durability", "memory", "--loops", "1") as running:
        yield running
        assert running.stop() == 0


def test_connections_after_large_calls(fresh):
    """10 connections a second with 250 calls each, of 7 KB of metadata and 16 KB of a message, all open at once and then answered:
    115 MB in two seconds, if it were kept."""
    numbers = range(1, 2 * STREAMS, 2)
    beginning = b"".join(headers(stream, BLOCK) + data(stream, MESSAGE[:-1]) for stream in numbers)
    end = b"".join(data(stream, MESSAGE[-1:], END_STREAM) for stream in numbers)
    peers = []
    with Bystander(fresh.address) as bystander:

        def strike():
            peers.append(Peer(fresh.port))
            peers[-1].send(beginning, end)
            return 1

        mount(fresh, bystander, strike, rate=10)
    for peer in peers:
        assert peer.read_until(lambda peer=peer: all(peer.stream(number).is_over for number in numbers))
        peer.socket.close()
