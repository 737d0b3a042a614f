"""Two sides that take turns, so that what the machine does meanwhile happens to both."""

import contextlib
import dataclasses
import os
import statistics
import time

import marks
from process import children_cpu_seconds, machine_cpu_seconds, own_cpu_seconds

# Above this share of the machine, what others use spoils figures enough to say so.
DISTURBANCE = 0.05


@dataclasses.dataclass
class Sample:
    """What one turn of one side came to."""

    rate: float
    # Shares of one core.
    server_cpu: float
    load_cpu: float

    def __str__(self):
        return f"{marks.quantity(self.rate)}/s (CPU: server {self.server_cpu:.0%}, load {self.load_cpu:.0%})"


@dataclasses.dataclass
class Turns:
    """The rates of both sides, and the share of the machine that other processes used during each turn."""

    ours: list = dataclasses.field(default_factory=list)
    theirs: list = dataclasses.field(default_factory=list)
    disturbances: list = dataclasses.field(default_factory=list)

    @property
    def note(self):
        """A warning, if the machine was not left alone."""
        disturbance = statistics.median(self.disturbances)
        return f"others used {disturbance:.0%} of the machine" if disturbance > DISTURBANCE else ""


def alternate(setting, label, ours, theirs):
    """Calls both as often as set, each going first every other time."""
    turns = Turns()
    for run in range(setting.runs):
        order = [(ours, turns.ours), (theirs, turns.theirs)]
        samples = {}
        for side, rates in order if run % 2 == 0 else reversed(order):
            # What the turn before left unwritten must not be this one's burden.
            os.sync()
            with observing(turns):
                samples[side] = side()
            rates.append(samples[side].rate)
        ratio = turns.ours[-1] / turns.theirs[-1]
        disturbance = max(turns.disturbances[-2:])
        print(
            f"   {label}, run {run + 1}: {samples[ours]} against {samples[theirs]}: {ratio:.2f}"
            f" (other processes: {disturbance:.0%} of the machine)",
            flush=True,
        )
    return turns


@contextlib.contextmanager
def observing(turns):
    """Notes what share of all cores went to processes that are neither this one nor its children."""
    start, others = time.perf_counter(), others_cpu_seconds()
    yield
    seconds = (time.perf_counter() - start) * os.cpu_count()
    turns.disturbances.append(max(0, others_cpu_seconds() - others) / seconds)


def others_cpu_seconds():
    return machine_cpu_seconds() - own_cpu_seconds() - children_cpu_seconds()
