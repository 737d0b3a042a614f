"""What changes, as clients hear of it that were not written here: at once, after a break and after a kill."""

import threading
import time

import grpc
import pytest
from server import (
    Refused,
    Server,
    catalog_pb2,
    change_pb2,
    entity_pb2,
    new_id,
    order_pb2,
    payment_pb2,
    refused,
    stock_pb2,
)
from test_catalogue import create_address, create_user
from test_story import Order, confirmation, create_payment, order_lamps, stock_shop

Kind = entity_pb2.EntityKind
STOCKS = ("stock", "WatchStocks", stock_pb2.WatchStocksRequest)
ORDERS = ("orders", "WatchOrders", order_pb2.WatchOrdersRequest)
CHANGES = ("changes", "WatchChanges", change_pb2.WatchChangesRequest)
STREAMS = pytest.mark.parametrize("stream", [STOCKS, ORDERS, CHANGES], ids=["stocks", "orders", "changes"])


def watch(client, stream, **fields):
    """Begins to watch."""
    service, method, request = stream
    return getattr(getattr(client, service), method)(request(**fields), timeout=60)


def ended(client, stream, **fields):
    """Watches, which must be refused; gives what was said."""
    service, method, request = stream
    call = getattr(getattr(client, service), method)
    return refused(lambda message, timeout: list(call(message, timeout=timeout)), request(**fields))


def take(call, field, count):
    """The rows of the next responses until there are so many, and where to go on after them."""
    rows, resume = [], None
    while len(rows) < count:
        response = next(call)
        rows += getattr(response, field)
        resume = response.resume_seq
    return rows, resume


def commit_seq(row):
    """The sequence number of the command that last changed a row."""
    return int(row.etag, 16)


def set_stocks(client, variants, count):
    """Changes the stock of variants in turn, so many times; gives the rows."""
    return [client.set_stock(variants[n % len(variants)], n + 1).stock for n in range(count)]


@STREAMS
def test_the_first_response_comes_at_once(client, stream):
    client.set_stock(new_id(), 1)
    newest = client.fold()
    first = next(watch(client, stream))
    assert first == type(first)(resume_seq=newest)
    first = next(watch(client, stream, after_seq=0))
    assert first.resume_seq == 0


def test_stock_as_it_changes(client):
    variants = [new_id() for _ in range(3)]
    everything, one = watch(client, STOCKS), watch(client, STOCKS, variant_ids=variants[:1])
    assert next(everything).resume_seq == next(one).resume_seq == 0
    changed = set_stocks(client, variants, 12)
    rows, resume = take(everything, "stocks", 12)
    assert rows == changed and resume == commit_seq(changed[-1])
    rows, _ = take(one, "stocks", 4)
    assert rows == [stock for stock in changed if stock.variant_id == variants[0]]


def test_after_a_break_it_goes_on(client):
    variants = [new_id() for _ in range(3)]
    changed, heard, resume = [], [], 0
    for _ in range(5):
        call = watch(client, STOCKS, after_seq=resume)
        assert next(call).resume_seq == resume
        changed += set_stocks(client, variants, 4)
        rows, resume = take(call, "stocks", 3)
        heard += rows
        call.cancel()
        # Nobody hears of these for now.
        changed += set_stocks(client, variants, 2)
    rows, _ = take(watch(client, STOCKS, after_seq=resume), "stocks", len(changed) - len(heard))
    assert heard + rows == changed


def test_breaks_under_load(server):
    """However often a client begins again, it hears of every ledger entry once."""
    variants, callers, holds = [new_id() for _ in range(3)], 8, 100
    with server.client() as client:
        for variant in variants:
            client.set_stock(variant, 10**6)

        def work(number):
            with server.client() as own:
                for _ in range(holds):
                    own.hold(variants[number % 3])

        workers = [threading.Thread(target=work, args=(number,)) for number in range(callers)]
        for worker in workers:
            worker.start()
        ids, resume = [], 0
        while len(ids) < len(variants) + callers * holds:
            call = watch(client, CHANGES, after_seq=resume, entities=[Kind.LEDGER_ENTRY])
            assert next(call).resume_seq == resume
            changes, resume = take(call, "changes", min(40, len(variants) + callers * holds - len(ids)))
            ids += [change.row.ledger_entry.id for change in changes]
            call.cancel()
        for worker in workers:
            worker.join(60)
        assert ids == list(range(1, len(variants) + callers * holds + 1))
        client.verify()


