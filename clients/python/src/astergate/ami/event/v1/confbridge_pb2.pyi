from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ConfbridgeList(_message.Message):
    __slots__ = ("conference", "admin", "marked_user", "wait_marked", "end_marked", "end_marked_any", "waiting", "muted", "talking", "answered_time", "channel")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    ADMIN_FIELD_NUMBER: _ClassVar[int]
    MARKED_USER_FIELD_NUMBER: _ClassVar[int]
    WAIT_MARKED_FIELD_NUMBER: _ClassVar[int]
    END_MARKED_FIELD_NUMBER: _ClassVar[int]
    END_MARKED_ANY_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    MUTED_FIELD_NUMBER: _ClassVar[int]
    TALKING_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    conference: str
    admin: bool
    marked_user: bool
    wait_marked: bool
    end_marked: bool
    end_marked_any: bool
    waiting: bool
    muted: bool
    talking: bool
    answered_time: _duration_pb2.Duration
    channel: _snapshot_pb2.ChannelSnapshot
    def __init__(self, conference: _Optional[str] = ..., admin: bool = ..., marked_user: bool = ..., wait_marked: bool = ..., end_marked: bool = ..., end_marked_any: bool = ..., waiting: bool = ..., muted: bool = ..., talking: bool = ..., answered_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ...) -> None: ...

class ConfbridgeListRooms(_message.Message):
    __slots__ = ("conference", "parties", "marked", "locked", "muted")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    PARTIES_FIELD_NUMBER: _ClassVar[int]
    MARKED_FIELD_NUMBER: _ClassVar[int]
    LOCKED_FIELD_NUMBER: _ClassVar[int]
    MUTED_FIELD_NUMBER: _ClassVar[int]
    conference: str
    parties: int
    marked: int
    locked: bool
    muted: bool
    def __init__(self, conference: _Optional[str] = ..., parties: _Optional[int] = ..., marked: _Optional[int] = ..., locked: bool = ..., muted: bool = ...) -> None: ...

class ConfbridgeStart(_message.Message):
    __slots__ = ("conference", "bridge")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class ConfbridgeEnd(_message.Message):
    __slots__ = ("conference", "bridge")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class ConfbridgeRecord(_message.Message):
    __slots__ = ("conference", "bridge")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class ConfbridgeStopRecord(_message.Message):
    __slots__ = ("conference", "bridge")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ...) -> None: ...

class ConfbridgeJoin(_message.Message):
    __slots__ = ("conference", "bridge", "channel", "admin", "muted")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ADMIN_FIELD_NUMBER: _ClassVar[int]
    MUTED_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    channel: _snapshot_pb2.ChannelSnapshot
    admin: bool
    muted: bool
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., admin: bool = ..., muted: bool = ...) -> None: ...

class ConfbridgeLeave(_message.Message):
    __slots__ = ("conference", "bridge", "channel", "admin")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ADMIN_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    channel: _snapshot_pb2.ChannelSnapshot
    admin: bool
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., admin: bool = ...) -> None: ...

class ConfbridgeMute(_message.Message):
    __slots__ = ("conference", "bridge", "channel", "admin")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ADMIN_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    channel: _snapshot_pb2.ChannelSnapshot
    admin: bool
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., admin: bool = ...) -> None: ...

class ConfbridgeUnmute(_message.Message):
    __slots__ = ("conference", "bridge", "channel", "admin")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ADMIN_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    channel: _snapshot_pb2.ChannelSnapshot
    admin: bool
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., admin: bool = ...) -> None: ...

class ConfbridgeTalking(_message.Message):
    __slots__ = ("conference", "bridge", "channel", "admin", "talking_status")
    CONFERENCE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ADMIN_FIELD_NUMBER: _ClassVar[int]
    TALKING_STATUS_FIELD_NUMBER: _ClassVar[int]
    conference: str
    bridge: _snapshot_pb2.BridgeSnapshot
    channel: _snapshot_pb2.ChannelSnapshot
    admin: bool
    talking_status: bool
    def __init__(self, conference: _Optional[str] = ..., bridge: _Optional[_Union[_snapshot_pb2.BridgeSnapshot, _Mapping]] = ..., channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., admin: bool = ..., talking_status: bool = ...) -> None: ...
