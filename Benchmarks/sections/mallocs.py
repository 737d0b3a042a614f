"""Calls of malloc and its siblings for each unary CreateReservation, in steady state.

Counted by a library that is preloaded into the server, between two readings while nothing else goes on: the calls of h2load
without request ids, and those of `holdfast bench` with one each. Counted, not timed, so one turn is enough."""

import collections
import pathlib
import struct

from load import bench, h2load
from marks import Row
from product import built_tool
from service import fresh_service
from unsound import require

TARGET = 4
CONNECTIONS, STREAMS = 10, 10
# `struct allocation_count`: a thread's id and its calls.
COUNT = struct.Struct("<QQ")


def measure(setting):
    library = built_tool("AllocationCounter", "libAllocationCounter.so")
    rows = []
    for durability in ("memory", "group"):
        for label, load in (("", by_h2load), (", request ids", by_bench)):
            figure, threads = count(setting, library, durability, load)
            print(f"   {durability}{label}: {figure:.2f} a call ({threads})", flush=True)
            mark = f"mallocs, {durability}{label}"
            rows.append(Row(mark, "a call", [figure], target=TARGET, at_most=True, note=threads, is_counted=True))
    return rows


def count(setting, library, durability, load):
    """Calls of malloc for each reservation, and what the threads had of it."""
    with setting.scratch() as directory:
        path = directory / "counts"
        environment = {"LD_PRELOAD": str(library), "ALLOCATION_COUNTER_FILE": str(path)}
        with fresh_service(setting, "--durability", durability, environment=environment) as service:
            load(setting, service, directory, setting.pick(20_000, 5_000))
            before, opened = read(path), service.info().open_reservation_count
            wanted = setting.pick(200_000, 20_000)
            load(setting, service, directory, wanted)
            counts = read(path)
            counts.subtract(before)
            made = service.info().open_reservation_count - opened
            require(made >= wanted, f"of {wanted} calls {made} made a reservation")
            service.require_sound()
            return sum(counts.values()) / made, shares(service.pid, counts, made)


def by_h2load(setting, service, directory, made):
    [variant] = service.stock_up(1)
    options = h2load.reservation_options(directory, variant)
    h2load.send(f"http://{service.address}{h2load.CREATE}", CONNECTIONS, STREAMS, made, options)


def by_bench(setting, service, directory, made):
    target = service.info().open_reservation_count + made
    with bench.filling(setting, service, bench.HOT, target, CONNECTIONS, STREAMS):
        pass


def read(path):
    """Calls of each thread so far."""
    return collections.Counter(dict(COUNT.iter_unpack(path.read_bytes())))


def shares(pid, counts, made):
    """What each thread that has a share worth telling asked for, by name."""
    named = collections.Counter()
    for thread, calls in counts.items():
        name = pathlib.Path(f"/proc/{pid}/task/{thread}/comm")
        named[name.read_text().strip() if name.exists() else "ended"] += calls
    return ", ".join(f"{name} {calls / made:.2f}" for name, calls in named.most_common() if calls / made >= 0.01)
