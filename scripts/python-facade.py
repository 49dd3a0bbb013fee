#!/usr/bin/env python3
"""A protoc plugin that writes the part of the Python facade that the proto files tell:
see the modules of python_facade, each of which makes one."""

import sys

from google.protobuf.compiler import plugin_pb2
from python_facade.actions import actions, services
from python_facade.agi import agi_methods
from python_facade.calls import call_methods
from python_facade.errors import errors
from python_facade.events import events
from python_facade.files import Files
from python_facade.routes import routes

MODULES = {
    "_actions.py": actions,
    "_agi_methods.py": agi_methods,
    "_call_methods.py": call_methods,
    "_routes.py": routes,
    "_services.py": services,
    "errors.py": errors,
    "events.py": events,
}


def main() -> int:
    request = plugin_pb2.CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
    response = plugin_pb2.CodeGeneratorResponse()
    response.supported_features = plugin_pb2.CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL
    files = Files(request)
    for name, make in MODULES.items():
        response.file.add(name=f"astergate/{name}", content=make(files))
    sys.stdout.buffer.write(response.SerializeToString())
    return 0


if __name__ == "__main__":
    sys.exit(main())
