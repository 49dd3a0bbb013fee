from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import state_pb2 as _state_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DeviceStateListRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ...) -> None: ...

class DeviceStateListResponse(_message.Message):
    __slots__ = ("reply", "devices")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    DEVICES_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    devices: _containers.RepeatedCompositeFieldContainer[_state_pb2.DeviceStateChange]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., devices: _Optional[_Iterable[_Union[_state_pb2.DeviceStateChange, _Mapping]]] = ...) -> None: ...
