"""Flow control in both directions: RFC 9113 sections 5.2 and 6.9."""

import pytest
from peer import (
    END_STREAM,
    FLOW_CONTROL_ERROR,
    INITIAL_WINDOW_SIZE,
    LARGEST_WINDOW,
    MESSAGE,
    NO_ERROR,
    PADDED,
    PROTOCOL_ERROR,
    REQUEST_BLOCK,
    Peer,
    call,
    data,
    headers,
    literal,
    number,
    request,
    rst_stream,
    settings,
    window_update,
)
from rows import (
    LATER,
    PROOF,
    SUBJECT,
    Reset,
    check,
    connection_error,
    either_error,
    ended,
    finished,
    half_closed,
    opened,
    row,
    served,
    stream_error,
    verify,
)
from server import new_id, stock_pb2

#: What a stream's window may grow by from where it begins.
ROOM = LARGEST_WINDOW - 65_535

ROWS = [
    # 6.9: an increment of 0.
    row("6.9", "an increment of 0 on the connection", window_update(0, 0), expect=connection_error(PROTOCOL_ERROR)),
    row("6.9", "an increment of 0", window_update(SUBJECT, 0), state=opened, expect=either_error(PROTOCOL_ERROR)),
    row("6.9", "an increment of 0", window_update(SUBJECT, 0), state=half_closed, expect=either_error(PROTOCOL_ERROR)),
    row(
        "6.9",
        "an increment of 0",
        window_update(SUBJECT, 0),
        state=ended,
        expect=[*served(), *either_error(PROTOCOL_ERROR)],
    ),
    # 6.9.1: "A sender MUST NOT allow a flow-control window to exceed 2^31-1 octets."
    row("6.9.1", "the widest window of the connection", window_update(0, ROOM), expect=served()),
    row(
        "6.9.1",
        "the connection's window one too wide",
        window_update(0, ROOM + 1),
        expect=connection_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.1",
        "the connection's window too wide in two steps",
        window_update(0, ROOM) + window_update(0, 1),
        expect=connection_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.1",
        "the largest increment on the connection",
        window_update(0, LARGEST_WINDOW),
        expect=connection_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.1",
        "the widest window of a stream",
        window_update(SUBJECT, ROOM) + finished(),
        state=opened,
        expect=served(SUBJECT),
    ),
    row(
        "6.9.1",
        "a stream's window one too wide",
        window_update(SUBJECT, ROOM + 1),
        state=opened,
        expect=stream_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.1",
        "a stream's window too wide in two steps",
        window_update(SUBJECT, ROOM) + window_update(SUBJECT, 1),
        state=opened,
        expect=stream_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.1",
        "a stream's window too wide",
        window_update(SUBJECT, LARGEST_WINDOW) + window_update(SUBJECT, 1),
        state=half_closed,
        expect=stream_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.1",
        "the largest increment",
        window_update(SUBJECT, LARGEST_WINDOW),
        state=half_closed,
        expect=served(SUBJECT),
    ),
    # 6.9.2: SETTINGS move every stream's window, and must not move one over the limit.
    row(
        "6.9.2",
        "SETTINGS that make a window one too wide",
        window_update(SUBJECT, ROOM) + settings((INITIAL_WINDOW_SIZE, 65_536)),
        state=opened,
        expect=connection_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.2",
        "SETTINGS that make a window far too wide",
        window_update(SUBJECT, 1) + settings((INITIAL_WINDOW_SIZE, LARGEST_WINDOW)),
        state=half_closed,
        expect=connection_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.2",
        "SETTINGS that make one window of many too wide",
        call(LATER)
        + headers(LATER + 2, REQUEST_BLOCK)
        + window_update(LATER + 2, 10)
        + settings((INITIAL_WINDOW_SIZE, LARGEST_WINDOW - 9)),
        state=half_closed,
        expect=connection_error(FLOW_CONTROL_ERROR),
    ),
    row(
        "6.9.2",
        "SETTINGS that make a window as wide as can be",
        window_update(SUBJECT, 20_000) + settings((INITIAL_WINDOW_SIZE, LARGEST_WINDOW - 20_000)),
        state=half_closed,
        expect=served(SUBJECT),
    ),
    row(
        "6.9.2",
        "SETTINGS up, down and up again",
        window_update(SUBJECT, ROOM)
        + settings((INITIAL_WINDOW_SIZE, 0))
        + settings((INITIAL_WINDOW_SIZE, 65_535))
        + settings((INITIAL_WINDOW_SIZE, 100))
        + settings((INITIAL_WINDOW_SIZE, 65_535))
        + finished(),
        state=opened,
        expect=served(SUBJECT),
    ),
    row(
        "6.9.2",
        "the widest windows by SETTINGS",
        settings((INITIAL_WINDOW_SIZE, LARGEST_WINDOW)) + finished(),
        state=opened,
        expect=served(SUBJECT),
    ),
]


