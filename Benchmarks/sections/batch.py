"""Batches of 8,190 lines, all or nothing, on the disk, each line with its ledger row; timed until the last is folded.

The time in which the folder catches up after the last answer counts, so that a backlog cannot pass for speed."""

import time

from alternation import Sample, alternate
from load.batches import LINES, Batches, encoded_lines
from marks import Row
from server import stock_pb2
from service import PATIENCE, fresh_service
from unsound import require

TARGET = 300_000
VARIANTS = 10_000
BODIES = 10


def measure(setting):
    seconds = setting.pick(30, 4)
    catching_up = {1: [], VARIANTS: []}
    turns = alternate(
        setting,
        "batch of 10,000 variants / of one",
        lambda: reserve(setting, VARIANTS, seconds, catching_up),
        lambda: reserve(setting, 1, seconds, catching_up),
    )
    rows = []
    for name, rates, delays in (
        ("10,000 variants", turns.ours, catching_up[VARIANTS]),
        ("one variant", turns.theirs, catching_up[1]),
    ):
        note = "; ".join(filter(None, [f"folded {max(delays):.2f} s after the last answer", turns.note]))
        rows.append(Row(f"batch, {name}", "lines/s", rates, target=TARGET, note=note))
    return rows


def reserve(setting, variant_count, seconds, catching_up):
    with fresh_service(setting) as service:
        variants = service.stock_up(variant_count)
        service.await_folded()
        entries = service.info().ledger_entry_id
        batches = Batches(service.address, bodies(variants), seconds)
        server, start = service.cpu_seconds(), time.perf_counter()
        load = batches.run()
        catching_up[variant_count].append(service.await_folded())
        elapsed = time.perf_counter() - start
        sample = Sample(
            batches.answered_line_count / elapsed, (service.cpu_seconds() - server) / elapsed, load / elapsed
        )
        service.require_open(batches.answered_line_count)
        entries = service.info().ledger_entry_id - entries
        require(
            entries == batches.answered_line_count,
            f"{batches.answered_line_count} lines were answered, {entries} ledger rows made",
        )
        require_reserved(service, variants, batches.answered_line_count)
        return sample


def bodies(variants):
    """Requests whose lines start at different variants and go round."""
    count = min(BODIES, len(variants))
    starts = [number * len(variants) // count for number in range(count)]
    return [encoded_lines([variants[(start + line) % len(variants)] for line in range(LINES)]) for start in starts]


def require_reserved(service, variants, units):
    """Fails the run unless the variants together have so many units reserved."""
    reserved = 0
    for start in range(0, len(variants), LINES):
        request = stock_pb2.BatchGetStocksRequest(variant_ids=variants[start : start + LINES])
        answer = service.client.stock.BatchGetStocks(request, timeout=PATIENCE)
        reserved += sum(stock.reserved_stock for stock in answer.stocks)
    require(reserved == units, f"{units} lines were answered, {reserved} units are reserved")
