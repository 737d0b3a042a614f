"""The machine, in a few words: figures mean nothing without it."""

import os
import pathlib
import platform
import statistics
import time

FLUSHES = 200
PAGE = 4096


def describe(directory):
    """Two lines: processor and kernel, file system and the latency of a flush in that directory."""
    median, worst = flush_latency(directory)
    return (
        f"{os.cpu_count()} cores, {processor()}, Linux {platform.release()}\n"
        f"{file_system(directory)}; fdatasync of 4 KiB: median {median * 1e3:.2f} ms, p99 {worst * 1e3:.2f} ms"
    )


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def file_system(directory):
    """The type and device of the mount that holds the directory."""
    best = ("", "", "unknown file system")
    for line in pathlib.Path("/proc/self/mounts").read_text().splitlines():
        device, mount, kind = line.split()[:3]
        if (directory / "x").is_relative_to(mount) and len(mount) >= len(best[1]):
            best = (device, mount, kind)
    return f"{best[2]} on {best[0]}"


def flush_latency(directory):
    """Median and 99th percentile, in seconds, of writing 4 KiB into an existing file and flushing it."""
    path = directory / "flush"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.pwrite(descriptor, bytes(PAGE * FLUSHES), 0)
        os.fsync(descriptor)
        latencies = []
        for page in range(FLUSHES):
            os.pwrite(descriptor, b"\1" * PAGE, page * PAGE)
            start = time.perf_counter()
            os.fdatasync(descriptor)
            latencies.append(time.perf_counter() - start)
    finally:
        os.close(descriptor)
        path.unlink()
    return statistics.median(latencies), statistics.quantiles(latencies, n=100)[98]
