"""Clients that make the server say much and take none of it (CVE-2019-9511, CVE-2019-9517)."""

import itertools
import select
import socket
import time

import pytest
from attack import Bystander, mount
from peer import (
    ACK,
    CANCEL,
    END_HEADERS,
    END_STREAM,
    INITIAL_WINDOW_SIZE,
    LARGEST_WINDOW,
    PREFACE,
    Peer,
    data,
    headers,
    request,
    rst_stream,
    settings,
    window_update,
)
from server import Server, new_id, reservation_pb2, stock_pb2

UNREAD_SECONDS = 1
#: A call with so many lines is answered with 4 MiB.
LINES = 56_000
QUEUED_FRAMES = 5_000
#: Of a server that is in no hurry.
FEW_HELD_BYTES = 4 << 20
HELD_BYTES = 8 << 20
HELD_BYTES_PER_LOOP = 32 << 20
LIMITS = {
    "unread-seconds": UNREAD_SECONDS,
    "held-bytes": HELD_BYTES,
    "held-bytes-per-loop": HELD_BYTES_PER_LOOP,
    # Room for a request whose answer has 4 MiB, in one piece.
    "maximum-batch-lines": LINES,
    "stream-window-bytes": 4 << 20,
    "connection-window-bytes": 4 << 20,
}

#: RESOURCE_EXHAUSTED.
REFUSED = "8"


@pytest.fixture(scope="module")
def impatient(tmp_path_factory):
    """A server with limits that are soon reached."""
    limits = [f"--limit={name}={value}" for name, value in LIMITS.items()]
    with Server(tmp_path_factory.mktemp("unread") / "data", "--durability", "memory", *limits) as running:
        yield running
        assert running.stop() == 0


@pytest.fixture(scope="module")
def variant(impatient):
    with impatient.client() as client:
        variant = new_id()
        client.set_stock(variant, 10**11)
        yield variant


def call(stream, variant, lines, *fields):
    """A call whose answer has 75 bytes for each line."""
    body = stock_pb2.BatchGetStocksRequest(variant_ids=[variant] * lines).SerializeToString()
    message = b"\0" + len(body).to_bytes(4, "big") + body
    frames = [data(stream, message[start : start + 16_384]) for start in range(0, len(message), 16_384)]
    return headers(stream, request(*fields, path="/holdfast.v1.StockService/BatchGetStocks")) + b"".join(
        [*frames, data(stream, flags=END_STREAM)]
    )


class Reader(Peer):
    """A client with little room in its socket, and with windows as it says."""

    def __init__(self, port, window=LARGEST_WINDOW):
        super().__init__(port, greets=False)
        self.socket.close()
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 << 10)
        self.socket.settimeout(10)
        self.socket.connect(("127.0.0.1", port))
        self.initial_window = window
        widest = window_update(0, LARGEST_WINDOW - (1 << 16))
        self.send(PREFACE, settings((INITIAL_WINDOW_SIZE, window)), widest)
        # The server's own windows hold once it knows that we know them.
        self.read_until(lambda: self.settings is not None and self.acknowledged)
        self.send(settings(flags=ACK))

    def wait_until_reset(self, seconds):
        """Whether the server resets the connection in this time; reads nothing."""
        poll = select.poll()
        poll.register(self.socket, 0)
        return bool(poll.poll(seconds * 1_000))


def test_a_client_that_does_not_read_is_closed(impatient, variant):
    with Reader(impatient.port) as peer:
        peer.send(call(1, variant, LINES))
        assert peer.wait_until_reset(5 * UNREAD_SECONDS)


def test_a_client_that_reads_slowly_is_served(impatient, variant):
    """Four mebibytes, a quarter of a mebibyte every quarter of a second."""
    with Reader(impatient.port) as peer:
        peer.send(call(1, variant, LINES))
        start = time.monotonic()
        while not peer.stream(1).is_over:
            part = len(peer.stream(1).body) + (256 << 10)
            assert peer.read_until(lambda part=part: peer.stream(1).is_over or len(peer.stream(1).body) >= part)
            time.sleep(0.25)
        assert peer.stream(1).grpc_status == "0"
        assert len(peer.stream(1).body) > 4_000_000
        assert time.monotonic() - start > 3 * UNREAD_SECONDS


def test_a_client_that_opens_no_window_is_kept(impatient, variant):
    """Flow control is for readers that take their time: a small answer may be held back for long."""
    with Reader(impatient.port, window=0) as peer:
        peer.send(call(1, variant, 1_000))
        assert not peer.wait_until_reset(2 * UNREAD_SECONDS)
        peer.send(window_update(1, LARGEST_WINDOW))
        assert peer.finish(1).grpc_status == "0"


def test_an_answer_is_not_held_beyond_the_deadline(impatient, variant):
    with Reader(impatient.port, window=0) as peer:
        peer.send(call(1, variant, 1_000, ("grpc-timeout", "300m")), call(3, variant, 1_000))
        assert peer.read_until(lambda: peer.stream(1).is_over)
        assert peer.stream(1).reset == CANCEL and not peer.stream(1).body
        # The other one has no deadline.
        peer.send(window_update(3, LARGEST_WINDOW))
        assert peer.finish(3).grpc_status == "0"


