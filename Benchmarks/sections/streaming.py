"""Small messages that a server streams on one event loop to a client in another process.

Both sides are of this package, so the two of them share the machine: their CPU tells which one it is that could do no more."""

from load import streaming
from marks import Row

TARGET = 500_000


def measure(setting):
    count = setting.pick(3_000_000, 300_000)
    rates = []
    for run in range(setting.runs):
        with streaming.serving() as server:
            sample = server.run("receive", count)
        print(f"   run {run + 1}: {sample}", flush=True)
        rates.append(sample.rate)
    note = f"CPU: server {sample.server_cpu:.0%}, client {sample.load_cpu:.0%}"
    return [Row("streaming", "messages/s", rates, target=TARGET, note=note)]