def test_after_a_kill_it_goes_on(tmp_path):
    data, variants = tmp_path / "data", [new_id() for _ in range(2)]
    with Server(data) as server, server.client() as client:
        call = watch(client, STOCKS)
        resume = next(call).resume_seq
        changed = set_stocks(client, variants, 20)
        heard, resume = take(call, "stocks", 7)
        server.kill()
        with pytest.raises(grpc.RpcError) as broken:
            while True:
                rows, resume = take(call, "stocks", 1)
                heard += rows
        assert broken.value.code() == grpc.StatusCode.UNAVAILABLE
    with Server(data) as server, server.client() as client:
        call = watch(client, STOCKS, after_seq=resume)
        assert next(call).resume_seq == resume
        changed += set_stocks(client, variants, 5)
        rows, _ = take(call, "stocks", len(changed) - len(heard))
        assert heard + rows == changed
        assert server.stop() == 0


@STREAMS
def test_the_end_of_the_server_ends_it(server, stream):
    with server.client() as client:
        call = watch(client, stream)
        next(call)
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        with pytest.raises(grpc.RpcError) as last:
            next(call)
        said = Refused(last.value)
        assert (said.code, said.reason) == (grpc.StatusCode.UNAVAILABLE, "OVERLOADED")
        stopping.join(30)
        assert server.process.returncode == 0


def test_orders_as_they_change(client):
    sellers, variants = stock_shop(client)
    ann, bob = create_user(client), create_user(client)
    calls = {
        "all": watch(client, ORDERS),
        "bob's": watch(client, ORDERS, user_id=bob.id),
        "of lamps": watch(client, ORDERS, seller_id=sellers[1].id),
        "of shoes": watch(client, ORDERS, seller_id=sellers[0].id),
    }
    for call in calls.values():
        next(call)
    other, first = order_lamps(client, variants, ann, 1), order_lamps(client, variants, bob, 2)
    calls["one"] = watch(client, ORDERS, order_id=first.id, after_seq=commit_seq(first))
    next(calls["one"])
    paid = client.payments.ConfirmPayment(confirmation(create_payment(client, first)), timeout=30)
    orders = [
        first,
        paid.order,
        client.orders.ShipOrder(order_pb2.ShipOrderRequest(order_id=first.id), timeout=30).order,
        client.orders.DeliverOrder(order_pb2.DeliverOrderRequest(order_id=first.id), timeout=30).order,
    ]
    # It is finished, and has perhaps left memory; its refund is told of as any other change.
    client.fold()
    refund = payment_pb2.RefundPaymentRequest(payment_id=paid.payment.id, amount=1)
    orders.append(client.payments.RefundPayment(refund, timeout=30).order)
    assert [order.status for order in orders] == [
        Order.PENDING,
        Order.PROCESSING,
        Order.SHIPPED,
        Order.DELIVERED,
        Order.DELIVERED,
    ]
    for name, expected in [
        ("all", [other, *orders]),
        ("bob's", orders),
        ("of lamps", [other, *orders]),
        ("one", orders[1:]),
    ]:
        rows, resume = take(calls[name], "orders", len(expected))
        assert rows == expected and resume == commit_seq(orders[-1]), name
    shoe = order_pb2.CreateOrderRequest(
        user_id=ann.id,
        address_id=create_address(client, ann).id,
        full_name="Ann Lee",
        lines=[order_pb2.OrderLine(variant_id=variants["shoe"].id, quantity=1)],
    )
    shoe = client.orders.CreateOrder(shoe, timeout=30).order
    assert take(calls["of shoes"], "orders", 1)[0] == [shoe]


def test_everything_that_changes(client):
    """Rows as they are, and what is deleted by its key; what is only counted is not told of."""
    every, users = watch(client, CHANGES), watch(client, CHANGES, entities=[Kind.USER])
    next(every), next(users)
    create = catalog_pb2.CreateCategoryRequest(request_id=new_id(), name="n", slug="s")
    category = client.catalog.CreateCategory(create, timeout=30).category
    update = catalog_pb2.UpdateCategoryRequest(category_id=category.id, name="m")
    updated = client.catalog.UpdateCategory(update, timeout=30).category
    delete = catalog_pb2.DeleteCategoryRequest(category_id=category.id)
    deletion = client.catalog.DeleteCategory(delete, timeout=30).commit_seq
    user = create_user(client)
    expected = [
        change_pb2.Change(row=entity_pb2.EntityRow(category=category), commit_seq=commit_seq(category)),
        change_pb2.Change(row=entity_pb2.EntityRow(category=updated), commit_seq=commit_seq(updated)),
        change_pb2.Change(
            deleted=change_pb2.DeletedRow(entity=Kind.CATEGORY, key=category.id), commit_seq=deletion
        ),
        change_pb2.Change(row=entity_pb2.EntityRow(user=user), commit_seq=commit_seq(user)),
    ]
    rows, resume = take(every, "changes", 4)
    assert rows == expected and resume == commit_seq(user)
    assert take(users, "changes", 1)[0] == expected[3:]


