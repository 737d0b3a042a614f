"""kill -9 under load: nothing acknowledged is lost, nothing is oversold."""

import os
import random
import threading

import grpc
from server import Server, new_id, reservation_pb2

KILLS = int(os.environ.get("HOLDFAST_KILLS", "50"))
CALLERS = 64
UNITS = 20_000


class Caller(threading.Thread):
    """Reserves one unit after the other; a call without an answer is tried again under its request id."""

    def __init__(self, client, variants, seed):
        super().__init__(daemon=True)
        self.client = client
        self.variants = variants
        self.random = random.Random(seed)
        self.acknowledged = {}
        self.unanswered = None
        self.released = set()
        self.ended = False

    def run(self):
        while not self.ended:
            request = self.unanswered or reservation_pb2.CreateReservationRequest(
                request_id=new_id(), variant_id=self.random.choice(self.variants), quantity=1
            )
            self.unanswered = request
            try:
                answer = self.client.reservation.CreateReservation(request, timeout=30)
                self.acknowledged[request.request_id] = answer.reservation
                self.unanswered = None
                if self.random.random() < 0.2:
                    self.client.reservation.ReleaseReservation(
                        reservation_pb2.ReleaseReservationRequest(reservation_id=answer.reservation.id), timeout=30
                    )
                    self.released.add(answer.reservation.id)
            except grpc.RpcError as error:
                if error.code() == grpc.StatusCode.FAILED_PRECONDITION:
                    self.unanswered = None
                    continue
                return


def test_kill_under_load(tmp_path):
    data = tmp_path / "data"
    dice = random.Random(7)
    variants = [new_id() for _ in range(3)]
    acknowledged, released, unanswered = {}, set(), [None] * CALLERS
    with Server(data) as server, server.client() as client:
        for variant in variants:
            client.set_stock(variant, UNITS)
        assert server.stop() == 0

    for kill in range(KILLS):
        with Server(data) as server:
            clients = [server.client() for _ in range(8)]
            callers = [Caller(clients[n % 8], variants, kill * CALLERS + n) for n in range(CALLERS)]
            for caller, request in zip(callers, unanswered):
                caller.unanswered = request
                caller.start()
            threading.Event().wait(dice.uniform(0.05, 0.6))
            server.kill()
            for caller in callers:
                caller.ended = True
            for caller in callers:
                caller.join(60)
            for client in clients:
                client.channel.close()
        for caller in callers:
            for key, reservation in caller.acknowledged.items():
                assert acknowledged.setdefault(key, reservation).id == reservation.id, "one request, two effects"
            released |= caller.released
        unanswered = [caller.unanswered for caller in callers]

    with Server(data) as server, server.client() as client:
        assert len(acknowledged) > KILLS, "hardly anything was carried out"
        for reservation in acknowledged.values():
            found = client.reservation.GetReservation(
                reservation_pb2.GetReservationRequest(reservation_id=reservation.id), timeout=30
            ).reservation
            if reservation.id in released:
                assert found.state == reservation_pb2.Reservation.RELEASED
            assert (found.variant_id, found.quantity) == (reservation.variant_id, 1)
        for variant in variants:
            stock = client.get_stock(variant)
            assert stock.current_stock == UNITS and 0 <= stock.reserved_stock <= UNITS
        client.verify()
        before = client.state_hash()
        assert server.stop() == 0
    with Server(data) as server, server.client() as client:
        assert client.state_hash() == before


def test_flash_sale(tmp_path):
    """Thousands want the same thousand units: exactly a thousand are sold, whatever is tried again or killed."""
    data, variant, units = tmp_path / "data", new_id(), 1000
    with Server(data) as server, server.client() as client:
        client.set_stock(variant, units)
        assert server.stop() == 0
    wanted = [new_id() for _ in range(3000)]
    sold, lock = {}, threading.Lock()
    for attempt in range(4):
        with Server(data) as server:
            todo = list(wanted)
            random.Random(attempt).shuffle(todo)
            clients = [server.client() for _ in range(8)]

            def buy(client):
                while True:
                    with lock:
                        if not todo:
                            return
                        key = todo.pop()
                    request = reservation_pb2.CreateReservationRequest(request_id=key, variant_id=variant, quantity=1)
                    try:
                        answer = client.reservation.CreateReservation(request, timeout=30)
                    except grpc.RpcError as error:
                        if error.code() == grpc.StatusCode.FAILED_PRECONDITION:
                            continue
                        return
                    with lock:
                        assert sold.setdefault(key, answer.reservation.id) == answer.reservation.id

            workers = [threading.Thread(target=buy, args=(clients[n % 8],)) for n in range(32)]
            for worker in workers:
                worker.start()
            if attempt < 3:
                threading.Event().wait(0.3)
                server.kill()
            for worker in workers:
                worker.join(120)
            for client in clients:
                client.channel.close()
            if attempt == 3:
                with server.client() as client:
                    stock = client.get_stock(variant)
                    assert (stock.reserved_stock, stock.available_stock) == (units, 0)
                    assert len(sold) == len(set(sold.values())) <= units
                    client.verify()


def test_kill_at_level_async(tmp_path):
    """The last answers may be lost, and nothing before them: of what one caller was told, a beginning is there."""
    data, variant, told = tmp_path / "data", new_id(), []
    dice = random.Random(11)
    with Server(data, "--durability", "async") as server, server.client() as client:
        client.set_stock(variant, UNITS)
        assert server.stop() == 0

    def reserve(client, ids):
        while True:
            try:
                ids.append(client.hold(variant).reservation.id)
            except grpc.RpcError as error:
                assert error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.FAILED_PRECONDITION)
                return

    for _ in range(10):
        with Server(data, "--durability", "async") as server:
            clients = [server.client() for _ in range(8)]
            lists = [[] for _ in clients]
            callers = [threading.Thread(target=reserve, args=pair, daemon=True) for pair in zip(clients, lists)]
            for caller in callers:
                caller.start()
            threading.Event().wait(dice.uniform(0.05, 0.4))
            server.kill()
            for caller in callers:
                caller.join(60)
            for client in clients:
                client.channel.close()
        told += lists

    with Server(data) as server, server.client() as client:
        assert sum(map(len, told)) > 100, "hardly anything was carried out"
        for ids in told:
            there = [exists(client, reservation) for reservation in ids]
            assert there == sorted(there, reverse=True), "something is there that came after something lost"
        assert client.get_stock(variant).reserved_stock <= UNITS
        client.verify()


def exists(client, reservation):
    request = reservation_pb2.GetReservationRequest(reservation_id=reservation)
    try:
        client.reservation.GetReservation(request, timeout=30)
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.NOT_FOUND
        return False
    return True
