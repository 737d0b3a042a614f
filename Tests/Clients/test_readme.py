"""The README's calls, as they stand there."""

import json
import re
import shlex
import subprocess
import sys

from server import ROOT

README = (ROOT / "README.md").read_text()


def test_grpcurl(server):
    command = re.search(r"```sh\n(grpcurl .*?)```", README, re.DOTALL)[1].replace("127.0.0.1:50051", server.address)
    words = shlex.split(command.replace("\\\n", ""))
    words[0] = str(ROOT / ".venv" / "bin" / "grpcurl")
    answer = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["stock"]["currentStock"] == "10"


def test_python(server):
    script = ROOT / "Tests" / "Clients" / "first_call.py"
    answer = subprocess.run([sys.executable, script, server.address], capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0, answer.stderr
    assert "holds 3, 7 are left" in answer.stdout
