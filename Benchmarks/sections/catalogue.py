"""A million variants imported with their stock, what each takes in memory, and products found among ten thousand and a million.

Rows are imported by one client, which counts itself; memory (RssAnon) is read once everything is folded, less what the server took
before. A product by its slug and a page of a category are asked for one call after the other."""

import json
import subprocess

from marks import Row
from process import anonymous_byte_count
from product import built_tool
from sections.rss import settled_byte_count
from service import fresh_service
from unsound import Unsound

IMPORT_SECONDS = 30
VARIANT_BYTES = 1024
VARIANTS_PER_PRODUCT = 5
# A call takes as long among a hundred times as many, but for the caches of the processor.
LARGEST_GROWTH = 1.5


def measure(setting):
    variants = setting.pick(1_000_000, 20_000)
    seconds, size = filled(setting, variants // VARIANTS_PER_PRODUCT, VARIANTS_PER_PRODUCT)
    few, many = setting.pick((10_000, 1_000_000), (5_000, 20_000))
    small, large = looked_up(setting, few), looked_up(setting, many)
    rows = [
        Row(f"import of {variants:,} variants", "s", [seconds], target=IMPORT_SECONDS, at_most=True),
        Row("rss of a variant with its stock", "bytes", [size], target=VARIANT_BYTES, at_most=True),
    ]
    for name, key in (("GetProduct by slug", "get_microseconds"), ("ListProducts by category", "list_microseconds")):
        mark = f"{name}, {many:,} against {few:,}"
        rows.append(Row(mark, "µs", [large[key]], [small[key]], target=LARGEST_GROWTH, at_most=True))
    return rows


def filled(setting, products, variants):
    """Seconds for an import, and the bytes that a variant takes with its stock and its part of a product."""
    with fresh_service(setting) as service:
        before = anonymous_byte_count(service.pid)
        figures = loaded(service, products, variants, looks=1)
        size = (settled_byte_count(service) - before) / (products * variants)
        service.require_sound()
        seconds = figures["import_seconds"]
        print(f"   {figures['rows']:,} rows in {seconds:.1f} s, {size:.0f} bytes for each variant", flush=True)
        return seconds, size


def looked_up(setting, products):
    """Microseconds for products and pages among so many products."""
    with fresh_service(setting) as service:
        figures = loaded(service, products, 0, looks=5000)
        print(
            f"   among {products:,}: {figures['get_microseconds']:.0f} µs by slug, "
            f"{figures['list_microseconds']:.0f} µs a page",
            flush=True,
        )
        return figures


def loaded(service, products, variants, looks):
    port = service.address.rsplit(":", 1)[1]
    command = [str(built_tool("CatalogueBenchmark")), "--port", port, "--products", str(products)]
    command += ["--variants", str(variants), "--looks", str(looks)]
    ended = subprocess.run(command, capture_output=True, text=True)
    if ended.returncode != 0:
        raise Unsound(f"CatalogueBenchmark: {ended.stderr.strip() or ended.returncode}")
    return json.loads(ended.stdout)
