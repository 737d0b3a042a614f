"""Measured figures beside their targets."""

import dataclasses
import statistics


@dataclasses.dataclass
class Row:
    """One mark: the figures of all runs, those of the other side if there is one, and the target.

    The target is for the ratio of the two sides where there are two, else for the figure itself. Without a target the
    figure is shown and not judged. What is counted is the same on every machine, so missing it is a failure."""

    mark: str
    unit: str
    figures: list
    others: list = dataclasses.field(default_factory=list)
    target: float | None = None
    at_most: bool = False
    note: str = ""
    is_counted: bool = False

    @property
    def ratios(self):
        return [ours / theirs for ours, theirs in zip(self.figures, self.others)]

    @property
    def judged(self):
        return statistics.median(self.ratios or self.figures)

    @property
    def is_met(self):
        if self.target is None:
            return None
        return self.judged <= self.target if self.at_most else self.judged >= self.target

    @property
    def verdict(self):
        if self.is_met is None:
            return "–"
        if self.is_met:
            return "met"
        return f"missed by {abs(self.judged - self.target) / self.target:.0%}"

    def cells(self):
        target = "–"
        if self.target is not None:
            target = f"{'≤' if self.at_most else '≥'} {self.target if self.others else quantity(self.target)}"
            target += "" if self.others else f" {self.unit}"
        return [
            self.mark,
            target,
            f"{spread(self.figures, quantity)} {self.unit}",
            f"{spread(self.others, quantity)} {self.unit}" if self.others else "–",
            spread(self.ratios, "{:.2f}".format) if self.others else "–",
            self.verdict,
            self.note,
        ]

    def as_json(self):
        return dataclasses.asdict(self) | {"ratios": self.ratios, "judged": self.judged, "is_met": self.is_met}


def quantity(value):
    """A number as people read it: three digits that matter, thousands and millions by letter."""
    for size, letter in ((1e6, " M"), (1e4, " k")):
        if abs(value) >= size:
            scaled = value / (1e3 if letter == " k" else size)
            return f"{scaled:.{0 if scaled >= 100 else 1}f}{letter}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def spread(values, show):
    """The median and, of several values, the least and the greatest."""
    median = show(statistics.median(values))
    return f"{median} ({show(min(values))}–{show(max(values))})" if len(values) > 1 else median


def table(rows):
    """All rows under each other."""
    cells = [["mark", "target", "measured", "against", "ratio", "", ""]] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in cells)
