from astergate.ami.v1 import dahdi_pb2 as _dahdi_pb2
from astergate.ami.v1 import pri_pb2 as _pri_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
