"""The README's calls, as they stand there."""

import json
import re
import shlex
import subprocess
import sys

import pytest
from server import BINARY, ROOT, Server

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


def commands(block):
    """The words of each command in a shell block."""
    return [shlex.split(line) for line in block.replace("\\\n", "").splitlines()]


@pytest.mark.parametrize("number", [0, 1], ids=["server", "callers"])
def test_tls(tmp_path, number):
    """Certificates are made, the server is started and called as the README says, in another folder and on another port."""
    blocks = re.findall(r"```sh\n(openssl .*?)```", README, re.DOTALL)
    assert len(blocks) == 2
    make_server, _, _ = commands(blocks[0])
    make, serve, call = commands(blocks[number])
    for words in (make_server, make):
        subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    options = [tmp_path / word if word.endswith((".pem", ".key")) else word for word in serve[serve.index("serve") + 1 :]]
    with Server(tmp_path / "data", *options) as running:
        words = [word.replace(":50051", f":{running.port}") for word in call]
        words[0] = str(ROOT / ".venv" / "bin" / "grpcurl")
        answer = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert answer.returncode == 0, answer.stderr
        assert "holdfast.v1.StockService" in answer.stdout.splitlines()


def test_limits():
    """The table of limits has a row for each that the server knows."""
    usage = subprocess.run([BINARY, "serve", "--help"], capture_output=True, text=True, check=True, timeout=60).stdout
    names = re.search(r"Names:\s+(.*?)\.\n", usage, re.DOTALL)[1]
    rows = "\n".join(line for line in README.splitlines() if line.startswith("| `"))
    for name in re.split(r",\s+", names):
        assert f"`{name}`" in rows, f"README.md has no row for the limit {name}"
