import pytest
from attack import Bystander
from server import Server


@pytest.fixture(scope="session")
def attacked(tmp_path_factory):
    """One server for all attacks: it must survive each. Its limits are the defaults, but for PINGs, which the peers here use to
    wait for it; `test_pings.py` has a server of its own."""
    options = ("--durability", "memory", "--limit", "ping-strikes=1000000")
    with Server(tmp_path_factory.mktemp("attacks") / "data", *options) as running:
        yield running
        assert running.stop() == 0


@pytest.fixture(scope="session")
def bystander(attacked):
    with Bystander(attacked.address) as other:
        yield other


@pytest.fixture
def port(attacked):
    yield attacked.port
    assert attacked.process.poll() is None, "the server has ended"
