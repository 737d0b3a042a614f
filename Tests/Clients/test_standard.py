"""The services that every gRPC server has, and compression, by clients that were not written here."""

import subprocess
import threading

import grpc
import pytest
from server import ROOT, admin_pb2, admin_pb2_grpc, refused

SERVING, NOT_SERVING, SERVICE_UNKNOWN = b"\x08\x01", b"\x08\x02", b"\x08\x03"
SERVICES = [
    "grpc.health.v1.Health",
    "grpc.reflection.v1.ServerReflection",
    "holdfast.v1.AdminService",
    "holdfast.v1.CartService",
    "holdfast.v1.CatalogService",
    "holdfast.v1.ChangeService",
    "holdfast.v1.CheckoutService",
    "holdfast.v1.LedgerService",
    "holdfast.v1.OrderService",
    "holdfast.v1.PaymentService",
    "holdfast.v1.ReservationService",
    "holdfast.v1.SellerService",
    "holdfast.v1.StockService",
    "holdfast.v1.UserService",
]


def health_request(service):
    """An encoded HealthCheckRequest."""
    return b"\x0a" + bytes([len(service)]) + service.encode() if service else b""


def test_health_check(client):
    check = client.channel.unary_unary("/grpc.health.v1.Health/Check")
    for service in ["", "holdfast.v1.StockService"]:
        assert check(health_request(service), timeout=30) == SERVING
    assert refused(check, health_request("no.Such")).code == grpc.StatusCode.NOT_FOUND


def test_health_watch_unknown_stays_open(client):
    watch = client.channel.unary_stream("/grpc.health.v1.Health/Watch")
    call = watch(health_request("no.Such"), timeout=1)
    assert next(call) == SERVICE_UNKNOWN
    with pytest.raises(grpc.RpcError) as ended:
        next(call)
    assert ended.value.code() == grpc.StatusCode.DEADLINE_EXCEEDED


def test_health_watch_hears_of_the_end(server):
    with server.client() as client:
        call = client.channel.unary_stream("/grpc.health.v1.Health/Watch")(b"", timeout=30)
        assert next(call) == SERVING
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        assert next(call) == NOT_SERVING
        with pytest.raises(grpc.RpcError) as ended:
            next(call)
        assert ended.value.code() == grpc.StatusCode.UNAVAILABLE
        stopping.join(30)
        assert server.process.returncode == 0


def test_reflection(server):
    def grpcurl(*arguments):
        command = [str(ROOT / ".venv" / "bin" / "grpcurl"), "-plaintext", server.address, *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout

    assert grpcurl("list").split() == SERVICES
    assert "holdfast.v1.StockService.GetStock" in grpcurl("list", "holdfast.v1.StockService")
    assert "message SetStockRequest" in grpcurl("describe", "holdfast.v1.SetStockRequest")
    assert '"SERVING"' in grpcurl("grpc.health.v1.Health/Check")


@pytest.mark.parametrize("compression", [grpc.Compression.Gzip, grpc.Compression.NoCompression])
def test_compressed_requests(server, compression):
    with grpc.insecure_channel(server.address, compression=compression) as channel:
        stub = admin_pb2_grpc.AdminServiceStub(channel)
        assert stub.GetServerInfo(admin_pb2.GetServerInfoRequest(), timeout=30)


def test_deflate_is_not_supported(server):
    with grpc.insecure_channel(server.address, compression=grpc.Compression.Deflate) as channel:
        stub = admin_pb2_grpc.AdminServiceStub(channel)
        answer = refused(stub.GetServerInfo, admin_pb2.GetServerInfoRequest())
        assert answer.code == grpc.StatusCode.UNIMPLEMENTED
