"""Two sides that take turns, so that what the machine does meanwhile happens to both."""

import dataclasses
import os

import marks


@dataclasses.dataclass
class Sample:
    """What one turn of one side came to."""

    rate: float
    # Shares of one core.
    server_cpu: float
    load_cpu: float

    def __str__(self):
        return f"{marks.quantity(self.rate)}/s (CPU: server {self.server_cpu:.0%}, load {self.load_cpu:.0%})"


def alternate(setting, label, ours, theirs):
    """Calls both as often as set, each going first every other time; gives the rates of both."""
    our_rates, their_rates = [], []
    for run in range(setting.runs):
        turns = [(ours, our_rates), (theirs, their_rates)]
        samples = {}
        for side, rates in turns if run % 2 == 0 else reversed(turns):
            # What the turn before left unwritten must not be this one's burden.
            os.sync()
            samples[side] = side()
            rates.append(samples[side].rate)
        ratio = our_rates[-1] / their_rates[-1]
        print(f"   {label}, run {run + 1}: {samples[ours]} against {samples[theirs]}: {ratio:.2f}", flush=True)
    return our_rates, their_rates
