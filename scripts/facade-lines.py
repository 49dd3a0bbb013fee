#!/usr/bin/env python3
"""Counts the hand-written code of the two facades and fails at BOUND lines a language, and at
TESTING lines for what tests of handlers run on.

    scripts/facade-lines.py [-v]

What counts is what a reader has to understand: not lines that are empty, comments or
docstrings, not imports, and not lines that hold nothing but brackets. The plain count of
lines without comments is printed beside it. What `make gen` makes (GENERATED in the
Makefile) is not counted.
"""

import ast
import pathlib
import re
import subprocess
import sys

BOUND, TESTING = 850, 150
ROOT = pathlib.Path(__file__).resolve().parents[1]
FACADES = {"python": ("clients/python/src/astergate", ".py"), "typescript": ("clients/ts/src", ".ts")}


def python_code(text):
    """The lines that are neither empty nor comments nor docstrings, and those of them that are imports."""
    doc, imports = set(), set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            imports.update(range(node.lineno, node.end_lineno + 1))
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            doc.update(range(first.lineno, first.end_lineno + 1))
    lines = enumerate(text.splitlines(), 1)
    code = [(number, line) for number, line in lines if number not in doc and not re.match(r"\s*(#|$)", line)]
    return [line for _, line in code], [line for number, line in code if number in imports]


def typescript_code(text):
    code = [line for line in text.splitlines() if not re.match(r"\s*(//|/?\*|$)", line)]
    return code, [line for line in code if re.match(r"import |export .* from ", line)]


def generated():
    """The paths that the Makefile removes before it makes them."""
    makefile = (ROOT / "Makefile").read_text()
    return tuple(re.search(r"^GENERATED := ((?:.*\\\n)*.*)", makefile, re.M).group(1).replace("\\\n", " ").split())


def main():
    failed = False
    for language, (folder, ending) in FACADES.items():
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", folder]
        names = subprocess.run(listed, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        total = plain = testing = 0
        for name in sorted(set(names)):
            if not name.endswith(ending) or name.startswith(generated()) or not (ROOT / name).exists():
                continue
            code, imports = (python_code if ending == ".py" else typescript_code)((ROOT / name).read_text())
            brackets = [line for line in code if not re.search(r"\w", line)]
            count = len(code) - len(imports) - len(brackets)
            if pathlib.Path(name).stem == "testing":
                testing += count
            else:
                total, plain = total + count, plain + len(code)
            if "-v" in sys.argv:
                print(f"  {count:4} {name}")
        print(f"{language}: {total} hand-written lines of code in the facade ({plain} with imports and brackets), {testing} for tests")
        if total >= BOUND or testing >= TESTING:
            print(f"{language}: that is {BOUND}, or {TESTING} for tests, or more: let the generator make what descriptors can tell", file=sys.stderr)
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main())
