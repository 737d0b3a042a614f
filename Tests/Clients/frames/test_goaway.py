"""GOAWAY in both directions, and the end of a connection: RFC 9113 sections 5.4 and 6.8."""

import signal

import pytest
from hpack import Encoder
from peer import (
    CANCEL,
    COMPRESSION_ERROR,
    END_STREAM,
    ENHANCE_YOUR_CALM,
    FRAME_SIZE_ERROR,
    GOAWAY,
    INITIAL_WINDOW_SIZE,
    MESSAGE,
    NO_ERROR,
    PROTOCOL_ERROR,
    REQUEST_BLOCK,
    Peer,
    call,
    data,
    frame,
    goaway,
    headers,
    ping,
    settings,
    window_update,
)
from rows import LATER, SUBJECT, check, connection_error, opened, row
from server import Server

ROWS = [
    row("6.8", "GOAWAY on a stream", frame(GOAWAY, 0, SUBJECT, bytes(8)), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "6.8",
        "GOAWAY on an open stream",
        frame(GOAWAY, 0, SUBJECT, bytes(8)),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.8",
        "GOAWAY of 7 bytes",
        frame(GOAWAY, 0, 0, bytes(7)),
        state=opened,
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row(
        "6.8", "a last stream that grows", goaway(0) + goaway(2), state=opened, expect=connection_error(PROTOCOL_ERROR)
    ),
    row(
        "6.8", "a last stream that grows by 1", goaway(2) + goaway(3), state=opened, expect=connection_error(PROTOCOL_ERROR)
    ),
    # 5.4.1: what comes after the error of a connection is not looked at.
    row("5.4.1", "one error, and another", ping(b"")[:9] + data(0, b"x"), expect=connection_error(FRAME_SIZE_ERROR)),
    row("5.4.1", "an error, and a call", data(0, b"x") + call(SUBJECT), expect=connection_error(PROTOCOL_ERROR)),
    row("5.4.1", "a call, and an error", call(SUBJECT) + data(0, b"x"), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "5.4.1",
        "an error, and much more",
        data(0, b"x") + data(LATER, bytes(16_384)) * 8,
        expect=connection_error(PROTOCOL_ERROR),
    ),
]


@pytest.mark.parametrize("case", ROWS)
def test_goaway_frame(port, case):
    check(port, case)


@pytest.mark.parametrize("code", [NO_ERROR, PROTOCOL_ERROR, CANCEL, ENHANCE_YOUR_CALM, 0xFFFF_FFFF])
@pytest.mark.parametrize("debug", [b"", b"goodbye", bytes(16_376)], ids=["no text", "a text", "the longest text"])
def test_goaway_of_an_idle_client(port, code, debug):
    """6.8: with nothing left to do, the connection is closed, and not for an error."""
    with Peer(port) as peer:
        assert peer.serves(1)
        peer.send(goaway(0, code, debug))
        peer.read_to_end()
        assert [code for _, code in peer.goaways if code != NO_ERROR] == []


def test_goaway_right_behind_the_preface(port):
    with Peer(port) as peer:
        peer.send(goaway())
        peer.read_to_end()


def test_goaway_during_calls(port):
    """6.8: calls that run are answered, a PING meanwhile too; then the connection is closed."""
    with Peer(port) as peer:
        peer.send(headers(1, REQUEST_BLOCK) + headers(3, REQUEST_BLOCK) + goaway())
        peer.synchronize()
        peer.send(data(1, MESSAGE, END_STREAM))
        assert peer.finish(1).grpc_status == "0"
        peer.synchronize()
        peer.send(data(3, MESSAGE, END_STREAM))
        assert peer.finish(3).grpc_status == "0"
        peer.read_to_end()


def test_goaway_during_an_answer(port):
    """6.8: an answer that waits for its window is still sent."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        peer.send(call(1) + goaway())
        assert peer.read_until(lambda: peer.stream(1).blocks)
        peer.send(goaway())
        peer.settle()
        peer.send(window_update(1, 10_000))
        assert peer.finish(1).grpc_status == "0"
        peer.read_to_end()


def test_goaway_twice(port):
    """6.8: an endpoint may send several, as long as the last stream does not grow."""
    with Peer(port) as peer:
        opened(peer)
        peer.send(goaway(4) + goaway(4) + goaway(0))
        peer.send(data(SUBJECT, MESSAGE, END_STREAM))
        assert peer.finish(SUBJECT).grpc_status == "0"
        peer.read_to_end()


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(1, id="an old stream"),
        pytest.param(SUBJECT, id="a client's own stream"),
        pytest.param(101, id="a stream to come"),
        pytest.param(2**31 - 1, id="2^31-1"),
        pytest.param(2**32 - 1, id="2^31-1 and the reserved bit"),
    ],
)
def test_goaway_with_an_odd_last_stream(port, last):
    """6.8: it says something of streams of the server, of which there are none; the running call is answered."""
    with Peer(port) as peer:
        opened(peer)
        peer.send(goaway(last))
        peer.send(data(SUBJECT, MESSAGE, END_STREAM))
        assert peer.finish(SUBJECT).grpc_status == "0"
        peer.read_to_end()
        assert [code for _, code in peer.goaways if code != NO_ERROR] == []


def test_a_graceful_end_of_a_client(port):
    """6.8: a notice with 2^31-1 and then what it really ends with, as servers do it, in whatever pieces they come."""
    with Peer(port) as peer:
        opened(peer)
        notice = goaway(2**31 - 1, debug=b"soon")
        for piece in (notice[:10], notice[10:13], notice[13:]):
            peer.send(piece)
        peer.synchronize()
        peer.send(goaway(3))
        peer.synchronize()
        peer.send(goaway(3) + data(SUBJECT, MESSAGE, END_STREAM))
        assert peer.finish(SUBJECT).grpc_status == "0"
        peer.read_to_end()


@pytest.mark.parametrize(
    "sent, code",
    [
        pytest.param(data(0, b"x"), PROTOCOL_ERROR, id="PROTOCOL_ERROR"),
        pytest.param(frame(6, 0, 0, bytes(7)), FRAME_SIZE_ERROR, id="FRAME_SIZE_ERROR"),
        pytest.param(headers(9, b"\x80"), COMPRESSION_ERROR, id="COMPRESSION_ERROR"),
    ],
)
def test_the_last_stream_that_was_processed(port, sent, code):
    """6.8 and 5.4.1: GOAWAY says up to where the server has come, so that the rest can be tried again."""
    with Peer(port) as peer:
        for stream in (1, 3, 7):
            assert peer.serves(stream)
        peer.send(sent)
        peer.read_to_end()
        assert len(peer.goaways) == 1
        assert peer.goaways[0][1] == code
        assert peer.goaways[0][0] in ((7, 9) if code == COMPRESSION_ERROR else (7,))


def test_nothing_follows_a_fatal_goaway(port):
    """5.4.1: GOAWAY is the last frame before the connection is closed."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        peer.send(call(1))
        assert peer.read_until(lambda: peer.stream(1).blocks)
        peer.send(data(0, b"x") + window_update(1, 10_000) + settings() + ping())
        peer.read_until(lambda: peer.goaways)
        before = len(peer.pongs), len(peer.stream(1).body)
        peer.read_to_end()
        assert (len(peer.pongs), len(peer.stream(1).body)) == before
        assert peer.acknowledged == 1


@pytest.mark.parametrize("half", ["idle", "with an open stream", "within a frame", "within a field block"])
def test_a_client_that_says_no_more(port, half):
    """5.4.1: a connection whose client has gone is closed."""
    with Peer(port) as peer:
        if half == "with an open stream":
            opened(peer)
        elif half == "within a frame":
            peer.send(call(1)[:-2])
        elif half == "within a field block":
            peer.send(headers(1, REQUEST_BLOCK[:10], 0))
        peer.end()
        peer.read_to_end()
        assert peer.goaways == []
    with Peer(port) as another:
        assert another.serves(1)


# A server that stops. Each of these has one of its own.


@pytest.fixture
def stopping(tmp_path):
    with Server(tmp_path / "data", "--durability", "memory") as running:
        yield running


def stop(server):
    server.process.send_signal(signal.SIGTERM)


def test_a_graceful_end(stopping):
    """6.8: GOAWAY with 2^31-1 and, when the PING behind it is answered, GOAWAY with the last stream; running calls are
    answered before the connection is closed."""
    with Peer(stopping.port) as peer:
        opened(peer)
        stop(stopping)
        assert peer.read_until(lambda: peer.server_pings)
        assert peer.goaways == [(2**31 - 1, NO_ERROR)]
        peer.send(ping(peer.server_pings[0], 1))
        assert peer.read_until(lambda: len(peer.goaways) == 2)
        assert peer.goaways[1] == (SUBJECT, NO_ERROR)
        peer.synchronize()
        peer.send(data(SUBJECT, MESSAGE, END_STREAM))
        assert peer.finish(SUBJECT).grpc_status == "0"
        peer.read_to_end()
        assert len(peer.goaways) == 2
    assert stopping.process.wait(30) == 0


def test_calls_between_the_notice_and_goaway(stopping):
    """6.8: what the client opens before it can know is answered, be it with UNAVAILABLE."""
    with Peer(stopping.port) as peer:
        opened(peer)
        stop(stopping)
        assert peer.read_until(lambda: peer.server_pings)
        peer.send(call(LATER))
        assert peer.finish(LATER).grpc_status == "14"
        peer.send(ping(peer.server_pings[0], 1))
        assert peer.read_until(lambda: len(peer.goaways) == 2)
        assert peer.goaways[1] == (LATER, NO_ERROR)
        peer.send(data(SUBJECT, MESSAGE, END_STREAM))
        assert peer.finish(SUBJECT).grpc_status == "0"
        peer.read_to_end()
    assert stopping.process.wait(30) == 0


def test_calls_behind_goaway_are_ignored(stopping):
    """6.8: frames on streams above the last one are discarded, and still change the state of compression."""
    encoder = Encoder()
    with Peer(stopping.port) as peer:
        opened(peer)
        stop(stopping)
        assert peer.read_until(lambda: peer.server_pings)
        peer.send(ping(peer.server_pings[0], 1))
        assert peer.read_until(lambda: len(peer.goaways) == 2)
        for stream in (LATER, LATER + 2, LATER + 4):
            block = encoder.encode([(":method", "POST"), ("x-own", str(stream))])
            trailers = encoder.encode([("x-own", str(stream)), ("checksum", "1")])
            peer.send(headers(stream, block) + data(stream, MESSAGE) + headers(stream, trailers, 0x5))
        peer.settle()
        assert not any(peer.stream(stream).blocks for stream in (LATER, LATER + 2, LATER + 4))
        trailers = encoder.encode([("checksum", "1"), ("x-own", str(LATER + 4))])
        peer.send(data(SUBJECT, MESSAGE) + headers(SUBJECT, trailers, 0x5))
        assert peer.finish(SUBJECT).grpc_status == "0"
        peer.read_to_end()
        assert {code for _, code in peer.goaways} == {NO_ERROR}
    assert stopping.process.wait(30) == 0


def test_an_idle_connection_of_a_server_that_stops(stopping):
    with Peer(stopping.port) as peer:
        assert peer.serves(1)
        stop(stopping)
        assert peer.read_until(lambda: peer.server_pings)
        peer.send(ping(peer.server_pings[0], 1))
        peer.read_to_end()
        assert peer.goaways == [(2**31 - 1, NO_ERROR), (1, NO_ERROR)]
    assert stopping.process.wait(30) == 0


def test_an_error_while_the_server_stops(stopping):
    """5.4.1: an error during the graceful end is still one."""
    with Peer(stopping.port) as peer:
        opened(peer)
        stop(stopping)
        assert peer.read_until(lambda: peer.server_pings)
        peer.send(data(0, b"x"))
        peer.read_to_end()
        assert peer.goaways[-1][1] == PROTOCOL_ERROR
    assert stopping.process.wait(30) == 0
