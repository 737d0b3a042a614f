"""Products with their variants, images and stock, and who sells them, called by a client that was not written here."""

import grpc
import pytest
from server import (
    Server,
    catalog_pb2,
    ledger_pb2,
    new_id,
    refused,
    reservation_pb2,
    seller_pb2,
    stock_pb2,
    user_pb2,
)

PENDING, APPROVED = catalog_pb2.Product.PENDING, catalog_pb2.Product.APPROVED


def unique(prefix):
    return f"{prefix}-{new_id()}"


def create_user(client, **fields):
    fields = {"username": unique("user"), **fields}
    return client.users.CreateUser(user_pb2.CreateUserRequest(request_id=new_id(), **fields), timeout=30).user


def create_address(client, user, **fields):
    fields = {"address_line1": "1 Main Street", "city": "Berlin", "country": "DE", **fields}
    request = user_pb2.CreateAddressRequest(request_id=new_id(), user_id=user.id, **fields)
    return client.users.CreateAddress(request, timeout=30).address


def create_seller(client, **fields):
    """A PENDING seller with a user of its own."""
    fields = {"user_id": create_user(client).id, "store_name": "store", "store_slug": unique("store"), **fields}
    request = seller_pb2.CreateSellerRequest(request_id=new_id(), **fields)
    return client.sellers.CreateSeller(request, timeout=30).seller


def approve_seller(client, seller):
    request = seller_pb2.ApproveSellerRequest(seller_id=seller.id, etag=seller.etag)
    return client.sellers.ApproveSeller(request, timeout=30).seller


def create_product(client, seller, **fields):
    fields = {"title": "Shoe", "slug": unique("shoe"), **fields}
    request = catalog_pb2.CreateProductRequest(request_id=new_id(), seller_id=seller.id, **fields)
    return client.catalog.CreateProduct(request, timeout=30).product


def approve_product(client, product):
    request = catalog_pb2.ApproveProductRequest(product_id=product.id, etag=product.etag)
    return client.catalog.ApproveProduct(request, timeout=30).product


def create_variant(client, product, **fields):
    fields = {"sku": unique("sku"), "name": "size 40", "price": 1999, **fields}
    request = catalog_pb2.CreateProductVariantRequest(request_id=new_id(), product_id=product.id, **fields)
    return client.catalog.CreateProductVariant(request, timeout=30).variant


def create_image(client, product, **fields):
    fields = {"image_url": "https://example.org/shoe.png", **fields}
    request = catalog_pb2.CreateProductImageRequest(request_id=new_id(), product_id=product.id, **fields)
    return client.catalog.CreateProductImage(request, timeout=30).image


def list_images(client, product):
    request = catalog_pb2.ListProductImagesRequest(product_id=product.id)
    return list(client.catalog.ListProductImages(request, timeout=30).images)


@pytest.fixture
def seller(client):
    return approve_seller(client, create_seller(client))


def test_the_life_of_a_product(client, seller):
    user = client.users.GetUser(user_pb2.GetUserRequest(user_id=seller.user_id), timeout=30).user
    assert user.role == user_pb2.User.SELLER
    product = create_product(client, seller, is_active=True, badge="new")
    assert product.status == PENDING
    assert approve_product(client, product).status == APPROVED

    variant = create_variant(client, product)
    assert client.get_stock(variant.id).current_stock == 0
    client.set_stock(variant.id, 5)
    reservation = client.hold(variant.id, 2).reservation
    delete = catalog_pb2.DeleteProductVariantRequest(variant_id=variant.id)
    answer = refused(client.catalog.DeleteProductVariant, delete)
    assert (answer.code, answer.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "STILL_REFERENCED")
    assert answer.metadata == {"entity": "product_variant", "referring_entity": "reservation"}

    release = reservation_pb2.ReleaseReservationRequest(reservation_id=reservation.id)
    client.reservation.ReleaseReservation(release, timeout=30)
    client.catalog.DeleteProductVariant(delete, timeout=30)
    assert client.get_stock(variant.id).current_stock == 5
    client.catalog.DeleteProduct(catalog_pb2.DeleteProductRequest(product_id=product.id), timeout=30)
    answer = refused(client.catalog.GetProduct, catalog_pb2.GetProductRequest(slug=product.slug))
    assert (answer.code, answer.reason) == (grpc.StatusCode.NOT_FOUND, "ENTITY_NOT_FOUND")
    assert answer.metadata == {"entity": "product", "key": product.slug}
    client.verify()


