"""A Holdfast server as a process of its own, and the stubs to call it with."""

import itertools
import os
import pathlib
import re
import signal
import subprocess
import sys
import threading
import uuid

import grpc

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("HOLDFAST", ROOT / ".build" / "release" / "holdfast"))
STUBS = pathlib.Path(os.environ.get("HOLDFAST_STUBS", ROOT / ".venv" / "stubs"))
sys.path.insert(0, str(STUBS))

from google.rpc import error_details_pb2  # noqa: E402
from grpc_status import rpc_status  # noqa: E402
from holdfast.v1 import (  # noqa: E402
    admin_pb2,
    admin_pb2_grpc,
    cart_pb2,
    cart_pb2_grpc,
    catalog_pb2,
    catalog_pb2_grpc,
    change_pb2,
    change_pb2_grpc,
    entity_pb2,
    errors_pb2,
    ledger_pb2,
    ledger_pb2_grpc,
    order_pb2,
    order_pb2_grpc,
    payment_pb2,
    payment_pb2_grpc,
    reservation_pb2,
    reservation_pb2_grpc,
    seller_pb2,
    seller_pb2_grpc,
    stock_pb2,
    stock_pb2_grpc,
    user_pb2,
    user_pb2_grpc,
)

LISTENING = re.compile(r"listening on (\S+)")
START_TIMEOUT = 60


class Server:
    """`holdfast serve` on a free port or the given `--socket`; `stop` ends it with SIGTERM, `kill` with SIGKILL."""

    def __init__(self, data, *options, environment=None):
        self.data = data
        place = [] if "--socket" in options else ["--port", "0"]
        command = [str(BINARY), "serve", *place, "--data", str(data), *map(str, options)]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
        )
        self.errors = []
        self._stderr = threading.Thread(target=self._collect, daemon=True)
        self._stderr.start()
        timer = threading.Timer(START_TIMEOUT, self.process.kill)
        timer.start()
        line = self.process.stdout.readline()
        timer.cancel()
        found = LISTENING.search(line)
        if not found:
            self.process.wait(START_TIMEOUT)
            self._stderr.join(START_TIMEOUT)
            raise StartFailure(self.process.returncode, "".join(self.errors))
        self.address = found[1]
        self.port = None if self.address.startswith("unix:") else int(self.address.rpartition(":")[2])

    def _collect(self):
        for line in self.process.stderr:
            self.errors.append(line)

    def client(self, credentials=None):
        return Client(self.address, credentials)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Ends the server as an operator would; gives its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(START_TIMEOUT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


class StartFailure(Exception):
    """The server ended before it listened."""

    def __init__(self, status, errors):
        super().__init__(f"exit status {status}: {errors}")
        self.status = status
        self.errors = errors


class Client:
    """One channel with a stub for each service."""

    _numbers = itertools.count()

    def __init__(self, address, credentials=None):
        # Channels with equal arguments share a connection; the number keeps them apart.
        options = [("grpc.max_receive_message_length", -1), ("holdfast.test", next(Client._numbers))]
        if credentials:
            # What grpcio looks for on a Unix socket is its path, which is nobody's name.
            options += [("grpc.ssl_target_name_override", "localhost")] if address.startswith("unix:") else []
            self.channel = grpc.secure_channel(address, credentials, options=options)
        else:
            self.channel = grpc.insecure_channel(address, options=options)
        self.stock = stock_pb2_grpc.StockServiceStub(self.channel)
        self.reservation = reservation_pb2_grpc.ReservationServiceStub(self.channel)
        self.ledger = ledger_pb2_grpc.LedgerServiceStub(self.channel)
        self.admin = admin_pb2_grpc.AdminServiceStub(self.channel)
        self.catalog = catalog_pb2_grpc.CatalogServiceStub(self.channel)
        self.users = user_pb2_grpc.UserServiceStub(self.channel)
        self.sellers = seller_pb2_grpc.SellerServiceStub(self.channel)
        self.carts = cart_pb2_grpc.CartServiceStub(self.channel)
        self.checkouts = order_pb2_grpc.CheckoutServiceStub(self.channel)
        self.orders = order_pb2_grpc.OrderServiceStub(self.channel)
        self.payments = payment_pb2_grpc.PaymentServiceStub(self.channel)
        self.changes = change_pb2_grpc.ChangeServiceStub(self.channel)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.channel.close()

    def set_stock(self, variant, units, **fields):
        request = stock_pb2.SetStockRequest(variant_id=variant, current_stock=units, **fields)
        return self.stock.SetStock(request, timeout=30)

    def get_stock(self, variant, **fields):
        return self.stock.GetStock(stock_pb2.GetStockRequest(variant_id=variant, **fields), timeout=30).stock

    def hold(self, variant, quantity=1, **fields):
        request = reservation_pb2.CreateReservationRequest(variant_id=variant, quantity=quantity, **fields)
        return self.reservation.CreateReservation(request, timeout=30)

    def info(self):
        return self.admin.GetServerInfo(admin_pb2.GetServerInfoRequest(), timeout=30)

    def state_hash(self):
        return self.admin.GetStateHash(admin_pb2.GetStateHashRequest(), timeout=30).hash

    def fold(self):
        """Waits until everything is in the snapshot; gives the newest change."""
        newest = self.info().commit_seq
        while self.info().folded_seq < newest:
            pass
        return newest

    def verify(self):
        """Asserts that ledger and memory are free of contradictions."""
        ledger = self.ledger.VerifyLedger(ledger_pb2.VerifyLedgerRequest(), timeout=120)
        assert ledger.verified, list(ledger.problems)
        memory = self.admin.VerifyInvariants(admin_pb2.VerifyInvariantsRequest(), timeout=120)
        assert memory.verified, list(memory.problems)
        return ledger


class Refused:
    """What a refused call said."""

    def __init__(self, error):
        self.code = error.code()
        self.message = error.details()
        self.reason = None
        self.domain = None
        self.metadata = {}
        self.violations = {}
        status = rpc_status.from_call(error)
        for detail in status.details if status else []:
            info = error_details_pb2.ErrorInfo()
            fields = error_details_pb2.BadRequest()
            if detail.Unpack(info):
                self.reason, self.domain, self.metadata = info.reason, info.domain, dict(info.metadata)
            elif detail.Unpack(fields):
                self.violations = {v.field: v.description for v in fields.field_violations}


def refused(call, request, **options):
    """Makes a call that must be refused; gives what was said."""
    try:
        answer = call(request, timeout=30, **options)
    except grpc.RpcError as error:
        return Refused(error)
    raise AssertionError(f"not refused: {answer}")


def new_id():
    return str(uuid.uuid4())
