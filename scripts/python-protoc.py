#!/usr/bin/env python3
"""A protoc plugin that makes Python stubs with the compiler inside grpcio-tools.

buf cannot run protoc's builtin generators and grpcio's plugin without a protoc of
the right version beside it; grpcio-tools holds all three. Messages (_pb2.py), their
types (_pb2.pyi), services (_pb2_grpc.py) and an __init__.py for each folder come out.
The request is read from standard input and answered on standard output.
"""

import pathlib
import sys
import tempfile

from google.protobuf.compiler import plugin_pb2
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from grpc_tools import protoc


def main() -> int:
    request = plugin_pb2.CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
    response = plugin_pb2.CodeGeneratorResponse()
    response.supported_features = plugin_pb2.CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL
    with tempfile.TemporaryDirectory() as folder:
        files = pathlib.Path(folder, "files.binpb")
        out = pathlib.Path(folder, "out")
        out.mkdir()
        files.write_bytes(FileDescriptorSet(file=request.proto_file).SerializeToString())
        names = list(request.file_to_generate)
        services = [file.name for file in request.proto_file if file.service and file.name in names]
        # main, not `python -m grpc_tools.protoc`: that one adds an -I, which
        # protoc refuses beside --descriptor_set_in.
        for options, chosen in (["--python_out", "--pyi_out"], names), (["--grpc_python_out"], services):
            arguments = ["protoc", f"--descriptor_set_in={files}", *(f"{option}={out}" for option in options)]
            if chosen and protoc.main(arguments + chosen) != 0:
                response.error = "protoc failed: see standard error"
        made = sorted(path for path in out.rglob("*") if path.is_file())
        for path in made:
            response.file.add(name=path.relative_to(out).as_posix(), content=path.read_text(encoding="utf-8"))
        # The facade owns the topmost package; every folder below it is ours.
        folders = {parent for path in made for parent in path.relative_to(out).parents}
        for folder_path in sorted(folders):
            if len(folder_path.parts) > 1:
                response.file.add(name=(folder_path / "__init__.py").as_posix(), content='"""Made by `make gen`."""\n')
    sys.stdout.buffer.write(response.SerializeToString())
    return 0


if __name__ == "__main__":
    sys.exit(main())
