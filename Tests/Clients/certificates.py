"""The certificates in Tests/Certificates, whose `make` says what each is."""

import pathlib
import shutil

import grpc

DIRECTORY = pathlib.Path(__file__).resolve().parents[1] / "Certificates"


def certificate(name):
    return DIRECTORY / f"{name}.pem"


def key(name):
    return DIRECTORY / f"{name}.key"


def serving(name="server"):
    """The options of a server that shows this certificate."""
    return ["--tls-certificate", certificate(name), "--tls-key", key(name)]


def credentials(client=None, authority="authority"):
    """What a client trusts, and the certificate it shows."""
    return grpc.ssl_channel_credentials(
        root_certificates=certificate(authority).read_bytes(),
        private_key=key(client).read_bytes() if client else None,
        certificate_chain=certificate(client).read_bytes() if client else None,
    )


def replace(path, source):
    """Puts a copy of `source` at `path` as tools do that rotate certificates: written beside, then renamed over."""
    beside = path.with_suffix(".new")
    shutil.copy(source, beside)
    beside.replace(path)
