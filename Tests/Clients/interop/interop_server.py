"""The server of gRPC's interoperation tests as a process of its own, and the stubs to call it with."""

import itertools
import os
import pathlib
import re
import signal
import subprocess
import threading

import grpc
from server import BINARY, STUBS  # noqa: F401: makes the stubs importable
from test_service import empty_pb2, messages_pb2, test_pb2_grpc  # noqa: F401

INTEROP_BINARY = pathlib.Path(os.environ.get("INTEROP_SERVER", BINARY.parent / "InteropServer"))
LISTENING = re.compile(r"listening on 127\.0\.0\.1:(\d+)")
START_TIMEOUT = 60
_channels = itertools.count()


class InteropServer:
    """Listens on a free port until `stop`."""

    def __init__(self):
        self.process = subprocess.Popen([str(INTEROP_BINARY), "--port", "0"], stdout=subprocess.PIPE, text=True)
        timer = threading.Timer(START_TIMEOUT, self.process.kill)
        timer.start()
        line = self.process.stdout.readline()
        timer.cancel()
        found = LISTENING.search(line)
        assert found, f"the server ended with status {self.process.wait(START_TIMEOUT)}"
        self.port = int(found[1])
        self.address = f"127.0.0.1:{self.port}"

    def stop(self):
        """Ends the server with SIGTERM; gives its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(START_TIMEOUT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def open_channel(address, **options):
    """A channel with a connection of its own: channels with equal arguments would share one."""
    return grpc.insecure_channel(address, options=[("holdfast.test", next(_channels))], **options)
