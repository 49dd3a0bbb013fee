#!/usr/bin/env python3
"""Counts the hand-written code of the two facades and fails at BOUND lines a language.

A line of code is one that is not empty, not a comment and not part of a docstring. What
`make gen` makes (see GENERATED in the Makefile) is not counted.

    scripts/facade-lines.py [-v]
"""

import ast
import io
import pathlib
import re
import subprocess
import sys
import tokenize

BOUND = 600
ROOT = pathlib.Path(__file__).resolve().parents[1]
FACADES = {"python": ("clients/python/src/astergate", ".py"), "typescript": ("clients/ts/src", ".ts")}
NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def python_lines(text):
    """The numbers of the lines that hold code."""
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(text)):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            if isinstance(body[0].value.value, str):
                lines.difference_update(range(body[0].lineno, body[0].end_lineno + 1))
    return len(lines)


def typescript_lines(text):
    return sum(not re.match(r"\s*(//|/?\*|$)", line) for line in text.splitlines())


def generated():
    """The paths that the Makefile removes before it makes them."""
    makefile = (ROOT / "Makefile").read_text()
    return re.search(r"^GENERATED := ((?:.*\\\n)*.*)", makefile, re.M).group(1).replace("\\\n", " ").split()


def main():
    failed = False
    for language, (folder, ending) in FACADES.items():
        count = typescript_lines if ending == ".ts" else python_lines
        files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", folder], cwd=ROOT, check=True, capture_output=True, text=True)
        lines = {
            name: count((ROOT / name).read_text())
            for name in sorted(files.stdout.splitlines())
            if name.endswith(ending) and (ROOT / name).exists() and not name.startswith(tuple(generated()))
        }
        # The packages of the generated modules have an empty __init__.py each.
        lines = {name: number for name, number in lines.items() if number}
        if "-v" in sys.argv:
            for name, number in lines.items():
                print(f"  {number:4} {name}")
        total = sum(lines.values())
        print(f"{language}: {total} hand-written lines of code in the facade")
        if total >= BOUND:
            print(f"{language}: that is {BOUND} or more: let the generator make what descriptors can tell", file=sys.stderr)
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main())
