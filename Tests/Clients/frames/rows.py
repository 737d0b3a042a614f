"""Rows of a table: the state a stream is brought into, what is sent then, and what RFC 9113 says must come back."""

from dataclasses import dataclass

import pytest
from peer import (
    END_STREAM,
    INITIAL_WINDOW_SIZE,
    MESSAGE,
    NO_ERROR,
    REQUEST_BLOCK,
    Peer,
    call,
    data,
    headers,
    request,
    rst_stream,
)

#: A stream that is left out, the one that a row is about, one that comes later, and that of the call which proves that
#: the connection still works.
SKIPPED, SUBJECT, LATER, PROOF = 1, 3, 5, 101


# States of section 5.1, as the server sees the subject. Each is reached with certainty: the server has said so.


def idle(peer):
    """No stream has been opened."""


def opened(peer):
    """The headers of a request have come, its message has not."""
    peer.send(headers(SUBJECT, REQUEST_BLOCK))
    peer.synchronize()


def half_sent(peer):
    """A part of the request's message has come."""
    peer.send(headers(SUBJECT, REQUEST_BLOCK), data(SUBJECT, MESSAGE[:3]))
    peer.synchronize()


def half_closed(peer):
    """Half-closed (remote): the request is complete; the answer waits for our window, which is too small."""
    assert peer.initial_window < 50
    peer.send(call(SUBJECT))
    assert peer.read_until(lambda: peer.stream(SUBJECT).blocks)


def ended(peer):
    """Closed: both sides have sent END_STREAM."""
    peer.send(call(SUBJECT))
    assert peer.finish(SUBJECT).grpc_status == "0"


def reset_by_us(peer):
    """Closed by our RST_STREAM, which the server has read."""
    peer.send(headers(SUBJECT, REQUEST_BLOCK), rst_stream(SUBJECT))
    peer.synchronize()


def reset_by_server(peer):
    """Closed by the server's RST_STREAM, before we ended the stream: an answer before its request is complete."""
    peer.send(headers(SUBJECT, request(path="/no/such")))
    assert peer.read_until(lambda: peer.stream(SUBJECT).reset == NO_ERROR)
    assert peer.stream(SUBJECT).has_ended


def ended_in_sequence(peer):
    """Closed, and no stream was ever left out: every lower number has been a stream."""
    peer.send(call(SKIPPED) + call(SUBJECT))
    assert peer.finish(SKIPPED).grpc_status == peer.finish(SUBJECT).grpc_status == "0"


# What must come back.


@dataclass(frozen=True)
class Served:
    """No error of any scope; these streams are answered with OK."""

    streams: tuple = ()

    def is_met(self, peer):
        return (
            not peer.goaways
            and not peer.is_closed
            and all(peer.stream(number).grpc_status == "0" for number in self.streams)
            and errors(peer) == []
        )


@dataclass(frozen=True)
class Reset:
    """RST_STREAM with one of these codes on the stream instead of an answer; nothing else is harmed."""

    codes: tuple
    stream: int = SUBJECT

    def is_met(self, peer):
        return (
            not peer.goaways
            and not peer.is_closed
            and [number for number, _ in errors(peer)] == [self.stream]
            and errors(peer)[0][1] in self.codes
            and peer.stream(self.stream).grpc_status is None
        )


@dataclass(frozen=True)
class Closed:
    """GOAWAY with one of these codes, then the end of the TCP connection."""

    codes: tuple

    def is_met(self, peer):
        return peer.is_closed and [code in self.codes for _, code in peer.goaways] == [True]


@dataclass(frozen=True)
class Dropped:
    """The end of the TCP connection, for which no GOAWAY is asked."""

    def is_met(self, peer):
        return peer.is_closed and not peer.goaways


def served(*streams):
    return [Served(streams)]


def stream_error(*codes, stream=SUBJECT):
    return [Reset(codes, stream)]


def connection_error(*codes):
    return [Closed(codes)]


def either_error(*codes):
    """A stream error that may be made one of the connection (section 5.4)."""
    return [Reset(codes), Closed(codes)]


def errors(peer):
    return [(number, one.reset) for number, one in peer.streams.items() if one.reset not in (None, NO_ERROR)]


@dataclass(frozen=True)
class Row:
    section: str
    name: str
    frames: tuple
    expected: list
    state: object = idle
    settings: tuple = ()


def row(section, name, *frames, expect, state=idle, settings=()):
    """A row, as a parameter of `@pytest.mark.parametrize`. Half-closed takes a window of 0."""
    if state is half_closed:
        settings = ((INITIAL_WINDOW_SIZE, 0), *settings)
    described = f"{section} {name}" if state is idle else f"{section} {name}, {state.__name__.replace('_', ' ')}"
    return pytest.param(Row(section, name, frames, expect, state, settings), id=described)


def check(port, case):
    """Runs a row and then proves the scope of what came: the connection serves another call, or a new one does."""
    with Peer(port, *case.settings) as peer:
        case.state(peer)
        peer.send(*case.frames)
        verify(port, peer, case.expected)


def verify(port, peer, expected):
    if all(isinstance(one, (Closed, Dropped)) for one in expected):
        peer.read_to_end()
    elif peer.serves(PROOF):
        for one in expected:
            if isinstance(one, Served):
                peer.read_until(lambda: all(peer.stream(number).is_over for number in one.streams))
    seen = f"errors {errors(peer)}, GOAWAY {peer.goaways}, {'closed' if peer.is_closed else 'open'}"
    assert any(one.is_met(peer) for one in expected), f"expected {expected}, saw {seen}"
    if peer.is_closed:
        with Peer(port) as another:
            assert another.serves(1), "a new connection is not served"


def finished(stream=SUBJECT):
    """What completes the subject when its headers have been sent."""
    return data(stream, MESSAGE, END_STREAM)
