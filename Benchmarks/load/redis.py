"""Redis that flushes every write, with the least that a reservation needs as a script."""

import contextlib
import csv
import subprocess
import time

from alternation import Sample
from process import await_listener, children_cpu_seconds, cpu_seconds, free_port
from unsound import require

UNITS = 1_000_000_000
PILOT = 2000
DAY = 86_400
# Request ids are random numbers below this: a few of a run meet again, and then have one effect.
REQUEST_IDS = 1_000_000_000

# Answers a known request as before; else checks, decrements and remembers.
SCRIPT = """
local known = redis.call('GET', KEYS[2])
if known then return known end
local units = tonumber(redis.call('GET', KEYS[1]))
if units < tonumber(ARGV[1]) then return redis.error_reply('INSUFFICIENT_STOCK') end
local left = redis.call('DECRBY', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], left, 'EX', ARGV[2])
return left
"""


class Redis:
    """A running Redis with stock and script."""

    def __init__(self, process, port):
        self.process = process
        self.port = port
        self.ask("SET", "stock", UNITS)
        self.script = self.ask("SCRIPT", "LOAD", SCRIPT)

    def ask(self, *words):
        command = ["redis-cli", "-p", str(self.port), *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def send(self, callers, count, name):
        """One call per request and `callers` of them in flight; gives calls per second by redis-benchmark's clock.

        redis-benchmark draws the same numbers whenever it starts: the name keeps the requests of two runs apart."""
        command = ["redis-benchmark", "-p", self.port, "-c", callers, "-n", count, "-P", 1, "-r", REQUEST_IDS, "--csv"]
        command += ["EVALSHA", self.script, 2, "stock", f"{name}:__rand_int__", 1, DAY]
        ended = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
        head, figures = list(csv.reader(ended.stdout.splitlines()))[-2:]
        return float(dict(zip(head, figures))["rps"])

    def run(self, callers, seconds):
        """Loads it for about so long and counts the effects."""
        count = max(PILOT, int(self.send(callers, PILOT, "pilot") * seconds))
        server, load, start = cpu_seconds(self.process.pid), children_cpu_seconds(), time.perf_counter()
        rate = self.send(callers, count, "request")
        elapsed = time.perf_counter() - start
        server, load = cpu_seconds(self.process.pid) - server, children_cpu_seconds() - load
        self.require_sound(count + PILOT)
        return Sample(rate, server / elapsed, load / elapsed)

    def require_sound(self, answered):
        taken = UNITS - int(self.ask("GET", "stock"))
        remembered = int(self.ask("DBSIZE")) - 1
        require(taken == remembered, f"Redis: {taken} units were taken by {remembered} requests")
        require(0.99 * answered <= taken <= answered, f"Redis: {answered} answers, {taken} units taken")


@contextlib.contextmanager
def serving(directory):
    """A Redis on that directory, ended afterwards. It never rewrites its log meanwhile, which is to its advantage."""
    port = free_port()
    options = {
        "--port": port,
        "--bind": "127.0.0.1",
        "--dir": directory,
        "--appendonly": "yes",
        "--appendfsync": "always",
        "--auto-aof-rewrite-percentage": 0,
        "--save": "",
    }
    command = ["redis-server", *(str(word) for option in options.items() for word in option)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_listener(port, process)
        yield Redis(process, port)
    finally:
        process.terminate()
        process.wait()
