"""`--auth-tokens`: who may call, over sockets."""

import grpc
import pytest
from certificates import certificate, credentials, serving
from server import Server, StartFailure, admin_pb2, new_id, refused, stock_pb2
from test_standard import SERVING, health_request

SHOP = "shop-0123456789abcdef"
WEB = "web-0123456789abcdef=="
# A ServerReflectionRequest.
LIST_SERVICES = b"\x3a\x01*"


@pytest.fixture
def tokens(tmp_path):
    path = tmp_path / "tokens"
    path.write_text(f"# callers\nshop {SHOP}\nweb {WEB}\n")
    return path


@pytest.fixture
def server(tmp_path, tokens):
    with Server(tmp_path / "data", "--auth-tokens", tokens, "--log-level", "debug") as running:
        yield running


def bearer(token):
    return [("authorization", f"Bearer {token}")]


def info(client, metadata=None):
    return client.admin.GetServerInfo(admin_pb2.GetServerInfoRequest(), timeout=30, metadata=metadata)


def check_health(client):
    return client.channel.unary_unary("/grpc.health.v1.Health/Check")(health_request(""), timeout=30)


def list_services(client):
    ask = client.channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
    return b"".join(ask(iter([LIST_SERVICES]), timeout=30))


@pytest.mark.parametrize(
    "metadata, message",
    [
        (None, "the call carries no credentials"),
        (bearer("shop-0123456789abcdeF"), "the token is not known"),
        ([("authorization", SHOP)], 'the authorization is not "Bearer" and a token'),
        (bearer(SHOP) + bearer(SHOP), "the authorization is there twice"),
    ],
)
def test_a_call_without_a_good_token(server, metadata, message):
    with server.client() as client:
        said = refused(client.admin.GetServerInfo, admin_pb2.GetServerInfoRequest(), metadata=metadata)
        assert (said.code, said.message) == (grpc.StatusCode.UNAUTHENTICATED, message)


def test_a_call_with_a_token(server):
    with server.client() as client:
        assert info(client, bearer(SHOP)).version
        assert info(client, [("authorization", f"bearer {WEB}")]).version


def test_health_and_reflection_need_no_token(server):
    with server.client() as client:
        assert check_health(client) == SERVING
        assert b"holdfast.v1.StockService" in list_services(client)


def test_health_and_reflection_may_need_one_too(tmp_path, tokens):
    with Server(tmp_path / "data", "--auth-tokens", tokens, "--auth-standard-services") as server:
        with server.client() as client:
            for call in (check_health, list_services):
                with pytest.raises(grpc.RpcError) as caught:
                    call(client)
                assert caught.value.code() == grpc.StatusCode.UNAUTHENTICATED
            assert info(client, bearer(SHOP)).version


def test_a_request_id_is_that_of_its_caller(server):
    id, variant = new_id(), new_id()
    with server.client() as client:

        def set_stock(token, units):
            request = stock_pb2.SetStockRequest(request_id=id, variant_id=variant, current_stock=units)
            return client.stock.SetStock(request, timeout=30, metadata=bearer(token)).stock.current_stock

        assert [set_stock(SHOP, 5), set_stock(WEB, 7), set_stock(SHOP, 5)] == [5, 7, 5]


def test_a_certificate_takes_the_place_of_a_token(tmp_path, tokens):
    options = [
        *serving(),
        *("--tls-client-ca", certificate("authority"), "--tls-client-certificates", "optional"),
        *("--auth-tokens", tokens),
    ]
    with Server(tmp_path / "data", *options) as server:
        with server.client(credentials("uri")) as client:
            assert info(client).version
        with server.client(credentials()) as client:
            assert refused(client.admin.GetServerInfo, admin_pb2.GetServerInfoRequest()).code == (
                grpc.StatusCode.UNAUTHENTICATED
            )
            assert info(client, bearer(SHOP)).version


def test_a_certificate_names_the_caller_where_there_are_no_tokens(tmp_path):
    id, variant = new_id(), new_id()
    with Server(tmp_path / "data", *serving(), "--tls-client-ca", certificate("authority")) as server:
        for name, units in [("uri", 5), ("dns", 7)]:
            request = stock_pb2.SetStockRequest(request_id=id, variant_id=variant, current_stock=units)
            with server.client(credentials(name)) as client:
                assert client.stock.SetStock(request, timeout=30).stock.current_stock == units


def test_the_log_names_method_code_caller_and_trace_but_no_token(server):
    trace = "0af7651916cd43dd8448eb211c80319c"
    with server.client() as client:
        info(client, [*bearer(SHOP), ("traceparent", f"00-{trace}-b7ad6b7169203331-01")])
        refused(client.admin.GetServerInfo, admin_pb2.GetServerInfoRequest(), metadata=bearer("x" * 20))
    server.stop()
    server._stderr.join()
    lines = [line for line in server.errors if "call ended" in line]
    assert len(lines) == 2
    assert all("holdfast.v1.AdminService/GetServerInfo" in line and "peer=" in line for line in lines)
    assert "code=OK" in lines[0] and "caller=shop" in lines[0] and f"trace={trace}" in lines[0]
    assert "code=UNAUTHENTICATED" in lines[1] and "caller=" not in lines[1]
    assert not any(SHOP in line or "xxxx" in line for line in server.errors)


@pytest.mark.parametrize(
    "content, options, message",
    [
        (None, [], "cannot be read"),
        ("", [], "there is no token in it"),
        (f"shop {SHOP}\nweb short\n", [], "line 2: a token is 16 to 512 characters"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path, content, options, message):
    path = tmp_path / "tokens"
    if content is not None:
        path.write_text(content)
    with pytest.raises(StartFailure) as caught:
        Server(tmp_path / "data", "--auth-tokens", path, *options)
    assert caught.value.status == 64
    assert message in caught.value.errors and str(path) in caught.value.errors


def test_an_option_without_its_file(tmp_path):
    with pytest.raises(StartFailure) as caught:
        Server(tmp_path / "data", "--auth-standard-services")
    assert caught.value.status == 64
    assert "--auth-standard-services needs --auth-tokens" in caught.value.errors
