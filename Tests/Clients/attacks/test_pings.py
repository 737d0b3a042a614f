"""Clients that PING too often: gRFC A8, "Server Enforcement"."""

import select

import grpc
import pytest
from attack import Attacker, Bystander, mount
from peer import ENHANCE_YOUR_CALM, MESSAGE, NO_ERROR, REQUEST_BLOCK, Peer, data, headers, ping
from server import Server

TOO_MANY = b"too_many_pings"


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    """A server with its default limits."""
    with Server(tmp_path_factory.mktemp("pings") / "data", "--durability", "memory") as running:
        yield running


@pytest.fixture(scope="module")
def bystander(strict):
    with Bystander(strict.address) as other:
        yield other


@pytest.fixture
def port(strict):
    yield strict.port
    assert strict.process.poll() is None, "the server has ended"
    with Peer(strict.port) as another:
        assert another.serves(1)


def ended_for_pings(peer):
    return peer.is_closed and peer.goaway_texts == [TOO_MANY] and peer.goaways[0][1] == ENHANCE_YOUR_CALM


def test_three_are_let_pass_and_the_fourth_is_too_many(port):
    with Peer(port) as peer:
        for _ in range(3):
            peer.synchronize()
        peer.send(ping(b"toomany!"))
        peer.read_to_end()
        assert ended_for_pings(peer), peer.goaways
        assert peer.pongs[-1] == b"toomany!", "a PING is answered until the connection is closed"


def test_an_open_call_does_not_excuse_them(port):
    """Nor is the call: A8 has the connection closed at once, so that the mistake is noticed."""
    with Peer(port) as peer:
        peer.send(headers(1, REQUEST_BLOCK))
        peer.send(*(ping() for _ in range(4)))
        peer.read_to_end()
        assert ended_for_pings(peer), peer.goaways
        assert peer.goaways[0][0] == 1
        assert not peer.stream(1).is_over


def test_answers_excuse_them(port):
    """A client may measure a connection that is in use."""
    with Peer(port) as peer:
        for number in range(1, 101, 2):
            assert peer.serves(number)
            peer.synchronize()
        assert not peer.goaways


def test_half_a_request_does_not(port):
    """What counts is what the server sends."""
    with Peer(port) as peer:
        peer.send(headers(1, REQUEST_BLOCK))
        for byte in MESSAGE[:4]:
            peer.send(data(1, bytes([byte])), ping())
        peer.read_to_end()
        assert ended_for_pings(peer), peer.goaways


@pytest.mark.parametrize("count", [10, 900])
def test_many_at_once(port, count):
    with Peer(port) as peer:
        peer.send(*(ping() for _ in range(count)))
        peer.read_to_end()
        assert ended_for_pings(peer), peer.goaways


def test_a_flood_ends_the_connection(port):
    """The end may come without a word when the PINGs overtake it."""
    with Peer(port) as peer:
        while not peer.is_closed:
            peer.send(*(ping() for _ in range(10_000)))
            peer.read_until(lambda: peer.goaways)
            if peer.goaways:
                break
        peer.read_to_end()
        assert peer.goaways == [] or ended_for_pings(peer)


def is_ended(connection):
    """Whether the server closes within a second."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP)
    return bool(poll.poll(1_000))


@pytest.mark.parametrize("reads", [True, False], ids=["that are answered", "whose answers nobody reads"])
def test_ping_flood(strict, bystander, reads):
    """100,000 PINGs a second, on one connection after the other, each of which the server closes."""
    piece = ping() * 5_000
    with Attacker(strict.port, reads=reads) as attacker:

        def strike():
            attacker.send(piece)
            if attacker.socket is not None:
                assert is_ended(attacker.socket)
                attacker.close()
            return 5_000

        mount(strict, bystander, strike, rate=100_000)


def test_acknowledgements_are_no_pings(port):
    """Nobody asked for them, but they are answers."""
    with Peer(port) as peer:
        peer.send(*(ping(flags=1) for _ in range(100)))
        assert peer.serves(1)


def test_grpcio_is_told(strict):
    """A client that is set to ask more often than it may: its call fails, and says why."""
    options = [
        ("grpc.keepalive_time_ms", 100),
        ("grpc.http2.max_pings_without_data", 0),
        ("grpc.keepalive_permit_without_calls", 1),
        ("grpc.use_local_subchannel_pool", 1),
    ]
    with grpc.insecure_channel(strict.address, options=options) as channel:
        watching = channel.unary_stream("/grpc.health.v1.Health/Watch")(b"", timeout=30)
        assert next(watching), "the server's health"
        with pytest.raises(grpc.RpcError) as caught:
            next(watching)
        assert caught.value.code() == grpc.StatusCode.UNAVAILABLE
        assert "Too many pings" in caught.value.details() or "too_many_pings" in caught.value.details()


def test_a_graceful_client_is_not_told_off(port):
    """A PING as often as a connection is opened, and goodbye."""
    for _ in range(20):
        with Peer(port) as peer:
            peer.synchronize()
            assert peer.serves(1)
            peer.synchronize()
            assert {code for _, code in peer.goaways} <= {NO_ERROR}
