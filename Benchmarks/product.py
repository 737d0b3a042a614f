"""What the package builds besides the executable under test."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]


def built_product(product, file=None):
    """Builds a product of the package for release; gives the path of its file."""
    command = ["swift", "build", "--configuration", "release", "--product", product, "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True)
    return ROOT / ".build" / "release" / (file or product)
