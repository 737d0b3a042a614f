"""nghttpd, the HTTP/2 server of nghttp2, serving one small file: what the transport alone can reach."""

import contextlib
import subprocess

from process import await_listener, free_port

CONTENT = b"reserved\n"


@contextlib.contextmanager
def serving(directory):
    """Serves a file of nine bytes with one thread; gives its process and URL."""
    (directory / "file").write_bytes(CONTENT)
    port = free_port()
    process = subprocess.Popen(
        ["nghttpd", "--no-tls", "--address=127.0.0.1", "--htdocs", str(directory), str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        await_listener(port, process)
        yield process, f"http://127.0.0.1:{port}/file"
    finally:
        process.terminate()
        process.wait()
