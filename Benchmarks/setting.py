"""What all sections are told."""

import contextlib
import dataclasses
import pathlib
import shutil
import tempfile


@dataclasses.dataclass(frozen=True)
class Setting:
    """The executable under test, a directory on the disk to measure, and how long to measure."""

    binary: pathlib.Path
    directory: pathlib.Path
    runs: int
    quick: bool

    def pick(self, full, quick):
        """The first in a full run, the second in a quick one."""
        return quick if self.quick else full

    @contextlib.contextmanager
    def scratch(self):
        """An empty directory on the disk, gone afterwards."""
        path = pathlib.Path(tempfile.mkdtemp(dir=self.directory))
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)
