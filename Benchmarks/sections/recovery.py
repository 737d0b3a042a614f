"""Rows per second from starting a killed server to its listening line: two million open reservations, 10,000 stocks, a tail.

Rows are those that are in memory afterwards: open reservations, stocks and remembered requests. The server is killed under
load, so a part of them comes from the journal's tail. Each turn restarts on a copy of what the kill left, read from the page
cache. The copy is brought to the disk first: recovery flushes the journal, and would wait for all that copying has left there."""

import os
import shutil
import time

from load import bench
from marks import Row
from service import serving
from unsound import require

TARGET = 500_000
CONNECTIONS, STREAMS = 10, 100
REMEMBERED = ("--limit", "idempotency-records=4000000")


def measure(setting):
    with setting.scratch() as directory:
        killed = directory / "killed"
        info = kill_under_load(setting, killed, setting.pick(2_000_000, 50_000))
        tail = info.commit_seq - info.folded_seq
        print(f"   killed with {info.open_reservation_count:,} open, {tail:,} commands not folded", flush=True)
        rates = [restart(directory, killed, info, run) for run in range(setting.runs)]
    note = f"with a tail of {tail:,} commands"
    return [Row("recovery", "rows/s", rates, target=TARGET, note=note)]


def kill_under_load(setting, data, count):
    """Fills a server, ends it with SIGKILL while calls are under way; gives what it said of itself just before."""
    with serving(data, *REMEMBERED) as service:
        with bench.filling(setting, service, bench.MANY, count, CONNECTIONS, STREAMS):
            info = service.info()
            service.server.kill()
        return info


def restart(directory, killed, before, run):
    """Recovers a copy; gives rows per second."""
    copy = directory / "copy"
    shutil.copytree(killed, copy)
    os.sync()
    start = time.perf_counter()
    with serving(copy, *REMEMBERED) as service:
        seconds = time.perf_counter() - start
        info = service.info()
        acknowledged, recovered = before.open_reservation_count, info.open_reservation_count
        require(recovered >= acknowledged, f"{acknowledged} were acknowledged, {recovered} recovered")
        service.require_sound()
        rows = recovered + info.stock_count + info.idempotency_record_count
    shutil.rmtree(copy)
    print(f"   run {run + 1}: {rows:,} rows in {seconds:.2f} s", flush=True)
    return rows / seconds
