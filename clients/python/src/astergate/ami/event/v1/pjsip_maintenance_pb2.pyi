from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PJSIPMaintenanceStatus(_message.Message):
    __slots__ = ("endpoint", "status")
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    endpoint: str
    status: _sets_pb2.Enablement
    def __init__(self, endpoint: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.Enablement, str]] = ...) -> None: ...
