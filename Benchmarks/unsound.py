"""The failure of a run whose effects are not what its answers said."""


class Unsound(Exception):
    """What was answered and what is there differ: the run counts for nothing."""


def require(condition, problem):
    """Raises `Unsound` with the problem unless the condition holds."""
    if not condition:
        raise Unsound(problem)
