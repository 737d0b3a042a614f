"""The command line of the benchmarks: which sections run, how often, and what is printed at the end."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

from product import built_product

ROOT = pathlib.Path(__file__).resolve().parents[1]
TEACHING = """\
Measures what this service promises against what others reach on the same machine, in the same minutes.

sections:
  memory    unary calls in memory by h2load, against nghttpd serving a static file
  durable   unary calls on the disk by `holdfast bench`, against Redis with appendfsync always
  hot       one hot SKU against 10,000 SKUs, on the disk
  batch     batches of 8,190 lines on the disk, until the last one is folded
  rss       bytes of memory for each open reservation
  ledger    bytes of memory for each further ledger row, from 10 million on to 20 million
  recovery  rows per second from a kill to the listening line
  mallocs   calls of malloc for each unary call
  streaming messages of one stream, on one event loop
  ping-pong round trips of messages on one stream, against those of requests to nghttpd
  checkout  carts of 5 lines from 2 sellers that become orders, on the disk
  catalogue a million variants imported, what they take in memory, and products found among them
  overload  twice the load that a slowed server can carry: what it achieves, and who is served

how it measures:
  The two sides of a comparison take turns, each time with a fresh server process and an empty directory, spoken to over
  TCP. Figures are medians, with the least and the greatest in brackets; a ratio is the median of the ratios of neighbours.
  After each run the effects are counted: as many open reservations as OK answers, and a ledger and memory that the server
  itself finds free of contradictions. A run that fails this count fails the whole command (exit status 1). A mark that is
  missed does not: machines differ, and its row says by how much. But what is counted and not timed (mallocs) must be met.
"""
EXAMPLES = """\
examples:
  Benchmarks/run
  Benchmarks/run --quick
  Benchmarks/run memory durable --runs 3 --json result.json
"""


def arguments(section_names):
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run",
        description=TEACHING,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("section", nargs="*", help="what to measure; without it, everything")
    parser.add_argument("--runs", type=int, default=7, help="how often the two sides take turns (default: 7)")
    parser.add_argument("--quick", action="store_true", help="one short turn of everything: proves that it works")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="also write every figure to FILE")
    parser.add_argument("--binary", type=pathlib.Path, help="the holdfast to measure; without it, one is built")
    parser.add_argument(
        "--directory", type=pathlib.Path, default=ROOT / ".build", help="on the disk to measure (default: .build)"
    )
    given = parser.parse_args()
    unknown = [name for name in given.section if name not in section_names]
    if unknown:
        parser.error(f"there is no section {unknown[0]}; there are {', '.join(section_names)}")
    if given.runs < 1:
        parser.error("--runs must be at least 1")
    if given.binary and not os.access(given.binary, os.X_OK):
        parser.error(f"{given.binary} is not an executable")
    if not given.directory.is_dir() and given.directory != ROOT / ".build":
        parser.error(f"{given.directory} is not a directory")
    return given


def measure(sections, setting):
    """Runs the sections; gives their rows, and a line for each that failed. One that fails does not cost the others theirs."""
    from unsound import Unsound

    rows, failures = [], []
    for name, section in sections.items():
        print(f"\n== {name}: {section.__doc__.splitlines()[0]}", flush=True)
        try:
            measured = section.measure(setting)
            rows += measured
            failures += [f"{row.mark}: {row.verdict}" for row in measured if row.is_counted and row.is_met is False]
        except Exception as failure:
            if not isinstance(failure, Unsound):
                traceback.print_exc()
            failures.append(f"{name}: {failure}")
            print(f"   FAILED: {failure}", flush=True)
    return rows, failures


def main():
    import sections

    given = arguments(list(sections.ALL))
    binary = given.binary.resolve() if given.binary else built_product("holdfast")
    # Read by the clients' module when it is first imported.
    os.environ["HOLDFAST"] = str(binary)
    sys.path.insert(0, str(ROOT / "Tests" / "Clients"))
    import machine
    import marks
    from setting import Setting

    given.directory.mkdir(parents=True, exist_ok=True)
    directory = pathlib.Path(tempfile.mkdtemp(prefix="holdfast-benchmarks-", dir=given.directory))
    try:
        about = machine.describe(directory)
        print(about, flush=True)
        setting = Setting(binary, directory, runs=1 if given.quick else given.runs, quick=given.quick)
        rows, failures = measure(sections.chosen(given.section), setting)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    print(f"\n{about}\n{marks.table(rows)}")
    if given.quick:
        print("This was a quick run: it proves that the benchmarks work; its figures mean little.")
    for failure in failures:
        print(f"FAILED: {failure}")
    if given.json:
        result = {"machine": about, "runs": setting.runs, "quick": setting.quick, "failures": failures}
        result["rows"] = [row.as_json() for row in rows]
        given.json.write_text(json.dumps(result, indent=2) + "\n")
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except subprocess.CalledProcessError as failure:
        sys.exit(f"Benchmarks/run: {failure.cmd[0]} ended with status {failure.returncode}")
