"""RssAnon for each further ledger row, from 10 million on to 20 million: what has been takes no memory.

The rows are made by batches of 8,190 lines, four in flight, on the disk. Memory is read once everything is folded. It is counted,
not timed, so one turn is enough."""

import collections

from load.batches import LINES
from marks import Row
from sections.rss import settled_byte_count
from server import ledger_pb2, stock_pb2
from service import PATIENCE, fresh_service
from unsound import require

BATCH = "/holdfast.v1.StockService/BatchAdjustStocks"
IN_FLIGHT = 4
VARIANTS = 100
# A row that stayed would take more than a hundred; what has just been freed makes what is read waver by a few MiB.
ROW_BYTES = 1
MEBIBYTE = 1 << 20


def measure(setting):
    rows = setting.pick(20_000_000, 400_000)
    batches = -(-rows // (2 * LINES))
    with fresh_service(setting) as service:
        bodies = encoded_bodies(service.stock_up(VARIANTS))
        before = service.info().ledger_entry_id
        sizes = []
        for _ in range(2):
            send(service, bodies, batches)
            sizes.append(settled_byte_count(service))
        made = service.info().ledger_entry_id - before
        require(made == 2 * batches * LINES, f"{2 * batches * LINES} lines were answered, {made} ledger rows made")
        service.require_sound()
    half, full = sizes
    note = f"{half / MEBIBYTE:.1f} MiB after {made // 2:,} rows, {full / MEBIBYTE:.1f} MiB after {made:,}"
    print(f"   {note}", flush=True)
    growth = max(0, full - half) / (made // 2)
    return [Row("rss of a further ledger row", "bytes", [growth], target=ROW_BYTES, at_most=True, note=note)]


def encoded_bodies(variants):
    """A request that adds a unit with every line, and one that takes it away again; encoded once, so that Python is not measured."""
    return [
        stock_pb2.BatchAdjustStocksRequest(
            lines=[
                stock_pb2.StockAdjustment(
                    variant_id=variants[line % len(variants)],
                    quantity_change=change,
                    reason=ledger_pb2.LedgerEntry.CORRECTION,
                )
                for line in range(LINES)
            ]
        ).SerializeToString()
        for change in (1, -1)
    ]


def send(service, bodies, batches):
    """Sends so many batches, a few in flight; returns once all of them are answered."""
    # Without serializers requests and answers are bytes.
    call = service.client.channel.unary_unary(BATCH)
    waiting = collections.deque()
    for number in range(batches):
        if len(waiting) == IN_FLIGHT:
            waiting.popleft().result()
        waiting.append(call.future(bodies[number % len(bodies)], timeout=PATIENCE))
    for answer in waiting:
        answer.result()
