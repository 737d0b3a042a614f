"""Field blocks that cannot be decoded: RFC 9113 section 4.3, by the rules of RFC 7541."""

import pytest
from hpack import Encoder
from peer import (
    COMPRESSION_ERROR,
    END_HEADERS,
    END_STREAM,
    MESSAGE,
    REQUEST,
    REQUEST_BLOCK,
    Peer,
    call,
    continuation,
    data,
    headers,
    literal,
    request,
    rst_stream,
)
from rows import (
    LATER,
    SUBJECT,
    check,
    connection_error,
    ended,
    finished,
    half_sent,
    opened,
    reset_by_server,
    row,
    served,
)

#: Table entries of section A of RFC 7541 that these rows refer to.
STATIC_COUNT = 61


def size_update(size):
    """A change of the dynamic table's size (RFC 7541 section 6.3)."""
    if size < 31:
        return bytes([0x20 | size])
    encoded, size = [0x3F], size - 31
    while size >= 128:
        encoded.append(size % 128 + 128)
        size //= 128
    return bytes([*encoded, size])


#: What must be refused: the bytes come after a sound request's fields, and END_HEADERS is set.
BAD = [
    ("2.3.3", "index 0", b"\x80"),
    ("2.3.3", "an index beyond the static table, the other being empty", bytes([0x80 | STATIC_COUNT + 1])),
    ("2.3.3", "an index far beyond both tables", b"\xff\xff\xff\x00"),
    ("6.2.1", "a name's index beyond both tables", b"\x7f\x80\x01\x01a"),
    ("6.2.2", "a name's index beyond both tables, not indexed", b"\x0f\xf0\x01\x01a"),
    ("6.2.3", "a name's index beyond both tables, never indexed", b"\x1f\xf0\x01\x01a"),
    ("5.1", "an integer of more than 32 bits", b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x0f"),
    ("5.1", "an integer without an end", b"\xff" + b"\x80" * 20),
    ("5.1", "a length of more than 32 bits", b"\x00\x7f\xff\xff\xff\xff\xff\x0f"),
    ("5.2", "a name longer than the block", b"\x00\x0aabc"),
    ("5.2", "a value longer than the block", b"\x00\x01a\x0aabc"),
    ("5.2", "a field without a value", b"\x00\x01a"),
    ("5.2", "a literal without anything", b"\x00"),
    ("5.2", "an index cut off", b"\xff"),
    ("5.2", "a string's length cut off", b"\x00\x7f"),
    ("5.2", "the end-of-string symbol in a string", b"\x00\x01a\x84\xff\xff\xff\xff"),
    ("5.2", "padding of more than seven bits", b"\x00\x01a\x82\x1f\xff"),
    ("5.2", "padding that is not all ones", b"\x00\x01a\x81\x18"),
    ("4.2", "a table size over SETTINGS_HEADER_TABLE_SIZE", size_update(4_097)),
    ("4.2", "a table size of 2^31", size_update(2**31)),
    ("4.2", "a table size behind a field", size_update(100)),
    ("6.3", "a table size cut off", b"\x3f"),
]

#: The same where a block begins, for what is right or wrong by its place.
BEGINNINGS = [
    row(
        "4.3",
        f"{name} (RFC 7541 {section}), first",
        headers(SUBJECT, bad + REQUEST_BLOCK),
        expect=connection_error(COMPRESSION_ERROR),
    )
    for section, name, bad in BAD
    if name.startswith(("index 0", "an index beyond", "an index far", "a table size over", "a table size of"))
]

ROWS = [
    *(
        row(
            "4.3",
            f"{name} (RFC 7541 {section})",
            headers(SUBJECT, REQUEST_BLOCK + bad),
            expect=connection_error(COMPRESSION_ERROR),
        )
        for section, name, bad in BAD
    ),
    *BEGINNINGS,
    # Whatever the block is for, it changes the one table of the connection.
    row(
        "4.3",
        "in trailers",
        headers(SUBJECT, b"\x80", END_HEADERS | END_STREAM),
        state=half_sent,
        expect=connection_error(COMPRESSION_ERROR),
    ),
    row(
        "4.3",
        "in trailers that are discarded",
        headers(SUBJECT, b"\x80", END_HEADERS | END_STREAM),
        state=reset_by_server,
        expect=connection_error(COMPRESSION_ERROR),
    ),
    row(
        "4.3",
        "in CONTINUATION",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(SUBJECT, b"\x80"),
        expect=connection_error(COMPRESSION_ERROR),
    ),
    row(
        "4.3",
        "a field cut by the end of CONTINUATION",
        headers(SUBJECT, REQUEST_BLOCK, 0) + continuation(SUBJECT, b"\x00\x0aabc"),
        expect=connection_error(COMPRESSION_ERROR),
    ),
    row(
        "4.3",
        "on a second stream while the first is open",
        headers(LATER, b"\x80"),
        state=opened,
        expect=connection_error(COMPRESSION_ERROR),
    ),
    row(
        "4.3",
        "after a call",
        headers(LATER, REQUEST_BLOCK + b"\xc0"),
        state=ended,
        expect=connection_error(COMPRESSION_ERROR),
    ),
    row(
        "4.3",
        "in a block that is malformed besides",
        headers(SUBJECT, literal("Upper", "x") + b"\x80"),
        expect=connection_error(COMPRESSION_ERROR),
    ),
    # What is right.
    row(
        "4.3",
        "a field block cut within a field",
        headers(SUBJECT, REQUEST_BLOCK[:3], 0) + continuation(SUBJECT, REQUEST_BLOCK[3:]) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "4.3",
        "a table size of 0",
        headers(SUBJECT, size_update(0) + REQUEST_BLOCK) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "4.3",
        "the largest table size",
        headers(SUBJECT, size_update(4_096) + REQUEST_BLOCK) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "4.3",
        "two table sizes",
        headers(SUBJECT, size_update(0) + size_update(4_096) + REQUEST_BLOCK) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "4.3",
        "an integer with needless bytes",
        headers(SUBJECT, b"\x3f\xe1\x9f\x80\x00" + REQUEST_BLOCK) + finished(),
        expect=[*served(SUBJECT), *connection_error(COMPRESSION_ERROR)],
    ),
    row(
        "4.3",
        "an empty value",
        headers(SUBJECT, REQUEST_BLOCK + literal("empty", "")) + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "4.3",
        "an empty value in Huffman's code",
        headers(SUBJECT, REQUEST_BLOCK + b"\x00\x01a\x80") + finished(),
        expect=served(SUBJECT),
    ),
    row(
        "4.3",
        "an entry larger than the table, which empties it",
        headers(SUBJECT, REQUEST_BLOCK + b"\x40\x01a" + b"\x7f\xf9\x1f" + b"v" * 4_216) + finished(),
        expect=served(SUBJECT),
    ),
]


@pytest.mark.parametrize("case", ROWS)
def test_field_block(port, case):
    check(port, case)


def test_reference_to_an_evicted_entry(port):
    """RFC 7541 section 4.4: an entry larger than the table empties it; what was in it cannot be referred to."""
    with Peer(port) as peer:
        peer.send(call(1, REQUEST_BLOCK + b"\x40\x01a\x01b"))
        assert peer.finish(1).grpc_status == "0"
        peer.send(call(3, REQUEST_BLOCK + bytes([0x80 | STATIC_COUNT + 1])))
        assert peer.finish(3).grpc_status == "0"
        peer.send(call(5, size_update(0) + REQUEST_BLOCK + bytes([0x80 | STATIC_COUNT + 1])))
        peer.read_to_end()
        assert [code for _, code in peer.goaways] == [COMPRESSION_ERROR]


@pytest.mark.parametrize("count", [1, 8])
def test_continuation_may_come_byte_by_byte(port, count):
    """6.10: nghttp2 takes each piece of a frame's header for another frame, so that a single one of an honest client on a bad line
    could be too many. It must not be."""
    length = -(-len(REQUEST_BLOCK) // count)
    pieces = [REQUEST_BLOCK[start : start + length] for start in range(0, len(REQUEST_BLOCK), length)]
    assert len(pieces) == count
    frames = b"".join(continuation(1, piece, END_HEADERS if piece is pieces[-1] else 0) for piece in pieces)
    with Peer(port) as peer, Peer(port) as witness:
        peer.send(headers(1, b"", 0))
        for byte in frames:
            # What another connection was answered shows that the server has had a look at the sockets.
            witness.synchronize()
            peer.send(bytes([byte]))
        witness.synchronize()
        peer.send(data(1, MESSAGE, END_STREAM))
        assert peer.finish(1).grpc_status == "0"
        assert peer.serves(3)


@pytest.mark.parametrize("huffman", [False, True])
def test_the_table_stays_in_step(port, huffman):
    """4.3: a thousand calls by one encoder, each with a field of its own and those of the last ones."""
    encoder = Encoder()
    with Peer(port) as peer:
        for index in range(500):
            stream = 2 * index + 1
            fields = [*REQUEST, ("x-own", f"value {index}"), ("x-of-ten", f"value {index // 10}")]
            if index % 7 == 0:
                fields.append(("x-long", "l" * (index * 7 % 3_000)))
            peer.send(call(stream, encoder.encode(fields, huffman=huffman)))
            assert peer.finish(stream).grpc_status == "0"


def test_the_table_changes_its_size(port):
    """RFC 7541 section 4.2: the encoder may choose any size up to the announced one, at the beginning of a block."""
    encoder = Encoder()
    with Peer(port) as peer:
        for index, size in enumerate([4_096, 0, 64, 4_096, 100, 1_000, 0, 0, 4_096] * 5):
            encoder.header_table_size = size
            fields = [*REQUEST, ("x-own", f"value {index}")]
            peer.send(call(2 * index + 1, encoder.encode(fields)))
            assert peer.finish(2 * index + 1).grpc_status == "0"


@pytest.mark.parametrize("kind", ["malformed", "refused", "reset", "trailers"])
def test_the_table_stays_in_step_with_calls_that_fail(port, kind):
    """4.3: blocks of calls that come to nothing change the table all the same."""
    encoder = Encoder()
    with Peer(port) as peer:
        for index in range(0, 400, 4):
            stream = 2 * index + 1
            own = ("x-own", f"value {index}")
            if kind == "malformed":
                peer.send(headers(stream, encoder.encode([*REQUEST, ("connection", "close"), own])))
            elif kind == "refused":
                peer.send(call(stream, encoder.encode([*REQUEST[:2], (":path", "/no"), *REQUEST[3:], own])))
            elif kind == "reset":
                peer.send(headers(stream, encoder.encode([*REQUEST, own])) + rst_stream(stream))
            else:
                trailers = encoder.encode([own])
                peer.send(
                    headers(stream, request())
                    + data(stream, MESSAGE)
                    + headers(stream, trailers, END_HEADERS | END_STREAM)
                )
            peer.send(call(stream + 2, encoder.encode([*REQUEST, own])))
            assert peer.finish(stream + 2).grpc_status == "0"
