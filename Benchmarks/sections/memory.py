"""Unary CreateReservation in memory on one hot SKU, against nghttpd's static reply, both under h2load.

The file's request is the lightest there is, a GET without a body: the ratio says what decoding, deciding, bookkeeping and
encoding cost on top of the transport."""

from alternation import alternate
from load import h2load, nghttpd
from marks import Row
from process import cpu_seconds
from service import fresh_service

TARGET = 0.7
SHAPES = ((10, 10), (10, 100))


def measure(setting):
    count = setting.pick(500_000, 100_000)
    rows = []
    for connections, streams in SHAPES:
        label = f"memory {connections} × {streams} / nghttpd"
        turns = alternate(
            setting,
            label,
            lambda: reserve(setting, connections, streams, count),
            lambda: fetch(setting, connections, streams, count),
        )
        rows.append(Row(label, "/s", turns.ours, turns.theirs, target=TARGET, note=turns.note))
    return rows


def reserve(setting, connections, streams, count):
    with setting.scratch() as directory, fresh_service(setting, "--durability", "memory") as service:
        [variant] = service.stock_up(1)
        options = h2load.reservation_options(directory, variant)
        url = f"http://{service.address}{h2load.CREATE}"
        sample = h2load.run(url, connections, streams, count, service.cpu_seconds, options)
        service.require_open(count + h2load.WARM_UP)
        return sample


def fetch(setting, connections, streams, count):
    with setting.scratch() as directory, nghttpd.serving(directory) as (process, url):
        return h2load.run(url, connections, streams, count, lambda: cpu_seconds(process.pid))
