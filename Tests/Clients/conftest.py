import pytest
from server import Server


@pytest.fixture(params=[1, 3], ids=["one loop", "three loops"])
def server(request, tmp_path):
    """A durable server, once with one event loop and once with three."""
    with Server(tmp_path / "data", "--loops", request.param) as running:
        yield running


@pytest.fixture
def client(server):
    with server.client() as connected:
        yield connected
