import pytest
from interop_server import InteropServer, empty_pb2, open_channel, test_pb2_grpc


@pytest.fixture(scope="session")
def interop_server():
    """One server for every case; it must still end as it should after them."""
    with InteropServer() as running:
        yield running
        assert running.stop() == 0


@pytest.fixture
def channel(interop_server):
    """A channel that must still work after the case."""
    with open_channel(interop_server.address) as opened:
        yield opened
        test_pb2_grpc.TestServiceStub(opened).EmptyCall(empty_pb2.Empty(), timeout=30)


@pytest.fixture
def stub(channel):
    return test_pb2_grpc.TestServiceStub(channel)
