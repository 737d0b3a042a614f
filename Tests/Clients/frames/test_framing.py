"""Frames as such: their size, unknown ones, bits to ignore (RFC 9113 sections 4.1, 4.2 and 5.5)."""

import pytest
from peer import (
    DATA,
    END_HEADERS,
    END_STREAM,
    FRAME_SIZE_ERROR,
    GOAWAY,
    MAX_FRAME_SIZE,
    MESSAGE,
    PING,
    PRIORITY,
    PROTOCOL_ERROR,
    PUSH_PROMISE,
    REQUEST_BLOCK,
    RST_STREAM,
    SETTINGS,
    WINDOW_UPDATE,
    Peer,
    call,
    continuation,
    data,
    frame,
    headers,
    literal,
    number,
    ping,
    priority,
    settings,
    window_update,
)
from rows import LATER, SUBJECT, check, connection_error, either_error, finished, half_sent, opened, row, served

#: The bit above the stream identifier, which "MUST be ignored when receiving".
RESERVED = 0x8000_0000
#: Every flag that no frame type defines.
UNDEFINED = 0xD2
LARGEST = 16_384
#: Types that nobody has defined, and extensions this server has not asked for: ALTSVC, ORIGIN, PRIORITY_UPDATE.
UNKNOWN = [0x0A, 0x0B, 0x0C, 0x10, 0x16, 0x7F, 0xB0, 0xFF]


def unknown_frames():
    for kind in UNKNOWN:
        name = f"unknown type {kind:#04x}"
        yield row("4.1", f"{name} on the connection", frame(kind, 0xFF, 0, b"anything"), expect=served())
        yield row("5.5", f"{name} on an idle stream", frame(kind, 0, LATER, b"anything"), expect=served())
        yield row(
            "5.5",
            f"{name} between HEADERS and DATA",
            frame(kind, 0xFF, SUBJECT, b"anything") + finished(),
            state=opened,
            expect=served(SUBJECT),
        )
        yield row(
            "5.5",
            f"{name} within a field block",
            headers(SUBJECT, REQUEST_BLOCK[:10], 0)
            + frame(kind, 0, SUBJECT, b"anything")
            + continuation(SUBJECT, REQUEST_BLOCK[10:]),
            expect=connection_error(PROTOCOL_ERROR),
        )


