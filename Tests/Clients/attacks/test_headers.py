"""Header blocks that are too large, never end, or are small only until they are decoded."""

import pytest
from attack import Attacker, mount
from peer import (
    END_HEADERS,
    END_STREAM,
    MESSAGE,
    REQUEST,
    REQUEST_BLOCK,
    Peer,
    block,
    continuation,
    data,
    headers,
    literal,
    text_length,
)

HEADER_BYTES = 8 << 10
HEADER_FIELDS = 100
ABUSE = 4
CONTINUATIONS = 72

#: RESOURCE_EXHAUSTED.
REFUSED = "8"

#: An entry of 4,000 bytes for the dynamic table (RFC 7541 section 6.2.1), and a reference to it in one byte.
LARGE_ENTRY = b"\x40" + text_length(1) + b"x" + text_length(4_000) + b"y" * 4_000
REFERENCE = b"\xbe"


def sent(port, fields):
    """Sends a request with these further fields, gives the peer once the server has answered or closed."""
    peer = Peer(port)
    peer.send(headers(1, REQUEST_BLOCK + fields, END_HEADERS | END_STREAM))
    peer.read_until(lambda: peer.stream(1).is_over)
    return peer


def size(fields):
    """As RFC 9113 section 6.5.2 counts it."""
    return sum(len(name) + len(value) + 32 for name, value in fields)


def fields_of(byte_count):
    """A request's fields that have this size together."""
    fields = [*REQUEST, ("x", "")]
    return [*REQUEST, ("x", "y" * (byte_count - size(fields)))]


def fields_counting(count):
    return [*REQUEST, *[("x", "y")] * (count - len(REQUEST))]


@pytest.mark.parametrize(
    "fields, status",
    [
        (fields_of(HEADER_BYTES), "0"),
        (fields_of(HEADER_BYTES + 1), REFUSED),
        (fields_counting(HEADER_FIELDS), "0"),
        (fields_counting(HEADER_FIELDS + 1), REFUSED),
    ],
    ids=["8 KiB", "a byte more", "100 fields", "a field more"],
)
def test_the_limits_themselves_are_served(port, fields, status):
    with Peer(port) as peer:
        peer.send(headers(1, block(fields)), data(1, MESSAGE, END_STREAM))
        assert peer.finish(1).grpc_status == status
        assert peer.serves(3)


REFUSED_BLOCKS = {
    "a large field": literal("x", "y" * HEADER_BYTES),
    "many fields": block([("x", "y")] * HEADER_FIELDS),
    "references to a large field": LARGE_ENTRY + REFERENCE * 4,
}

ABUSIVE_BLOCKS = {
    "large fields": block([("x", "y" * 4_000)] * 2) + LARGE_ENTRY + REFERENCE * 8,
    "very many fields": block([("x", "y")] * (ABUSE * HEADER_FIELDS)),
    "references to a large field": LARGE_ENTRY + REFERENCE * 8_000,
}


@pytest.mark.parametrize("fields", REFUSED_BLOCKS.values(), ids=REFUSED_BLOCKS)
def test_a_block_over_the_limit_is_refused(port, fields):
    with sent(port, fields) as peer:
        assert peer.stream(1).grpc_status == REFUSED
        assert peer.serves(3)


@pytest.mark.parametrize("fields", ABUSIVE_BLOCKS.values(), ids=ABUSIVE_BLOCKS)
def test_a_block_far_over_the_limit_ends_the_connection(port, fields):
    with sent(port, fields) as peer:
        assert peer.is_closed


def flood(count):
    """A header block in so many CONTINUATION frames that never ends."""
    return headers(1, REQUEST_BLOCK, 0) + continuation(1, b"", 0) * count


@pytest.mark.parametrize("count, is_served", [(CONTINUATIONS, True), (CONTINUATIONS + 1, False)])
def test_continuations(port, count, is_served):
    """As many as there may be are served; with one more the connection ends."""
    with Peer(port) as peer:
        peer.send(headers(1, b"", 0), continuation(1, b"", 0) * (count - 1), continuation(1, REQUEST_BLOCK))
        peer.send(data(1, MESSAGE, END_STREAM))
        peer.read_until(lambda: peer.stream(1).is_over)
        assert (peer.stream(1).grpc_status == "0") == is_served
        assert peer.is_closed == (not is_served)


def test_continuation_flood_ends_the_connection(port):
    """Without an end to the block, too."""
    with Peer(port) as peer:
        peer.send(flood(CONTINUATIONS + 1))
        peer.read_to_end()


def test_continuations_with_large_fields_end_the_connection(port):
    """The header limits hold over all frames of a block together."""
    with Peer(port) as peer:
        peer.send(headers(1, REQUEST_BLOCK, 0), continuation(1, block([("x", "y" * 4_000)] * 3), 0) * 3)
        peer.read_to_end()


@pytest.mark.parametrize(
    "piece, frames, rate",
    [
        (flood(10_000), 10_000, 100_000),
        (headers(1, REQUEST_BLOCK + LARGE_ENTRY + REFERENCE * 12_000), 1, 200),
    ],
    ids=["100,000 CONTINUATION frames a second", "200 HPACK bombs a second, each 48 MB if it were decoded"],
)
def test_header_attacks(attacked, bystander, piece, frames, rate):
    """The rate is in the name of the case."""
    with Attacker(attacked.port) as attacker:

        def strike():
            attacker.close()
            attacker.send(piece)
            return frames

        mount(attacked, bystander, strike, rate)
