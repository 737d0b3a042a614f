"""Mounts an attack at a rate, while another caller is measured and the server's memory is watched."""

import json
import pathlib
import select
import subprocess
import sys
import time
from dataclasses import dataclass

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "frames"))

from peer import PREFACE, Peer, settings  # noqa: E402, F401

SECONDS = 2
#: How much slower another caller may be served while there is an attack.
SLOWDOWN = 5
ACCEPTABLE_P99 = 0.010
#: What the server may grow by during an attack: buffers that it keeps for later.
MEMORY_GROWTH = 64 << 20


class Bystander:
    """The other caller."""

    def __init__(self, address):
        program = pathlib.Path(__file__).with_name("bystander.py")
        self.process = subprocess.Popen(
            [sys.executable, str(program), address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(self, seconds):
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()

    def result(self):
        return json.loads(self.process.stdout.readline())

    def measure(self, seconds):
        self.begin(seconds)
        return self.result()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def memory(server):
    """Bytes of the server's memory that are its own and in RAM."""
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("RssAnon")).split()[1]) << 10


@dataclass
class Outcome:
    """What came of an attack."""

    rate: float
    quiet: dict
    loud: dict
    growth: int

    def __str__(self):
        return (
            f"{self.rate:,.0f}/s; p99 {self.quiet['p99'] * 1e3:.2f} ms quiet, {self.loud['p99'] * 1e3:.2f} ms under attack; "
            f"memory {self.growth / (1 << 20):+.1f} MiB"
        )


def mount(server, bystander, strike, rate, seconds=SECONDS, growth=MEMORY_GROWTH):
    """Calls `strike`, which tells how many blows it dealt, so often that there are `rate` a second, and asserts that another
    caller is served meanwhile and that the server's memory stays within bounds."""
    quiet = bystander.measure(1)
    before = memory(server)
    bystander.begin(seconds)
    start = time.monotonic()
    blows = 0
    peak = before
    while (elapsed := time.monotonic() - start) < seconds:
        if blows > elapsed * rate:
            time.sleep(0.001)
            continue
        blows += strike()
        peak = max(peak, memory(server))
    reached = blows / (time.monotonic() - start)
    outcome = Outcome(reached, quiet, bystander.result(), peak - before)
    print(outcome)
    assert reached >= 0.9 * rate, f"the attack was too slow: {outcome}"
    assert not outcome.loud["failures"], f"another caller was refused: {outcome.loud['failures'][:5]}"
    assert outcome.loud["p99"] <= max(SLOWDOWN * quiet["p99"], ACCEPTABLE_P99), outcome
    assert outcome.growth <= growth, outcome
    assert server.process.poll() is None, "the server has ended"
    return outcome


class Attacker:
    """Sends one prepared piece again and again, on a new connection whenever the server has closed the last."""

    def __init__(self, port, *, reads=True, source="127.0.0.1"):
        self.port = port
        self.reads = reads
        self.source = source
        self.socket = None
        self.connections = 0

    def connection(self):
        if self.socket is None:
            peer = Peer(self.port, greets=False)
            self.socket = peer.socket
            self.socket.sendall(PREFACE + settings())
            self.connections += 1
        return self.socket

    def send(self, piece):
        """Gives the piece to the server, which may have closed the connection or do so meanwhile."""
        connection = self.connection()
        try:
            connection.sendall(piece)
            if self.reads:
                while select.select([connection], [], [], 0)[0]:
                    if not connection.recv(1 << 18):
                        self.close()
                        break
        except OSError:
            self.close()

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
