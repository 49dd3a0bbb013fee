#!/usr/bin/env python3
"""Holds SECURITY.md against the code: every test and fuzz target that it names is
there, every fuzz target is named, and so is every file and make target."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main() -> int:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    there = set()
    for folder in ("engine", "server", "bench"):
        for path in (ROOT / folder).rglob("*_test.go"):
            there |= set(re.findall(r"^func ((?:Test|Fuzz)\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`((?:Test|Fuzz)\w+)`", text))
    problems = [f"SECURITY.md names {name}, which is no test" for name in sorted(named - there)]
    problems += [f"SECURITY.md does not name {name}" for name in sorted(there - named) if name.startswith("Fuzz")]
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    problems += [f"SECURITY.md names 'make {name}', which is no target" for name in sorted(set(re.findall(r"`make ([\w-]+)", text)) - targets)]
    files = set(re.findall(r"\]\(([^)#]+)\)", text)) | set(re.findall(r"`(scripts/[\w.-]+)", text))
    problems += [f"SECURITY.md names {name}, which is not there" for name in sorted(files) if "://" not in name and not (ROOT / name).exists()]
    if len(named) < 40:
        problems.append(f"SECURITY.md names {len(named)} tests: has its form changed?")
    print("\n".join(problems) or f"SECURITY.md: {len(named)} tests, all there")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
