"""Names the public symbols of a library that have no comment, and the types and functions that no page of its catalog lists; fails
if there is one. Arguments: the catalog, and the library's symbol graphs. Generated initializers take what the fields say."""

import json
import pathlib
import re
import sys

catalog, graphs = pathlib.Path(sys.argv[1]), sys.argv[2:]
listed = set()
for page in catalog.glob("*.md"):
    listed |= set(re.findall(r"^- ``(.+?)``$", page.read_text(), re.MULTILINE))

faults = []
for path in graphs:
    for symbol in json.loads(pathlib.Path(path).read_text())["symbols"]:
        place = symbol.get("location", {"uri": ""})["uri"]
        kind = symbol["kind"]["identifier"]
        name = ".".join(symbol["pathComponents"])
        if kind == "swift.extension" or "/Generated/" in place and kind == "swift.init":
            continue
        if "docComment" not in symbol:
            faults.append(f"{place}: {name} has no comment")
        if len(symbol["pathComponents"]) == 1 and name not in listed:
            faults.append(f"{place}: {name} is listed by no page of {catalog}")
print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
sys.exit(bool(faults))
