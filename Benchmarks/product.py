"""What is built here for release: the executable under test, and what measures it."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]


SCRATCH = ROOT / ".build"


def built_product(product):
    """Builds a product of the service's package; gives the path of its file."""
    return _built(ROOT, product)


def built_tool(product, file=None):
    """Builds a product of the benchmarks' own package; gives the path of its file."""
    return _built(ROOT / "Benchmarks", product).with_name(file or product)


def _built(package, product):
    # In one place for both packages, so that what both use is compiled once.
    command = ["swift", "build", "--package-path", package, "--scratch-path", SCRATCH]
    subprocess.run([*command, "--configuration", "release", "--product", product, "--quiet"], check=True)
    return SCRATCH / "release" / product