def test_one_image_is_the_primary_one(client, seller):
    product = create_product(client, seller)
    second, first = (create_image(client, product, display_order=order) for order in (2, 1))
    assert second.is_primary and not first.is_primary
    assert [image.id for image in list_images(client, product)] == [first.id, second.id]
    request = catalog_pb2.SetPrimaryProductImageRequest(image_id=first.id)
    assert client.catalog.SetPrimaryProductImage(request, timeout=30).image.is_primary
    assert [image.is_primary for image in list_images(client, product)] == [True, False]
    client.catalog.DeleteProductImage(catalog_pb2.DeleteProductImageRequest(image_id=first.id), timeout=30)
    assert [(image.id, image.is_primary) for image in list_images(client, product)] == [(second.id, True)]
    client.catalog.DeleteProduct(catalog_pb2.DeleteProductRequest(product_id=product.id), timeout=30)
    answer = refused(client.catalog.GetProductImage, catalog_pb2.GetProductImageRequest(image_id=second.id))
    assert (answer.code, answer.reason) == (grpc.StatusCode.NOT_FOUND, "ENTITY_NOT_FOUND")


def test_a_variant_takes_over_the_stock_of_its_id(client, seller):
    variant_id = new_id()
    client.set_stock(variant_id, 7)
    before = client.get_stock(variant_id)
    variant = create_variant(client, create_product(client, seller), variant_id=variant_id)
    assert variant.id == variant_id and client.get_stock(variant_id) == before


def test_what_is_only_validated_has_no_id(client, seller):
    product = create_product(client, seller)
    state = client.state_hash()
    fields = {"product_id": product.id, "validate_only": True}
    answer = client.catalog.CreateProductVariant(
        catalog_pb2.CreateProductVariantRequest(sku="trial", **fields), timeout=30
    )
    assert (answer.variant.id, answer.variant.sku, answer.commit_seq) == ("", "trial", 0)
    answer = client.catalog.CreateProductImage(
        catalog_pb2.CreateProductImageRequest(image_url="u", **fields), timeout=30
    )
    assert (answer.image.id, answer.image.is_primary, answer.commit_seq) == ("", True, 0)
    answer = client.users.CreateUser(user_pb2.CreateUserRequest(username="trial", validate_only=True), timeout=30)
    assert (answer.user.id, answer.user.username, answer.commit_seq) == (0, "trial", 0)
    assert client.state_hash() == state


def test_a_retry_is_carried_out_once(client, seller):
    product = create_product(client, seller)
    variant, image = create_variant(client, product), create_image(client, product)
    client.set_stock(variant.id, 5)
    line = stock_pb2.StockAdjustment(variant_id=variant.id, quantity_change=-3, reason=ledger_pb2.LedgerEntry.LOST)
    for call, request in [
        (client.users.CreateUser, user_pb2.CreateUserRequest(username=unique("user"))),
        (
            client.users.CreateAddress,
            user_pb2.CreateAddressRequest(user_id=seller.user_id, address_line1="a", city="c", country="DE"),
        ),
        (
            client.sellers.CreateSeller,
            seller_pb2.CreateSellerRequest(
                user_id=create_user(client).id, store_name="s", store_slug=unique("store")
            ),
        ),
        (client.sellers.SuspendSeller, seller_pb2.SuspendSellerRequest(seller_id=seller.id)),
        (client.sellers.ReinstateSeller, seller_pb2.ReinstateSellerRequest(seller_id=seller.id)),
        (
            client.catalog.CreateProduct,
            catalog_pb2.CreateProductRequest(seller_id=seller.id, title="t", slug=unique("shoe")),
        ),
        (client.catalog.ApproveProduct, catalog_pb2.ApproveProductRequest(product_id=product.id)),
        (
            client.catalog.CreateProductVariant,
            catalog_pb2.CreateProductVariantRequest(product_id=product.id, sku=unique("sku")),
        ),
        (
            client.catalog.CreateProductImage,
            catalog_pb2.CreateProductImageRequest(product_id=product.id, image_url="u"),
        ),
        (client.catalog.DeleteProductImage, catalog_pb2.DeleteProductImageRequest(image_id=image.id)),
        (client.stock.BatchAdjustStocks, stock_pb2.BatchAdjustStocksRequest(lines=[line])),
        (client.catalog.DeleteProductVariant, catalog_pb2.DeleteProductVariantRequest(variant_id=variant.id)),
    ]:
        request.request_id = new_id()
        first = call(request, timeout=30)
        state = client.state_hash()
        assert call(request, timeout=30) == first
        assert client.state_hash() == state
    client.verify()


