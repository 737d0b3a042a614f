"""Peers that hold on to a connection or a call by being slow: each is cut off at its limit, and others are served."""

import itertools
import select
import socket
import time

import pytest
from attack import Bystander, mount
from peer import (
    ACK,
    END_STREAM,
    ENHANCE_YOUR_CALM,
    MESSAGE,
    NO_ERROR,
    PREFACE,
    REQUEST_BLOCK,
    SETTINGS,
    SETTINGS_TIMEOUT,
    Peer,
    call,
    continuation,
    data,
    frame,
    headers,
    ping,
    request,
    settings,
)
from server import Server

#: The limits of the server here, in seconds; it looks at its connections every 30 ms.
PREFACE_LIMIT, SETTINGS_LIMIT, REQUEST_LIMIT = 0.3, 0.4, 0.5
#: What a busy machine may add.
SLACK = 5


@pytest.fixture(scope="module")
def impatient(tmp_path_factory):
    limits = [
        f"preface-milliseconds={PREFACE_LIMIT * 1000:.0f}",
        f"settings-milliseconds={SETTINGS_LIMIT * 1000:.0f}",
        f"request-milliseconds={REQUEST_LIMIT * 1000:.0f}",
    ]
    options = [word for limit in limits for word in ("--limit", limit)]
    with Server(tmp_path_factory.mktemp("slow") / "data", "--durability", "memory", *options) as running:
        yield running


@pytest.fixture(scope="module")
def bystander(impatient):
    with Bystander(impatient.address) as other:
        yield other


@pytest.fixture
def port(impatient):
    yield impatient.port
    assert impatient.process.poll() is None, "the server has ended"
    with Peer(impatient.port) as another:
        assert another.serves(1)


class Stopwatch:
    def __enter__(self):
        self.start = time.monotonic()
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.start

    def shows(self, limit):
        return limit * 0.95 <= self.seconds <= limit + SLACK


def pause(peer, seconds):
    """Lets time pass, unless the server closes; says whether it did."""
    peer.socket.settimeout(seconds)
    try:
        return peer.socket.recv(1, socket.MSG_PEEK) == b""
    except TimeoutError:
        return False
    except ConnectionResetError:
        return True
    finally:
        peer.socket.settimeout(10)


BEGINNINGS = [
    ("nothing", b""),
    ("one byte", PREFACE[:1]),
    ("all of the magic but a byte", PREFACE[:-1]),
    ("the magic without SETTINGS", PREFACE),
    ("the header of SETTINGS", PREFACE + settings((4, 100))[:9]),
    ("SETTINGS but for a byte", PREFACE + settings((4, 100))[:-1]),
]


@pytest.mark.parametrize("sent", [pytest.param(sent, id=name) for name, sent in BEGINNINGS])
def test_a_preface_that_is_not_completed(port, sent):
    with Stopwatch() as watch, Peer(port, greets=False) as peer:
        peer.send(sent)
        peer.read_to_end()
    assert watch.shows(PREFACE_LIMIT), watch.seconds
    assert peer.goaways == []


def test_a_preface_in_drops(port):
    """Bytes that keep coming give no more time."""
    drops = iter(PREFACE + settings((4, 100)))
    with Stopwatch() as watch, Peer(port, greets=False) as peer:
        peer.read_until(lambda: peer.settings is not None)
        peer.read_until(lambda: peer.connection_updates)
        while not pause(peer, PREFACE_LIMIT / 10):
            peer.send(bytes([next(drops)]))
    assert watch.shows(PREFACE_LIMIT), watch.seconds


@pytest.mark.parametrize("also", [b"", call(1), frame(SETTINGS)], ids=["silence", "a call", "further SETTINGS"])
def test_settings_that_are_not_acknowledged(port, also):
    """RFC 9113 section 6.5.3."""
    with Stopwatch() as watch, Peer(port, greets=False) as peer:
        peer.send(PREFACE + settings() + also)
        peer.read_to_end()
    assert watch.shows(SETTINGS_LIMIT), watch.seconds
    assert [code for _, code in peer.goaways] == [SETTINGS_TIMEOUT]
    assert not peer.streams or peer.stream(1).grpc_status == "0"


def test_settings_that_are_acknowledged_late_but_in_time(port):
    with Peer(port, greets=False) as peer:
        assert not pause(peer, 0.01) and peer.read_until(lambda: peer.settings is not None)
        peer.send(PREFACE + settings())
        peer.read_until(lambda: peer.acknowledged)
        assert not pause(peer, SETTINGS_LIMIT / 4)
        peer.send(settings(flags=ACK))
        assert not pause(peer, SETTINGS_LIMIT * 1.5)
        assert peer.serves(1)


STREAMED = request(path="/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")

REQUESTS = [
    ("headers alone", b""),
    ("a part of the prefix", data(1, MESSAGE[:3])),
    ("a part of the message", data(1, b"\0\0\0\0\x20" + bytes(5))),
    ("a message without the end", data(1, MESSAGE)),
]


