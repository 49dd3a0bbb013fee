from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import parking_pb2 as _parking_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ParkRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "channel", "timeout_channel", "timeout", "parking_lot", "parking_space")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    PARKING_SPACE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    channel: str
    timeout_channel: str
    timeout: _duration_pb2.Duration
    parking_lot: str
    parking_space: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., channel: _Optional[str] = ..., timeout_channel: _Optional[str] = ..., timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., parking_lot: _Optional[str] = ..., parking_space: _Optional[str] = ...) -> None: ...

class ParkResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class ParkedCallsRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "parking_lot")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    PARKING_LOT_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    parking_lot: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., parking_lot: _Optional[str] = ...) -> None: ...

class ParkedCallsResponse(_message.Message):
    __slots__ = ("reply", "calls")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    calls: _containers.RepeatedCompositeFieldContainer[_parking_pb2.ParkedCall]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., calls: _Optional[_Iterable[_Union[_parking_pb2.ParkedCall, _Mapping]]] = ...) -> None: ...

class ParkinglotsRequest(_message.Message):
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

class ParkinglotsResponse(_message.Message):
    __slots__ = ("reply", "lots")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    lots: _containers.RepeatedCompositeFieldContainer[_parking_pb2.Parkinglot]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., lots: _Optional[_Iterable[_Union[_parking_pb2.Parkinglot, _Mapping]]] = ...) -> None: ...
