from astergate.ami.event.v1 import dahdi_list_pb2 as _dahdi_list_pb2
from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PRIDebugLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRI_DEBUG_LEVEL_UNSPECIFIED: _ClassVar[PRIDebugLevel]
    PRI_DEBUG_LEVEL_OFF: _ClassVar[PRIDebugLevel]
    PRI_DEBUG_LEVEL_ON: _ClassVar[PRIDebugLevel]
    PRI_DEBUG_LEVEL_HEX: _ClassVar[PRIDebugLevel]
    PRI_DEBUG_LEVEL_INTENSE: _ClassVar[PRIDebugLevel]
PRI_DEBUG_LEVEL_UNSPECIFIED: PRIDebugLevel
PRI_DEBUG_LEVEL_OFF: PRIDebugLevel
PRI_DEBUG_LEVEL_ON: PRIDebugLevel
PRI_DEBUG_LEVEL_HEX: PRIDebugLevel
PRI_DEBUG_LEVEL_INTENSE: PRIDebugLevel

class PRIDebugSetRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "span", "level")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    span: int
    level: PRIDebugLevel
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., span: _Optional[int] = ..., level: _Optional[_Union[PRIDebugLevel, str]] = ...) -> None: ...

class PRIDebugSetResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class PRIDebugFileSetRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "file")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    file: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., file: _Optional[str] = ...) -> None: ...

class PRIDebugFileSetResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class PRIDebugFileUnsetRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ...) -> None: ...

class PRIDebugFileUnsetResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class PRIShowSpansRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "span")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    span: int
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., span: _Optional[int] = ...) -> None: ...

class PRIShowSpansResponse(_message.Message):
    __slots__ = ("reply", "d_channels")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    D_CHANNELS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    d_channels: _containers.RepeatedCompositeFieldContainer[_dahdi_list_pb2.PRIShowSpans]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., d_channels: _Optional[_Iterable[_Union[_dahdi_list_pb2.PRIShowSpans, _Mapping]]] = ...) -> None: ...
