"""Reflection: what it tells is enough to call every method, and both of its versions tell the same."""

import json
import subprocess
from dataclasses import dataclass

import grpc
import pytest
from google.protobuf import descriptor_pool, message_factory
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
from server import ROOT, Server, catalog_pb2, new_id, reservation_pb2
from test_standard import SERVICES

UNITS = 1_000
#: For a call that has no end of its own.
SECONDS = 1
#: How grpcurl ends when a call does with this code.
DEADLINE_EXCEEDED = 64 + grpc.StatusCode.DEADLINE_EXCEEDED.value[0]


class Shelf:
    """A server with a variant on it, of which reservations can be had in every state that a method asks for."""

    def __init__(self, server, client):
        self.address = server.address
        self.client = client
        self.variant = new_id()
        client.set_stock(self.variant, UNITS)

    def category(self):
        request = catalog_pb2.CreateCategoryRequest(name="n", slug=f"s-{new_id()}")
        return self.client.catalog.CreateCategory(request, timeout=30).category.id

    def held(self):
        return self.client.hold(self.variant).reservation.id

    def committed(self):
        reservation = self.held()
        request = reservation_pb2.CommitReservationRequest(reservation_id=reservation)
        self.client.reservation.CommitReservation(request, timeout=30)
        return reservation

    def grpcurl(self, *words, options=(), status=0):
        """What grpcurl prints, which has nothing to go by but the address."""
        command = [ROOT / ".venv" / "bin" / "grpcurl", "-plaintext", *options, self.address, *words]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert answer.returncode == status, answer.stderr
        return answer.stdout

    def methods(self):
        """Every method of every service, as grpcurl takes it."""
        names = [name for service in self.grpcurl("list").split() for name in self.grpcurl("list", service).split()]
        return {"/".join(name.rsplit(".", 1)) for name in names}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("reflection") / "data", "--durability", "memory") as server:
        with server.client() as client:
            yield Shelf(server, client)


@dataclass(frozen=True)
class Row:
    """A valid request, by what is on the shelf, and a part of what answers it."""

    request: object
    answer: dict
    options: tuple = ()
    status: int = 0

    def messages(self, shelf):
        made = self.request(shelf)
        return made if isinstance(made, list) else [made]


#: What may be anything, if it is there.
ANYTHING = object()

RESERVATION = "holdfast.v1.ReservationService/"
STOCK = "holdfast.v1.StockService/"
CATALOG = "holdfast.v1.CatalogService/"
LEDGER = "holdfast.v1.LedgerService/"
ADMIN = "holdfast.v1.AdminService/"

ROWS = {
    STOCK + "GetStock": Row(lambda shelf: {"variantId": shelf.variant}, {"stock": {"variantId": ANYTHING}}),
    STOCK + "BatchGetStocks": Row(
        lambda shelf: {"variantIds": [shelf.variant] * 2}, {"stocks": [{"etag": ANYTHING}, {"etag": ANYTHING}]}
    ),
    STOCK + "SetStock": Row(
        lambda shelf: {
            "requestId": new_id(),
            "variantId": new_id(),
            "currentStock": 5,
            "expectedCurrent": 0,
            "lowStockThreshold": 2,
            "backorderLimit": 1,
            "note": "counted",
        },
        {"stock": {"currentStock": "5", "lowStockThreshold": "2", "backorderLimit": "1"}},
    ),
    STOCK + "AdjustStock": Row(
        lambda shelf: {"variantId": shelf.variant, "quantityChange": -1, "reason": "DAMAGED", "validateOnly": True},
        {"stock": {"currentStock": str(UNITS - 1)}},
    ),
    RESERVATION + "CreateReservation": Row(
        lambda shelf: {
            "requestId": new_id(),
            "variantId": shelf.variant,
            "quantity": 2,
            "ttl": "60s",
            "orderId": new_id(),
            "userId": 7,
        },
        {"reservation": {"state": "HELD", "quantity": "2", "userId": "7"}, "commitSeq": ANYTHING},
    ),
    RESERVATION + "BatchCreateReservations": Row(
        lambda shelf: {
            "policy": "EACH",
            "lines": [
                {"variantId": shelf.variant, "quantity": 1, "ttl": "60s"},
                {"variantId": new_id(), "quantity": 1},
            ],
        },
        {"results": [{"reservation": {"state": "HELD"}}, {"error": {"reason": "STOCK_NOT_FOUND"}}]},
    ),
    RESERVATION + "GetReservation": Row(
        lambda shelf: {"reservationId": shelf.held()}, {"reservation": {"state": "HELD"}}
    ),
    RESERVATION + "ExtendReservation": Row(
        lambda shelf: {"reservationId": shelf.held(), "ttl": "3600s"}, {"reservation": {"state": "HELD"}}
    ),
    RESERVATION + "CommitReservation": Row(
        lambda shelf: {"reservationId": shelf.held(), "quantity": 1}, {"reservation": {"state": "COMMITTED"}}
    ),
    RESERVATION + "ConsumeReservation": Row(
        lambda shelf: {"reservationId": shelf.committed()}, {"reservation": {"state": "CONSUMED"}}
    ),
    RESERVATION + "ReleaseReservation": Row(
        lambda shelf: {"reservationId": shelf.committed()}, {"reservation": {"state": "RELEASED"}}
    ),
    CATALOG + "CreateCategory": Row(
        lambda shelf: {
            "requestId": new_id(),
            "categoryId": new_id(),
            "name": "Shoes",
            "slug": f"shoes-{new_id()}",
            "description": "for feet",
            "parentId": shelf.category(),
        },
        {"category": {"name": "Shoes", "parentId": ANYTHING}, "commitSeq": ANYTHING},
    ),
    CATALOG + "GetCategory": Row(lambda shelf: {"categoryId": shelf.category()}, {"category": {"name": "n"}}),
    CATALOG + "ListCategories": Row(
        lambda shelf: {"atTop": bool(shelf.category()), "pageSize": 1}, {"categories": [{"slug": ANYTHING}]}
    ),
    CATALOG + "UpdateCategory": Row(
        lambda shelf: {"categoryId": shelf.category(), "name": "m"}, {"category": {"name": "m"}}
    ),
    CATALOG + "MoveCategory": Row(
        lambda shelf: {"categoryId": shelf.category(), "parentId": shelf.category()},
        {"category": {"parentId": ANYTHING}},
    ),
    CATALOG + "DeleteCategory": Row(lambda shelf: {"categoryId": shelf.category()}, {"category": {"name": "n"}}),
    LEDGER + "GetLedgerEntry": Row(lambda shelf: {"ledgerEntryId": 1}, {"entry": {"id": "1", "reason": "COUNT"}}),
    LEDGER + "ListLedgerEntries": Row(
        lambda shelf: {"variantId": shelf.variant, "pageSize": 1}, {"entries": [{"createTime": ANYTHING}]}
    ),
    LEDGER + "VerifyLedger": Row(lambda shelf: {}, {"verified": True}),
    ADMIN + "GetServerInfo": Row(lambda shelf: {}, {"durability": "MEMORY", "version": ANYTHING}),
    ADMIN + "GetStateHash": Row(lambda shelf: {}, {"hash": ANYTHING}),
    ADMIN + "VerifyInvariants": Row(lambda shelf: {}, {"verified": True}),
    "grpc.health.v1.Health/Check": Row(lambda shelf: {"service": SERVICES[-1]}, {"status": "SERVING"}),
    "grpc.health.v1.Health/Watch": Row(
        lambda shelf: {"service": SERVICES[-1]},
        {"status": "SERVING"},
        options=("-max-time", str(SECONDS)),
        status=DEADLINE_EXCEEDED,
    ),
    "grpc.reflection.v1.ServerReflection/ServerReflectionInfo": Row(
        lambda shelf: [{"listServices": ""}, {"fileContainingSymbol": "holdfast.v1.Stock"}],
        {"fileDescriptorResponse": {"fileDescriptorProto": ANYTHING}},
    ),
}


