from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class FullyBooted(_message.Message):
    __slots__ = ("status", "uptime", "last_reload")
    STATUS_FIELD_NUMBER: _ClassVar[int]
    UPTIME_FIELD_NUMBER: _ClassVar[int]
    LAST_RELOAD_FIELD_NUMBER: _ClassVar[int]
    status: str
    uptime: _duration_pb2.Duration
    last_reload: _duration_pb2.Duration
    def __init__(self, status: _Optional[str] = ..., uptime: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., last_reload: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class UserEvent(_message.Message):
    __slots__ = ("channel", "user_event", "action_id")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    USER_EVENT_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    user_event: str
    action_id: str
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., user_event: _Optional[str] = ..., action_id: _Optional[str] = ...) -> None: ...
