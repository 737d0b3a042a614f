"""The README's first call from Python, word for word: sets a stock, reserves from it, shows what is left."""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / ".venv" / "stubs"))
program = re.search(r"```python\n(.*?)```", (root / "README.md").read_text(), re.DOTALL)[1]
if len(sys.argv) > 1:
    program = program.replace("127.0.0.1:50051", sys.argv[1])
exec(compile(program, "README.md", "exec"))