@pytest.mark.parametrize("case", ROWS)
def test_window(port, case):
    check(port, case)


# What the server sends.


@pytest.fixture(scope="module")
def large_call(frame_server):
    """A call whose answer is about 200 KB long."""
    variant = new_id()
    with frame_server.client() as client:
        client.set_stock(variant, 1_000, note="for a long answer")
    message = stock_pb2.BatchGetStocksRequest(variant_ids=[variant] * 2_000).SerializeToString()
    fields = request(path="/holdfast.v1.StockService/BatchGetStocks")
    body = b"\0" + number(len(message)) + message

    def send(peer, stream):
        peer.send(headers(stream, fields))
        pieces = [body[start : start + 16_384] for start in range(0, len(body), 16_384)]
        for piece in pieces:
            peer.send(data(stream, piece))
        peer.send(data(stream, b"", END_STREAM))

    return send


@pytest.mark.parametrize("window", [pytest.param(window, id=f"5.2 {window} bytes") for window in (0, 1, 2, 5, 6, 30)])
def test_the_server_keeps_to_a_stream_window(port, window):
    """5.2: not one byte beyond; headers are not held back, and END_STREAM waits for the last byte."""
    with Peer(port, (INITIAL_WINDOW_SIZE, window)) as peer:
        half_closed(peer)
        peer.settle()
        answer = peer.stream(SUBJECT)
        assert len(answer.body) == window and not answer.has_ended
        for given in range(1, 4):
            peer.send(window_update(SUBJECT, 1))
            peer.settle()
            assert len(answer.body) == window + given
        peer.send(window_update(SUBJECT, 10_000))
        assert peer.finish(SUBJECT).grpc_status == "0"
        assert len(answer.body) == 5 + int.from_bytes(answer.body[1:5], "big")


def test_one_byte_at_a_time(port):
    """6.9.1: a whole answer through a window of 1."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        half_closed(peer)
        answer = peer.stream(SUBJECT)
        while not answer.has_ended:
            before = len(answer.body)
            peer.send(window_update(SUBJECT, 1))
            peer.settle()
            assert answer.has_ended or len(answer.body) == before + 1
        assert answer.grpc_status == "0"
        assert set(answer.data_sizes) <= {0, 1}


def test_the_server_keeps_to_the_connection_window(port, large_call):
    """5.2: 65,535 bytes over all streams, whatever the streams' own windows allow."""
    with Peer(port, (INITIAL_WINDOW_SIZE, LARGEST_WINDOW)) as peer:
        large_call(peer, 1)
        assert peer.read_until(lambda: len(peer.stream(1).body) == 65_535)
        # With the connection's window at 0 only frames without content get through.
        peer.send(call(3))
        peer.settle()
        assert peer.read_until(lambda: peer.stream(3).blocks)
        assert len(peer.stream(1).body) == 65_535 and peer.stream(3).body == b""
        peer.send(window_update(0, 10))
        peer.settle()
        assert len(peer.stream(1).body) + len(peer.stream(3).body) == 65_545
        peer.send(window_update(0, 2**20))
        assert peer.finish(1).grpc_status == peer.finish(3).grpc_status == "0"
        assert max(peer.stream(1).data_sizes) <= 16_384


def test_trailers_alone_need_no_window(port):
    """5.2: only DATA is subject to flow control; a refusal is one HEADERS frame."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        peer.send(call(1, request(path="/no/such")))
        assert peer.finish(1).grpc_status == "12"


def test_settings_make_a_window_negative(port, large_call):
    """6.9.2: a sender whose window is negative sends nothing until WINDOW_UPDATE has made it positive."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 1_000)) as peer:
        large_call(peer, 1)
        answer = peer.stream(1)
        assert peer.read_until(lambda: len(answer.body) == 1_000)
        peer.send(settings((INITIAL_WINDOW_SIZE, 400)))  # -600
        peer.settle()
        assert len(answer.body) == 1_000
        for increment, expected in ((599, 1_000), (1, 1_000), (1, 1_001), (9, 1_010)):
            peer.send(window_update(1, increment))
            peer.settle()
            assert len(answer.body) == expected
        peer.send(settings((INITIAL_WINDOW_SIZE, 0)))  # -400
        peer.send(settings((INITIAL_WINDOW_SIZE, 450)))  # 50
        assert peer.read_until(lambda: len(answer.body) == 1_060)
        peer.settle()
        assert len(answer.body) == 1_060
        peer.send(window_update(0, 2**20) + settings((INITIAL_WINDOW_SIZE, 2**20)))
        assert peer.finish(1).grpc_status == "0"


