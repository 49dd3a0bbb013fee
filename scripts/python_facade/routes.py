"""_routes.py: how the sessions of a script are treated: AgiRoute's fields but its pattern, as
options of a method."""

from .actions import annotation, bare
from .files import DURATION, Imports, plain, wrapped

ROUTE = ".astergate.v1.AgiRoute"
HEAD = '''"""Options of routes. Made by `make gen` from proto/astergate/v1/agi_service.proto."""

from __future__ import annotations

from typing import Any, TypedDict, Union

from . import _values
from ._values import Seconds
{imports}

class RouteOptions(TypedDict, total=False):
    """How the sessions of a script are treated."""

'''
MAKE = '''

def route(pattern: str, options: Any) -> {route}:
    """The route of a pattern with RouteOptions."""
    lengths = {{name: _values.duration(options[name]) for name in {durations} if name in options}}
    return {route}(pattern=pattern, **{{**options, **lengths}})
'''


def routes(files):
    """The module _routes.py."""
    imports = Imports(files)
    fields = [field for field in files.messages[ROUTE].field if field.name != "pattern"]
    options = ""
    for field in fields:
        options += wrapped(plain(files.comments[f"{ROUTE}.{field.name}"]), "    # ")
        options += f"\n    {field.name}: {bare(annotation(files, imports, field)[0])}\n"
    durations = tuple(field.name for field in fields if field.type_name == DURATION)
    make = MAKE.format(route=imports.name(ROUTE), durations=durations)
    return HEAD.format(imports=imports) + options + make
