"""Unary CreateReservation on the disk on one hot SKU, against Redis with appendfsync always, one call per request.

Redis has as many connections as there are callers, which is the best that one call per request allows it."""

from alternation import alternate
from load import bench, redis
from marks import Row
from service import fresh_service

# Connections, calls in flight on each, and the least ratio.
SHAPES = ((10, 1, 1.0), (64, 1, 1.0), (10, 10, 1.2))


def measure(setting):
    seconds = setting.pick(5, 1)
    rows = []
    for connections, streams, target in SHAPES:
        label = f"durable {connections} × {streams} / Redis"
        turns = alternate(
            setting,
            label,
            lambda: reserve(setting, connections, streams, seconds),
            lambda: decrement(setting, connections * streams, seconds),
        )
        rows.append(Row(label, "/s", turns.ours, turns.theirs, target=target, note=turns.note))
    return rows


def reserve(setting, connections, streams, seconds):
    with fresh_service(setting) as service:
        return bench.run(setting, service, [bench.HOT], connections, streams, seconds)[0]


def decrement(setting, callers, seconds):
    with setting.scratch() as directory, redis.serving(directory) as server:
        return server.run(callers, seconds)
