"""Batches of reservations, several in flight. The lines are encoded once, so that Python is not what is measured."""

import threading
import time
import uuid

from process import own_cpu_seconds
from server import Client, reservation_pb2
from unsound import Unsound

BATCH = "/holdfast.v1.ReservationService/BatchCreateReservations"
LINES = 8190
CALLERS = 4
DAY = 86_400
# The start of field 1, a string of 36 bytes.
REQUEST_ID = b"\x0a\x24"


def encoded_lines(variants):
    """Everything of a request but its id: one unit of each of the variants, all or nothing."""
    policy = reservation_pb2.BatchCreateReservationsRequest.ALL_OR_NOTHING
    request = reservation_pb2.BatchCreateReservationsRequest(policy=policy)
    for variant in variants:
        request.lines.add(variant_id=variant, quantity=1).ttl.seconds = DAY
    return request.SerializeToString()


class Batches:
    """Callers that each send one batch after the other over a connection of their own, for so many seconds."""

    def __init__(self, address, bodies, seconds):
        self.bodies = bodies
        self.seconds = seconds
        self.answered_line_count = 0
        self.failures = []
        self._lock = threading.Lock()
        self._clients = [Client(address) for _ in range(CALLERS)]

    def run(self):
        """Sends until the time is over and everything is answered; gives this process's CPU seconds."""
        before = own_cpu_seconds()
        end = time.perf_counter() + self.seconds
        callers = [
            threading.Thread(target=self._send, args=(client, number, end))
            for number, client in enumerate(self._clients)
        ]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
        for client in self._clients:
            client.channel.close()
        if self.failures:
            raise Unsound(f"a batch failed: {self.failures[0]}")
        return own_cpu_seconds() - before

    def _send(self, client, number, end):
        # Without serializers requests and answers are bytes.
        call = client.channel.unary_unary(BATCH)
        while time.perf_counter() < end and not self.failures:
            number += 1
            request = REQUEST_ID + str(uuid.uuid4()).encode() + self.bodies[number % len(self.bodies)]
            try:
                call(request, timeout=120)
            except Exception as failure:
                self.failures.append(failure)
                return
            with self._lock:
                self.answered_line_count += LINES
