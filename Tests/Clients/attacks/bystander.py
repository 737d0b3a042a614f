"""Another caller, as a process of its own: calls at a steady pace and tells how long its calls took.

Reads numbers of seconds from standard input; for each, calls for so long and writes a line of JSON.
"""

import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import grpc  # noqa: E402
from server import Client, new_id, stock_pb2  # noqa: E402

CALLS_PER_SECOND = 400


def measure(client, request, seconds):
    """Calls at the pace, later calls not moved by earlier ones that took long; gives latencies in seconds and failures."""
    latencies, failures = [], []
    start = time.perf_counter()
    for number in range(int(seconds * CALLS_PER_SECOND)):
        due = start + number / CALLS_PER_SECOND
        now = time.perf_counter()
        if now < due:
            time.sleep(due - now)
        began = time.perf_counter()
        try:
            client.stock.GetStock(request, timeout=10)
        except grpc.RpcError as error:
            failures.append(str(error.code()))
        latencies.append(time.perf_counter() - began)
        if began - start > 4 * seconds:
            break
    return latencies, failures


def main(address):
    with Client(address) as client:
        variant = new_id()
        client.set_stock(variant, 10)
        request = stock_pb2.GetStockRequest(variant_id=variant)
        measure(client, request, 0.2)
        for line in sys.stdin:
            latencies, failures = measure(client, request, float(line))
            latencies.sort()
            figures = {
                "count": len(latencies),
                "failures": failures,
                "median": latencies[len(latencies) // 2],
                "p99": latencies[len(latencies) * 99 // 100],
            }
            print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
