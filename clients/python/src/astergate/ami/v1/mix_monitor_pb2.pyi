from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class MixMonitorDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MIX_MONITOR_DIRECTION_UNSPECIFIED: _ClassVar[MixMonitorDirection]
    MIX_MONITOR_DIRECTION_READ: _ClassVar[MixMonitorDirection]
    MIX_MONITOR_DIRECTION_WRITE: _ClassVar[MixMonitorDirection]
    MIX_MONITOR_DIRECTION_BOTH: _ClassVar[MixMonitorDirection]
MIX_MONITOR_DIRECTION_UNSPECIFIED: MixMonitorDirection
MIX_MONITOR_DIRECTION_READ: MixMonitorDirection
MIX_MONITOR_DIRECTION_WRITE: MixMonitorDirection
MIX_MONITOR_DIRECTION_BOTH: MixMonitorDirection

class MixMonitorRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "channel", "file", "options", "command")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    channel: str
    file: str
    options: str
    command: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., channel: _Optional[str] = ..., file: _Optional[str] = ..., options: _Optional[str] = ..., command: _Optional[str] = ...) -> None: ...

class MixMonitorResponse(_message.Message):
    __slots__ = ("reply", "mix_monitor_id")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    MIX_MONITOR_ID_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    mix_monitor_id: str
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., mix_monitor_id: _Optional[str] = ...) -> None: ...

class StopMixMonitorRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "channel", "mix_monitor_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    MIX_MONITOR_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    channel: str
    mix_monitor_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., channel: _Optional[str] = ..., mix_monitor_id: _Optional[str] = ...) -> None: ...

class StopMixMonitorResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class MixMonitorMuteRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "channel", "direction", "state", "mix_monitor_id")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    MIX_MONITOR_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    channel: str
    direction: MixMonitorDirection
    state: bool
    mix_monitor_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., channel: _Optional[str] = ..., direction: _Optional[_Union[MixMonitorDirection, str]] = ..., state: bool = ..., mix_monitor_id: _Optional[str] = ...) -> None: ...

class MixMonitorMuteResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
