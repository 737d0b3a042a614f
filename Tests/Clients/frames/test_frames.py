"""Each frame by its own rules: RFC 9113 sections 6.1 to 6.7 and 6.10.

Lengths are in test_framing, states in test_states; SETTINGS, GOAWAY and WINDOW_UPDATE have files of their own.
"""

import pytest
from peer import (
    ACK,
    END_HEADERS,
    END_STREAM,
    ENHANCE_YOUR_CALM,
    FRAME_SIZE_ERROR,
    MESSAGE,
    PADDED,
    PING,
    PRIORITIZED,
    PROTOCOL_ERROR,
    PUSH_PROMISE,
    REQUEST_BLOCK,
    Peer,
    continuation,
    data,
    frame,
    goaway,
    headers,
    literal,
    number,
    ping,
    priority,
    request,
    rst_stream,
    settings,
    window_update,
)
from rows import LATER, SUBJECT, Dropped, check, connection_error, finished, opened, row, served

END = END_HEADERS | END_STREAM
CUT = len(REQUEST_BLOCK) // 2


def padded(length, content, padding=None):
    """A payload with a Pad Length of `length`, truthful unless `padding` says otherwise."""
    return bytes([length]) + content + bytes(length if padding is None else padding)


def dependency(on=0, weight=15):
    return number(on) + bytes([weight])


DATA_ROWS = [
    row("6.1", "DATA on stream 0", data(0, b"x"), expect=connection_error(PROTOCOL_ERROR)),
    row("6.1", "empty DATA on stream 0", data(0, b"", END_STREAM), expect=connection_error(PROTOCOL_ERROR)),
    row("6.1", "empty DATA", data(SUBJECT) + finished(), state=opened, expect=served(SUBJECT)),
    row(
        "6.1",
        "END_STREAM on empty DATA",
        data(SUBJECT, MESSAGE) + data(SUBJECT, b"", END_STREAM),
        state=opened,
        expect=served(SUBJECT),
    ),
    *(
        row(
            "6.1",
            f"{length} bytes of padding",
            data(SUBJECT, padded(length, MESSAGE), PADDED | END_STREAM),
            state=opened,
            expect=served(SUBJECT),
        )
        for length in (0, 1, 255)
    ),
    row(
        "6.1",
        "nothing but padding",
        data(SUBJECT, padded(200, b""), PADDED) + finished(),
        state=opened,
        expect=served(SUBJECT),
    ),
    row(
        "6.1",
        "padding that is not zero",
        data(SUBJECT, b"\3" + MESSAGE + b"abc", PADDED | END_STREAM),
        state=opened,
        expect=[*served(SUBJECT), *connection_error(PROTOCOL_ERROR)],
    ),
    row(
        "6.1",
        "padding as long as the payload",
        data(SUBJECT, b"\5" + bytes(4), PADDED),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.1",
        "padding longer than the payload",
        data(SUBJECT, b"\xff" + bytes(4), PADDED),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.1",
        "padding of one byte in a frame of one",
        data(SUBJECT, b"\1", PADDED),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.1",
        "PADDED without a Pad Length",
        data(SUBJECT, b"", PADDED),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR, FRAME_SIZE_ERROR),
    ),
]

