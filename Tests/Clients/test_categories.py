"""Categories, called by a client that was not written here."""

import grpc
import pytest
from server import Server, catalog_pb2, new_id, refused


@pytest.fixture
def catalogue(client):
    return client.catalog


def create(catalogue, slug, **fields):
    request = catalog_pb2.CreateCategoryRequest(request_id=new_id(), name=slug.upper(), slug=slug, **fields)
    return catalogue.CreateCategory(request, timeout=30).category


def slug():
    return f"s-{new_id()}"


def test_the_life_of_a_category(catalogue):
    top, below = create(catalogue, slug(), description="everything"), create(catalogue, slug())
    moved = catalogue.MoveCategory(
        catalog_pb2.MoveCategoryRequest(category_id=below.id, parent_id=top.id, etag=below.etag), timeout=30
    ).category
    assert moved.parent_id == top.id and moved.etag != below.etag
    listed = catalogue.ListCategories(catalog_pb2.ListCategoriesRequest(parent_id=top.id), timeout=30)
    assert list(listed.categories) == [moved] and not listed.next_page_token
    new_slug = slug()
    catalogue.UpdateCategory(
        catalog_pb2.UpdateCategoryRequest(category_id=below.id, slug=new_slug, description=""), timeout=30
    )
    found = catalogue.GetCategory(catalog_pb2.GetCategoryRequest(slug=new_slug), timeout=30).category
    assert found.id == below.id and found.name == below.name
    for category in (below, top):
        catalogue.DeleteCategory(catalog_pb2.DeleteCategoryRequest(category_id=category.id), timeout=30)
    answer = refused(catalogue.GetCategory, catalog_pb2.GetCategoryRequest(category_id=top.id))
    assert (answer.code, answer.reason) == (grpc.StatusCode.NOT_FOUND, "ENTITY_NOT_FOUND")
    assert answer.metadata == {"entity": "category", "key": top.id}


def test_a_retry_makes_no_second_one(catalogue):
    request = catalog_pb2.CreateCategoryRequest(request_id=new_id(), name="n", slug=slug())
    assert catalogue.CreateCategory(request, timeout=30) == catalogue.CreateCategory(request, timeout=30)


def test_what_cannot_be_is_refused(catalogue):
    top = create(catalogue, slug())
    below = create(catalogue, slug(), parent_id=top.id)
    for method, request, code, reason in [
        (
            catalogue.CreateCategory,
            catalog_pb2.CreateCategoryRequest(name="n", slug=top.slug),
            grpc.StatusCode.ALREADY_EXISTS,
            "KEY_TAKEN",
        ),
        (
            catalogue.CreateCategory,
            catalog_pb2.CreateCategoryRequest(name="", slug="No"),
            grpc.StatusCode.INVALID_ARGUMENT,
            "INVALID_FIELD",
        ),
        (
            catalogue.CreateCategory,
            catalog_pb2.CreateCategoryRequest(name="n", slug="n", parent_id="no id"),
            grpc.StatusCode.INVALID_ARGUMENT,
            "INVALID_FIELD",
        ),
        (
            catalogue.MoveCategory,
            catalog_pb2.MoveCategoryRequest(category_id=top.id, parent_id=below.id),
            grpc.StatusCode.FAILED_PRECONDITION,
            "CATEGORY_CYCLE",
        ),
        (
            catalogue.DeleteCategory,
            catalog_pb2.DeleteCategoryRequest(category_id=top.id),
            grpc.StatusCode.FAILED_PRECONDITION,
            "STILL_REFERENCED",
        ),
    ]:
        answer = refused(method, request)
        assert (answer.code, answer.reason) == (code, reason)


def test_categories_survive_a_kill(tmp_path):
    data = tmp_path / "data"
    with Server(data) as server, server.client() as client:
        catalogue = client.catalog
        made = [create(catalogue, f"c-{number}") for number in range(200)]
        for category in made[::3]:
            catalogue.DeleteCategory(catalog_pb2.DeleteCategoryRequest(category_id=category.id), timeout=30)
        state = client.state_hash()
        server.kill()
    with Server(data) as server, server.client() as client:
        catalogue = client.catalog
        assert client.state_hash() == state
        page = catalogue.ListCategories(catalog_pb2.ListCategoriesRequest(page_size=1000), timeout=30)
        assert [category.slug for category in page.categories] == [
            category.slug for number, category in enumerate(made) if number % 3
        ]
        assert server.stop() == 0