ROWS = [
    *unknown_frames(),
    row("4.1", "an empty unknown frame", frame(0xFA), expect=served()),
    row("4.1", "an unknown frame of the largest size", frame(0xFA, 0, 0, bytes(LARGEST)), expect=served()),
    # The reserved bit.
    row("4.1", "reserved bit of HEADERS and DATA", call(SUBJECT | RESERVED), expect=served(SUBJECT)),
    row("4.1", "reserved bit of PING", frame(PING, 0, RESERVED, bytes(8)), expect=served()),
    row("4.1", "reserved bit of SETTINGS", frame(SETTINGS, 0, RESERVED), expect=served()),
    row("4.1", "reserved bit of WINDOW_UPDATE", frame(WINDOW_UPDATE, 0, RESERVED, number(1)), expect=served()),
    row("6.9", "reserved bit of the increment", frame(WINDOW_UPDATE, 0, 0, number(RESERVED | 1)), expect=served()),
    row(
        "4.1",
        "reserved bit within a field block",
        headers(SUBJECT, REQUEST_BLOCK[:10], 0) + continuation(SUBJECT | RESERVED, REQUEST_BLOCK[10:]) + finished(),
        expect=served(SUBJECT),
    ),
    # Flags without a meaning "MUST be ignored".
    row(
        "4.1",
        "undefined flags of DATA",
        data(SUBJECT, MESSAGE, END_STREAM | UNDEFINED),
        state=opened,
        expect=served(SUBJECT),
    ),
    row(
        "4.1",
        "undefined flags of HEADERS",
        headers(SUBJECT, REQUEST_BLOCK, END_HEADERS | UNDEFINED) + finished(),
        expect=served(SUBJECT),
    ),
    row("4.1", "undefined flags of PRIORITY", frame(PRIORITY, 0xFF, SUBJECT, bytes(5)), expect=served()),
    row(
        "4.1",
        "undefined flags of RST_STREAM",
        frame(RST_STREAM, 0xFF, SUBJECT, number(8)),
        state=opened,
        expect=served(),
    ),
    row("4.1", "undefined flags of SETTINGS", settings(flags=0xFE), expect=served()),
    row("4.1", "undefined flags of PING", ping(flags=0xFE), expect=served()),
    row("4.1", "undefined flags of WINDOW_UPDATE", frame(WINDOW_UPDATE, 0xFF, 0, number(1)), expect=served()),
    row(
        "4.1",
        "undefined flags of CONTINUATION",
        headers(SUBJECT, REQUEST_BLOCK[:10], 0) + continuation(SUBJECT, REQUEST_BLOCK[10:], 0xFF) + finished(),
        expect=served(SUBJECT),
    ),
    # Sizes at the limit. A message of that many bytes is refused by the method, not by HTTP/2.
    row(
        "4.2",
        "DATA of the largest size",
        data(SUBJECT, b"\0" + number(LARGEST * 2) + bytes(LARGEST - 5)),
        state=opened,
        expect=served(),
    ),
    row(
        "4.2",
        "HEADERS one over the largest size",
        headers(SUBJECT, bytes(LARGEST + 1)),
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row(
        "4.2",
        "CONTINUATION one over the largest size",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(SUBJECT, literal("a", b"b" * LARGEST)),
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row(
        "4.2",
        "SETTINGS one over the largest size",
        frame(SETTINGS, 0, 0, bytes(LARGEST + 2)),
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row(
        "4.2",
        "DATA one over the largest size",
        data(SUBJECT, bytes(LARGEST + 1)),
        state=opened,
        expect=either_error(FRAME_SIZE_ERROR),
    ),
    row(
        "4.2",
        "DATA one over the largest size, half sent",
        data(SUBJECT, bytes(LARGEST + 1)),
        state=half_sent,
        expect=either_error(FRAME_SIZE_ERROR),
    ),
    row(
        "4.2",
        "an unknown frame one over the largest size",
        frame(0xFA, 0, 0, bytes(LARGEST + 1)),
        expect=connection_error(FRAME_SIZE_ERROR),
    ),
    row(
        "4.2",
        "a size of 16 MiB, of which nothing comes",
        frame(DATA, 0, SUBJECT, length=2**24 - 1),
        state=opened,
        expect=either_error(FRAME_SIZE_ERROR),
    ),
    row(
        "4.2",
        "our own larger SETTINGS_MAX_FRAME_SIZE says nothing of the server's",
        data(SUBJECT, bytes(LARGEST + 1)),
        state=opened,
        settings=((MAX_FRAME_SIZE, 2**24 - 1),),
        expect=either_error(FRAME_SIZE_ERROR),
    ),
    # Sizes that are fixed.
    *(
        row("4.2", f"PING of {size} bytes", frame(PING, 0, 0, bytes(size)), expect=connection_error(FRAME_SIZE_ERROR))
        for size in (0, 7, 9, 16)
    ),
    *(
        row(
            "4.2",
            f"RST_STREAM of {size} bytes",
            frame(RST_STREAM, 0, SUBJECT, bytes(size)),
            state=opened,
            expect=connection_error(FRAME_SIZE_ERROR),
        )
        for size in (0, 3, 5, 8)
    ),
    *(
        row(
            "4.2",
            f"WINDOW_UPDATE of {size} bytes",
            frame(WINDOW_UPDATE, 0, stream, b"\1" * size),
            state=opened,
            expect=connection_error(FRAME_SIZE_ERROR),
        )
        for size, stream in ((0, 0), (3, 0), (5, 0), (3, SUBJECT), (5, SUBJECT), (8, SUBJECT))
    ),
    *(
        row(
            "4.2",
            f"PRIORITY of {size} bytes",
            frame(PRIORITY, 0, SUBJECT, bytes(size)),
            state=opened,
            expect=either_error(FRAME_SIZE_ERROR),
        )
        for size in (0, 4, 6)
    ),
    *(
        row(
            "4.2",
            f"SETTINGS of {size} bytes",
            frame(SETTINGS, 0, 0, bytes(size)),
            expect=connection_error(FRAME_SIZE_ERROR),
        )
        for size in (1, 3, 5, 7, 13)
    ),
    *(
        row(
            "4.2",
            f"GOAWAY of {size} bytes",
            frame(GOAWAY, 0, 0, bytes(size)),
            expect=connection_error(FRAME_SIZE_ERROR),
        )
        for size in (0, 4, 7)
    ),
    row(
        "4.2",
        "PUSH_PROMISE of 3 bytes",
        frame(PUSH_PROMISE, END_HEADERS, SUBJECT, bytes(3)),
        state=opened,
        expect=connection_error(FRAME_SIZE_ERROR, PROTOCOL_ERROR),
    ),
]


@pytest.mark.parametrize("case", ROWS)
def test_frame(port, case):
    check(port, case)


@pytest.mark.parametrize("size", [1, 2, 8, 9, 10, 17])
def test_frames_may_come_in_any_pieces(port, size):
    """4.1: a frame is found wherever the reads cut it, and so is the one after."""
    sent = (
        ping()
        + priority(SUBJECT)
        + call(SUBJECT)
        + window_update(0, 1)
        + settings((MAX_FRAME_SIZE, LARGEST))
        + call(LATER)
    )
    with Peer(port) as peer:
        for start in range(0, len(sent), size):
            peer.send(sent[start : start + size])
        assert peer.finish(SUBJECT).grpc_status == peer.finish(LATER).grpc_status == "0"
        assert peer.serves(LATER + 2)


def test_a_message_may_come_in_many_frames(port):
    """4.1: where DATA frames begin and end means nothing."""
    with Peer(port) as peer:
        peer.send(
            headers(SUBJECT, REQUEST_BLOCK),
            *(data(SUBJECT, bytes([byte])) for byte in MESSAGE),
            data(SUBJECT, b"", END_STREAM),
        )
        assert peer.finish(SUBJECT).grpc_status == "0"
        assert peer.serves(LATER)
