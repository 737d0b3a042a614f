"""Every frame in every state of a stream: RFC 9113 section 5.1."""

import pytest
from hpack import Encoder
from peer import (
    CANCEL,
    END_HEADERS,
    END_STREAM,
    MAX_CONCURRENT_STREAMS,
    MESSAGE,
    PREFACE,
    PROTOCOL_ERROR,
    PUSH_PROMISE,
    REFUSED_STREAM,
    REQUEST_BLOCK,
    STREAM_CLOSED,
    Peer,
    call,
    continuation,
    data,
    frame,
    headers,
    literal,
    number,
    priority,
    request,
    rst_stream,
    settings,
    window_update,
)
from rows import (
    LATER,
    PROOF,
    SKIPPED,
    SUBJECT,
    Closed,
    check,
    connection_error,
    either_error,
    ended,
    ended_in_sequence,
    finished,
    half_closed,
    half_sent,
    idle,
    opened,
    reset_by_server,
    reset_by_us,
    row,
    served,
    verify,
)

TRAILERS = headers(SUBJECT, literal("checksum", "0"), END_HEADERS | END_STREAM)
PROMISE = frame(PUSH_PROMISE, END_HEADERS, SUBJECT, number(2) + REQUEST_BLOCK)

#: States in which PRIORITY, WINDOW_UPDATE, and PUSH_PROMISE and CONTINUATION, which are never right, are tried.
STATES = [idle, opened, half_sent, half_closed, ended, reset_by_us, reset_by_server]

