"""One hot SKU against 10,000 SKUs, on the disk, 10 × 10: what everybody wants must not be slower."""

from alternation import alternate
from load import bench
from marks import Row
from service import fresh_service

TARGET = 0.95
CONNECTIONS, STREAMS = 10, 10


def measure(setting):
    seconds = setting.pick(5, 1)
    turns = alternate(
        setting,
        "hot SKU / 10,000 SKUs",
        lambda: reserve(setting, bench.HOT, seconds),
        lambda: reserve(setting, bench.MANY, seconds),
    )
    return [Row("hot SKU / 10,000 SKUs", "/s", turns.ours, turns.theirs, target=TARGET, note=turns.note)]


def reserve(setting, phase, seconds):
    with fresh_service(setting) as service:
        return bench.run(setting, service, [phase], CONNECTIONS, STREAMS, seconds)[0]