def has(answer, part):
    """Whether all of the part is in the answer."""
    match part:
        case dict():
            return isinstance(answer, dict) and all(name in answer and has(answer[name], part[name]) for name in part)
        case list():
            return isinstance(answer, list) and len(answer) == len(part) and all(map(has, answer, part))
        case _:
            return part is ANYTHING or answer == part


def documents(text):
    """The values of JSON that follow each other."""
    decoder, values = json.JSONDecoder(), []
    while text := text.lstrip():
        value, end = decoder.raw_decode(text)
        values.append(value)
        text = text[end:]
    return values


def test_every_method_has_a_row(shelf):
    assert shelf.methods() == ROWS.keys()


@pytest.mark.parametrize("method", ROWS)
def test_every_method_is_called_by_reflection_alone(shelf, method):
    row = ROWS[method]
    messages = row.messages(shelf)
    options = ("-d", "".join(map(json.dumps, messages)), *row.options)
    answers = documents(shelf.grpcurl(method, options=options, status=row.status))
    assert len(answers) == len(messages)
    assert has(answers[-1], row.answer), answers[-1]


VERSIONS = ["v1", "v1alpha"]


def ask(channel, version, *questions):
    """The answers of reflection in a version; the messages of both are the same."""
    call = channel.stream_stream(
        f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
        request_serializer=reflection_pb2.ServerReflectionRequest.SerializeToString,
        response_deserializer=reflection_pb2.ServerReflectionResponse.FromString,
    )
    return list(call(iter(reflection_pb2.ServerReflectionRequest(**question) for question in questions), timeout=30))


@pytest.mark.parametrize("version", VERSIONS)
def test_versions(shelf, version):
    listed, by_symbol, by_name, unknown = ask(
        shelf.client.channel,
        version,
        {"list_services": ""},
        {"file_containing_symbol": "holdfast.v1.StockService.GetStock"},
        {"file_by_filename": "holdfast/v1/stock.proto"},
        {"file_by_filename": "no/such.proto"},
    )
    assert [service.name for service in listed.list_services_response.service] == SERVICES
    assert by_symbol.file_descriptor_response.file_descriptor_proto
    assert by_symbol.file_descriptor_response == by_name.file_descriptor_response
    assert unknown.error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0]


def test_grpcio_reflection(shelf):
    """Another client that has nothing but the address, and asks in v1alpha."""
    database = ProtoReflectionDescriptorDatabase(shelf.client.channel)
    assert sorted(database.get_services()) == SERVICES
    pool = descriptor_pool.DescriptorPool(database)
    method = pool.FindServiceByName("holdfast.v1.StockService").FindMethodByName("GetStock")
    request, response = map(message_factory.GetMessageClass, (method.input_type, method.output_type))
    call = shelf.client.channel.unary_unary(
        "/holdfast.v1.StockService/GetStock",
        request_serializer=request.SerializeToString,
        response_deserializer=response.FromString,
    )
    assert call(request(variant_id=shelf.variant), timeout=30).stock.variant_id == shelf.variant
