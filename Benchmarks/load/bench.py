"""`holdfast bench` against a running server: every call with a request id of its own."""

import contextlib
import json
import subprocess
import time

from alternation import Sample
from unsound import Unsound

HOT, MANY = "hot-sku", "many-skus"


def command(setting, service, phases, connections, streams, seconds, rate=None):
    options = {
        "--target": service.address,
        "--target-process": service.pid,
        "--connections": connections,
        "--streams": streams,
        "--duration": seconds,
    }
    line = [str(setting.binary), "bench", "--json"]
    for name, value in options.items():
        line += [name, str(value)]
    for phase in phases:
        line += ["--phase", phase]
    if rate:
        line += ["--rate", str(rate)]
    return line


def run(setting, service, phases, connections, streams, seconds):
    """Runs the phases; gives a sample for each.

    The bench itself counts what is reserved of each variant, and asks the server to verify ledger and memory; it ends
    with an error when anything differs. The count of open reservations is checked once more from outside."""
    results = phases_of(setting, service, phases, connections, streams, seconds)
    service.require_open(sum(phase["reservations"] for phase in results))
    return [sample(phase) for phase in results]


def phases_of(setting, service, phases, connections, streams, seconds, rate=None):
    """Runs the phases, in an open loop if there is a rate; gives what the bench says of each, as it says it."""
    line = command(setting, service, phases, connections, streams, seconds, rate)
    ended = subprocess.run(line, capture_output=True, text=True)
    if ended.returncode != 0:
        raise Unsound(f"holdfast bench: {ended.stderr.strip() or ended.returncode}")
    return json.loads(ended.stdout)["phases"]


def sample(phase):
    seconds = phase["seconds"]
    return Sample(
        phase["reservations_per_second"], phase["server_cpu_seconds"] / seconds, phase["generator_cpu_seconds"] / seconds
    )


@contextlib.contextmanager
def filling(setting, service, phase, count, connections=10, streams=10):
    """Lets the bench run until so many reservations are open; it goes on meanwhile and is stopped afterwards.

    Calls that are under way when it stops may still be carried out."""
    process = subprocess.Popen(
        command(setting, service, [phase], connections, streams, 86_400),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while service.info().open_reservation_count < count:
            if process.poll() is not None:
                raise Unsound(f"holdfast bench ended with status {process.returncode}")
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait()
