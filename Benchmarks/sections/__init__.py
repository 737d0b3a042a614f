"""The sections, in the order in which they run. Each is a module with `measure(setting)`, which gives its rows."""

import importlib

ALL = (
    "memory", "durable", "hot", "batch", "rss", "ledger", "recovery", "mallocs", "streaming", "ping-pong", "overload",
    "checkout", "catalogue",
)


def chosen(names):
    """The modules of those sections, or of all, by name."""
    return {name: importlib.import_module(f"sections.{name.replace('-', '_')}") for name in names or ALL}
