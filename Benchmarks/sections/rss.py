"""Bytes of memory (RssAnon) for each open reservation at one and two million, made by unary calls, on the disk.

Made twice: by h2load without request ids, which is what reservations take, and by `holdfast bench` with a request id each.
What the second takes more, divided by the number of remembered requests, is what idempotency takes; it is shown apart.
Memory is read once everything is folded, less what the server took before the first reservation. It is counted, not timed,
so one turn is enough."""

import time

from load import bench, h2load
from marks import Row
from process import anonymous_byte_count
from service import fresh_service
from unsound import require

TARGET = 300
CONNECTIONS, STREAMS = 10, 10
# Every request of the larger count is remembered.
REMEMBERED = ("--limit", "idempotency-records=4000000")


def measure(setting):
    counts = setting.pick([1_000_000, 2_000_000], [50_000, 100_000])
    bare = without_request_ids(setting, counts)
    full = with_request_ids(setting, counts)
    rows = []
    for count, bytes_bare, bytes_full in zip(counts, bare, full):
        print(f"   {count:,} open: {bytes_bare:.0f} bytes each without request ids, {bytes_full:.0f} with", flush=True)
        note = f"{bytes_full:.0f} bytes with idempotency"
        rows.append(Row(f"rss at {count:,} open", "bytes each", [bytes_bare], target=TARGET, at_most=True, note=note))
        rows.append(Row(f"rss of request ids at {count:,}", "bytes each", [bytes_full - bytes_bare]))
    return rows


def without_request_ids(setting, counts):
    """Bytes for each open reservation at each of the counts."""
    with setting.scratch() as directory, fresh_service(setting, *REMEMBERED) as service:
        [variant] = service.stock_up(1)
        options = h2load.reservation_options(directory, variant)
        url = f"http://{service.address}{h2load.CREATE}"
        before, sizes, made = settled_byte_count(service), [], 0
        for count in counts:
            h2load.send(url, CONNECTIONS, STREAMS, count - made, options)
            made = count
            sizes.append((settled_byte_count(service) - before) / count)
        service.require_open(made)
        return sizes


def with_request_ids(setting, counts):
    """Bytes for each open reservation and its request id at each of the counts, or a little above them."""
    with fresh_service(setting, *REMEMBERED) as service:
        service.stock_up(1)
        before, sizes = settled_byte_count(service), []
        for count in counts:
            with bench.filling(setting, service, bench.HOT, count):
                pass
            size = settled_byte_count(service) - before
            info = service.info()
            # Seeding a stock is not remembered: `holdfast bench` gives it no request id.
            require(
                info.idempotency_record_count == info.open_reservation_count,
                f"{info.open_reservation_count} are open, {info.idempotency_record_count} requests remembered",
            )
            sizes.append(size / info.open_reservation_count)
        service.require_sound()
        return sizes


def settled_byte_count(service):
    """RssAnon once everything is folded and calls of ended connections are over."""
    while True:
        sequence = service.info().commit_seq
        service.await_folded()
        time.sleep(0.2)
        if service.info().commit_seq == sequence:
            return anonymous_byte_count(service.pid)
