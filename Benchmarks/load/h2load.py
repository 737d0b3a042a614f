"""h2load: a fixed number of requests with one fixed body, over cleartext HTTP/2 on one thread."""

import re
import subprocess
import time

from alternation import Sample
from process import children_cpu_seconds
from server import reservation_pb2
from unsound import require

CREATE = "/holdfast.v1.ReservationService/CreateReservation"
WARM_UP = 10_000
DAY = 86_400


def run(url, connections, streams, count, cpu_seconds, options=()):
    """Sends a few requests to warm up, then `count`; gives the sample of the latter.

    h2load knows HTTP statuses alone, and a gRPC error has the status 200: the caller counts effects afterwards.
    `cpu_seconds` tells the CPU time of the server."""
    send(url, connections, streams, WARM_UP, options)
    server, load, start = cpu_seconds(), children_cpu_seconds(), time.perf_counter()
    rate = send(url, connections, streams, count, options)
    seconds = time.perf_counter() - start
    return Sample(rate, (cpu_seconds() - server) / seconds, (children_cpu_seconds() - load) / seconds)


def send(url, connections, streams, count, options=()):
    """Sends so many requests; gives requests per second by h2load's clock."""
    command = ["h2load", "-n", str(count), "-c", str(connections), "-m", str(streams), *options, url]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    succeeded = int(re.search(r"(\d+) succeeded", output)[1])
    require(succeeded == count, f"{succeeded} of {count} requests of h2load succeeded")
    return float(re.search(r"([\d.]+) req/s", output)[1])


def reservation_options(directory, variant):
    """Options that make every request a CreateReservation of one unit without a request id."""
    request = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=1)
    request.ttl.seconds = DAY
    message = request.SerializeToString()
    body = directory / "body"
    body.write_bytes(b"\0" + len(message).to_bytes(4, "big") + message)
    return ["-d", str(body), "-H", "content-type: application/grpc", "-H", "te: trailers"]
