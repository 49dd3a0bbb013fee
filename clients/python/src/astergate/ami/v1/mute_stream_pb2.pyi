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

class MuteDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MUTE_DIRECTION_UNSPECIFIED: _ClassVar[MuteDirection]
    MUTE_DIRECTION_IN: _ClassVar[MuteDirection]
    MUTE_DIRECTION_OUT: _ClassVar[MuteDirection]
    MUTE_DIRECTION_ALL: _ClassVar[MuteDirection]
MUTE_DIRECTION_UNSPECIFIED: MuteDirection
MUTE_DIRECTION_IN: MuteDirection
MUTE_DIRECTION_OUT: MuteDirection
MUTE_DIRECTION_ALL: MuteDirection

class MuteAudioRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "channel", "direction", "state")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    channel: str
    direction: MuteDirection
    state: bool
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., channel: _Optional[str] = ..., direction: _Optional[_Union[MuteDirection, str]] = ..., state: bool = ...) -> None: ...

class MuteAudioResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