def test_settings_do_not_move_the_connection_window(port, large_call):
    """6.9.2: SETTINGS_INITIAL_WINDOW_SIZE is for streams."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 2**20)) as peer:
        large_call(peer, 1)
        assert peer.read_until(lambda: len(peer.stream(1).body) == 65_535)
        peer.send(settings((INITIAL_WINDOW_SIZE, LARGEST_WINDOW)))
        peer.settle()
        assert len(peer.stream(1).body) == 65_535
        peer.send(window_update(0, 2**20))
        assert peer.finish(1).grpc_status == "0"


def test_one_stalled_stream_does_not_stall_another(port):
    """5.2.1: streams wait for their own windows."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        half_closed(peer)
        for stream in range(LATER, LATER + 40, 2):
            assert peer.serves(stream)
        assert peer.stream(SUBJECT).body == b""


def test_a_window_for_a_stream_before_its_answer(port):
    """6.9: credit given while the stream is open counts for what is sent later."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        peer.send(headers(1, REQUEST_BLOCK) + window_update(1, 10_000) + data(1, MESSAGE, END_STREAM))
        assert peer.finish(1).grpc_status == "0"


@pytest.mark.parametrize("pending", [0, 1_000])
def test_reset_of_a_stalled_stream(port, large_call, pending):
    """5.2: what a reset stream has not sent is dropped, and the connection's window is there for others."""
    with Peer(port, (INITIAL_WINDOW_SIZE, pending)) as peer:
        for stream in range(1, 20, 2):
            large_call(peer, stream)
            assert peer.read_until(lambda: peer.stream(stream).blocks)
            peer.send(rst_stream(stream))
        peer.settle()
        peer.initial_window = 0
        assert peer.serves(PROOF)


# What the server takes. A refused body is what it does not read: with our window at 0 the refusal (415 and a text) is
# not over, so the stream stays open, and none of its window is given back.

NOT_GRPC = [
    (":method", "POST"),
    (":scheme", "http"),
    (":path", "/"),
    (":authority", "localhost"),
    ("content-type", "text/plain"),
]
NOT_GRPC_BLOCK = b"".join(literal(name, value) for name, value in NOT_GRPC)


@pytest.fixture
def unread(port):
    """A peer with a stream whose DATA nobody reads, and the window of that stream."""
    with Peer(port, (INITIAL_WINDOW_SIZE, 0)) as peer:
        peer.send(headers(SUBJECT, NOT_GRPC_BLOCK))
        assert peer.read_until(lambda: peer.stream(SUBJECT).blocks)
        assert peer.stream(SUBJECT).blocks[0][":status"] == "415"
        yield peer, peer.settings[INITIAL_WINDOW_SIZE]


def fill(peer, count):
    for start in range(0, count, 16_384):
        peer.send(data(SUBJECT, bytes(min(16_384, count - start))))


def test_a_stream_window_may_be_filled(port, unread):
    peer, window = unread
    fill(peer, window)
    peer.send(data(SUBJECT, b""))
    peer.settle()
    verify(port, peer, served())
    assert peer.stream(SUBJECT).window_updates == []


@pytest.mark.parametrize("excess", [1, 100, 16_384])
def test_a_stream_window_may_not_be_overrun(port, unread, excess):
    """6.9.1: beyond the window is FLOW_CONTROL_ERROR, on the stream or the connection."""
    peer, window = unread
    fill(peer, window)
    peer.send(data(SUBJECT, bytes(excess)))
    verify(port, peer, [Reset((FLOW_CONTROL_ERROR,))])


def test_padding_counts_and_is_given_back(port, unread):
    """6.1: the whole payload counts, Pad Length and padding included. Nobody waits to read those, so they come back."""
    peer, window = unread
    sent = 0
    while sent <= 3 * window:
        # Frames with less than five bytes besides would soon be too many.
        padded = b"\xff" + bytes(5) + bytes(255)
        peer.send(data(SUBJECT, padded, PADDED))
        sent += len(padded)
    peer.settle()
    verify(port, peer, served())
    assert sum(peer.stream(SUBJECT).window_updates) >= 2 * window


def test_windows_are_given_back_while_a_request_is_read(port):
    """6.9: a request longer than every window arrives, if its sender waits for WINDOW_UPDATE."""
    with Peer(port) as peer:
        message = bytes(3 * 2**20)
        body = b"\0" + number(len(message)) + message
        peer.send(headers(1, REQUEST_BLOCK))
        stream_window, connection_window = peer.settings[INITIAL_WINDOW_SIZE], 65_535
        sent = 0
        while sent < len(body):
            allowed = min(
                stream_window + sum(peer.stream(1).window_updates),
                connection_window + sum(peer.connection_updates),
            )
            piece = body[sent : min(sent + 16_384, allowed)]
            if piece:
                peer.send(data(1, piece))
                sent += len(piece)
            else:
                updates = len(peer.stream(1).window_updates) + len(peer.connection_updates)
                assert peer.read_until(
                    lambda: len(peer.stream(1).window_updates) + len(peer.connection_updates) > updates
                )
        peer.send(data(1, b"", END_STREAM))
        answer = peer.finish(1)
        assert answer.has_ended and answer.reset in (None, NO_ERROR)
        assert peer.serves(3)
