"""Checkouts of carts with 5 lines from 2 sellers on the disk, 10 × 10 in flight: two orders, ten changes of stock and of
reservations and their ledger rows in each."""

import subprocess
import time

from alternation import Sample
from marks import Row
from process import children_cpu_seconds
from product import built_tool
from server import order_pb2
from service import PATIENCE, fresh_service
from unsound import Unsound, require

TARGET = 10_000
ORDERS = 2
LINES = 5


def measure(setting):
    count = setting.pick(60_000, 2_000)
    rates = []
    for run in range(setting.runs):
        sample = check_out(setting, count)
        print(f"   run {run + 1}: {sample}", flush=True)
        rates.append(sample.rate)
    return [Row("checkouts", "/s", rates, target=TARGET)]


def check_out(setting, count):
    with fresh_service(setting) as service:
        port = service.address.rsplit(":", 1)[1]
        command = [str(built_tool("CheckoutBenchmark")), "--port", port, "--count", str(count)]
        server, load, start = service.cpu_seconds(), children_cpu_seconds(), time.perf_counter()
        ended = subprocess.run(command, capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if ended.returncode != 0:
            raise Unsound(f"CheckoutBenchmark: {ended.stderr.strip() or ended.returncode}")
        sample = Sample(
            float(ended.stdout),
            (service.cpu_seconds() - server) / seconds,
            (children_cpu_seconds() - load) / seconds,
        )
        service.require_open(count * LINES)
        require_orders(service, count * ORDERS)
        return sample


def require_orders(service, expected):
    """Fails the run unless there are so many orders."""
    found, token = 0, ""
    while True:
        request = order_pb2.ListOrdersRequest(page_size=1000, page_token=token)
        page = service.client.orders.ListOrders(request, timeout=PATIENCE)
        found, token = found + len(page.orders), page.next_page_token
        if not token:
            return require(found == expected, f"{expected} orders were placed, {found} are there")
