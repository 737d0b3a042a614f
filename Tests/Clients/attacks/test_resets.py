"""Streams that are opened only to be reset, by the client (CVE-2023-44487) or by the server (CVE-2025-8671)."""

import pytest
from attack import Attacker, mount
from hpack import Encoder
from peer import (
    CANCEL,
    END_HEADERS,
    ENHANCE_YOUR_CALM,
    LARGEST_WINDOW,
    MESSAGE,
    REQUEST,
    REQUEST_BLOCK,
    Peer,
    call,
    headers,
    literal,
    request,
    rst_stream,
    window_update,
)

RESET_BURST = 10_000
STREAM_ERRORS = 200


def indexed_blocks():
    """The request's header block as a client sends it first, and as it repeats it."""
    encoder = Encoder()
    return encoder.encode(REQUEST), encoder.encode(REQUEST)


FIRST, AGAIN = indexed_blocks()


def streams(count, rest, start=1):
    """So many streams, each opened and followed by what `rest` gives for its number."""
    return b"".join(
        headers(number, FIRST if number == 1 else AGAIN) + rest(number) for number in range(start, start + 2 * count, 2)
    )


def rapid_reset(count, start=1):
    return streams(count, lambda number: call_rest(number) + rst_stream(number, CANCEL), start)


def call_rest(number):
    return call(number, b"", MESSAGE)[9:]


#: Streams that the server resets for what is sent on them.
MISTAKES = {
    "WINDOW_UPDATE beyond the largest window": lambda number: (
        headers(number, REQUEST_BLOCK) + window_update(number, LARGEST_WINDOW)
    ),
    "trailers that do not end the stream": lambda number: (
        headers(number, REQUEST_BLOCK) + headers(number, literal("a", "b"), END_HEADERS)
    ),
    "a malformed request": lambda number: headers(number, request(("Upper", "case"))),
}


def test_resets_within_the_limit_are_honest(port):
    """Deadlines that pass look like this: 9,000 calls, each reset at once."""
    with Peer(port) as peer:
        for start in range(1, 18_000, 2_000):
            peer.send(rapid_reset(1_000, start))
            peer.synchronize()
        assert peer.serves(18_001)


def test_rapid_reset_ends_the_connection(port):
    with Peer(port) as peer:
        peer.send(rapid_reset(2 * RESET_BURST))
        peer.read_to_end()


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_made_resets_end_the_connection(port, mistake):
    last = 2 * STREAM_ERRORS + 1
    with Peer(port) as peer:
        for number in range(1, last, 2):
            peer.send(mistake(number))
            assert peer.finish(number).reset is not None
        assert not peer.goaways
        peer.send(mistake(last))
        peer.read_to_end()
        assert peer.goaways[-1][1] == ENHANCE_YOUR_CALM


def test_rapid_reset(attacked, bystander):
    """20,000 calls a second, each reset at once, on one connection after the other."""
    piece = rapid_reset(1_000)
    with Attacker(attacked.port) as attacker:

        def strike():
            attacker.close()
            attacker.send(piece)
            return 1_000

        mount(attacked, bystander, strike, rate=20_000)


def test_made_resets(attacked, bystander):
    """10,000 mistakes a second. The server resets 200 streams of each connection, and closes it."""
    mistake = MISTAKES["WINDOW_UPDATE beyond the largest window"]
    piece = b"".join(mistake(number) for number in range(1, 800, 2))
    with Attacker(attacked.port) as attacker:

        def strike():
            attacker.close()
            attacker.send(piece)
            return 400

        mount(attacked, bystander, strike, rate=10_000)
