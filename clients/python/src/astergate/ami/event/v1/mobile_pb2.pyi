from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MobileState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MOBILE_STATE_UNSPECIFIED: _ClassVar[MobileState]
    MOBILE_STATE_CONNECTED: _ClassVar[MobileState]
    MOBILE_STATE_DISCONNECTED: _ClassVar[MobileState]
MOBILE_STATE_UNSPECIFIED: MobileState
MOBILE_STATE_CONNECTED: MobileState
MOBILE_STATE_DISCONNECTED: MobileState

class MobileStatus(_message.Message):
    __slots__ = ("status", "device")
    STATUS_FIELD_NUMBER: _ClassVar[int]
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    status: MobileState
    device: str
    def __init__(self, status: _Optional[_Union[MobileState, str]] = ..., device: _Optional[str] = ...) -> None: ...