ROWS = [
    # "PRIORITY can be sent and received in any stream state."
    *(row("5.1", "PRIORITY", priority(SUBJECT), state=state, expect=served()) for state in STATES),
    # A client cannot push (8.4), and CONTINUATION follows an unfinished field block only (6.10).
    *(row("8.4", "PUSH_PROMISE", PROMISE, state=state, expect=connection_error(PROTOCOL_ERROR)) for state in STATES),
    *(
        row("6.10", "CONTINUATION", continuation(SUBJECT, b""), state=state, expect=connection_error(PROTOCOL_ERROR))
        for state in STATES
    ),
    # Idle: HEADERS and PRIORITY only.
    row("5.1", "DATA", data(SUBJECT, MESSAGE), expect=connection_error(PROTOCOL_ERROR)),
    row("5.1", "DATA with END_STREAM", finished(), expect=connection_error(PROTOCOL_ERROR)),
    row("5.1", "RST_STREAM", rst_stream(SUBJECT), expect=connection_error(PROTOCOL_ERROR)),
    row("5.1", "WINDOW_UPDATE", window_update(SUBJECT, 1), expect=connection_error(PROTOCOL_ERROR)),
    row("5.1", "HEADERS", call(SUBJECT), expect=served(SUBJECT)),
    # The same on a stream that is idle while lower ones are not.
    row("5.1", "DATA on a later stream", data(LATER, MESSAGE), state=ended, expect=connection_error(PROTOCOL_ERROR)),
    row("5.1", "RST_STREAM on a later stream", rst_stream(LATER), state=ended, expect=connection_error(PROTOCOL_ERROR)),
    row(
        "5.1",
        "WINDOW_UPDATE on a later stream",
        window_update(LATER, 1),
        state=ended,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    # Open.
    row("5.1", "DATA", finished(), state=opened, expect=served(SUBJECT)),
    row("5.1", "DATA", data(SUBJECT, MESSAGE[3:], END_STREAM), state=half_sent, expect=served(SUBJECT)),
    row("5.1", "WINDOW_UPDATE", window_update(SUBJECT, 1) + finished(), state=opened, expect=served(SUBJECT)),
    row("5.1", "RST_STREAM", rst_stream(SUBJECT), state=opened, expect=served()),
    row("5.1", "RST_STREAM", rst_stream(SUBJECT), state=half_sent, expect=served()),
    row(
        "5.1", "RST_STREAM with a code nobody knows", rst_stream(SUBJECT, 0xFFFF_FFFF), state=half_sent, expect=served()
    ),
    row("8.1", "trailers", data(SUBJECT, MESSAGE) + TRAILERS, state=opened, expect=served(SUBJECT)),
    # Half-closed (remote): WINDOW_UPDATE, PRIORITY and RST_STREAM only.
    row("5.1", "DATA", data(SUBJECT, b"x"), state=half_closed, expect=either_error(STREAM_CLOSED)),
    row("5.1", "empty DATA", data(SUBJECT), state=half_closed, expect=either_error(STREAM_CLOSED)),
    row("5.1", "DATA with END_STREAM", finished(), state=half_closed, expect=either_error(STREAM_CLOSED)),
    row("5.1", "HEADERS", headers(SUBJECT, REQUEST_BLOCK), state=half_closed, expect=either_error(STREAM_CLOSED)),
    row("5.1", "trailers", TRAILERS, state=half_closed, expect=either_error(STREAM_CLOSED)),
    row("5.1", "WINDOW_UPDATE", window_update(SUBJECT, 10_000), state=half_closed, expect=served(SUBJECT)),
    row("5.1", "RST_STREAM", rst_stream(SUBJECT), state=half_closed, expect=served()),
    # Closed by END_STREAM from both sides. WINDOW_UPDATE and RST_STREAM may have been on their way.
    row("5.1", "DATA", data(SUBJECT, b"x"), state=ended, expect=either_error(STREAM_CLOSED)),
    row("5.1", "empty DATA", data(SUBJECT), state=ended, expect=either_error(STREAM_CLOSED)),
    row("5.1", "DATA with END_STREAM", finished(), state=ended, expect=either_error(STREAM_CLOSED)),
    row(
        "5.1",
        "HEADERS",
        headers(SUBJECT, REQUEST_BLOCK),
        state=ended,
        expect=either_error(STREAM_CLOSED, PROTOCOL_ERROR),
    ),
    row("5.1", "HEADERS", call(SUBJECT), state=ended_in_sequence, expect=either_error(STREAM_CLOSED)),
    row("5.1", "trailers", TRAILERS, state=ended_in_sequence, expect=either_error(STREAM_CLOSED)),
    row(
        "5.1",
        "DATA on the stream before",
        data(SKIPPED, b"x"),
        state=ended_in_sequence,
        expect=connection_error(STREAM_CLOSED),
    ),
    row("5.1", "WINDOW_UPDATE", window_update(SUBJECT, 1), state=ended, expect=served()),
    row("5.1", "RST_STREAM", rst_stream(SUBJECT), state=ended, expect=served()),
    # Closed by our RST_STREAM.
    row("5.1", "DATA", data(SUBJECT, b"x"), state=reset_by_us, expect=either_error(STREAM_CLOSED)),
    row("5.1", "DATA with END_STREAM", finished(), state=reset_by_us, expect=either_error(STREAM_CLOSED)),
    row(
        "5.1",
        "HEADERS",
        headers(SUBJECT, REQUEST_BLOCK),
        state=reset_by_us,
        expect=either_error(STREAM_CLOSED, PROTOCOL_ERROR),
    ),
    row("5.1", "trailers", TRAILERS, state=reset_by_us, expect=either_error(STREAM_CLOSED, PROTOCOL_ERROR)),
    row("5.1", "WINDOW_UPDATE", window_update(SUBJECT, 1), state=reset_by_us, expect=served()),
    row("5.1", "RST_STREAM", rst_stream(SUBJECT), state=reset_by_us, expect=served()),
    row(
        "5.1",
        "HEADERS right behind RST_STREAM",
        rst_stream(SUBJECT) + headers(SUBJECT, REQUEST_BLOCK),
        state=opened,
        expect=either_error(STREAM_CLOSED, PROTOCOL_ERROR),
    ),
    row(
        "5.1",
        "DATA right behind RST_STREAM",
        rst_stream(SUBJECT) + data(SUBJECT, b"x"),
        state=opened,
        # "An endpoint can perform this minimal processing for all streams that are in the closed state."
        expect=[*either_error(STREAM_CLOSED), *served()],
    ),
    # Closed by the server's RST_STREAM: what was on its way "MUST" be processed minimally and discarded.
    row("5.1", "DATA", data(SUBJECT, b"x"), state=reset_by_server, expect=served()),
    row("5.1", "DATA with END_STREAM", finished(), state=reset_by_server, expect=served()),
    row("5.1", "trailers", TRAILERS, state=reset_by_server, expect=served()),
    row("5.1", "DATA and trailers", data(SUBJECT, bytes(16_000)) + TRAILERS, state=reset_by_server, expect=served()),
    row("5.1", "RST_STREAM", rst_stream(SUBJECT), state=reset_by_server, expect=served()),
    row("5.1", "WINDOW_UPDATE", window_update(SUBJECT, 1), state=reset_by_server, expect=served()),
    # 5.1.1: identifiers are odd and ascend; a lower one that was left out is closed.
    row("5.1.1", "a stream of the server's", call(2), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "5.1.1", "a later stream of the server's", call(LATER + 1), state=ended, expect=connection_error(PROTOCOL_ERROR)
    ),
    row("5.1.1", "HEADERS on a stream left out", call(SKIPPED), state=ended, expect=connection_error(PROTOCOL_ERROR)),
    row("5.1.1", "HEADERS on a stream left out", call(SKIPPED), state=opened, expect=connection_error(PROTOCOL_ERROR)),
    row(
        "5.1.1",
        "DATA on a stream left out",
        data(SKIPPED, b"x"),
        state=ended,
        expect=connection_error(STREAM_CLOSED, PROTOCOL_ERROR),
    ),
    row("5.1.1", "WINDOW_UPDATE on a stream left out", window_update(SKIPPED, 1), state=ended, expect=served()),
    row("5.1.1", "RST_STREAM on a stream left out", rst_stream(SKIPPED), state=ended, expect=served()),
    row("5.1.1", "PRIORITY on a stream left out", priority(SKIPPED), state=ended, expect=served()),
    row("5.1.1", "RST_STREAM on a stream of the server's", rst_stream(2), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "5.1.1",
        "WINDOW_UPDATE on a stream of the server's",
        window_update(2, 1),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row("5.1.1", "DATA on a stream of the server's", data(2, b"x"), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "5.1.1",
        "streams may be left out",
        call(SUBJECT) + call(LATER + 2) + call(LATER + 10),
        expect=served(SUBJECT, LATER + 2, LATER + 10),
    ),
    # 5.3.2: the priorities of RFC 7540 are gone, and so is its rule that a stream must not depend on itself. A server
    # that still knows it may keep to it.
    row("5.3", "PRIORITY on itself", priority(SUBJECT, SUBJECT), expect=served()),
    row("5.3", "PRIORITY on itself", priority(SUBJECT, SUBJECT), state=opened, expect=served()),
    row("5.3", "PRIORITY on an idle stream", priority(SUBJECT, 99, 255), expect=served()),
    row("5.3", "PRIORITY, exclusive", priority(SUBJECT, 0x8000_0000), state=opened, expect=served()),
    row(
        "5.3",
        "HEADERS that depend on another stream",
        headers(SUBJECT, number(0x8000_0000 | SKIPPED) + b"\xff" + REQUEST_BLOCK, END_HEADERS | 0x20) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "5.3",
        "HEADERS that depend on their own stream",
        headers(SUBJECT, number(SUBJECT) + b"\xff" + REQUEST_BLOCK, END_HEADERS | 0x20) + finished(),
        expect=[*served(SUBJECT), *either_error(PROTOCOL_ERROR)],
    ),
]


@pytest.mark.parametrize("case", ROWS)
def test_frame_in_state(port, case):
    check(port, case)


def test_the_last_stream_identifier(port):
    """5.1.1: after 2^31-1 no stream can be opened, and any number is an unexpected one."""
    with Peer(port) as peer:
        assert peer.serves(2**31 - 1)
        peer.send(call(SUBJECT))
        verify(port, peer, connection_error(PROTOCOL_ERROR))


def test_discarded_data_counts_toward_the_connection(port):
    """5.1: DATA on a stream that the server has reset gives its bytes back to the connection's window."""
    with Peer(port) as peer:
        reset_by_server(peer)
        for _ in range(200):
            peer.send(data(SUBJECT, bytes(16_384)))
        assert peer.serves(PROOF)
        assert sum(peer.connection_updates) > 200 * 16_384 - 2**20


def test_discarded_headers_change_the_table(port):
    """5.1: a field block on a stream that the server has reset still updates the state of header compression."""
    encoder = Encoder()
    with Peer(port) as peer:
        reset_by_server(peer)
        peer.send(headers(SUBJECT, encoder.encode([("filler", "a"), ("x-later", "b")]), END_HEADERS | END_STREAM))
        fields = [
            (":method", "POST"),
            (":scheme", "http"),
            (":path", "/holdfast.v1.AdminService/GetServerInfo"),
            (":authority", "localhost"),
            ("content-type", "application/grpc"),
            ("filler", "a"),
            ("x-later", "b"),
        ]
        peer.send(call(LATER, encoder.encode(fields)))
        assert peer.finish(LATER).grpc_status == "0"
        assert peer.serves(PROOF)


@pytest.mark.parametrize("count", [65, 300])
def test_many_streams_that_the_server_reset(port, count):
    """5.1: late frames are discarded on the latest stream as on one of long ago."""
    with Peer(port) as peer:
        streams = range(1, 2 * count, 2)
        for stream in streams:
            peer.send(headers(stream, request(path="/no/such")))
            assert peer.read_until(lambda: peer.stream(stream).reset is not None)
        for stream in streams:
            peer.send(data(stream, b"late", END_STREAM))
        assert peer.serves(2 * count + 1)
        assert peer.goaways == []


@pytest.mark.parametrize("answered", [1, 64, 500])
def test_data_on_a_stream_of_long_ago(port, answered):
    """6.1: the server does not forget that a stream is closed."""
    with Peer(port) as peer:
        for stream in range(1, 2 * answered, 2):
            assert peer.serves(stream)
        peer.send(data(1, b"x"))
        verify(port, peer, connection_error(STREAM_CLOSED))


def test_concurrent_streams_up_to_the_limit(port):
    """5.1.2: as many streams as the server has announced may be open; each is answered when it is complete."""
    with Peer(port) as peer:
        limit = peer.settings[MAX_CONCURRENT_STREAMS]
        streams = range(1, 2 * limit, 2)
        peer.send(*(headers(stream, REQUEST_BLOCK) for stream in streams))
        peer.synchronize()
        peer.send(*(data(stream, MESSAGE, END_STREAM) for stream in reversed(streams)))
        for stream in streams:
            assert peer.finish(stream).grpc_status == "0"
        assert peer.serves(2 * limit + 1)


def test_one_stream_over_the_limit(port):
    """5.1.2: a stream error of type PROTOCOL_ERROR or REFUSED_STREAM, which may be made one of the connection (5.4)."""
    with Peer(port) as peer:
        limit = peer.settings[MAX_CONCURRENT_STREAMS]
        peer.send(*(headers(stream, REQUEST_BLOCK) for stream in range(1, 2 * limit + 2, 2)))
        verify(port, peer, [Closed((PROTOCOL_ERROR, REFUSED_STREAM))])


def test_one_stream_over_a_limit_not_yet_acknowledged(port):
    """5.1.2: a client that does not know of the limit yet may try again: REFUSED_STREAM."""
    with Peer(port, greets=False) as peer:
        peer.send(PREFACE + settings())
        assert peer.read_until(lambda: peer.settings is not None)
        limit = peer.settings[MAX_CONCURRENT_STREAMS]
        refused = 2 * limit + 1
        peer.send(*(headers(stream, REQUEST_BLOCK) for stream in range(1, 2 * limit + 2, 2)))
        assert peer.finish(refused).reset == REFUSED_STREAM
        peer.send(data(refused, MESSAGE, END_STREAM))
        peer.send(data(1, MESSAGE, END_STREAM))
        assert peer.finish(1).grpc_status == "0"
        assert peer.serves(refused + 2)
        # Still on its way, for all the server knows.
        peer.send(data(refused, MESSAGE, END_STREAM) + headers(refused, literal("a", "b"), END_HEADERS | END_STREAM))
        assert peer.serves(refused + 4)


@pytest.mark.parametrize("close", ["END_STREAM", "RST_STREAM", "a refusal"])
def test_closed_streams_do_not_count(port, close):
    """5.1.2: only open and half-closed streams count toward the limit."""
    with Peer(port) as peer:
        limit = peer.settings[MAX_CONCURRENT_STREAMS]
        last = 2 * (2 * limit + 10) - 1
        for stream in range(1, last + 1, 2):
            if close == "END_STREAM":
                peer.send(call(stream))
                peer.finish(stream)
            elif close == "RST_STREAM":
                peer.send(headers(stream, REQUEST_BLOCK) + rst_stream(stream, CANCEL))
            else:
                peer.send(headers(stream, request(path="/no/such")))
                peer.finish(stream)
        assert peer.serves(last + 2)
