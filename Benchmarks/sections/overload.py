"""Twice as many calls as a slowed server can carry out: what it still achieves, how long the accepted wait, and who is served.

Every command is made 50 µs slower, so that the load fits on the machine beside the server, and nothing is kept, so that the
capacity is that of the engine and not of the disk. The flood is an open loop: a call's latency counts from the time it was
meant to be sent, whether or not the server let the client send it then."""

import concurrent.futures
import time

import grpc
from alternation import alternate
from load import bench
from marks import Row
from server import new_id, reservation_pb2
from service import PATIENCE, PLENTY, fresh_service
from unsound import require

SLOW = ("--durability", "memory", "--command-delay-microseconds", 50)
# No slice of work ever ends, so that nothing waits where it would be seen.
UNPROTECTED = ("--limit", "slice-microseconds=1000000000")
CONNECTIONS = 10
# Enough in flight for the capacity, and not so many that they wait for too long.
PEAK_STREAMS, FLOOD_STREAMS = 4, 250
GOODPUT, SERVED, LONGEST_P99 = 0.8, 0.95, 0.02
COMMITS_PER_SECOND = 200


def measure(setting):
    # A flood's first 100 ms are not overload yet, and what came then waits for up to 50: of a full run that is less than a hundredth.
    seconds = setting.pick(20, 2)
    phases = {True: [], False: []}
    peaks = []

    def flooded():
        phases[True].append(flood(setting, seconds, 2 * peaks[-1].rate))
        return bench.sample(phases[True][-1])

    def peak():
        peaks.append(capacity(setting, setting.pick(3, 1)))
        return peaks[-1]

    # The capacity is measured first: the flood goes by it.
    peak()
    turns = alternate(setting, "overload 200 % / peak", flooded, peak)
    for _ in range(setting.runs):
        phases[False].append(flood(setting, setting.pick(4, 1), 2 * peaks[-1].rate, *UNPROTECTED))
    beside = [accompanied(setting, setting.pick(6, 2), peaks[-1].rate) for _ in range(setting.runs)]
    return [
        Row("overload goodput at 200 % / peak", "/s", turns.ours, turns.theirs, target=GOODPUT, note=turns.note),
        Row("overload p99 of the accepted", "s", p99s(phases[True]), target=LONGEST_P99, at_most=True),
        Row("the same without protection", "s", p99s(phases[False])),
        Row("overload, modest caller served", "", [shares[0] for shares in beside], target=SERVED),
        Row("overload, commits served", "", [shares[1] for shares in beside], target=SERVED),
    ]


def p99s(phases):
    return [phase["p99_ns"] / 1e9 for phase in phases]


def capacity(setting, seconds):
    with fresh_service(setting, *SLOW) as service:
        return bench.run(setting, service, [bench.HOT], CONNECTIONS, PEAK_STREAMS, seconds)[0]


def flood(setting, seconds, rate, *options):
    """One phase of `holdfast bench` at that rate, as it reports it."""
    with fresh_service(setting, *SLOW, *options) as service:
        [phase] = bench.phases_of(setting, service, [bench.HOT], CONNECTIONS, FLOOD_STREAMS, seconds, rate)
        service.require_open(phase["reservations"])
        return phase


def accompanied(setting, seconds, peak):
    """A flood, and beside it a caller that asks for a twentieth of the capacity, and one that commits what it holds.

    Gives the shares of their calls that were carried out."""
    with fresh_service(setting, *SLOW) as service, concurrent.futures.ThreadPoolExecutor(3) as pool:
        held = hold(service, int(COMMITS_PER_SECOND * seconds / 2))
        greedy = pool.submit(
            bench.phases_of, setting, service, [bench.HOT], CONNECTIONS, FLOOD_STREAMS, seconds, 2 * peak
        )
        time.sleep(seconds / 4)
        modest = pool.submit(
            bench.phases_of, setting, service, [bench.HOT], 1, FLOOD_STREAMS, seconds / 2, peak / 20
        )
        committed = commit(service, held)
        [flooded], [served] = greedy.result(), modest.result()
        require(flooded["overloaded"] > 0, "the flood was no overload")
        require(committed <= len(held), "more was committed than held")
        service.require_sound()
        return served["reservations"] / (served["reservations"] + served["overloaded"]), committed / len(held)


def hold(service, count):
    """So many reservations of a variant of their own, by id."""
    variant = new_id()
    service.client.set_stock(variant, PLENTY)
    return [service.client.hold(variant).reservation.id for _ in range(count)]


def commit(service, held):
    """Commits them one after the other at an even pace; gives how many were."""
    committed = 0
    start = time.perf_counter()
    for number, reservation in enumerate(held):
        time.sleep(max(0, start + number / COMMITS_PER_SECOND - time.perf_counter()))
        request = reservation_pb2.CommitReservationRequest(reservation_id=reservation)
        try:
            service.client.reservation.CommitReservation(request, timeout=PATIENCE)
            committed += 1
        except grpc.RpcError as error:
            require(error.code() is grpc.StatusCode.UNAVAILABLE, f"a commit ended with {error.code()}")
    return committed
