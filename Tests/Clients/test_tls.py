"""TLS: grpcio and Python's own ssl against a server with certificates."""

import contextlib
import socket
import ssl
import time

import grpc
import pytest
from certificates import certificate, credentials, key, replace, serving
from server import Server, new_id
from test_lifecycle import fails

DEADLINE = 30
SETTINGS = 4


def works(server, given):
    with server.client(given) as client:
        variant = new_id()
        client.set_stock(variant, 3)
        return client.get_stock(variant).current_stock == 3


def refusal(server, given):
    """The status of a call that cannot be made."""
    with server.client(given) as client, pytest.raises(grpc.RpcError) as caught:
        client.info()
    return caught.value.code()


def client_context(protocols=("h2",), authority="authority"):
    context = ssl.create_default_context(cafile=certificate(authority))
    context.set_alpn_protocols(list(protocols))
    return context


@contextlib.contextmanager
def connected(server, context):
    """A connection after its handshake."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE) as raw:
        with context.wrap_socket(raw, server_hostname="localhost", suppress_ragged_eofs=False) as connection:
            yield connection


def shown(server, authority):
    """Whether the server shows a certificate of this authority to new connections."""
    try:
        with connected(server, client_context(authority=authority)):
            return True
    except ssl.SSLCertVerificationError:
        return False


@pytest.fixture
def server(tmp_path):
    with Server(tmp_path / "data", *serving()) as running:
        yield running


def test_a_client_that_trusts_the_authority(server):
    assert works(server, credentials())


def test_a_client_that_trusts_another(server):
    assert refusal(server, credentials(authority="other-authority")) == grpc.StatusCode.UNAVAILABLE


@pytest.mark.parametrize(
    "policy, client, served",
    [
        ([], "uri", True),
        ([], None, False),
        ([], "stranger", False),
        ([], "nameless", False),
        (["--tls-client-certificates", "optional"], None, True),
        (["--tls-client-certificates", "optional"], "dns", True),
        (["--tls-client-certificates", "optional"], "stranger", False),
        (["--tls-client-certificates", "required"], None, False),
    ],
)
def test_certificates_of_clients(tmp_path, policy, client, served):
    options = [*serving(), "--tls-client-ca", certificate("authority"), *policy]
    with Server(tmp_path / "data", *options) as server:
        if served:
            assert works(server, credentials(client))
        else:
            assert refusal(server, credentials(client)) == grpc.StatusCode.UNAVAILABLE


def test_certificates_that_change(tmp_path):
    """New connections see the new certificate, an old one goes on; a pair that does not fit changes nothing."""
    files = {"--tls-certificate": tmp_path / "server.pem", "--tls-key": tmp_path / "server.key"}
    replace(files["--tls-certificate"], certificate("server"))
    replace(files["--tls-key"], key("server"))
    options = [word for pair in files.items() for word in pair]
    with Server(tmp_path / "data", *options) as server, server.client(credentials()) as old:
        old.info()
        replace(files["--tls-key"], key("renewed"))
        wait_until(lambda: any("is not that of the certificate" in line for line in server.errors))
        assert shown(server, "authority")
        replace(files["--tls-certificate"], certificate("renewed"))
        wait_until(lambda: shown(server, "other-authority"))
        assert not shown(server, "authority")
        assert works(server, credentials(authority="other-authority"))
        old.info()
        assert server.stop() == 0


def wait_until(condition):
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end


def test_a_client_without_tls_is_closed(server):
    assert refusal(server, None) == grpc.StatusCode.UNAVAILABLE
    with socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE) as connection:
        connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        # An alert at most, and then the end.
        with contextlib.suppress(ConnectionResetError):
            while received := connection.recv(1024):
                assert received[0] == 21
    assert works(server, credentials())


def test_a_handshake_that_is_not_completed(tmp_path):
    """Whether nothing comes or a part: the connection is closed when the time for it is over."""
    with Server(tmp_path / "data", *serving(), "--limit", "tls-handshake-milliseconds=300") as running:
        for sent in (b"", b"\x16\x03\x01"):
            start = time.monotonic()
            with socket.create_connection(("127.0.0.1", running.port), timeout=DEADLINE) as raw:
                raw.sendall(sent)
                while raw.recv(4096):
                    pass
            assert 0.3 <= time.monotonic() - start < 5
        assert works(running, credentials())


@pytest.mark.parametrize("protocols", [[], ["http/1.1"], ["h2c"]])
def test_a_client_that_does_not_choose_h2_is_closed(server, protocols):
    with connected(server, client_context(protocols)) as connection:
        assert connection.selected_alpn_protocol() is None
        assert connection.recv(1024) == b"", "nothing of HTTP/2 is said, and TLS ends as it should"


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_versions_that_are_served(server, version):
    context = client_context(["http/1.1", "h2"])
    context.minimum_version = context.maximum_version = version
    with connected(server, context) as connection:
        assert connection.selected_alpn_protocol() == "h2"
        assert connection.recv(9)[3] == SETTINGS
        assert "GCM" in connection.cipher()[0] or "CHACHA20" in connection.cipher()[0]


def test_an_old_version_is_refused(server):
    context = client_context()
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError, match="alert protocol version|ALERT_PROTOCOL_VERSION"), connected(server, context):
        pass


@pytest.mark.parametrize("cipher", ["ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES128-SHA256", "AES128-GCM-SHA256"])
def test_a_cipher_that_http2_prohibits_is_refused(server, cipher):
    """RFC 9113 appendix A: so no connection ever deserves INADEQUATE_SECURITY."""
    context = client_context()
    context.set_ciphers(f"{cipher}:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(ssl.SSLError, match="(?i)handshake.failure"), connected(server, context):
        pass


def test_a_session_that_is_resumed_keeps_its_name(tmp_path):
    options = [*serving(), "--tls-client-ca", certificate("authority")]
    with Server(tmp_path / "data", *options) as server:
        context = client_context()
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(certificate("uri"), key("uri"))
        with connected(server, context) as first:
            assert first.recv(9)[3] == SETTINGS
            session = first.session
        with socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE) as raw:
            with context.wrap_socket(raw, server_hostname="localhost", session=session) as second:
                assert second.session_reused
                # A caller without a name would be closed without a word.
                assert second.recv(9)[3] == SETTINGS


def test_a_connection_that_is_closed_says_goodbye(server):
    """The server ends TLS before TCP when it ends a connection: here, for a frame that HTTP/2 does not allow."""
    with connected(server, client_context()) as connection:
        connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0" + b"\0\0\1\0\0\0\0\0\0" + b"x")
        # Python raises where TCP ends without the notice.
        while connection.recv(1024):
            pass


@pytest.mark.parametrize(
    "options, words",
    [
        (["--tls-certificate", certificate("server")], ["--tls-key"]),
        (["--tls-key", key("server")], ["--tls-certificate"]),
        (["--tls-certificate", "/nonexistent.pem", "--tls-key", key("server")], ["/nonexistent.pem", "No such file"]),
        (["--tls-certificate", certificate("server"), "--tls-key", "/tmp"], ["/tmp"]),
        (["--tls-certificate", certificate("server"), "--tls-key", key("uri")], ["is not that of", "uri.key"]),
        (["--tls-certificate", certificate("server"), "--tls-key", key("encrypted")], ["encrypted"]),
        (["--tls-certificate", key("server"), "--tls-key", key("server")], ["no usable certificate"]),
        (["--tls-client-ca", certificate("authority")], ["--tls-certificate"]),
        ([*serving(), "--tls-client-ca", key("server")], ["no usable certificate"]),
        ([*serving(), "--tls-client-certificates", "required"], ["--tls-client-ca"]),
        ([*serving(), "--tls-client-certificates", "none", "--tls-client-ca", certificate("authority")], ["no use"]),
        ([*serving(), "--tls-client-certificates", "perhaps"], ["perhaps"]),
        ([*serving(), "--insecure-cleartext"], ["contradict"]),
        (["--host", "0.0.0.0"], ["0.0.0.0", "--tls-certificate", "--insecure-cleartext"]),
        (["--host", "::"], ["[::]", "--insecure-cleartext"]),
    ],
)
def test_start_errors(tmp_path, options, words):
    lines = fails(tmp_path / "data", *options)
    for word in words:
        assert word in lines[0]


def test_cleartext_for_other_machines_has_to_be_said(tmp_path):
    with Server(tmp_path / "data", "--host", "0.0.0.0", "--insecure-cleartext") as server:
        assert works(server, None)


def test_options_from_environment_and_file(tmp_path):
    environment = {
        "HOLDFAST_TLS_CERTIFICATE": str(certificate("server")),
        "HOLDFAST_TLS_KEY": str(key("server")),
        "HOLDFAST_TLS_CLIENT_CA": str(certificate("authority")),
        "HOLDFAST_TLS_CLIENT_CERTIFICATES": "optional",
    }
    with Server(tmp_path / "data", environment=environment) as server:
        assert works(server, credentials())
        assert works(server, credentials("uri"))
    config = tmp_path / "holdfast.json"
    config.write_text('{"host": "0.0.0.0", "insecure-cleartext": true}')
    with Server(tmp_path / "data2", "--config", config) as server:
        assert works(server, None)
    lines = fails(tmp_path / "data3", "--config", config, environment={"HOLDFAST_INSECURE_CLEARTEXT": "0"})
    assert "--insecure-cleartext" in lines[0]