HEADERS_ROWS = [
    row("6.2", "HEADERS on stream 0", headers(0, REQUEST_BLOCK), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "6.2",
        "padding",
        headers(SUBJECT, padded(100, REQUEST_BLOCK), END_HEADERS | PADDED) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.2",
        "padding of no bytes",
        headers(SUBJECT, padded(0, REQUEST_BLOCK), END_HEADERS | PADDED) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.2",
        "padding and priority",
        headers(SUBJECT, padded(7, dependency() + REQUEST_BLOCK), END_HEADERS | PADDED | PRIORITIZED) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.2",
        "priority",
        headers(SUBJECT, dependency(LATER, 255) + REQUEST_BLOCK, END_HEADERS | PRIORITIZED) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.2",
        "padding, priority and CONTINUATION",
        headers(SUBJECT, padded(7, dependency() + REQUEST_BLOCK[:CUT]), PADDED | PRIORITIZED)
        + continuation(SUBJECT, REQUEST_BLOCK[CUT:])
        + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.2",
        "padding longer than the payload",
        headers(SUBJECT, b"\xff" + REQUEST_BLOCK[:100], END_HEADERS | PADDED),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.2",
        "padding as long as the payload",
        headers(SUBJECT, b"\5" + bytes(4), END_HEADERS | PADDED),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.2",
        "padding that leaves no room for the priority",
        headers(SUBJECT, b"\5" + bytes(9), END_HEADERS | PADDED | PRIORITIZED),
        expect=connection_error(PROTOCOL_ERROR, FRAME_SIZE_ERROR),
    ),
    row(
        "6.2",
        "PADDED without a Pad Length",
        headers(SUBJECT, b"", END_HEADERS | PADDED),
        expect=connection_error(PROTOCOL_ERROR, FRAME_SIZE_ERROR),
    ),
    row(
        "6.2",
        "PRIORITY without the room for it",
        headers(SUBJECT, bytes(4), END_HEADERS | PRIORITIZED),
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row(
        "6.2",
        "END_STREAM and CONTINUATION",
        headers(SUBJECT, b"", END_STREAM) + continuation(SUBJECT, request(path="/no/such")),
        expect=served(),
    ),
]

PRIORITY_ROWS = [
    row("6.3", "PRIORITY on stream 0", priority(0), expect=connection_error(PROTOCOL_ERROR)),
    row("6.3", "PRIORITY on stream 0", priority(0, SUBJECT), state=opened, expect=connection_error(PROTOCOL_ERROR)),
    row("6.3", "many of it, on idle streams", *(priority(stream) for stream in range(1, 400, 2)), expect=served()),
]

RST_STREAM_ROWS = [
    row("6.4", "RST_STREAM on stream 0", rst_stream(0), expect=connection_error(PROTOCOL_ERROR)),
    *(
        row("6.4", f"RST_STREAM with code {code:#x}", rst_stream(SUBJECT, code), state=opened, expect=served())
        for code in range(0x10)
    ),
    row("6.4", "RST_STREAM twice", rst_stream(SUBJECT) * 2, state=opened, expect=served()),
]

PUSH_PROMISE_ROWS = [
    row(
        "6.6",
        "PUSH_PROMISE on stream 0",
        frame(PUSH_PROMISE, END_HEADERS, 0, number(2) + REQUEST_BLOCK),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.6",
        "PUSH_PROMISE that promises an odd stream",
        frame(PUSH_PROMISE, END_HEADERS, SUBJECT, number(LATER) + REQUEST_BLOCK),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.6",
        "PUSH_PROMISE, padded",
        frame(PUSH_PROMISE, END_HEADERS | PADDED, SUBJECT, padded(3, number(2) + REQUEST_BLOCK)),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
]

PING_ROWS = [
    row("6.7", "PING on a stream", frame(PING, 0, SUBJECT, bytes(8)), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "6.7",
        "PING on a stream",
        frame(PING, 0, SUBJECT, bytes(8)),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row("6.7", "an answer to no PING", ping(bytes(8), ACK), expect=served()),
    row(
        "6.7",
        "an answer on a stream",
        frame(PING, ACK, SUBJECT, bytes(8)),
        state=opened,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.7",
        "an answer to the PING that the server drains with, before it drains",
        ping(b"holdfast", ACK),
        expect=served(),
    ),
    row("6.7", "an answer of 7 bytes", frame(PING, ACK, 0, bytes(7)), expect=connection_error(FRAME_SIZE_ERROR)),
]

CONTINUATION_ROWS = [
    row("6.10", "CONTINUATION on stream 0", continuation(0, REQUEST_BLOCK), expect=connection_error(PROTOCOL_ERROR)),
    row(
        "6.10",
        "CONTINUATION after END_HEADERS",
        headers(SUBJECT, REQUEST_BLOCK) + continuation(SUBJECT, literal("a", "b")),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.10",
        "CONTINUATION after CONTINUATION with END_HEADERS",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(SUBJECT, b"") * 2,
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.10",
        "CONTINUATION of another stream",
        headers(SUBJECT, REQUEST_BLOCK[:CUT], 0) + continuation(LATER, REQUEST_BLOCK[CUT:]),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.10",
        "CONTINUATION on stream 0 within a field block",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(0, b""),
        expect=connection_error(PROTOCOL_ERROR),
    ),
    row(
        "6.10",
        "a field block in two frames",
        headers(SUBJECT, REQUEST_BLOCK[:CUT], 0) + continuation(SUBJECT, REQUEST_BLOCK[CUT:]) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.10",
        "an empty HEADERS frame, then the field block",
        headers(SUBJECT, b"", 0) + continuation(SUBJECT, REQUEST_BLOCK) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.10",
        "an empty CONTINUATION at the end",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(SUBJECT, b"") + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.10",
        "empty CONTINUATION frames in between",
        headers(SUBJECT, REQUEST_BLOCK[:CUT], 0)
        + continuation(SUBJECT, b"", 0) * 3
        + continuation(SUBJECT, REQUEST_BLOCK[CUT:])
        + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.10",
        "a field block in pieces of four bytes",
        headers(SUBJECT, b"", 0)
        + b"".join(
            continuation(SUBJECT, REQUEST_BLOCK[start : start + 4], 0) for start in range(0, len(REQUEST_BLOCK), 4)
        )
        + continuation(SUBJECT, b"")
        + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.10",
        "CONTINUATION ignores END_STREAM",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(SUBJECT, b"", END) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "6.10",
        "trailers in two frames",
        data(SUBJECT, MESSAGE)
        + headers(SUBJECT, literal("a", "b"), END_STREAM)
        + continuation(SUBJECT, literal("c", "d")),
        state=opened,
        expect=served(SUBJECT),
    ),
    *(
        row(
            "6.10",
            f"{name} within a field block",
            headers(SUBJECT, REQUEST_BLOCK[:CUT], 0) + other + continuation(SUBJECT, REQUEST_BLOCK[CUT:]),
            expect=connection_error(PROTOCOL_ERROR),
        )
        for name, other in (
            ("DATA", data(SUBJECT, MESSAGE)),
            ("HEADERS", headers(SUBJECT, REQUEST_BLOCK)),
            ("HEADERS of another stream", headers(LATER, REQUEST_BLOCK)),
            ("PRIORITY", priority(SUBJECT)),
            ("RST_STREAM", rst_stream(SUBJECT)),
            ("SETTINGS", settings()),
            ("PING", ping()),
            ("GOAWAY", goaway()),
            ("WINDOW_UPDATE", window_update(0, 1)),
        )
    ),
    # 10.5.1: far more than a request needs is not taken.
    row(
        "10.5.1",
        "CONTINUATION without an end",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(SUBJECT, b"", 0) * 100,
        expect=[*connection_error(ENHANCE_YOUR_CALM), Dropped()],
    ),
]

ROWS = [*DATA_ROWS, *HEADERS_ROWS, *PRIORITY_ROWS, *RST_STREAM_ROWS, *PUSH_PROMISE_ROWS, *PING_ROWS, *CONTINUATION_ROWS]


@pytest.mark.parametrize("case", ROWS)
def test_frame(port, case):
    check(port, case)


@pytest.mark.parametrize("payload", [bytes(8), b"\xff" * 8, b"12345678", b"holdfast"])
def test_ping_is_answered_with_its_bytes(port, payload):
    """6.7: the answer carries what the PING carried; an acknowledgement is not answered."""
    with Peer(port) as peer:
        peer.send(ping(payload) + ping(payload[::-1]) + ping(bytes(8), ACK))
        assert peer.serves(1)
        assert peer.pongs == [payload, payload[::-1]]


def test_ping_within_a_call(port):
    """6.7: PING concerns the connection, whatever its streams wait for."""
    with Peer(port) as peer:
        opened(peer)
        peer.send(ping(b"a" * 8) + data(SUBJECT, MESSAGE[:2]) + ping(b"b" * 8))
        peer.synchronize()
        assert peer.pongs[-3:-1] == [b"a" * 8, b"b" * 8]
        peer.send(data(SUBJECT, MESSAGE[2:], END_STREAM))
        assert peer.finish(SUBJECT).grpc_status == "0"


def test_a_field_block_over_the_limit_of_the_server(port):
    """10.5.1: more than SETTINGS_MAX_HEADER_LIST_SIZE is refused on its stream alone."""
    with Peer(port) as peer:
        large = request(*(("filler", "f" * 1_000) for _ in range(10)))
        peer.send(headers(1, large[:16_000], END_HEADERS | END_STREAM))
        assert peer.finish(1).grpc_status == "8"
        assert peer.serves(3)
