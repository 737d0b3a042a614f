"""The README's calls, as they stand there."""

import json
import re
import select
import shlex
import subprocess
import sys
from fractions import Fraction

import pytest
from server import BINARY, ROOT, Server

README = (ROOT / "README.md").read_text()


GRPCURL = str(ROOT / ".venv" / "bin" / "grpcurl")
VARIANT = "7f5b2c52-9d38-4c7e-9c7e-0c3a4f3f1f10"


def block(beginning):
    """The one shell block of the README that begins so."""
    (found,) = re.findall(rf"```sh\n({beginning}.*?)```", README, re.DOTALL)
    return found


def grpcurl(command, server):
    """The words of a call, to be made to this server."""
    words = shlex.split(command.replace("127.0.0.1:50051", server.address).replace("\\\n", ""))
    assert words[0] == "grpcurl"
    return [GRPCURL, *words[1:]]


def answer(words, folder=ROOT):
    ended = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_grpcurl(server):
    told = json.loads(answer(grpcurl(block("grpcurl -plaintext .\n +-d '{\"variant_id\""), server)))
    assert (told["stock"]["variantId"], told["stock"]["currentStock"]) == (VARIANT, "10")


def test_grpcurl_with_the_files(server, client):
    client.set_stock(VARIANT, 10)
    told = json.loads(answer(grpcurl(block("grpcurl -plaintext -import-path"), server)))
    assert told["stock"]["currentStock"] == "10"


def test_grpcurl_lists(server):
    command = re.search(r"`(grpcurl -plaintext \S+ list)`", README)[1]
    assert "holdfast.v1.ReservationService" in answer(grpcurl(command, server)).splitlines()


def test_grpcurl_watches(server, client):
    client.set_stock(VARIANT, 10)
    words = grpcurl(block("grpcurl [^`]*WatchStocks"), server)
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as watching:
        # It watches from some moment on, which it does not tell.
        while not select.select([watching.stdout], [], [], 0.2)[0]:
            client.set_stock(VARIANT, 11)
        assert watching.stdout.readline() == "{\n"
        watching.kill()


def test_bench_as_it_stands():
    words = shlex.split(block("swift run -c release holdfast bench"))
    ended = subprocess.run([BINARY, *words[words.index("holdfast") + 1 :]], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0 and "0 oversold; ledger verified" in ended.stdout, ended.stderr


def program(server):
    """The Python program, which is to call this server."""
    return re.search(r"```python\n(.*?)```", README, re.DOTALL)[1].replace("127.0.0.1:50051", server.address)


def test_python_from_nothing(tmp_path):
    """The stubs are made and the program is run as a reader does it, in a folder with nothing but the schema."""
    (tmp_path / "Proto").symlink_to(ROOT / "Proto")
    made = subprocess.run(
        ["sh", "-e"], input=block("python3 -m venv"), cwd=tmp_path, capture_output=True, text=True, timeout=300
    )
    assert made.returncode == 0, made.stderr
    with Server(tmp_path / "data") as server:
        words = [tmp_path / ".venv" / "bin" / "python", "-"]
        ended = subprocess.run(
            words, input=program(server), cwd=tmp_path, capture_output=True, text=True, timeout=60
        )
    assert ended.returncode == 0, ended.stderr
    assert "holds 3, 7 are left" in ended.stdout


def test_python(server):
    script = ROOT / "Tests" / "Clients" / "first_call.py"
    assert "holds 3, 7 are left" in answer([sys.executable, script, server.address])


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
        assert "holdfast.v1.StockService" in answer([GRPCURL, *words[1:]], tmp_path).splitlines()


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
