"""The README's calls, as they stand there."""

import json
import re
import shlex
import subprocess
import sys
from fractions import Fraction

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


def limits_of_the_server():
    """Each limit that the server knows, with its default, as its help tells them."""
    usage = subprocess.run([BINARY, "serve", "--help"], capture_output=True, text=True, check=True, timeout=60).stdout
    settings = re.search(r"Names\s+and\s+defaults:\s+(.*?)\.\n", usage, re.DOTALL)[1]
    return dict(setting.split("=") for setting in re.split(r",\s+", settings))


#: The units that a default may have, as parts of a second and as bytes.
TIMES = {"h": 3_600, "min": 60, "s": 1, "ms": Fraction(1, 1_000)}
SIZES = {"": 1, "bytes": 1, "%": 1, "KiB": 1 << 10, "MiB": 1 << 20}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def default(name, text):
    """The number that the limit of this name is set to by what the README calls its default."""
    if text in ("none", "no"):
        return 0
    if power := re.fullmatch("10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text):
        return 10 ** int(power[1].translate(SUPERSCRIPTS))
    number, unit = re.fullmatch(r"([\d,]+) ?(\S*)", text).groups()
    number = int(number.replace(",", ""))
    if unit not in TIMES:
        return number * SIZES[unit]
    return number * TIMES[unit] * {"milliseconds": 1_000, "microseconds": 1_000_000}.get(name.rpartition("-")[2], 1)


def test_limits():
    """The tables of limits have a row for each that the server knows, with its default."""
    told = {}
    for row in (line.split("|") for line in README.splitlines() if re.match("[|] `(?!--)", line)):
        names, defaults = re.findall("`(.+?)`", row[1]), row[2].strip().split(", ")
        if len(defaults) == 1:
            defaults *= len(names)
        if len(row) == 5:
            told |= {name: str(default(name, text)) for name, text in zip(names, defaults, strict=True)}
    assert told == limits_of_the_server()
