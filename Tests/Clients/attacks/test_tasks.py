"""Clients that have the server hold what calls of its standard services ask, each of which a task answers."""

import pytest
from attack import Bystander, mount
from peer import INITIAL_WINDOW_SIZE, Peer, data, headers, request
from server import Server

CHECK = "/grpc.health.v1.Health/Check"
WATCH = "/grpc.health.v1.Health/Watch"
REFLECTION = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"

UNFINISHED_BYTES = 8 << 20
UNFINISHED_BYTES_PER_LOOP = 32 << 20
HELD_BYTES_PER_LOOP = 32 << 20
LIMITS = {
    "unfinished-bytes": UNFINISHED_BYTES,
    "unfinished-bytes-per-loop": UNFINISHED_BYTES_PER_LOOP,
    "held-bytes-per-loop": HELD_BYTES_PER_LOOP,
    # Room for a whole message in one piece.
    "stream-window-bytes": 4 << 20,
    "connection-window-bytes": 4 << 20,
}

#: RESOURCE_EXHAUSTED.
REFUSED = "8"


@pytest.fixture
def small(tmp_path):
    """A server with little room, on one loop. A new one each time: what an attack before had it keep would be used again."""
    limits = [f"--limit={name}={value}" for name, value in LIMITS.items()]
    with Server(tmp_path / "data", "--durability", "memory", "--loops", "1", *limits) as running:
        yield running
        assert running.stop() == 0


def text(number, size):
    """A field of so many letters (protobuf's wire type 2)."""
    length = bytearray()
    rest = size
    while rest >= 128:
        length.append(rest % 128 + 128)
        rest //= 128
    return bytes([number << 3 | 2, *length, rest]) + b"x" * size


def framed(message, size=None):
    """A message behind its prefix, which may announce more than there is."""
    return b"\0" + (len(message) if size is None else size).to_bytes(4, "big") + message


def call(stream, path, body):
    """A call with this much of a body, and no end."""
    pieces = (body[start : start + 16_384] for start in range(0, len(body), 16_384))
    return headers(stream, request(path=path)) + b"".join(data(stream, piece) for piece in pieces)


#: What a call asks, and bytes of it. None of these calls ends by itself.
CALLS = {
    "a message that is not complete": (CHECK, framed(b"x" * (1 << 20), 4 << 20)),
    "a message without the end of the request": (CHECK, framed(text(1, 1 << 20))),
    "a service to watch with a name of a mebibyte": (WATCH, framed(text(1, 1 << 20))),
    "questions whose answers nobody takes": (REFLECTION, framed(text(7, 1)) * 100_000),
}


@pytest.mark.parametrize("path, body", CALLS.values(), ids=CALLS)
def test_a_call_too_much_is_refused(small, path, body):
    """Of 16 calls with about a mebibyte some are kept, and the others refused."""
    with Peer(small.port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        for stream in range(1, 33, 2):
            peer.send(call(stream, path, body))
        peer.settle()
        refused = [number for number, stream in peer.streams.items() if stream.grpc_status == REFUSED]
        # How many fit beside each other depends on when the tasks take what they read, and on copies while buffers grow.
        assert 16 - UNFINISHED_BYTES // len(body) <= len(refused) <= 15


@pytest.mark.parametrize("path, body", CALLS.values(), ids=CALLS)
def test_calls_that_are_kept_open(small, path, body):
    """50 calls a second with about a mebibyte, each on a connection of its own: 100 MB in two seconds, of which 32 MiB are kept."""
    piece = call(1, path, body)
    peers = []
    with Bystander(small.address) as bystander:

        def strike():
            peers.append(Peer(small.port, (INITIAL_WINDOW_SIZE, 0)))
            peers[-1].send(piece)
            return 1

        mount(small, bystander, strike, rate=50, growth=UNFINISHED_BYTES_PER_LOOP + (32 << 20))
    for peer in peers:
        peer.socket.close()


def test_calls_that_ask_nothing(small):
    """50 connections a second with 100 calls each, none of which asks anything: 10,000 calls, of which 2,730 are kept."""
    piece = b"".join(headers(stream, request(path=REFLECTION)) for stream in range(1, 200, 2))
    peers = []
    with Bystander(small.address) as bystander:

        def strike():
            peers.append(Peer(small.port))
            peers[-1].send(piece)
            return 1

        mount(small, bystander, strike, rate=50, growth=UNFINISHED_BYTES_PER_LOOP + (32 << 20))
    for peer in peers:
        peer.socket.close()


def answer(peer, stream, name):
    """The body that answers a question about a file."""
    peer.send(call(stream, REFLECTION, framed(text(3, name))))
    assert peer.read_until(lambda: peer.stream(stream).body)
    return peer.stream(stream).body


def test_a_long_name_is_not_repeated(small):
    with Peer(small.port) as peer:
        assert len(answer(peer, 1, 1_000)) > 2_000
        assert len(answer(peer, 3, 1 << 20)) < 100