def test_what_cannot_be_is_refused(client, seller):
    user = create_user(client, email=f"{new_id()}@example.org")
    product, other = (create_product(client, seller) for _ in range(2))
    approved = approve_product(client, create_product(client, seller))
    variant = create_variant(client, product)
    client.set_stock(variant.id, 5)
    lines = [
        stock_pb2.StockAdjustment(variant_id=variant.id, quantity_change=-3, reason=ledger_pb2.LedgerEntry.LOST)
        for _ in range(2)
    ]
    taken, missing = grpc.StatusCode.ALREADY_EXISTS, grpc.StatusCode.NOT_FOUND
    invalid, unmet = grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.FAILED_PRECONDITION
    state = client.state_hash()
    for call, request, code, reason, metadata in [
        (
            client.users.CreateUser,
            user_pb2.CreateUserRequest(username=unique("user"), email=user.email.upper()),
            taken,
            "KEY_TAKEN",
            {"entity": "user", "field": "email"},
        ),
        (
            client.sellers.CreateSeller,
            seller_pb2.CreateSellerRequest(user_id=seller.user_id, store_name="s", store_slug=unique("store")),
            taken,
            "KEY_TAKEN",
            {"entity": "seller", "field": "user_id"},
        ),
        (
            client.sellers.ApproveSeller,
            seller_pb2.ApproveSellerRequest(seller_id=seller.id),
            unmet,
            "SELLER_STATE",
            {"state": "APPROVED"},
        ),
        (
            client.catalog.CreateProduct,
            catalog_pb2.CreateProductRequest(seller_id=2**40, title="t", slug=unique("shoe")),
            missing,
            "ENTITY_NOT_FOUND",
            {"entity": "seller", "key": str(2**40)},
        ),
        (
            client.catalog.CreateProduct,
            catalog_pb2.CreateProductRequest(seller_id=seller.id, title="", slug="No"),
            invalid,
            "INVALID_FIELD",
            {},
        ),
        (
            client.catalog.UpdateProduct,
            catalog_pb2.UpdateProductRequest(product_id=product.id, slug=other.slug),
            taken,
            "KEY_TAKEN",
            {"entity": "product", "field": "slug"},
        ),
        (
            client.catalog.RejectProduct,
            catalog_pb2.RejectProductRequest(product_id=approved.id),
            unmet,
            "PRODUCT_STATE",
            {"state": "APPROVED"},
        ),
        (
            client.catalog.ApproveProduct,
            catalog_pb2.ApproveProductRequest(product_id=product.id, etag="1"),
            grpc.StatusCode.ABORTED,
            "ETAG_MISMATCH",
            {"current_etag": product.etag},
        ),
        (
            client.catalog.DeleteProduct,
            catalog_pb2.DeleteProductRequest(product_id=product.id),
            unmet,
            "STILL_REFERENCED",
            {"entity": "product", "referring_entity": "product_variant"},
        ),
        (
            client.catalog.CreateProductVariant,
            catalog_pb2.CreateProductVariantRequest(product_id=other.id, sku=variant.sku),
            taken,
            "KEY_TAKEN",
            {"entity": "product_variant", "field": "sku"},
        ),
        (
            client.stock.BatchAdjustStocks,
            stock_pb2.BatchAdjustStocksRequest(lines=lines),
            unmet,
            "STOCK_NEGATIVE",
            {"current_stock": "2", "line": "1"},
        ),
    ]:
        answer = refused(call, request)
        assert (answer.code, answer.reason, answer.metadata) == (code, reason, metadata)
    assert client.state_hash() == state


def test_one_image_more_than_there_may_be(tmp_path):
    with Server(tmp_path / "data", "--limit", "maximum-images=1") as server, server.client() as client:
        product = create_product(client, create_seller(client))
        create_image(client, product)
        request = catalog_pb2.CreateProductImageRequest(product_id=product.id, image_url="u")
        answer = refused(client.catalog.CreateProductImage, request)
        assert (answer.code, answer.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "COUNT_LIMIT")
        assert answer.metadata == {"entity": "product_image", "maximum_count": "1"}


def everything(client):
    """What the lists have, to compare before and after."""
    catalog = client.catalog
    products = catalog.ListProducts(catalog_pb2.ListProductsRequest(page_size=1000), timeout=30).products
    variants = catalog.ListProductVariants(catalog_pb2.ListProductVariantsRequest(page_size=1000), timeout=30).variants
    stocks, low = (
        client.stock.ListStocks(stock_pb2.ListStocksRequest(low_only=low_only, page_size=1000), timeout=30).stocks
        for low_only in (False, True)
    )
    images = [list_images(client, product) for product in products]
    return list(products), list(variants), list(stocks), list(low), images


def test_the_catalogue_survives_a_kill(tmp_path):
    data = tmp_path / "data"
    with Server(data) as server, server.client() as client:
        sellers = [approve_seller(client, create_seller(client)) for _ in range(3)]
        for number in range(60):
            product = create_product(client, sellers[number % 3], slug=f"p-{number}")
            variants = [create_variant(client, product, sku=f"sku-{number}-{place}") for place in range(2)]
            for place in range(2):
                create_image(client, product, display_order=place)
            client.set_stock(variants[0].id, number, low_stock_threshold=30)
            if number % 2:
                client.hold(variants[0].id)
                approve_product(client, product)
            if number % 3:
                client.catalog.DeleteProductVariant(
                    catalog_pb2.DeleteProductVariantRequest(variant_id=variants[1].id), timeout=30
                )
        last = create_user(client)
        state, before = client.state_hash(), everything(client)
        server.kill()
    assert [len(rows) for rows in before] == [60, 80, 120, 92, 60]
    with Server(data) as server, server.client() as client:
        assert client.state_hash() == state
        assert everything(client) == before
        assert create_user(client).id == last.id + 1
        client.verify()
        assert server.stop() == 0