@pytest.mark.parametrize("sent", [pytest.param(sent, id=name) for name, sent in REQUESTS])
def test_a_request_that_is_not_completed(port, sent):
    """It ends with DEADLINE_EXCEEDED; the connection goes on."""
    with Peer(port) as peer:
        with Stopwatch() as watch:
            peer.send(headers(1, REQUEST_BLOCK), sent)
            assert peer.finish(1).grpc_status == "4"
            assert peer.read_until(lambda: peer.stream(1).reset == NO_ERROR)
        assert watch.shows(REQUEST_LIMIT), watch.seconds
        assert peer.serves(3)


def test_a_streamed_request_that_is_not_completed(port):
    """Of a stream it is the message that has begun."""
    with Peer(port) as peer:
        peer.send(headers(1, STREAMED), headers(3, STREAMED), data(3, MESSAGE[:3]))
        assert peer.finish(3).grpc_status == "4"
        assert not pause(peer, REQUEST_LIMIT)
        peer.send(data(1, b"", END_STREAM))
        assert peer.finish(1).grpc_status == "0"


def drip(peer, pieces):
    """Sends one piece after the other, three in the time that a request may take, until the server has something to say."""
    for piece in pieces:
        peer.send(piece)
        if select.select([peer.socket], [], [], REQUEST_LIMIT / 3)[0]:
            return
    raise AssertionError("the server has nothing to say")


#: A part of a message that is far longer.
PART = [data(1, b"\0\0\0\x40\0"), *[data(1, b"12345678")] * 100]


@pytest.mark.parametrize("block", [pytest.param(REQUEST_BLOCK, id="unary"), pytest.param(STREAMED, id="streamed")])
def test_a_message_in_drops(port, block):
    """Bytes that keep coming give no more time."""
    with Peer(port) as peer:
        with Stopwatch() as watch:
            peer.send(headers(1, block))
            drip(peer, PART)
            assert peer.finish(1).grpc_status == "4"
        assert watch.shows(REQUEST_LIMIT), watch.seconds
        assert peer.serves(3)


def test_a_long_deadline_gives_no_more_time(port):
    with Peer(port) as peer:
        with Stopwatch() as watch:
            peer.send(headers(1, request(("grpc-timeout", "1H"))))
            drip(peer, PART)
            assert peer.finish(1).grpc_status == "4"
        assert watch.shows(REQUEST_LIMIT), watch.seconds


def bytes_of(piece):
    return [piece[index : index + 1] for index in range(len(piece))]


FRAMES = [
    ("headers without their end", [headers(1, REQUEST_BLOCK, 0), *bytes_of(continuation(1, b"", 0) * 10)]),
    ("headers", bytes_of(headers(1, REQUEST_BLOCK))),
    ("the header of a frame", bytes_of(data(1, MESSAGE))),
    ("a PING", bytes_of(ping())),
    ("an unknown frame", bytes_of(frame(0x77, payload=bytes(100)))),
]


@pytest.mark.parametrize("pieces", [pytest.param(pieces, id=name) for name, pieces in FRAMES])
def test_a_frame_in_drops(port, pieces):
    """The connection ends: nothing else can come before a frame, or a header block, is complete."""
    with Stopwatch() as watch, Peer(port) as peer:
        drip(peer, pieces)
        peer.read_to_end()
    assert watch.shows(REQUEST_LIMIT), watch.seconds
    assert [code for _, code in peer.goaways] == [ENHANCE_YOUR_CALM]


def test_a_deadline_comes_before_the_limit(port):
    with Peer(port) as peer:
        with Stopwatch() as watch:
            peer.send(headers(1, request(("grpc-timeout", "100m"))))
            assert peer.finish(1).grpc_status == "4"
        assert 0.095 <= watch.seconds < REQUEST_LIMIT


def begins(port):
    """A peer that does not complete its preface."""
    peer = Peer(port, greets=False)
    peer.send(PREFACE[:-1])
    return peer


def withholds(port):
    """One that does not acknowledge our SETTINGS."""
    peer = Peer(port, greets=False)
    peer.send(PREFACE + settings())
    return peer


def stops_short(port):
    """One that leaves a request unfinished."""
    peer = Peer(port, greets=False)
    peer.send(PREFACE + settings() + settings(flags=ACK) + headers(1, REQUEST_BLOCK) + data(1, MESSAGE[:3]))
    return peer


def test_a_crowd_of_slow_peers(impatient, bystander):
    """300 connections a second, by turns without a preface, without an acknowledgement of SETTINGS and with an unfinished call, all
    cut off, each for its own reason."""
    kinds = itertools.cycle([begins, withholds, stops_short])
    crowd = []

    def strike():
        kind = next(kinds)
        crowd.append((kind, kind(impatient.port)))
        return 1

    mount(impatient, bystander, strike, rate=300)
    for kind, peer in crowd:
        with peer:
            if kind is stops_short:
                assert peer.finish(1).grpc_status == "4"
                assert not peer.goaways
            else:
                peer.read_to_end()
                assert [code for _, code in peer.goaways] == ([SETTINGS_TIMEOUT] if kind is withholds else [])
