"""The two processes of `StreamingBenchmark`: a server on one event loop, and a client of one stream."""

import contextlib
import subprocess
import time

from alternation import Sample
from process import await_listener, children_cpu_seconds, cpu_seconds, free_port
from product import built_tool
from unsound import Unsound


class Streaming:
    """A running server."""

    def __init__(self, process, binary, port):
        self.process = process
        self.binary = binary
        self.port = port

    def run(self, what, count):
        """Has the client do so many of what its subcommand does; gives the sample.

        The client warms up first, which counts for the shares of a core but not for the rate."""
        command = [str(self.binary), what, "--port", str(self.port), "--count", str(count)]
        server, load, start = cpu_seconds(self.process.pid), children_cpu_seconds(), time.perf_counter()
        ended = subprocess.run(command, capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if ended.returncode != 0:
            raise Unsound(f"StreamingBenchmark {what}: {ended.stderr.strip() or ended.returncode}")
        server = cpu_seconds(self.process.pid) - server
        return Sample(float(ended.stdout), server / seconds, (children_cpu_seconds() - load) / seconds)


@contextlib.contextmanager
def serving():
    """A server, ended afterwards."""
    binary = built_tool("StreamingBenchmark")
    port = free_port()
    process = subprocess.Popen([str(binary), "serve", "--port", str(port)])
    try:
        await_listener(port, process)
        yield Streaming(process, binary, port)
    finally:
        process.terminate()
        process.wait()
