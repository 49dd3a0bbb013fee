#!/usr/bin/env python3
"""Says what is under which licence, and fails for one that was not looked at.

    scripts/check-licences.py SBOM.cdx.json...
"""
import collections
import json
import sys

# All of them let astergate be given away under Apache-2.0, with their notices.
ALLOWED = {"Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "BSD-Source-Code", "ISC", "PSF-2.0", "0BSD"}
# What the tools cannot tell, and what its own text says.
KNOWN = {
    "std": "BSD-3-Clause",  # Go's LICENSE
    "protobuf": "BSD-3-Clause",  # its LICENSE, which its wheel has no field for
}


def licences(component: dict) -> set:
    found = set()
    for entry in component.get("licenses", []):
        licence = entry.get("license", {})
        text = entry.get("expression") or licence.get("id") or licence.get("name") or ""
        text = {"Apache 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "3-Clause BSD License": "BSD-3-Clause",
                "Apache License, Version 2.0": "Apache-2.0", "License :: OSI Approved :: Apache Software License": "Apache-2.0",
                "License :: OSI Approved :: BSD License": "BSD-3-Clause"}.get(text, text)
        # "(MIT OR GPL-2.0)": ours to choose. "A AND B": both hold.
        choices = [c.strip(" ()") for c in text.split(" OR ")]
        allowed = [c for c in choices if all(part.strip(" ()") in ALLOWED for part in c.split(" AND "))]
        found.add(allowed[0] if allowed else text)
    if not found and component["name"] in KNOWN:
        found.add(KNOWN[component["name"]])
    return found


def main(paths: list) -> int:
    bad = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            components = json.load(file).get("components", [])
        if not components:
            bad.append(f"{path}: it names nothing")
        count = collections.Counter()
        for component in components:
            found = licences(component)
            count[", ".join(sorted(found)) or "none"] += 1
            if not found or not all(all(part in ALLOWED for part in text.split(" AND ")) for text in found):
                bad.append(f"{path}: {component['name']} {component.get('version', '')}: {', '.join(sorted(found)) or 'no licence was found'}")
        print(f"{path}: {len(components)} components: " + "; ".join(f"{n} {name}" for name, n in count.most_common()))
    for line in bad:
        print(line)
    if bad:
        print("look at each; add its licence to scripts/check-licences.py if Apache-2.0 can live with it")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
