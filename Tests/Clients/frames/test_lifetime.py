"""Connections that are silent, idle or old: gRFC A9, and RFC 9113 section 6.8 for how they end."""

import contextlib
import time

import pytest
from peer import END_STREAM, MESSAGE, NO_ERROR, REQUEST_BLOCK, Peer, data, headers, ping, window_update
from server import Server, new_id

LAST = 2**31 - 1


@pytest.fixture
def serve(tmp_path):
    """Starts a server with these limits; gives its port."""
    with contextlib.ExitStack() as stack:

        def start(**limits):
            words = [
                word
                for name, value in limits.items()
                for word in ("--limit", f"{name.replace('_', '-')}-milliseconds={value}")
            ]
            return stack.enter_context(Server(tmp_path / "data", "--durability", "memory", *words))

        yield start


def answer_ping(peer):
    """Reads on to the next PING of the server and answers it."""
    count = len(peer.server_pings)
    assert peer.read_until(lambda: len(peer.server_pings) > count)
    peer.send(ping(peer.server_pings[-1], 1))


def test_a_silent_peer_is_asked_and_then_given_up(serve):
    server = serve(keepalive=200, keepalive_timeout=200)
    with Peer(server.port) as peer:
        peer.send(headers(1, REQUEST_BLOCK))
        start = time.monotonic()
        peer.read_to_end()
        assert len(peer.server_pings) == 1
        assert 0.38 <= time.monotonic() - start < 5
        assert peer.goaways == []


def test_a_silent_peer_that_answers_is_kept(serve):
    server = serve(keepalive=100, keepalive_timeout=200)
    with Peer(server.port) as peer:
        for _ in range(5):
            answer_ping(peer)
        assert peer.serves(1)


def test_an_idle_connection_ends(serve):
    server = serve(connection_idle=300)
    with Peer(server.port) as peer:
        assert peer.serves(1)
        start = time.monotonic()
        answer_ping(peer)
        assert peer.goaways == [(LAST, NO_ERROR)]
        assert 0.25 <= time.monotonic() - start < 5
        peer.read_to_end()
        assert peer.goaways == [(LAST, NO_ERROR), (1, NO_ERROR)]
        assert peer.goaway_texts[1] == b"max_idle"


def test_a_connection_with_a_call_is_not_idle(serve):
    server = serve(connection_idle=100)
    with Peer(server.port) as peer:
        peer.send(headers(1, REQUEST_BLOCK))
        end = time.monotonic() + 0.4
        stream = 3
        while time.monotonic() < end:
            # Streams that end do not make it idle either, while another is open.
            peer.send(window_update(0, 1_000))
            assert peer.serves(stream)
            stream += 2
        assert peer.goaways == []
        peer.send(data(1, MESSAGE, END_STREAM))
        assert peer.finish(1).grpc_status == "0"
        answer_ping(peer)
        peer.read_to_end()
        assert peer.goaway_texts[-1] == b"max_idle"


def test_an_old_connection_ends_when_its_calls_are_answered(serve):
    server = serve(connection_age=200)
    with Peer(server.port) as peer:
        peer.send(headers(1, REQUEST_BLOCK))
        assert peer.read_until(lambda: peer.server_pings)
        # Sent before the client knew of the notice.
        assert peer.serves(3)
        peer.send(ping(peer.server_pings[0], 1))
        assert peer.read_until(lambda: len(peer.goaways) == 2)
        assert peer.goaways == [(LAST, NO_ERROR), (3, NO_ERROR)]
        assert peer.goaway_texts[1] == b"max_age"
        peer.synchronize()
        peer.send(data(1, MESSAGE, END_STREAM))
        assert peer.finish(1).grpc_status == "0"
        peer.read_to_end()


def test_an_old_connection_is_cut_off_after_the_grace(serve):
    server = serve(connection_age=200, connection_age_grace=200)
    with Peer(server.port) as peer:
        peer.send(headers(1, REQUEST_BLOCK))
        answer_ping(peer)
        assert peer.read_until(lambda: len(peer.goaways) == 2)
        start = time.monotonic()
        peer.read_to_end()
        assert 0.15 <= time.monotonic() - start < 5
        assert not peer.stream(1).is_over


def test_callers_notice_nothing_of_connections_that_grow_old(serve):
    """grpcio opens another connection; no call is lost on the way."""
    server = serve(connection_age=100)
    with server.client() as client:
        variant = new_id()
        client.set_stock(variant, 10**6)
        end = time.monotonic() + 2
        count = 0
        while time.monotonic() < end:
            client.hold(variant)
            count += 1
        assert client.get_stock(variant).reserved_stock == count