def test_answers_that_are_held_back_are_limited(impatient, variant):
    """Answers of 450 KB, for a client that opens no window: 8 MiB are held, and what is more is refused."""
    with Reader(impatient.port, window=0) as peer:
        for stream in range(1, 60, 2):
            peer.send(call(stream, variant, 6_000))
        peer.read_until(lambda: peer.stream(59).is_over)
        refused = [number for number, stream in peer.streams.items() if stream.grpc_status == REFUSED]
        assert 10 <= len(refused) <= 20
        peer.send(window_update(1, LARGEST_WINDOW))
        assert peer.finish(1).grpc_status == "0"


@pytest.mark.parametrize("window", [LARGEST_WINDOW, 0], ids=["full sockets", "no window"])
def test_nobody_reads(impatient, variant, window):
    """50 calls a second, each on a connection of its own, whose answers of 450 KB nobody reads: 45 MB in two seconds, of which 32
    MiB are kept."""
    piece = call(1, variant, 6_000)
    peers = []
    with Bystander(impatient.address) as bystander:

        def strike():
            peers.append(Reader(impatient.port, window))
            peers[-1].send(piece)
            return 1

        mount(impatient, bystander, strike, rate=50, growth=HELD_BYTES_PER_LOOP + (32 << 20))
    for peer in peers:
        peer.socket.close()


@pytest.fixture(scope="module")
def patient(tmp_path_factory):
    """A server that waits for readers, and has one loop, so that a call on one connection shows what was read from another."""
    options = ["--durability", "memory", "--loops", 1, f"--limit=held-bytes={FEW_HELD_BYTES}"]
    with Server(tmp_path_factory.mktemp("queued") / "data", *options) as running:
        yield running
        assert running.stop() == 0


class Queuer(Reader):
    """Has frames wait behind an answer that fills the socket: calls that are refused at once, then reset, so that there is room for
    more of them. The headers that refused them stay in the queue."""

    #: Fewer than there may be streams, with those of the answers.
    COUNT = 200
    #: Answers of 75 KB, by and by, since it is not them that are to take the server's time: 450 KB, more than the sockets take.
    ANSWERS, LINES = 6, 1_000

    def __init__(self, port):
        super().__init__(port)
        self.witness = Peer(port)
        self.witnessed = itertools.count(1, 2)
        self.streams_opened = []
        self.numbers = itertools.count(1, 2)

    def fill(self, variant):
        for number in itertools.islice(self.numbers, self.ANSWERS):
            self.send(call(number, variant, self.LINES))
            self.witness_turn()

    def witness_turn(self):
        """Returns when the server has read what was sent to it: when a second call is answered, the turn of the first is over."""
        for _ in range(2):
            assert self.witness.serves(next(self.witnessed))

    def queue(self):
        """Adds `COUNT` frames to the queue."""
        reset = b"".join(map(rst_stream, self.streams_opened))
        self.streams_opened = list(itertools.islice(self.numbers, self.COUNT))
        self.send(reset, *map(self.refused_call, self.streams_opened))
        # Calls and resets that are read together would cancel each other out.
        self.witness_turn()

    def refused_call(self, number):
        return headers(number, request(path="/no/such"), END_HEADERS | END_STREAM)

    def __exit__(self, *_):
        self.witness.socket.close()
        self.socket.close()


class StatusQueuer(Queuer):
    """Has calls refused at length: each of 60 bytes, whose mistakes take 4 KiB to tell."""

    #: They cost more time than the others.
    COUNT = 50
    BLOCK = request(path="/holdfast.v1.ReservationService/BatchCreateReservations")
    BODY = reservation_pb2.BatchCreateReservationsRequest(
        lines=[reservation_pb2.ReservationLine()] * 30
    ).SerializeToString()

    def refused_call(self, number):
        message = b"\0" + len(self.BODY).to_bytes(4, "big") + self.BODY
        return headers(number, self.BLOCK) + data(number, message, END_STREAM)


@pytest.fixture(scope="module")
def stocked(patient):
    with patient.client() as client:
        variant = new_id()
        client.set_stock(variant, 10**11)
        return variant


def test_frames_that_are_queued_are_limited(patient, stocked):
    """Long before the peer has read nothing for too long."""
    with Queuer(patient.port) as peer:
        peer.fill(stocked)
        for _ in range(QUEUED_FRAMES // peer.COUNT - 1):
            peer.queue()
        assert not peer.wait_until_reset(0.5)
        # Some have gone out meanwhile: the kernel takes more when it sees that the peer's has.
        for _ in range(QUEUED_FRAMES // 2 // peer.COUNT):
            if peer.wait_until_reset(0):
                break
            peer.queue()
        assert peer.wait_until_reset(1)


def queue_at_a_rate(server, variant, queuer, rate, **bounds):
    """Has frames queued on one connection after the other, each until it is closed; gives how many there were."""
    peers = []
    with Bystander(server.address) as bystander:

        def strike():
            if not peers or peers[-1].wait_until_reset(0):
                peers.append(queuer(server.port))
                peers[-1].fill(variant)
            peers[-1].queue()
            return queuer.COUNT

        mount(server, bystander, strike, rate, **bounds)
    for peer in peers:
        with peer:
            pass
    return len(peers)


def test_queued_frames(patient, stocked):
    """20,000 frames a second that cannot be sent."""
    connections = queue_at_a_rate(patient, stocked, Queuer, rate=20_000)
    assert connections > 2 * 20_000 // (QUEUED_FRAMES + 2 * Queuer.COUNT)


def test_queued_statuses(patient, stocked):
    """4,000 refusals of 4 KiB a second that cannot be sent: 32 MB in two seconds, of which 4 MiB are kept."""
    queue_at_a_rate(patient, stocked, StatusQueuer, rate=4_000, growth=FEW_HELD_BYTES + (10 << 20))
