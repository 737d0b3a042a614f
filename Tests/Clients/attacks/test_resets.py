"""Streams that are opened only to be reset, by the client (CVE-2023-44487) or by the server (CVE-2025-8671)."""

import time

import pytest
from attack import Attacker, Bystander, mount
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
from server import Server

RESET_BURST = 10_000
STREAM_ERRORS = 200
CONCURRENT_STREAMS = 256
#: What a command takes at the server with slow handlers: it carries out 2,000 a second.
DELAY_MICROSECONDS = 500

#: RESOURCE_EXHAUSTED.
REFUSED = "8"


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


def slow_server(data, *options):
    """A server whose handlers take their time, on a thread of their own."""
    slow = ("--loops", 2, "--command-delay-microseconds", DELAY_MICROSECONDS)
    return Server(data, "--durability", "memory", *slow, *options)


def test_handlers_that_still_run_count_as_streams(tmp_path):
    """Whoever resets his calls gets room for others, but not while the work of the old ones goes on: 256 of them take 128 ms, once
    they are begun together."""
    with slow_server(tmp_path / "data", "--limit", "slice-microseconds=1000000000") as server, Peer(server.port) as peer:
        number = 4 * CONCURRENT_STREAMS + 1
        start = time.monotonic()
        peer.send(rapid_reset(2 * CONCURRENT_STREAMS), call(number, AGAIN))
        answers = [peer.finish(number)]
        # The next are read later than what was refused above, and it has nothing to do with how many came at once.
        while answers[-1].grpc_status == REFUSED:
            assert "still run after their reset" in answers[-1].blocks[-1]["grpc-message"]
            number += 2
            peer.send(call(number, AGAIN))
            answers.append(peer.finish(number))
        assert answers[-1].grpc_status == "0"
        assert len(answers) > 2
        assert time.monotonic() - start > CONCURRENT_STREAMS * DELAY_MICROSECONDS / 1e6 / 2
        assert server.stop() == 0


def test_rapid_reset_of_slow_handlers(tmp_path):
    """20,000 calls a second, each reset at once: ten times what the server can carry out."""
    piece = rapid_reset(1_000) + call(2_001, AGAIN)
    statuses = []
    with slow_server(tmp_path / "data") as server, Bystander(server.address) as bystander:

        def strike():
            with Peer(server.port) as peer:
                peer.send(piece)
                statuses.append(peer.finish(2_001).grpc_status)
            return 1_000

        mount(server, bystander, strike, rate=20_000)
        assert server.stop() == 0
    # Where all came in one turn; a call that waits is given up by then, if it was reset before.
    assert statuses.count(REFUSED) > len(statuses) / 2


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