def pages(client, **fields):
    """All changes, page by page, and where to go on."""
    request, changes = change_pb2.ListChangesRequest(**fields), []
    while True:
        page = client.changes.ListChanges(request, timeout=30)
        assert len(page.changes) <= (request.page_size or 50)
        changes += page.changes
        if not page.next_page_token:
            return changes, page.resume_seq
        assert page.resume_seq == 0
        request.page_token = page.next_page_token


def test_changes_page_by_page(client):
    sellers, variants = stock_shop(client)
    order_lamps(client, variants, create_user(client), 2)
    set_stocks(client, [new_id() for _ in range(5)], 30)
    newest = client.fold()
    changes, resume = pages(client, page_size=1000)
    assert resume == newest
    assert take(watch(client, CHANGES, after_seq=0), "changes", len(changes)) == (changes, newest)
    for size in (0, 1, 3):
        assert pages(client, page_size=size) == (changes, newest)
    stocks = [change for change in changes if change.row.HasField("stock")]
    assert stocks and pages(client, entities=[Kind.STOCK], page_size=7) == (stocks, newest)
    assert pages(client, after_seq=newest) == ([], newest)
    more = client.set_stock(new_id(), 1).stock
    client.fold()
    later, _ = pages(client, after_seq=newest)
    assert [change.row.stock for change in later if change.row.HasField("stock")] == [more]

    mark = client.changes.GetWatermark(change_pb2.GetWatermarkRequest(), timeout=30)
    assert mark == change_pb2.GetWatermarkResponse(durable_seq=newest + 1, folded_seq=newest + 1, oldest_seq=0)


@STREAMS
def test_bad_requests_to_watch(client, stream):
    client.set_stock(new_id(), 1)
    said = ended(client, stream, after_seq=10**9)
    assert (said.code, said.reason) == (grpc.StatusCode.OUT_OF_RANGE, "AS_OF_IN_FUTURE")
    assert said.metadata == {"commit_seq": "1"}
    said = ended(client, stream, after_seq=-1)
    assert (said.code, said.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
    assert said.violations.keys() == {"after_seq"}


def test_more_variants_than_one_may_watch(tmp_path):
    with Server(tmp_path / "data", "--limit", "maximum-watched-variants=3") as server, server.client() as client:
        said = ended(client, STOCKS, variant_ids=[new_id() for _ in range(4)])
        assert (said.code, said.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
        assert said.violations == {"variant_ids": "must have at most 3 elements"}
        assert next(watch(client, STOCKS, variant_ids=[new_id() for _ in range(3)]))


@pytest.mark.parametrize(
    "fields, code, reason, named",
    [
        ({"after_seq": 10**9}, grpc.StatusCode.OUT_OF_RANGE, "AS_OF_IN_FUTURE", set()),
        ({"after_seq": -1}, grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD", {"after_seq"}),
        ({"page_size": 1001}, grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD", {"page_size"}),
        ({"page_size": -1}, grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD", {"page_size"}),
        ({"page_token": "x"}, grpc.StatusCode.INVALID_ARGUMENT, "INVALID_PAGE_TOKEN", set()),
    ],
)
def test_bad_requests_for_a_page(client, fields, code, reason, named):
    client.set_stock(new_id(), 1)
    said = refused(client.changes.ListChanges, change_pb2.ListChangesRequest(**fields))
    assert (said.code, said.reason, said.violations.keys()) == (code, reason, named)
    # And the server goes on.
    assert client.set_stock(new_id(), 1).commit_seq == 2


def test_as_many_watch_as_may(tmp_path):
    with Server(tmp_path / "data", "--limit", "maximum-watchers=1") as server, server.client() as client:
        call = watch(client, STOCKS)
        next(call)
        for stream in (STOCKS, ORDERS, CHANGES):
            said = ended(client, stream)
            assert (said.code, said.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "WATCHER_LIMIT")
            assert said.metadata == {"maximum_count": "1"}
        call.cancel()
        # The server hears a moment later that it has gone.
        deadline = time.monotonic() + 30
        while True:
            try:
                assert next(watch(client, CHANGES)).resume_seq == 0
                break
            except grpc.RpcError as error:
                assert Refused(error).reason == "WATCHER_LIMIT" and time.monotonic() < deadline


def test_where_nothing_is_kept(tmp_path):
    with Server(tmp_path / "data", "--durability", "memory") as server, server.client() as client:
        client.set_stock(new_id(), 1)
        answers = [ended(client, stream) for stream in (STOCKS, ORDERS, CHANGES)]
        answers.append(refused(client.changes.ListChanges, change_pb2.ListChangesRequest()))
        answers.append(refused(client.changes.GetWatermark, change_pb2.GetWatermarkRequest()))
        for said in answers:
            assert (said.code, said.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "NOT_JOURNALED")
