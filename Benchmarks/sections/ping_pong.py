"""Messages back and forth on one stream, one at a time, against requests for a small file from nghttpd by h2load."""

from alternation import alternate
from load import h2load, nghttpd, streaming
from marks import Row
from process import cpu_seconds

# A round trip may take half as long again.
TARGET = 0.67


def measure(setting):
    count = setting.pick(100_000, 20_000)
    label = "ping-pong / nghttpd"
    turns = alternate(setting, label, lambda: play(count), lambda: fetch(setting, count))
    return [Row(label, "/s", turns.ours, turns.theirs, target=TARGET, note=turns.note)]


def play(count):
    with streaming.serving() as server:
        return server.run("ping-pong", count)


def fetch(setting, count):
    with setting.scratch() as directory, nghttpd.serving(directory) as (process, url):
        return h2load.run(url, 1, 1, count, lambda: cpu_seconds(process.pid))
