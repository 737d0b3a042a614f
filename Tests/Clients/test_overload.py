"""Too much to do: what is refused says so and when to try again, and nobody is starved by somebody else's flood."""

import concurrent.futures
import contextlib
import threading
import time

import grpc
import pytest
from server import Refused, Server, admin_pb2, new_id, reservation_pb2

# Slow enough that Python can flood it: 1,000 commands a second.
DELAY = 1000
# So slow that a command of three loops waits for those of the others, and that threads wait for a core: 5 and 100 ms would be short.
LIMITS = ["--limit", "overload-wait-milliseconds=20", "--limit", "overload-interval-milliseconds=300"]
# Streams of one connection are limited; the flood has several.
FLOODERS, CALLS_EACH = 4, 120
# Each connection's refused calls come again at this pace: twice what the server can do, and some of the machine left for it.
PAUSE = 0.002
PATIENCE = 30


@pytest.fixture(params=[1, 3], ids=["one loop", "three loops"])
def slow_server(request, tmp_path):
    options = ["--loops", request.param, "--command-delay-microseconds", DELAY, *LIMITS]
    with Server(tmp_path / "data", *options) as running:
        yield running


class Flood:
    """Keeps many calls of CreateReservation in flight on connections of its own, and sends another for every answer."""

    def __init__(self, server, variant):
        self.clients = [server.client() for _ in range(FLOODERS)]
        self.request = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=1)
        self.ended = threading.Event()
        self.has_refusals = threading.Event()
        self.lock = threading.Lock()
        self.idle = threading.Condition(self.lock)
        self.in_flight = 0
        self.accepted = 0
        self.refusals = []
        self.failures = []

    def __enter__(self):
        for client in self.clients:
            for _ in range(CALLS_EACH):
                self.send(client)
        assert self.has_refusals.wait(PATIENCE), "nothing was refused"
        return self

    def send(self, client):
        with self.lock:
            self.in_flight += 1
        call = client.reservation.CreateReservation.future(self.request, timeout=PATIENCE)
        call.add_done_callback(lambda done: self.answered(client, done))

    def answered(self, client, call):
        with self.lock:
            if call.code() is grpc.StatusCode.OK:
                self.accepted += 1
            elif call.code() is grpc.StatusCode.UNAVAILABLE:
                self.refusals.append(call)
                self.has_refusals.set()
            else:
                self.failures.append(call.code())
        if not self.ended.is_set():
            time.sleep(PAUSE)
            self.send(client)
        with self.lock:
            self.in_flight -= 1
            self.idle.notify_all()

    def __exit__(self, *_):
        self.ended.set()
        with self.lock:
            assert self.idle.wait_for(lambda: self.in_flight == 0, PATIENCE)
        with contextlib.ExitStack() as stack:
            for client in self.clients:
                stack.enter_context(client)


def test_refused_calls_say_when_to_try_again(slow_server):
    with slow_server.client() as client:
        variant = new_id()
        client.set_stock(variant, 10**9)
        with Flood(slow_server, variant) as flood:
            pass
        assert flood.failures == []
        refusals = [Refused(call) for call in flood.refusals[:50]]
        assert {(refusal.reason, refusal.domain) for refusal in refusals} == {("OVERLOADED", "holdfast")}
        pushbacks = [int(dict(call.trailing_metadata())["grpc-retry-pushback-ms"]) for call in flood.refusals]
        assert all(50 <= pushback <= 3000 for pushback in pushbacks)
        # What was refused was not carried out, and what was answered was.
        assert client.get_stock(variant).reserved_stock == flood.accepted
        client.verify()


def test_another_caller_is_served_beside_a_flood(slow_server):
    with slow_server.client() as client, slow_server.client() as modest:
        variant = new_id()
        client.set_stock(variant, 10**9)
        with Flood(slow_server, variant):
            answers = [outcome(modest.hold, variant) for _ in range(40)]
        assert answers.count(grpc.StatusCode.OK) >= 38, answers


def test_commits_succeed_while_reservations_are_refused(slow_server):
    with slow_server.client() as client:
        variant = new_id()
        client.set_stock(variant, 10**9)
        held = [client.hold(variant).reservation.id for _ in range(40)]
        commit = client.reservation.CommitReservation
        with Flood(slow_server, variant) as flood, concurrent.futures.ThreadPoolExecutor(4) as pool:
            requests = [reservation_pb2.CommitReservationRequest(reservation_id=name) for name in held]
            answers = list(pool.map(lambda request: outcome(commit, request, timeout=PATIENCE), requests))
            refused = len(flood.refusals)
        assert answers == [grpc.StatusCode.OK] * len(held)
        assert refused > 0


def test_what_nobody_waits_for_any_more_is_not_carried_out(tmp_path):
    # The callers wait for one command or two, and less long than an overload takes to show.
    with Server(tmp_path / "data", "--command-delay-microseconds", 50_000) as server, server.client() as client:
        variant = new_id()
        client.set_stock(variant, 1000)
        request = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=1)
        calls = [client.reservation.CreateReservation.future(request, timeout=0.09) for _ in range(60)]
        codes = [call.code() for call in calls]
        assert grpc.StatusCode.DEADLINE_EXCEEDED in codes
        assert codes.count(grpc.StatusCode.OK) <= client.get_stock(variant).reserved_stock <= 20


def test_an_idle_server_answers_after_a_flood(slow_server):
    with slow_server.client() as client:
        variant = new_id()
        client.set_stock(variant, 10**9)
        with Flood(slow_server, variant):
            pass
        for _ in range(20):
            client.hold(variant)
            client.admin.GetServerInfo(admin_pb2.GetServerInfoRequest(), timeout=PATIENCE)


def outcome(call, *arguments, **options):
    """The status code of a call."""
    try:
        call(*arguments, **options)
    except grpc.RpcError as error:
        return error.code()
    return grpc.StatusCode.OK
