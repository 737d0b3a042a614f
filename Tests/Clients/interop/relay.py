"""A TCP relay that counts what a server sends, since grpcio does not tell whether a message came compressed."""

import socket
import threading


class Relay:
    """Passes connections on to `port`; `address` is where it listens."""

    def __init__(self, port):
        self.server_bytes = 0
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._port))
            threading.Thread(target=self._pass, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, True), daemon=True).start()

    def _pass(self, source, target, is_counted):
        try:
            while piece := source.recv(65536):
                # Counted before it is passed on: whoever has a message finds it counted.
                if is_counted:
                    self.server_bytes += len(piece)
                target.sendall(piece)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._listener.close()
