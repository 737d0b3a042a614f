"""What Linux tells of a process, and free ports for those that do not choose their own."""

import os
import pathlib
import resource
import socket

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid):
    """User and system time of a running process."""
    # The second field, the name, may contain spaces: count from its closing bracket.
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def children_cpu_seconds():
    """User and system time of all children that have ended and were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def own_cpu_seconds():
    """User and system time of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def machine_cpu_seconds():
    """The time that the cores were not idle since the machine started, time that a hypervisor took away included."""
    user, nice, system, idle, wait, interrupt, soft, stolen = map(
        int, pathlib.Path("/proc/stat").read_text().split()[1:9]
    )
    return (user + nice + system + interrupt + soft + stolen) / TICKS


def anonymous_byte_count(pid):
    """RssAnon: memory that is not a file's, without what is swapped out."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"process {pid} has no RssAnon")


def free_port():
    """A TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_listener(port, process):
    """Returns once the process listens on the port."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(f"{process.args[0]} ended with status {process.returncode}")
