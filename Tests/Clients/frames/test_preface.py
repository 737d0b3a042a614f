"""How a connection begins: RFC 9113 section 3.4."""

import socket

import pytest
from peer import (
    ACK,
    INITIAL_WINDOW_SIZE,
    LARGEST_WINDOW,
    MAX_CONCURRENT_STREAMS,
    PREFACE,
    PROTOCOL_ERROR,
    REQUEST_BLOCK,
    Peer,
    call,
    continuation,
    data,
    frame,
    goaway,
    ping,
    priority,
    rst_stream,
    settings,
    window_update,
)
from rows import Closed, Dropped, verify

BAD_PREFACES = [
    ("HTTP/1.1", b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"),
    ("HTTP/1.1 upgrade", b"GET / HTTP/1.1\r\nconnection: upgrade, http2-settings\r\nupgrade: h2c\r\n\r\n"),
    ("a TLS hello", bytes.fromhex("1603010200010001fc0303") + bytes(64)),
    ("zeroes", bytes(64)),
    ("the first byte wrong", b"Q" + PREFACE[1:] + settings()),
    ("the last byte wrong", PREFACE[:-1] + b"\r" + settings()),
    ("another version", PREFACE.replace(b"2.0", b"2.1") + settings()),
    ("lower case", PREFACE.lower() + settings()),
    ("line feeds alone", PREFACE.replace(b"\r\n", b"\n") + settings()),
    ("frames without a preface", settings() + call(1)),
]


@pytest.mark.parametrize("sent", [pytest.param(sent, id=f"3.4 {name}") for name, sent in BAD_PREFACES])
def test_a_wrong_preface_ends_the_connection(port, sent):
    with Peer(port, greets=False) as peer:
        peer.send(sent)
        peer.read_to_end()
        # "A GOAWAY frame MAY be omitted, since an invalid preface indicates that the peer is not using HTTP/2."
        verify(port, peer, [Dropped(), Closed((PROTOCOL_ERROR,))])


FIRST_FRAMES = [
    ("HEADERS", call(1)),
    ("DATA", data(1, b"x")),
    ("PRIORITY", priority(1)),
    ("RST_STREAM", rst_stream(1)),
    ("PING", ping()),
    ("GOAWAY", goaway()),
    ("WINDOW_UPDATE", window_update(0, 1)),
    ("CONTINUATION", continuation(1, REQUEST_BLOCK)),
    ("an unknown frame", frame(0xFA, 0, 0, b"x")),
    ("an acknowledgement of SETTINGS", settings(flags=ACK)),
]


@pytest.mark.parametrize("sent", [pytest.param(sent, id=f"3.4 {name}") for name, sent in FIRST_FRAMES])
def test_settings_come_first(port, sent):
    with Peer(port, greets=False) as peer:
        peer.send(PREFACE + sent)
        verify(port, peer, [Closed((PROTOCOL_ERROR,))])


@pytest.mark.parametrize(
    "size", [pytest.param(size, id=f"3.4 in pieces of {size}") for size in (1, 2, 3, 5, 8, 13, 24, 33)]
)
def test_a_connection_may_begin_slowly(port, size):
    """Frames and the preface are found however the bytes are cut."""
    with Peer(port, greets=False) as peer:
        sent = PREFACE + settings((INITIAL_WINDOW_SIZE, 65_535)) + call(1)
        for start in range(0, len(sent), size):
            peer.send(sent[start : start + size])
        assert peer.finish(1).grpc_status == "0"
        peer.send(settings(flags=ACK))
        assert peer.serves(3)


@pytest.mark.parametrize("count", [pytest.param(count, id=f"3.4 {count} bytes") for count in (0, 1, 8, 23, 24, 30)])
def test_a_peer_that_leaves_while_it_begins(port, count):
    with Peer(port, greets=False) as peer:
        peer.send((PREFACE + settings())[:count])
        peer.end()
        peer.read_to_end()
        assert peer.goaways == []
    with Peer(port) as another:
        assert another.serves(1)


def test_the_server_does_not_wait_for_the_client(port):
    """3.4: the server's preface is a SETTINGS frame, the first it sends; it may come before the client's."""
    with Peer(port, greets=False) as peer:
        peer.read_until(lambda: peer.settings is not None)
        assert peer.settings[MAX_CONCURRENT_STREAMS] > 0
        assert 0 < peer.settings[INITIAL_WINDOW_SIZE] <= LARGEST_WINDOW


def test_the_client_does_not_wait_for_the_server(port):
    """3.4: a call may follow the preface at once, before the server's SETTINGS are known."""
    with Peer(port, greets=False) as peer:
        peer.send(PREFACE + settings() + call(1))
        assert peer.finish(1).grpc_status == "0"
        assert peer.acknowledged == 1


def test_a_connection_that_is_reset_at_once(port):
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    with Peer(port) as another:
        assert another.serves(1)
