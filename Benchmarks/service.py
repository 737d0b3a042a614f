"""The server under test, and the count of effects that ends every run."""

import contextlib
import time

import grpc
from process import cpu_seconds
from server import Server, StartFailure, admin_pb2, ledger_pb2, new_id, stock_pb2
from unsound import Unsound, require

# More than any run can reserve, and what `holdfast bench` uses too.
PLENTY = 1_000_000_000
# Reading tens of millions of ledger entries takes a while.
PATIENCE = 900
SETTING_AT_ONCE = 200


class Service:
    """A running server and a connection to ask it."""

    def __init__(self, server, client):
        self.server = server
        self.client = client

    @property
    def pid(self):
        return self.server.process.pid

    @property
    def address(self):
        return self.server.address

    def info(self):
        return self.client.admin.GetServerInfo(admin_pb2.GetServerInfoRequest(), timeout=PATIENCE)

    def stock_up(self, count):
        """Gives so many new variants more stock than can be asked for; gives their ids."""
        variants = [new_id() for _ in range(count)]
        for start in range(0, count, SETTING_AT_ONCE):
            calls = [
                self.client.stock.SetStock.future(
                    stock_pb2.SetStockRequest(variant_id=variant, current_stock=PLENTY), timeout=PATIENCE
                )
                for variant in variants[start : start + SETTING_AT_ONCE]
            ]
            for call in calls:
                call.result()
        return variants

    def await_folded(self):
        """Waits until the snapshot has everything; gives the seconds that took."""
        start = time.perf_counter()
        while True:
            info = self.info()
            if info.folded_seq == info.commit_seq:
                return time.perf_counter() - start
            time.sleep(0.01)

    def cpu_seconds(self):
        return cpu_seconds(self.pid)

    def require_open(self, count):
        """Fails the run unless exactly so many reservations are open and the server finds no fault with itself."""
        found = self.info().open_reservation_count
        require(found == count, f"{count} reservations were answered, {found} are open")
        self.require_sound()

    def require_sound(self):
        """Fails the run unless ledger, stock and reservations agree."""
        memory = self.client.admin.VerifyInvariants(admin_pb2.VerifyInvariantsRequest(), timeout=PATIENCE)
        require(memory.verified, f"invariants: {list(memory.problems)[:3]}")
        ledger = self.client.ledger.VerifyLedger(ledger_pb2.VerifyLedgerRequest(), timeout=PATIENCE)
        require(ledger.verified, f"ledger: {list(ledger.problems)[:3]}")


@contextlib.contextmanager
def serving(data, *options, environment=None):
    """A server on that directory with those options of `holdfast serve`, ended afterwards.

    A server that does not start, or ends by itself, fails the run with what it said last."""
    try:
        server = Server(data, *options, environment=environment)
    except StartFailure as failure:
        raise Unsound(f"the server did not start: {failure}") from failure
    with server, server.client() as client:
        try:
            yield Service(server, client)
        except (grpc.RpcError, Unsound) as failure:
            if server.process.poll() is None:
                raise
            last_words = "".join(server.errors).strip()[-500:]
            raise Unsound(f"the server ended with status {server.process.returncode}: {last_words}") from failure


@contextlib.contextmanager
def fresh_service(setting, *options, environment=None):
    """A server on an empty directory, gone afterwards."""
    with setting.scratch() as directory, serving(directory / "data", *options, environment=environment) as service:
        yield service
