"""Frames that cost the server more than the client: SETTINGS, and DATA that carries nothing (CVE-2019-9515, CVE-2019-9518)."""

import pytest
from attack import Attacker, mount
from peer import (
    END_STREAM,
    ENHANCE_YOUR_CALM,
    MESSAGE,
    PADDED,
    REQUEST_BLOCK,
    Peer,
    data,
    headers,
    settings,
)

SETTINGS_PER_SECOND = 10
EMPTY_FRAMES = 10
TINY_FRAMES = 1_250

#: No payload in 256 bytes.
ALL_PADDING = data(1, b"\xff" + bytes(255), PADDED)


def opened(port):
    peer = Peer(port)
    peer.send(headers(1, REQUEST_BLOCK))
    return peer


def test_settings_within_the_limit(port):
    with Peer(port) as peer:
        peer.send(settings() * (SETTINGS_PER_SECOND - 1))
        assert peer.serves(1)


def test_settings_flood_ends_the_connection(port):
    with Peer(port) as peer:
        peer.send(settings() * (SETTINGS_PER_SECOND + 2))
        peer.read_to_end()
        assert peer.goaways[-1][1] == ENHANCE_YOUR_CALM


def test_a_few_empty_frames_are_taken(port):
    with opened(port) as peer:
        peer.send(data(1) * EMPTY_FRAMES, data(1, MESSAGE[:1]), data(1) * EMPTY_FRAMES, data(1, MESSAGE[1:], END_STREAM))
        assert peer.finish(1).grpc_status == "0"


@pytest.mark.parametrize(
    "frames",
    [data(1) * (EMPTY_FRAMES + 1), ALL_PADDING * (EMPTY_FRAMES + 1), data(1, b"\0") * (TINY_FRAMES + 1)],
    ids=["empty", "padding", "tiny"],
)
def test_empty_or_tiny_data_ends_the_connection(port, frames):
    with opened(port) as peer:
        peer.send(frames)
        peer.read_to_end()
        assert peer.goaways[-1][1] == ENHANCE_YOUR_CALM


def test_requests_in_single_bytes_are_served(port):
    """A hundred requests on one connection, each byte of a message of 100 bytes in a frame of its own."""
    # An unknown field, which the server passes over.
    body = b"\xfa\x01" + bytes([98]) + bytes(98)
    message = b"\0" + len(body).to_bytes(4, "big") + body
    with Peer(port) as peer:
        for stream in range(1, 200, 2):
            pieces = [data(stream, message[index : index + 1]) for index in range(len(message) - 1)]
            peer.send(headers(stream, REQUEST_BLOCK), *pieces, data(stream, message[-1:], END_STREAM))
            assert peer.finish(stream).grpc_status == "0"


@pytest.mark.parametrize(
    "frame, count, rate",
    [(settings(), 5_000, 50_000), (data(1), 10_000, 100_000), (ALL_PADDING, 500, 10_000), (data(1, b"\0"), 10_000, 100_000)],
    ids=["50,000 SETTINGS a second", "100,000 empty DATA", "10,000 padded DATA", "100,000 DATA of one byte"],
)
def test_floods(attacked, bystander, frame, count, rate):
    """The rate is in the name of the case."""
    piece = headers(1, REQUEST_BLOCK) + frame * count
    with Attacker(attacked.port) as attacker:

        def strike():
            attacker.close()
            attacker.send(piece)
            return count

        mount(attacked, bystander, strike, rate)
