import pytest
from attack import Bystander
from server import Server


@pytest.fixture(scope="session")
def attacked(tmp_path_factory):
    """One server, with its default limits, for all attacks: it must survive each."""
    with Server(tmp_path_factory.mktemp("attacks") / "data", "--durability", "memory") as running:
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
